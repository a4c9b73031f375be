// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Statements;

/// <summary>Two renditions beside each other, aligned by paragraph.</summary>
public sealed record SideBySideView
{
    public required string Slug { get; init; }

    /// <summary>All renditions, for the two choices.</summary>
    public required IReadOnlyList<RenditionView> Renditions { get; init; }

    public required RenditionView First { get; init; }
    public required RenditionView Second { get; init; }
    public required IReadOnlyList<PairView> Rows { get; init; }
}

/// <summary>What stands side by side; either side may be empty where a rendition lacks the paragraph.</summary>
public sealed record PairView(int? Paragraph, IReadOnlyList<BlockView> First, IReadOnlyList<BlockView> Second);
