// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Organisations;

public sealed record OrganisationListView
{
    /// <summary>In the order of the reader's language; those of a country together.</summary>
    public required IReadOnlyList<OrganisationItem> Items { get; init; }

    public required int Total { get; init; }
    public string? Query { get; init; }
    public IReadOnlyList<FilterView> Filters { get; init; } = [];

    /// <summary>Query string of the next page, with its question mark; null on the last.</summary>
    public string? Next { get; init; }

    public IReadOnlyList<OrganisationItem> Near { get; init; } = [];
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

// Endorsements: How many statements it stands under.
public sealed record OrganisationItem(string Slug, string Name, string? Language, string? Country, string? Place, int Endorsements, bool Member = false, string? Qualifier = null);
