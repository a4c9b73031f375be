// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Alignment;

namespace Undersigned.Documents;

/// <summary>Finds which blocks of renditions say the same. Pure and quick: an editor may call it after every change.</summary>
public static class RenditionAlignment
{
    /// <summary>
    /// Aligns renditions, as read or as edited since: by the length of their blocks, figures, names and kinds. A block has one counterpart, several that
    /// follow one another, or none; rows never cross, and every block stands in exactly one.
    /// </summary>
    /// <param name="renditions">The text in each language. The ids of their blocks need only differ from one another.</param>
    /// <returns>Rows of one list of block ids a rendition, in the order of the renditions; none when fewer than two have any blocks.</returns>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Of(IReadOnlyList<Rendition> renditions) => Of(renditions, [], CancellationToken.None);

    /// <summary>As <see cref="Of(IReadOnlyList{Rendition})"/>, with pairs that somebody has set: what stands between two of them is aligned by itself.</summary>
    /// <param name="renditions">The text in each language.</param>
    /// <param name="pairs">Ids of a block of the first rendition that has any, and of one of another. A pair that would cross an earlier one in the list is left out.</param>
    /// <returns>Rows, as without pairs.</returns>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Of(IReadOnlyList<Rendition> renditions, IReadOnlyList<(string First, string Other)> pairs) => Of(renditions, pairs, CancellationToken.None);

    internal static IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Of(IReadOnlyList<Rendition> renditions, IReadOnlyList<(string First, string Other)> pairs, CancellationToken limit)
    {
        ArgumentNullException.ThrowIfNull(renditions);
        ArgumentNullException.ThrowIfNull(pairs);
        if (renditions.Count(one => one.Blocks.Count > 0) < 2) return [];
        // The first that has a text is compared with every other one.
        var first = 0;
        while (renditions[first].Blocks.Count == 0) first++;
        var blocks = renditions.Select(one => one.Blocks.Select(block => AlignedBlock.Of(block.Text, block.Kind)).ToList()).ToList();
        var others = Enumerable.Range(0, renditions.Count).Where(k => k != first).ToList();
        var rows = RowMerger.Merge(blocks[first].Count, [.. others.Select(k => PinnedPairs.Align(blocks[first], blocks[k], Pins(renditions[first], renditions[k], pairs), limit))]);
        return [.. rows.Select(row => (IReadOnlyList<IReadOnlyList<string>>)[.. Enumerable.Range(0, renditions.Count).Select(k => Ids(renditions[k], row[k == first ? 0 : others.IndexOf(k) + 1]))])];
    }

    private static List<(int A, int B)> Pins(Rendition first, Rendition other, IReadOnlyList<(string First, string Other)> pairs)
    {
        if (pairs.Count == 0) return [];
        var (a, b) = (Numbers(first), Numbers(other));
        return [.. pairs.Where(pair => a.ContainsKey(pair.First) && b.ContainsKey(pair.Other)).Select(pair => (a[pair.First], b[pair.Other]))];
    }

    private static Dictionary<string, int> Numbers(Rendition rendition)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rendition.Blocks.Count; i++) numbers[rendition.Blocks[i].Id] = i;
        return numbers;
    }

    private static IReadOnlyList<string> Ids(Rendition rendition, List<int> part) => [.. part.Select(i => rendition.Blocks[i].Id)];
}
