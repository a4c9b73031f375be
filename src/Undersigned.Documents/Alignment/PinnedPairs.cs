// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Alignment;

/// <summary>Aligns two texts of which somebody has paired some blocks: the pairs stand, and what lies between two of them is aligned by itself.</summary>
internal static class PinnedPairs
{
    /// <param name="pins">Indices of blocks that belong together, the one that counts most first.</param>
    public static List<(List<int> A, List<int> B)> Align(IReadOnlyList<AlignedBlock> a, IReadOnlyList<AlignedBlock> b, IReadOnlyList<(int A, int B)> pins, CancellationToken limit = default)
    {
        if (pins.Count == 0) return Aligner.Pair(a, b, limit);
        var rows = new List<(List<int> A, List<int> B)>();
        var (i, j) = (0, 0);
        foreach (var (x, y) in Rows(Kept(pins)))
        {
            Between(a, b, i, x[0], j, y[0], rows, limit);
            rows.Add((x, y));
            (i, j) = (x[^1] + 1, y[^1] + 1);
        }
        Between(a, b, i, a.Count, j, b.Count, rows, limit);
        return rows;
    }

    // Those that cross none before them, in the order of the texts.
    private static List<(int A, int B)> Kept(IReadOnlyList<(int A, int B)> pins)
    {
        var kept = new List<(int A, int B)>();
        foreach (var pin in pins) if (kept.TrueForAll(other => (long)(pin.A - other.A) * (pin.B - other.B) >= 0)) kept.Add(pin);
        kept.Sort();
        return kept;
    }

    // Pairs that share a block are one row, with every block that lies between.
    private static List<(List<int> A, List<int> B)> Rows(List<(int A, int B)> pins)
    {
        var rows = new List<(int FromA, int ToA, int FromB, int ToB)>();
        foreach (var (x, y) in pins)
        {
            if (rows.Count > 0 && rows[^1] is var last && (x <= last.ToA || y <= last.ToB)) rows[^1] = (last.FromA, Math.Max(last.ToA, x), last.FromB, Math.Max(last.ToB, y));
            else rows.Add((x, x, y, y));
        }
        return rows.ConvertAll(row => (Numbers(row.FromA, row.ToA + 1), Numbers(row.FromB, row.ToB + 1)));
    }

    private static void Between(IReadOnlyList<AlignedBlock> a, IReadOnlyList<AlignedBlock> b, int fromA, int toA, int fromB, int toB, List<(List<int> A, List<int> B)> rows, CancellationToken limit)
    {
        // What only one of the two has stands in rows of its own.
        if (fromA == toA || fromB == toB)
        {
            rows.AddRange(Numbers(fromA, toA).Select(n => (new List<int> { n }, new List<int>())));
            rows.AddRange(Numbers(fromB, toB).Select(n => (new List<int>(), new List<int> { n })));
            return;
        }
        foreach (var (x, y) in Aligner.Pair([.. Numbers(fromA, toA).Select(n => a[n])], [.. Numbers(fromB, toB).Select(n => b[n])], limit)) rows.Add((x.ConvertAll(n => n + fromA), y.ConvertAll(n => n + fromB)));
    }

    private static List<int> Numbers(int from, int to) => [.. Enumerable.Range(from, to - from)];
}
