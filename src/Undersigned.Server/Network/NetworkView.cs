// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Network;

/// <summary>Who signs with whom.</summary>
public sealed record NetworkView
{
    public required int Bodies { get; init; }
    public required int Statements { get; init; }

    /// <summary>How many are drawn: those under the most statements.</summary>
    public required int Shown { get; init; }

    public required IReadOnlyList<FilterView> Filters { get; init; }
    public required IReadOnlyList<NetworkNode> Nodes { get; init; }
    public required IReadOnlyList<NetworkLine> Lines { get; init; }

    /// <summary>The rows of the matrix, in its order.</summary>
    public required IReadOnlyList<(string Slug, string Name, string Label)> Rows { get; init; }

    /// <summary>The cells as paths, the lightest shade first.</summary>
    public required IReadOnlyList<string> Shades { get; init; }

    /// <summary>Those that sign together most.</summary>
    public required IReadOnlyList<TieView> Ties { get; init; }

    /// <summary>The query string that narrows, with its question mark; empty where nothing is.</summary>
    public required string Query { get; init; }
}

/// <summary>Two organisations that sign together.</summary>
// Percent: Of the statements that either stands under, those that both do.
public sealed record TieView(string OneSlug, string One, string OtherSlug, string Other, int Together, int Percent);

/// <summary>Two organisations: what both stand under, and what one of them alone.</summary>
public sealed record NetworkPairView
{
    public required string OneSlug { get; init; }
    public required string One { get; init; }
    public required string OtherSlug { get; init; }
    public required string Other { get; init; }
    public required int OneAlone { get; init; }
    public required int OtherAlone { get; init; }
    public required int Together { get; init; }
    public required int Percent { get; init; }

    /// <summary>Every year between the first and the last of either.</summary>
    public required IReadOnlyList<NetworkYear> Years { get; init; }

    /// <summary>The statements that both stand under, newest first.</summary>
    public required IReadOnlyList<StatementItem> Statements { get; init; }
}

/// <summary>A year of two organisations.</summary>
public sealed record NetworkYear(int Year, int OneAlone, int Together, int OtherAlone);
