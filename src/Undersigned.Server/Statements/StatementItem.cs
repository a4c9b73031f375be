// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Statements;

/// <summary>A statement as a line of a list.</summary>
public sealed record StatementItem
{
    public required string Slug { get; init; }

    /// <summary>In the reader's language where there is a rendition in it, else the first of the statement's own.</summary>
    public required string Title { get; init; }

    public required string TitleLanguage { get; init; }

    /// <summary>Tags of all renditions, in their order.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public DateView? Published { get; init; }
    public required PositionView Position { get; init; }

    /// <summary>Signatories by the role of their group, roles without any left out.</summary>
    public IReadOnlyList<RoleCount> Counts { get; init; } = [];
}

// Role: initiators, members, others, individuals or unknown.
public sealed record RoleCount(string Role, int Count);
