// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Statements;

/// <summary>A list of signatories under its heading.</summary>
public sealed record GroupView
{
    public required string Id { get; init; }

    /// <summary>initiators, members, others, individuals or unknown.</summary>
    public required string Role { get; init; }

    /// <summary>The words of the source; null for the interface's own word for the role.</summary>
    public string? Heading { get; init; }

    public string? HeadingLanguage { get; init; }

    /// <summary>All who stand in the group now, named or not.</summary>
    public required int Count { get; init; }

    /// <summary>Of those, counted without their names, as they asked.</summary>
    public int Unnamed { get; init; }

    /// <summary>Under headings of countries rather than one after another; signatories of a country stand together then.</summary>
    public bool ByCountry { get; init; } = true;

    /// <summary>The names on this page of the list, in the order to be shown.</summary>
    public required IReadOnlyList<SignatoryView> Signatories { get; init; }
}

/// <summary>Which names of all groups together are on this page.</summary>
// Current: From 1; the page without `?names=` is 1.
// All: Everything on one page: `?names=all`, the version to print.
public sealed record NamesPage(int Current, int Last, bool All = false)
{
    /// <summary>How many names one page holds: a list of 5,000 stays under 150 KB compressed.</summary>
    public const int Size = 500;
}
