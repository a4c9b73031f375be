// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Alignment;

/// <summary>
/// Aligns the blocks of renditions by dynamic programming over 1–1, 1–2, 2–1, 2–2, 1–0 and 0–1 (Gale and Church 1993, on blocks in place of sentences),
/// by length and by what passes from language to language: figures, names, kind of block. Rows never cross.
/// </summary>
internal static class Aligner
{
    private const int Band = 60; // blocks that a counterpart may be away from its share of the way, so that long texts stay linear
    private const int Cells = 2_000_000; // compared at most: of very long texts the band is narrower
    private const int Narrowest = 8;
    private const double Impossible = double.PositiveInfinity;

    private static readonly (int A, int B, double Cost)[] Steps = [(1, 1, 0), (1, 2, 2.3), (2, 1, 2.3), (1, 0, 4.5), (0, 1, 4.5), (1, 3, 4.2), (3, 1, 4.2)];

    /// <summary>Rows of block indices: for each the blocks of the first text and of the second; one of the two may be empty.</summary>
    /// <param name="a">The first text.</param>
    /// <param name="b">The second.</param>
    /// <param name="limit">When to stop.</param>
    public static List<(List<int> A, List<int> B)> Pair(IReadOnlyList<AlignedBlock> a, IReadOnlyList<AlignedBlock> b, CancellationToken limit = default)
    {
        var ratio = Ratio(a, b);
        var band = Math.Clamp(Cells / 2 / Math.Max(1, a.Count), Narrowest, Band) + (a.Count == 0 ? b.Count : b.Count / a.Count);
        var cost = new Dictionary<(int, int), (double Cost, int Step)> { [(0, 0)] = (0, -1) };
        for (var i = 0; i <= a.Count; i++)
        {
            var middle = a.Count == 0 ? 0 : (int)((long)i * b.Count / a.Count);
            limit.ThrowIfCancellationRequested();
            var (low, high) = (Math.Max(0, middle - band), Math.Min(b.Count, middle + band));
            for (var j = low; j <= high; j++)
            {
                if (i == 0 && j == 0) continue;
                var best = (Cost: Impossible, Step: -1);
                for (var step = 0; step < Steps.Length; step++)
                {
                    var (da, db, extra) = Steps[step];
                    if (i < da || j < db || !cost.TryGetValue((i - da, j - db), out var before)) continue;
                    var total = before.Cost + extra + Match(a, i - da, da, b, j - db, db, ratio);
                    if (total < best.Cost) best = (total, step);
                }
                if (best.Step >= 0) cost[(i, j)] = best;
            }
        }
        return Trace(cost, a.Count, b.Count);
    }

    private static List<(List<int>, List<int>)> Trace(Dictionary<(int, int), (double Cost, int Step)> cost, int i, int j)
    {
        var rows = new List<(List<int>, List<int>)>();
        while (i > 0 || j > 0)
        {
            if (!cost.TryGetValue((i, j), out var here) || here.Step < 0) break;
            var (da, db, _) = Steps[here.Step];
            rows.Add(([.. Enumerable.Range(i - da, da)], [.. Enumerable.Range(j - db, db)]));
            (i, j) = (i - da, j - db);
        }
        rows.Reverse();
        return rows;
    }

    // How much longer the second text is, from what both have.
    private static double Ratio(IReadOnlyList<AlignedBlock> a, IReadOnlyList<AlignedBlock> b)
    {
        var (x, y) = (a.Sum(block => (double)block.Length), b.Sum(block => (double)block.Length));
        return x < 1 || y < 1 ? 1 : Math.Clamp(y / x, 0.2, 5);
    }

    private static double Match(IReadOnlyList<AlignedBlock> a, int i, int da, IReadOnlyList<AlignedBlock> b, int j, int db, double ratio)
    {
        if (da == 0 || db == 0) return 0;
        double x = 0, y = 0;
        for (var k = 0; k < da; k++) x += a[i + k].Length;
        for (var k = 0; k < db; k++) y += b[j + k].Length;
        // Variance grows with length; 6.8 is Gale and Church's figure for European languages.
        var expected = x * ratio;
        var deviation = Math.Abs(y - expected) / Math.Sqrt(6.8 * Math.Max(10, (expected + y) / 2));
        var cost = Math.Min(deviation * 0.8, 9);
        for (var k = 0; k < Math.Max(da, db); k++)
        {
            if (a[i + Math.Min(k, da - 1)].Kind != b[j + Math.Min(k, db - 1)].Kind) cost += 3;
        }
        return cost - Anchors(a, i, da, b, j, db);
    }

    private static double Anchors(IReadOnlyList<AlignedBlock> a, int i, int da, IReadOnlyList<AlignedBlock> b, int j, int db)
    {
        var shared = 0;
        var alone = 0;
        var figures = new HashSet<string>(StringComparer.Ordinal);
        for (var k = 0; k < da; k++) figures.UnionWith(a[i + k].Anchors);
        var others = new HashSet<string>(StringComparer.Ordinal);
        for (var k = 0; k < db; k++) others.UnionWith(b[j + k].Anchors);
        foreach (var figure in others)
        {
            if (figures.Contains(figure)) shared++;
            else if (char.IsDigit(figure[0])) alone++;
        }
        foreach (var figure in figures) if (char.IsDigit(figure[0]) && !others.Contains(figure)) alone++;
        return Math.Min(4.0, shared * 1.2) - Math.Min(2.0, alone * 0.6);
    }
}
