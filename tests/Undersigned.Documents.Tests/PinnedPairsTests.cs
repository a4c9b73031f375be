// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Undersigned.Documents.Tests;

/// <summary>Pairs that somebody has set hold, and every block stands in exactly one row, in order.</summary>
public sealed class PinnedPairsTests
{
    [Fact]
    public void A_pair_holds_and_what_is_around_it_is_aligned_by_itself()
    {
        var rows = Rows(4, 4, [("a-1", "b-2")]);
        Assert.Contains("a-1=b-2", rows);
        Assert.Equal(8, rows.SelectMany(row => row.Split('=')).SelectMany(cell => cell.Split('+', StringSplitOptions.RemoveEmptyEntries)).Distinct().Count());
    }

    [Fact]
    public void A_pair_that_crosses_an_earlier_one_is_left_out() => Assert.Equal(Rows(3, 3, [("a-0", "b-2")]), Rows(3, 3, [("a-0", "b-2"), ("a-2", "b-0")]));

    [Fact]
    public void Pairs_that_share_a_block_are_one_row() => Assert.Contains("a-1=b-1+b-2", Rows(3, 4, [("a-1", "b-2"), ("a-1", "b-1")]));

    [Fact]
    public void A_pair_of_what_is_not_there_counts_for_nothing() => Assert.Equal(Rows(3, 3, []), Rows(3, 3, [("a-9", "b-0"), ("b-0", "a-0")]));

    [Fact]
    public void Whatever_is_paired_each_block_stands_once_and_no_row_crosses_another()
    {
        for (var run = 0; run < 600; run++)
        {
            var (a, b) = (run % 7 + 1, run % 11 == 0 ? 80 : run % 9 + 1);
            var pairs = Enumerable.Range(0, run % 5).Select(i => ($"a-{(run * 3 + i * 5) % a}", $"b-{(run * 7 + i * 11) % b}")).ToList();
            var rows = Align(a, b, pairs);
            Assert.Equal(Enumerable.Range(0, a), rows.SelectMany(row => row[0]).Select(Number));
            Assert.Equal(Enumerable.Range(0, b), rows.SelectMany(row => row[1]).Select(Number));
        }
    }

    private static int Number(string id) => int.Parse(id[2..], CultureInfo.InvariantCulture);

    private static List<string> Rows(int a, int b, List<(string, string)> pairs) => [.. Align(a, b, pairs).Select(row => string.Join('=', row.Select(cell => string.Join('+', cell))))];

    private static IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Align(int a, int b, List<(string, string)> pairs) => RenditionAlignment.Of([Text("a", a), Text("b", b)], pairs);

    private static Rendition Text(string name, int blocks) => new()
    {
        Language = name,
        Title = null,
        Subtitle = null,
        Blocks = [.. Enumerable.Range(0, blocks).Select(i => new TextBlock { Id = $"{name}-{i}", Kind = BlockKind.Paragraph, Text = "We ask that the lamps be lit until midnight, and that nobody put them out.", From = null, To = null })],
    };
}
