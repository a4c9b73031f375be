// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching.Index;

/// <summary>An organisation as the index holds it.</summary>
/// <param name="Organisation">As it was added.</param>
/// <param name="FirstName">Its first name in the table of names.</param>
/// <param name="Names">How many names there, one after another.</param>
/// <param name="Town">The number of its town's name, or -1.</param>
internal readonly record struct Body(Organisation Organisation, int FirstName, int Names, int Town)
{
    /// <summary>Whether it was taken out: its names stay in the table, and nothing finds them.</summary>
    public bool IsGone => Organisation.Names.Count == 0;

    /// <summary>In how many languages it has names, as a logarithm.</summary>
    public float Languages { get; } = MathF.Log(1 + Organisation.Names.Select(name => name.Language).Distinct().Count());
}
