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
    private const double Turn = 0.35;
    private const double Narrowest = 0.3;

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
        var from = 0;
        for (var i = 0; i < lines.Count && depth < Deepest; i++)
        {
            if (ColumnCut.At(lines, i) is not var (end, first, second)) continue;
            items.AddRange(ReadRows([.. lines.Skip(from).Take(i - from)], left, right, depth));
            foreach (var column in new[] { first, second }) items.AddRange(Read(column, Math.Max(left, column.Min(line => line.Left)), Math.Min(right, column.Max(line => line.Right)), depth + 1));
            from = end;
            i = end - 1;
        }
        items.AddRange(ReadRows(from == 0 ? lines : [.. lines.Skip(from)], left, right, depth));
        return items;
    }

    private List<FlowItem> ReadRows(IReadOnlyList<PdfLine> lines, double left, double right, int depth)
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
            var common = Common(free, Free(rows[end], false), rows[end]);
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
        if (both.Count < 2 || gutter.Right - gutter.Left < size * (both.Count switch { 2 => 1.5, 3 => 1.2, 4 => 0.7, _ => 0.15 })) return false;
        if (Aligned(both.Select(word => word.Left))) return true;
        // Lines that are read from the right start there.
        var (first, second) = (band.Select(row => row.Words.Where(word => word.Right <= gutter.Left + 1).ToList()).ToList(), band.Select(row => row.Words.Where(word => word.Left >= gutter.Right - 1).ToList()).ToList());
        return IsRightToLeft(first) && Aligned(first.Where(words => words.Count > 0).Select(words => words[^1].Right)) || IsRightToLeft(second) && Aligned(second.Where(words => words.Count > 0).Select(words => words[^1].Right));

        static bool IsRightToLeft(List<List<PdfWord>> rows) => rows.Count(words => words.Exists(word => VisualOrder.IsRightToLeft(word.Seen[0]))) * 2 > rows.Count(words => words.Count > 0);

        bool Aligned(IEnumerable<double> places)
        {
            var sorted = places.Order().ToList();
            return sorted.Exists(place => sorted.Count(other => Math.Abs(other - place) < size * 0.25) * 10 >= sorted.Count * (gutter.Right - gutter.Left < size * 0.7 ? 9 : 6));
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
            if (i > 0 && words[i].Left - end >= (Turns(words[i - 1], words[i]) ? Turn : Gap) * row.Size && !IsMarker(words, i, row.IsRightToLeft)) strips.Add((end, words[i].Left));
            end = i == 0 ? words[i].Right : Math.Max(end, words[i].Right);
        }
        if (!inside)
        {
            strips.Insert(0, (double.MinValue, words[0].Left));
            strips.Add((end, double.MaxValue));
        }
        return strips;
    }

    // Where the direction of reading changes, two languages may stand side by side.
    private static bool Turns(PdfWord a, PdfWord b) => char.IsLetter(a.Seen[0]) && char.IsLetter(b.Seen[0]) && VisualOrder.IsRightToLeft(a.Seen[0]) != VisualOrder.IsRightToLeft(b.Seen[0]);

    // Whether what stands before the gap at the left of a word (for lines read from the right: at its right) is a bullet or a number only.
    private static bool IsMarker(List<PdfWord> words, int at, bool rightToLeft)
    {
        var marker = rightToLeft ? at == words.Count - 1 ? words[at].Seen : "" : at == 1 ? words[0].Seen : "";
        if (marker.Length is 0 or > 5) return false;
        if (marker.Length == 1 && !char.IsLetterOrDigit(marker[0])) return true;
        return ListMarker.Of((rightToLeft ? VisualOrder.Read(words[at].Pieces, true) : marker) + " x").Length > 0;
    }

    private static List<(double, double)> Common(List<(double Left, double Right)> gutters, List<(double Left, double Right)> free, Row row)
    {
        var common = new List<(double, double)>();
        foreach (var one in gutters)
        {
            var count = common.Count;
            foreach (var other in free)
            {
                var (left, right) = (Math.Max(one.Left, other.Left), Math.Min(one.Right, other.Right));
                if (right - left >= row.Size * Narrowest) common.Add((left, right));
            }
            if (common.Count == count && Narrow(row, one) is { } narrow) common.Add(narrow);
        }
        return common;
    }

    // The longest cell of a column may come near the next one, which starts where it does in every row.
    private static (double Left, double Right)? Narrow(Row row, (double Left, double Right) gutter)
    {
        var words = row.Words.ToList();
        for (var i = 1; i < words.Count; i++)
        {
            var (before, after) = (words[i - 1].Right, words[i].Left);
            if (after - before < 0.15 * row.Size || before < gutter.Left - 0.25 * row.Size && row.IsRightToLeft) continue;
            if (Math.Abs(after - gutter.Right) < 0.15 * row.Size && before > gutter.Left || row.IsRightToLeft && Math.Abs(before - gutter.Left) < 0.15 * row.Size && after < gutter.Right) return (Math.Max(before, gutter.Left), Math.Min(after, gutter.Right));
        }
        return null;
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
        var numbered = columns[0].TrueForAll(line => line is null || line.Text.Trim() is { Length: <= 4 } number && number.All(char.IsDigit));
        if (texts.Exists(IsText) && !numbered || TableFlow.AreNames([.. texts.Select(items => TableFlow.Flatten(items).Select(one => one.Text).ToList())]))
        {
            foreach (var text in texts) into.AddRange(text);
            return;
        }
        into.Add(Table(band, columns, right));
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

    // A cell may run over lines: a row that has not all cells, stands as near as any, and could not have stood in the row before.
    private static FlowTable Table(List<Row> band, List<List<PdfLine?>> columns, double right)
    {
        var gaps = new List<double>();
        for (var i = 1; i < band.Count; i++) gaps.Add(band[i - 1].Base - band[i].Base);
        var least = gaps.Min();
        var starts = columns.ConvertAll(column => column.OfType<PdfLine>().Min(line => line.Left));
        var rows = new List<string[]>();
        var strong = new List<bool>();
        for (var i = 0; i < band.Count; i++)
        {
            var cells = columns.Select(column => column[i]?.Text.Trim() ?? "").ToArray();
            var isStrong = columns.All(column => column[i] is null or { IsBold: true });
            var goesOn = i > 0 && isStrong == strong[^1] && gaps[i - 1] < 1.1 * least && least < 1.7 * band[i].Size && cells.Contains("") && GoesOn(i);
            if (!goesOn) { rows.Add(cells); strong.Add(isStrong); continue; }
            for (var k = 0; k < cells.Length; k++) rows[^1][k] = Hyphens.Join(rows[^1][k], cells[k], null);
        }
        bool GoesOn(int i) => Enumerable.Range(0, columns.Count).All(k => columns[k][i] is not { } line || columns[k][i - 1] is { } above && (char.IsLower(line.Text[0]) || Fills(above, line, starts.Where(start => start > above.Right).DefaultIfEmpty(Math.Min(right, columns[k].OfType<PdfLine>().Max(one => one.Right))).Min())));

        // Whether the next word would hardly have fitted; how wide the edge of a cell is, is not known.
        static bool Fills(PdfLine above, PdfLine line, double limit) => line.IsRightToLeft || above.Right + line.FirstWord + 1.6 * line.Size > limit;

        return new FlowTable([.. rows.Select((cells, i) => new FlowRow([.. cells.Select(cell => (IReadOnlyList<FlowItem>)[new FlowParagraph(cell) { IsStrong = strong[i] }])], i == 0 && strong[0] && rows.Count > 1 && !strong[1]))]);
    }
}
