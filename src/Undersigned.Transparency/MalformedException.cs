// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Transparency;

/// <summary>
/// Thrown by the <c>Parse</c> methods when bytes do not have the form that they should. Where such bytes are an everyday event, the
/// <c>TryParse</c> methods return the same <see cref="Transparency.Malformation"/> instead. What is well formed but does not
/// verify is never reported so: it is a verdict (<see cref="NoteVerdict"/>, <see cref="ProofVerdict"/>).
/// </summary>
public sealed class MalformedException : FormatException
{
    /// <summary>Makes the exception for one problem found.</summary>
    /// <param name="malformation">What is wrong, and where.</param>
    public MalformedException(Malformation malformation)
        : base((malformation ?? throw new ArgumentNullException(nameof(malformation))).ToString()) => Malformation = malformation;

    /// <summary>What is wrong, and where.</summary>
    public Malformation Malformation { get; }
}
