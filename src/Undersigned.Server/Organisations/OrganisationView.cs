// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Statements;

namespace Undersigned.Server.Organisations;

public sealed record OrganisationView
{
    public required string Slug { get; init; }

    /// <summary>The name to head the page with.</summary>
    public required NameView Name { get; init; }

    /// <summary>All other names.</summary>
    public IReadOnlyList<NameView> OtherNames { get; init; } = [];

    public string? Country { get; init; }
    public string? Place { get; init; }

    /// <summary>What tells it from another body of the same name.</summary>
    public string? Qualifier { get; init; }

    public IReadOnlyList<MembershipView> Memberships { get; init; } = [];
    public IReadOnlyList<SuccessionView> Successions { get; init; } = [];

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<EndorsedView> Endorsed { get; init; }

    public int EndorsedTotal { get; init; }

    /// <summary>Query string of the next page of endorsements, with its question mark; null on the last.</summary>
    public string? Next { get; init; }

    /// <summary>The bodies that most often signed the same statements.</summary>
    public IReadOnlyList<CompanionView> With { get; init; } = [];
}

// Kind: official, short, abbreviation, former or misspelt.
public sealed record NameView(string Name, string? Language, string Kind = "official");

// Body: What it is a member of; null for the network itself.
public sealed record MembershipView(string? Body, DateOnly? From, DateOnly? Until);

// Kind: renamed-from, renamed-to, merged-from, merged-into, split-from or split-into.
// ClaimedBy: Whose claim it is, where it is one.
public sealed record SuccessionView(string Kind, string Name, string? Language, string? Slug, DateOnly? Day, string? ClaimedBy);

public sealed record EndorsedView(StatementItem Statement, DateOnly? Day, EvidenceMark Evidence, bool Withdrawn = false);

public sealed record CompanionView(string Slug, string Name, string? Language, string? Country, int Count);
