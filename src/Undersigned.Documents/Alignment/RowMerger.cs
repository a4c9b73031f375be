// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Alignment;

/// <summary>
/// Makes rows over all texts from alignments of the first with each other one: rows that share a block of the first text become one.
/// What only another text has stands in a row of its own after what came before it.
/// </summary>
internal static class RowMerger
{
    /// <param name="count">Blocks of the first text.</param>
    /// <param name="pairs">For each other text its rows against the first.</param>
    /// <returns>Rows of one list of block indices a text.</returns>
    public static List<List<List<int>>> Merge(int count, List<List<(List<int> A, List<int> B)>> pairs)
    {
        // Blocks of the first text that any alignment takes together belong together.
        var joins = new bool[count + 1];
        foreach (var pair in pairs) foreach (var (a, _) in pair) for (var i = 1; i < a.Count; i++) joins[a[i]] = true;
        var rowOf = new int[count];
        var rows = new List<List<List<int>>>();
        for (var i = 0; i < count; i++)
        {
            if (i == 0 || !joins[i]) rows.Add([[], .. pairs.Select(_ => new List<int>())]);
            rows[^1][0].Add(i);
            rowOf[i] = rows.Count - 1;
        }
        var after = new List<(int Row, int Text, List<int> Blocks)>();
        for (var k = 0; k < pairs.Count; k++)
        {
            var last = -1;
            foreach (var (a, b) in pairs[k])
            {
                if (a.Count > 0)
                {
                    last = rowOf[a[0]];
                    rows[last][k + 1].AddRange(b);
                }
                else
                {
                    after.Add((last, k + 1, b));
                }
            }
        }
        foreach (var (row, text, blocks) in after.OrderByDescending(one => one.Row).ThenByDescending(one => one.Text).ThenByDescending(one => one.Blocks.Count > 0 ? one.Blocks[0] : 0))
        {
            var made = Enumerable.Range(0, pairs.Count + 1).Select(_ => new List<int>()).ToList();
            made[text].AddRange(blocks);
            rows.Insert(row + 1, made);
        }
        return rows;
    }
}
