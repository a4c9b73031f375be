// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Home;

public sealed record HomeView
{
    public required IReadOnlyList<StatementItem> Latest { get; init; }

    /// <summary>Open for endorsement, those that are among the latest left out.</summary>
    public IReadOnlyList<StatementItem> OpenNow { get; init; } = [];

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<YearCount> Years { get; init; }

    public required int Total { get; init; }
    public IReadOnlyList<FilterView> Filters { get; init; } = [];
}

public sealed record YearCount(int Year, int Count);
