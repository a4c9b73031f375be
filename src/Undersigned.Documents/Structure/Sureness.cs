// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Structure;

/// <summary>
/// How sure the reader is of what it read, by how it came to it: the share of the answers it came to in that way which were right in documents
/// it had not been tuned on, as docs/intake.md has them.
/// </summary>
internal static class Sureness
{
    /// <summary>Said in so many words: a label and its value, a line that is a kind, a date on a line of its own.</summary>
    public const double Stated = 0.98;

    /// <summary>Told by its place and its words together.</summary>
    public const double Told = 0.95;

    /// <summary>Told by its place.</summary>
    public const double Placed = 0.9;

    /// <summary>Put together from what stands elsewhere, or one of several readings.</summary>
    public const double Inferred = 0.8;

    /// <summary>One of two readings, the other nearly as good: a person should choose.</summary>
    public const double Doubtful = 0.6;
}
