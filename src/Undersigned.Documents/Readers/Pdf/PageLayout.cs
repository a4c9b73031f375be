// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents.Readers.Pdf;

/// <summary>
/// Finds columns on a page. A gutter is a strip that lines one under the other leave free, with words at both of its sides that start one under
/// the other. Columns of text and of names are read one after the other, those of a table row by row.
/// </summary>
internal sealed class PageLayout(Paragraphs paragraphs)
{
    private const int Deepest = 3; // columns inside columns
    private const double Gap = 0.7; // times the size of the font: the least that may part columns
    private const double Narrowest = 0.5;

    /// <summary>Lines at about one height, whose words do not lie over one another.</summary>
    private sealed class Row(PdfLine line)
    {
        public List<PdfLine> Lines { get; } = [line];

        public double Base { get; } = line.Base;

        public double Size { get; private set; } = line.Size;

        public bool Takes(PdfLine other) =>
            Math.Abs(Base - other.Base) < 0.6 * Math.Min(Size, other.Size) && Lines.TrueForAll(one => one.Right < other.Left || other.Right < one.Left);

        public void Add(PdfLine other)
        {
            Lines.Add(other);
            Size = Math.Max(Size, other.Size);
        }

        public IEnumerable<PdfWord> Words => Lines.SelectMany(one => one.Words).OrderBy(word => word.Left);

        public PdfLine? Between(double left, double right) => Lines.Select(one => one.Between(left, right)).FirstOrDefault(one => one is not null);

        public bool IsRightToLeft => Lines.Count(one => one.IsRightToLeft) * 2 > Lines.Count;
    }

    /// <summary>The paragraphs and tables of a part of a page, in reading order.</summary>
    /// <param name="lines">Its lines from top to bottom.</param>
    /// <param name="left">Where its lines may start.</param>
    /// <param name="right">Where they may end.</param>
    /// <param name="depth">How many columns it lies in.</param>
    public List<FlowItem> Read(IReadOnlyList<PdfLine> lines, double left, double right, int depth = 0)
    {
        var items = new List<FlowItem>();
        var rows = Rows(lines);
        var single = new List<PdfLine>();
        for (var i = 0; i < rows.Count;)
        {
            var (end, gutters) = depth < Deepest ? Band(rows, i) : (i, []);
            if (end <= i)
            {
                single.AddRange(rows[i].Lines.Count == 1 ? rows[i].Lines : [Joined(rows[i])]);
                i++;
                continue;
            }
            Flush();
            AddBand(rows[i..end], gutters, left, right, depth, items);
            i = end;
        }
        Flush();
        return items;

        void Flush()
        {
            if (single.Count > 0) items.AddRange(paragraphs.Of(single, left, right));
            single.Clear();
        }
    }

    private static PdfLine Joined(Row row)
    {
        var first = row.Lines.MaxBy(line => line.Words.Count)!;
        return new PdfLine([.. row.Words], first.Base, first.Size, row.Lines.TrueForAll(line => line.IsBold), first.IsRightToLeft);
    }

    private static List<Row> Rows(IReadOnlyList<PdfLine> lines)
    {
        var rows = new List<Row>();
        foreach (var line in lines)
        {
            if (rows.Count > 0 && rows[^1].Takes(line)) rows[^1].Add(line);
            else rows.Add(new Row(line));
        }
        return rows;
    }

    // The rows from `start` that have columns in common, and the strips between these; the end is `start` when there are none.
    private static (int End, List<(double Left, double Right)> Gutters) Band(List<Row> rows, int start)
    {
        var free = Free(rows[start], true);
        if (free.Count == 0) return (start, []);
        var end = start + 1;
        for (; end < rows.Count; end++)
        {
            var gap = rows[end - 1].Base - rows[end].Base;
            // What stands apart under all columns, in the width of one, heads something else.
            if (gap > 5 * rows[end].Size || gap > 1.7 * rows[end].Size && Sides(rows[end], free) < 2 && (gap > 2.4 * rows[end].Size || rows[end].Lines[0].IsBold != rows[end - 1].Lines[0].IsBold)) break;
            var common = Common(free, Free(rows[end], false), rows[end].Size * Narrowest);
            if (common.Count == 0) break;
            free = common;
        }
        // What follows under one column only belongs to it when it goes on without a gap.
        while (end > start + 1 && Sides(rows[end - 1], free) < 2 && !free.Exists(one => rows[end - 1].Words.First().Left > one.Right) && rows[end - 2].Base - rows[end - 1].Base > 1.7 * rows[end - 1].Size) end--;
        var band = rows[start..end];
        free.RemoveAll(gutter => !IsGutter(band, gutter));
        if (free.Count == 0) return (start, []);
        while (end > start + 1 && Sides(rows[end - 1], free) < 2 && IsWide(rows[end - 1], free)) end--;
        return (end, free);
    }

    private static bool IsWide(Row row, List<(double Left, double Right)> gutters) => row.Words.Last().Right - row.Words.First().Left > 1.2 * (gutters[0].Left - row.Words.First().Left) && row.Words.First().Left < gutters[0].Left;

    private static int Sides(Row row, List<(double Left, double Right)> gutters)
    {
        var most = 1;
        foreach (var gutter in gutters) if (row.Words.Any(word => word.Right <= gutter.Left + 1) && row.Words.Any(word => word.Left >= gutter.Right - 1)) most++;
        return most;
    }

    // Enough rows have words at both sides, and those at the right of it start (or end, or are centred) at one place.
    private static bool IsGutter(List<Row> band, (double Left, double Right) gutter)
    {
        var both = new List<PdfWord>();
        var size = band.Average(row => row.Size);
        foreach (var row in band)
        {
            var after = row.Words.FirstOrDefault(word => word.Left >= gutter.Right - 1);
            if (after is not null && row.Words.Any(word => word.Right <= gutter.Left + 1)) both.Add(after);
        }
        // Words of justified text may leave a strip over two or three lines by chance, but hardly a wide one.
        if (both.Count < 2 || gutter.Right - gutter.Left < size * (both.Count switch { 2 => 1.5, 3 => 1.2, _ => 0.7 })) return false;
        return Aligned(both.Select(word => word.Left)) || band.Count(row => row.IsRightToLeft) * 2 > band.Count && Aligned(band.Select(row => row.Words.LastOrDefault(word => word.Right <= gutter.Left + 1)?.Right ?? double.NaN).Where(double.IsFinite));

        bool Aligned(IEnumerable<double> places)
        {
            var sorted = places.Order().ToList();
            return sorted.Exists(place => sorted.Count(other => Math.Abs(other - place) < size * 0.25) * 3 >= sorted.Count * 2);
        }
    }

    // Strips without words. Behind the number or bullet of an item there is none.
    private static List<(double Left, double Right)> Free(Row row, bool inside)
    {
        var strips = new List<(double, double)>();
        var end = double.NaN;
        var words = row.Words.ToList();
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0 && words[i].Left - end >= Gap * row.Size && !IsMarker(words, i, row.IsRightToLeft)) strips.Add((end, words[i].Left));
            end = i == 0 ? words[i].Right : Math.Max(end, words[i].Right);
        }
        if (!inside)
        {
            strips.Insert(0, (double.MinValue, words[0].Left));
            strips.Add((end, double.MaxValue));
        }
        return strips;
    }

    // Whether what stands before the gap at the left of a word (for lines read from the right: at its right) is a bullet or a number only.
    private static bool IsMarker(List<PdfWord> words, int at, bool rightToLeft)
    {
        var marker = rightToLeft ? at == words.Count - 1 ? words[at].Seen : "" : at == 1 ? words[0].Seen : "";
        if (marker.Length is 0 or > 5) return false;
        if (marker.Length == 1 && !char.IsLetterOrDigit(marker[0])) return true;
        return ListMarker.Of((rightToLeft ? VisualOrder.Read(words[at].Pieces, true) : marker) + " x").Length > 0 || marker.All(char.IsDigit);
    }

    private static List<(double, double)> Common(List<(double Left, double Right)> a, List<(double Left, double Right)> b, double least)
    {
        var common = new List<(double, double)>();
        foreach (var one in a)
        {
            foreach (var other in b)
            {
                var (left, right) = (Math.Max(one.Left, other.Left), Math.Min(one.Right, other.Right));
                if (right - left >= least) common.Add((left, right));
            }
        }
        return common;
    }

    private void AddBand(List<Row> band, List<(double Left, double Right)> gutters, double left, double right, int depth, List<FlowItem> into)
    {
        var bounds = new List<(double Left, double Right)>();
        var from = double.MinValue;
        foreach (var gutter in gutters)
        {
            bounds.Add((from, (gutter.Left + gutter.Right) / 2));
            from = (gutter.Left + gutter.Right) / 2;
        }
        bounds.Add((from, double.MaxValue));
        var rightToLeft = band.Count(row => row.IsRightToLeft) * 2 > band.Count;
        var columns = bounds.Select(bound => band.Select(row => row.Between(bound.Left, bound.Right)).ToList()).Where(column => column.Exists(line => line is not null)).ToList();
        if (rightToLeft) columns.Reverse();
        var texts = columns.Select(column => Column(column, left, right, depth)).ToList();
        if (texts.Exists(IsText) || TableFlow.AreNames([.. texts.Select(items => TableFlow.Flatten(items).Select(one => one.Text).ToList())]))
        {
            foreach (var text in texts) into.AddRange(text);
            return;
        }
        into.Add(Table(band, columns));
    }

    private List<FlowItem> Column(List<PdfLine?> lines, double left, double right, int depth)
    {
        var own = lines.OfType<PdfLine>().ToList();
        return Read(own, Math.Max(left, own.Min(line => line.Left)), Math.Min(right, own.Max(line => line.Right)), depth + 1);
    }

    private static bool IsText(List<FlowItem> column)
    {
        var (prose, all) = (0, 0);
        foreach (var one in TableFlow.Flatten(column))
        {
            all += one.Text.Length;
            if (one.Text.Length > 60 && Shape.IsProse(new Block(MappedText.Of(one.Text, 0, one.Text.Length), BlockStyle.Plain))) prose += one.Text.Length;
        }
        return prose * 2 > all;
    }

    // A cell may run over lines. Where rows stand further apart than lines do, that tells; elsewhere a row without a first cell goes on in the last one.
    private static FlowTable Table(List<Row> band, List<List<PdfLine?>> columns)
    {
        var gaps = new List<double>();
        for (var i = 1; i < band.Count; i++) gaps.Add(band[i - 1].Base - band[i].Base);
        var (least, most) = (gaps.Min(), gaps.Max());
        var apart = most > 1.3 * least && least < 1.6 * band[0].Size;
        var rows = new List<string[]>();
        var strong = new List<bool>();
        for (var i = 0; i < band.Count; i++)
        {
            var cells = columns.Select(column => column[i]?.Text.Trim() ?? "").ToArray();
            var isStrong = columns.All(column => column[i] is null or { IsBold: true });
            var goesOn = i > 0 && isStrong == strong[^1] && (apart ? gaps[i - 1] < 1.15 * least : cells[0].Length == 0 || cells.Count(cell => cell.Length > 0) == 1 && char.IsLower(cells[0][0]));
            if (!goesOn) { rows.Add(cells); strong.Add(isStrong); continue; }
            for (var k = 0; k < cells.Length; k++) rows[^1][k] = Hyphens.Join(rows[^1][k], cells[k], null);
        }
        return new FlowTable([.. rows.Select((cells, i) => new FlowRow([.. cells.Select(cell => (IReadOnlyList<FlowItem>)[new FlowParagraph(cell) { IsStrong = strong[i] }])], i == 0 && strong[0] && rows.Count > 1 && !strong[1]))]);
    }
}
