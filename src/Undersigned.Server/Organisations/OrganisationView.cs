// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Organisations;

public sealed record OrganisationView
{
    /// <summary>Its ULID.</summary>
    public required string Id { get; init; }

    public required string Slug { get; init; }

    /// <summary>The name to head the page with.</summary>
    public required NameView Name { get; init; }

    /// <summary>All other names.</summary>
    public IReadOnlyList<NameView> OtherNames { get; init; } = [];

    public string? Country { get; init; }

    /// <summary>It is of no one country.</summary>
    public bool International { get; init; }

    public string? Region { get; init; }

    /// <summary>What tells it from another body of the same name.</summary>
    public string? Qualifier { get; init; }

    /// <summary>In ASCII.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>By scheme, in the order of the schemes.</summary>
    public IReadOnlyList<(string Scheme, string Value)> Identifiers { get; init; } = [];

    public IReadOnlyList<MembershipView> Memberships { get; init; } = [];

    /// <summary>What happened to it, the oldest first; what has no date last.</summary>
    public IReadOnlyList<TimelineItem> Timeline { get; init; } = [];

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<EndorsedView> Endorsed { get; init; }

    public int EndorsedTotal { get; init; }

    /// <summary>Query string of the next page of endorsements, with its question mark; null on the last.</summary>
    public string? Next { get; init; }

    /// <summary>The bodies that most often signed the same statements.</summary>
    public IReadOnlyList<CompanionView> With { get; init; } = [];
}

// Kind: official, short, abbreviation, former or misspelt.
// Until: Until when it was used.
public sealed record NameView(string Name, string? Language, string Kind = "official", DateView? Until = null);

// Body: What it is a member of; null for the network itself.
public sealed record MembershipView(string? Body, DateOnly? From, DateOnly? Until);

/// <summary>One line of an organisation's timeline: a sentence <c>timeline.…</c> with whom or what it names.</summary>
// Link: Null where what is named has no page.
// ClaimedBy: Whose claim it is, where it is one.
public sealed record TimelineItem(string Key, DateView? Date, string? Name = null, string? Language = null, string? Link = null, string? ClaimedBy = null);

public sealed record EndorsedView(StatementItem Statement, DateOnly? Day, EvidenceMark Evidence, bool Withdrawn = false);

public sealed record CompanionView(string Slug, string Name, string? Language, string? Country, int Count);
