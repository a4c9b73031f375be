// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Statements;

/// <summary>A numbered paragraph with what belongs to it (items, quotes), or what stands between numbered paragraphs (headings).</summary>
internal sealed record TextRow(int? Paragraph, IReadOnlyList<BlockView> Blocks)
{
    public static List<TextRow> Split(IReadOnlyList<BlockView> blocks)
    {
        var rows = new List<TextRow>();
        List<BlockView>? current = null;
        foreach (var block in blocks)
        {
            var starts = block.Paragraph is not null || block.Kind is BlockKind.Heading or BlockKind.Subtitle || current is null;
            if (starts)
                rows.Add(new TextRow(block.Paragraph, current = []));
            current!.Add(block);
            if (block.Kind is BlockKind.Heading or BlockKind.Subtitle)
                current = null;
        }
        return rows;
    }

    /// <summary>Pairs two renditions: a paragraph with that of the same number, and what stands before it with what stands before the other.</summary>
    public static List<PairView> Align(IReadOnlyList<BlockView> first, IReadOnlyList<BlockView> second)
    {
        var one = Sections(first);
        var two = Sections(second);
        var pairs = new List<PairView>();
        foreach (var number in one.Keys.Union(two.Keys).Order())
        {
            var (beforeOne, rowOne) = one.GetValueOrDefault(number, ([], []));
            var (beforeTwo, rowTwo) = two.GetValueOrDefault(number, ([], []));
            if (beforeOne.Count + beforeTwo.Count > 0)
                pairs.Add(new PairView(null, beforeOne, beforeTwo));
            if (rowOne.Count + rowTwo.Count > 0)
                pairs.Add(new PairView(number, rowOne, rowTwo));
        }
        return pairs;
    }

    /// <summary>By paragraph number: the unnumbered blocks before it, and its own. What follows the last number has the greatest key.</summary>
    private static Dictionary<int, (List<BlockView> Before, IReadOnlyList<BlockView> Own)> Sections(IReadOnlyList<BlockView> blocks)
    {
        var sections = new Dictionary<int, (List<BlockView>, IReadOnlyList<BlockView>)>();
        List<BlockView> before = [];
        foreach (var row in Split(blocks))
        {
            if (row.Paragraph is not { } number)
            {
                before.AddRange(row.Blocks);
                continue;
            }
            sections.TryAdd(number, (before, row.Blocks));
            before = [];
        }
        if (before.Count > 0)
            sections.Add(int.MaxValue, (before, []));
        return sections;
    }
}
