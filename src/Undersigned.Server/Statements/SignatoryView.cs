// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Statements;

/// <summary>A name under a statement.</summary>
public sealed record SignatoryView
{
    public required string Name { get; init; }

    /// <summary>The language of the name, where known: it chooses the letterforms and the voice of a screen reader.</summary>
    public string? Language { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string? Country { get; init; }

    /// <summary>The network's own label of a place without a code; used when <see cref="Country"/> is null.</summary>
    public string? Place { get; init; }

    /// <summary>Null for people, and for bodies that the registry does not know.</summary>
    public string? OrganisationSlug { get; init; }

    public string? Affiliation { get; init; }
    public required EvidenceMark Evidence { get; init; }

    /// <summary>For <c>reported</c>: what says so, such as “the printed list of 1 April 2026”.</summary>
    public string? Source { get; init; }

    public DateOnly? Day { get; init; }

    /// <summary>Endorsed after the statement was published.</summary>
    public bool Late { get; init; }

    public ReservationView? Reservation { get; init; }
    public bool AdReferendum { get; init; }

    /// <summary>A person who signs for themselves, the affiliation being for identification only.</summary>
    public bool Personal { get; init; }

    /// <summary>The other names that this body stands under in the same statement, where bodies were merged that had both signed.</summary>
    public IReadOnlyList<string> AlsoAs { get; init; } = [];

    /// <summary>The entry in the log.</summary>
    public long? Index { get; init; }
}

// Text: The exact words.
public sealed record ReservationView(string Text, string? Language, int? Paragraph, DateOnly? Day, long? Index = null);
