// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Statements;

/// <summary>The list of statements, narrowed and searched.</summary>
public sealed record StatementListView
{
    public required IReadOnlyList<StatementItem> Items { get; init; }
    public required int Total { get; init; }
    public string? Query { get; init; }

    /// <summary>country, language, kind, organisation, group, year, open: those that apply, in the order to be shown.</summary>
    public IReadOnlyList<FilterView> Filters { get; init; } = [];

    /// <summary>The query string of the next page, with its question mark; null on the last.</summary>
    public string? Next { get; init; }

    /// <summary>Where nothing was found: what was perhaps meant.</summary>
    public IReadOnlyList<StatementItem> Near { get; init; } = [];

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
