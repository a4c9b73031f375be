// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Serialization;

namespace Undersigned.Documents;

/// <summary>One list of signatories under one heading.</summary>
public sealed record SignatoryGroup
{
    /// <summary>The heading as printed, without a closing colon; null for a list without one.</summary>
    public required string? Heading { get; init; }

    /// <summary>The role that the heading gives them.</summary>
    public required GroupRole Role { get; init; }

    /// <summary>The signatories in the order printed; one that stands twice is here twice.</summary>
    public required IReadOnlyList<Signatory> Signatories { get; init; }
}

/// <summary>One signatory, as printed.</summary>
public sealed record Signatory
{
    /// <summary>The name without number, bullet, country suffix, bracketed abbreviation or note. Spelling is never corrected.</summary>
    public required string Name { get; init; }

    /// <summary>Organisation or person.</summary>
    public required SignatoryKind Kind { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code when the name, its suffix or a heading over it says it; else null.</summary>
    public required string? Country { get; init; }

    /// <summary>The bracketed abbreviation after the name; else null.</summary>
    public required string? Abbreviation { get; init; }

    /// <summary>A person's title and organisation, as printed after the name; else null.</summary>
    public required string? Affiliation { get; init; }

    /// <summary>A reservation, a footnote, a capacity, a date of signing; else null.</summary>
    public required string? Note { get; init; }

    /// <summary>Where the name starts in the source's decoded text, in UTF-16 code units; null where the format has no such text.</summary>
    public required int? From { get; init; }

    /// <summary>Where the name ends, exclusive, in UTF-16 code units; null where the format has no such text.</summary>
    public required int? To { get; init; }

    /// <summary>Index in <see cref="ReadStatement.Source"/>; null when there is one file only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? File { get; init; }
}
