// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers.Pdf;

/// <summary>A page as it was printed: its number from 1, its size in points, and its lines from top to bottom.</summary>
internal sealed record PdfPage(int Number, double Width, double Height, List<PdfLine> Lines);

/// <summary>Letters that stand together.</summary>
/// <param name="Left">The left end.</param>
/// <param name="Right">The right end.</param>
/// <param name="Pieces">The letters from left to right; raised ones as one piece (<see cref="NoteMark"/>).</param>
internal sealed record PdfWord(double Left, double Right, List<string> Pieces)
{
    public string Seen { get; } = string.Concat(Pieces);
}

/// <summary>Words on one baseline, or the part of them that stands in one column.</summary>
internal sealed class PdfLine
{
    private const double Tab = 1.2; // a gap of so many times the size of the font parts columns
    private string? text;

    public PdfLine(List<PdfWord> words, double height, double size, bool bold, bool rightToLeft)
    {
        Words = words;
        Base = height;
        Size = size;
        IsBold = bold;
        IsRightToLeft = rightToLeft;
    }

    /// <summary>From left to right.</summary>
    public List<PdfWord> Words { get; }

    /// <summary>The height of the baseline over the lower end of the page.</summary>
    public double Base { get; }

    public double Size { get; }

    public bool IsBold { get; }

    public bool IsRightToLeft { get; }

    /// <summary>The paragraph that the file itself says it is part of (<see cref="TaggedText"/>); -1 when it does not say.</summary>
    public int Paragraph { get; private init; } = -1;

    /// <summary>Its place among the lines of such a paragraph on its page.</summary>
    public int Order { get; private init; }

    public double Left => Words[0].Left;

    public double Right => Words[^1].Right;

    /// <summary>How wide the word is that is read first.</summary>
    public double FirstWord => (IsRightToLeft ? Words[^1] : Words[0]) is var word ? Script.IsEastAsian(Script.Of(word.Seen[0])) ? Size : word.Right - word.Left : 0;

    /// <summary>The text in reading order, with a tab where columns are parted.</summary>
    public string Text => text ??= Read();

    /// <summary>The part of it that lies between two places.</summary>
    public PdfLine? Between(double left, double right)
    {
        var words = Words.Where(word => (word.Left + word.Right) / 2 is var middle && middle >= left && middle < right).ToList();
        return words.Count == 0 ? null : words.Count == Words.Count ? this : new PdfLine(words, Base, Size, IsBold, VisualOrder.IsRightToLeft(words, IsRightToLeft));
    }

    private string Read()
    {
        var pieces = new List<string>();
        for (var i = 0; i < Words.Count; i++)
        {
            if (i > 0) pieces.Add(Words[i].Left - Words[i - 1].Right > Tab * Size ? "\t" : " ");
            pieces.AddRange(Words[i].Pieces);
        }
        return VisualOrder.Read(pieces, IsRightToLeft);
    }

    /// <summary>The lines of a page, from top to bottom.</summary>
    public static List<PdfLine> Of(List<Glyph> glyphs) => Of(glyphs, VisualOrder.IsRightToLeft(glyphs));

    private static List<PdfLine> Of(List<Glyph> glyphs, bool rightToLeft)
    {
        var rows = Rows(glyphs);
        var raised = Raise(rows);
        var lines = new List<PdfLine>(rows.Count);
        foreach (var row in rows)
        {
            if (row.Count == 0) continue;
            // The second letter of an Arabic ligature is drawn without a width of its own, at the left of the first.
            var sorted = row.OrderBy(glyph => glyph.Left).ThenByDescending(glyph => glyph.IsSpace).ThenBy(glyph => VisualOrder.IsRightToLeft(glyph.Text[0]) ? glyph.Right : 0).ToList();
            if (Make(sorted, raised, rightToLeft) is { } line) lines.Add(line);
        }
        lines.Sort((a, b) => Math.Abs(a.Base - b.Base) < 0.01 ? a.Left.CompareTo(b.Left) : b.Base.CompareTo(a.Base));
        return lines;
    }

    /// <summary>The lines of a page whose file says what its paragraphs are: no line holds letters of two of these.</summary>
    public static List<PdfLine> OfTagged(List<Glyph> glyphs, int page)
    {
        var lines = new List<PdfLine>();
        var rightToLeft = VisualOrder.IsRightToLeft(glyphs);
        foreach (var own in glyphs.GroupBy(glyph => glyph.Paragraph))
        {
            if (own.Key < 0) { lines.AddRange(Of([.. own], rightToLeft)); continue; }
            var order = 0;
            foreach (var part in Parts(own)) lines.AddRange(Of(part, rightToLeft).Select(line => new PdfLine(line.Words, line.Base, line.Size, line.IsBold, line.IsRightToLeft) { Paragraph = own.Key, Order = page * 100_000 + order++ }));
        }
        lines.Sort((a, b) => Math.Abs(a.Base - b.Base) < 0.01 ? a.Left.CompareTo(b.Left) : b.Base.CompareTo(a.Base));
        return lines;
    }

    // The parts of a paragraph that stand in columns: where letters go up again, another one starts.
    private static List<List<Glyph>> Parts(IEnumerable<Glyph> glyphs)
    {
        var parts = new List<List<Glyph>>();
        var lowest = double.MaxValue;
        foreach (var glyph in glyphs)
        {
            if (parts.Count == 0 || !glyph.IsSpace && glyph.Base > lowest + 1.1 * glyph.Size)
            {
                parts.Add([]);
                lowest = double.MaxValue;
            }
            parts[^1].Add(glyph);
            if (!glyph.IsSpace) lowest = Math.Min(lowest, glyph.Base);
        }
        return parts;
    }

    private static List<List<Glyph>> Rows(List<Glyph> glyphs)
    {
        var rows = new List<List<Glyph>>();
        var last = (Base: double.NaN, Size: 0.0);
        foreach (var glyph in glyphs.OrderByDescending(glyph => glyph.Base))
        {
            if (rows.Count == 0 || last.Base - glyph.Base > 0.15 * Math.Min(last.Size, glyph.Size))
            {
                rows.Add([]);
                last = (glyph.Base, glyph.Size);
            }
            rows[^1].Add(glyph);
        }
        return rows;
    }

    // Small letters that stand a little over a line and touch its words belong to it.
    private static HashSet<Glyph> Raise(List<List<Glyph>> rows)
    {
        var raised = new HashSet<Glyph>();
        for (var i = 0; i < rows.Count; i++)
        {
            var small = rows[i];
            for (var j = i + 1; j < rows.Count && j < i + 4 && small.Count is > 0 and < 60; j++)
            {
                var line = rows[j];
                if (line.Count == 0) continue;
                var size = line.Max(glyph => glyph.Size);
                if (small[0].Base - line[0].Base > size * 0.7) break;
                var belonging = Touching(small.Where(glyph => glyph.Size <= size * 0.82).ToList(), line, size);
                if (belonging.Count == 0) continue;
                small.RemoveAll(belonging.Contains);
                line.AddRange(belonging);
                raised.UnionWith(belonging.Where(glyph => !glyph.IsSpace));
            }
        }
        return raised;
    }

    private static HashSet<Glyph> Touching(List<Glyph> small, List<Glyph> line, double size)
    {
        var touching = new HashSet<Glyph>();
        foreach (var glyph in small.OrderBy(glyph => glyph.Left))
        {
            if (line.Exists(one => !one.IsSpace && (Math.Abs(glyph.Left - one.Right) < size * 0.3 || Math.Abs(one.Left - glyph.Right) < size * 0.3)) || touching.Any(one => Math.Abs(glyph.Left - one.Right) < size * 0.2)) touching.Add(glyph);
        }
        return touching;
    }

    private static PdfLine? Make(List<Glyph> row, HashSet<Glyph> raised, bool rightToLeft)
    {
        var size = row.Where(glyph => !glyph.IsSpace).Select(glyph => glyph.Size).DefaultIfEmpty(0).Max();
        if (size <= 0) return null;
        var wordGap = size * (row.Exists(glyph => glyph.IsSpace) ? 0.3 : 0.17);
        var words = new List<PdfWord>();
        var pieces = new List<string>();
        var (left, right, letters, bold) = (0.0, 0.0, 0, 0);
        Glyph? last = null;
        var spaced = false;
        foreach (var glyph in row)
        {
            if (glyph.IsSpace)
            {
                // A joiner that is not seen is drawn as a space under the letter beside it.
                if (pieces.Count > 0 && IsUnder(row, glyph)) pieces.Add("\u200C");
                else spaced = last is not null;
                continue;
            }
            // Drawn twice to look bold.
            if (last is { } before && before.Text == glyph.Text && glyph.Left - before.Left < size * 0.06) continue;
            if (last is not null && (spaced || glyph.Left - right > (pieces is [.., "\u200C"] ? size * 0.12 : wordGap))) Close();
            if (pieces.Count == 0) left = glyph.Left;
            if (raised.Contains(glyph) && IsMark(glyph.Text)) AddRaised(glyph.Text);
            else pieces.Add(glyph.Text);
            right = pieces.Count == 1 ? glyph.Right : Math.Max(right, glyph.Right);
            if (char.IsLetter(glyph.Text[0])) { letters++; if (glyph.Bold) bold++; }
            last = glyph;
            spaced = false;
        }
        Close();
        words = WithoutSpacing(words);
        return words.Count == 0 ? null : new PdfLine(words, row.Where(glyph => !raised.Contains(glyph)).Select(glyph => glyph.Base).DefaultIfEmpty(row[0].Base).Min(), Usual(row, raised, size), letters > 0 && bold == letters, VisualOrder.IsRightToLeft(row, rightToLeft));

        void Close()
        {
            if (pieces is [.., "\u200C"]) pieces.RemoveAt(pieces.Count - 1);
            if (pieces.Count > 0) words.Add(new PdfWord(left, right, pieces));
            pieces = [];
        }

        void AddRaised(string mark)
        {
            if (pieces.Count > 0 && NoteMark.IsIn(pieces[^1])) pieces[^1] = NoteMark.Raised(NoteMark.Hidden(pieces[^1]) + mark);
            else pieces.Add(NoteMark.Raised(mark));
        }
    }

    // "A P P E A L": letters set apart for looks. Where words are, the gaps are twice as wide.
    private static List<PdfWord> WithoutSpacing(List<PdfWord> words)
    {
        if (words.Count < 4 || !words.TrueForAll(word => word.Seen.Length == 1 && char.IsUpper(word.Seen[0]))) return words;
        var gaps = Enumerable.Range(1, words.Count - 1).Select(i => words[i].Left - words[i - 1].Right).Order().ToList();
        var joined = new List<PdfWord> { words[0] };
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].Left - words[i - 1].Right > 1.8 * gaps[gaps.Count / 2]) joined.Add(words[i]);
            else joined[^1] = new PdfWord(joined[^1].Left, words[i].Right, [.. joined[^1].Pieces, .. words[i].Pieces]);
        }
        return joined;
    }

    private static bool IsUnder(List<Glyph> row, Glyph space) =>
        row.Exists(glyph => !glyph.IsSpace && VisualOrder.IsRightToLeft(glyph.Text[0]) && Math.Min(glyph.Right, space.Right) - Math.Max(glyph.Left, space.Left) > (space.Right - space.Left) * 0.5);

    private static bool IsMark(string text) => text.Length == 1 && (char.GetUnicodeCategory(text[0]) == UnicodeCategory.DecimalDigitNumber || text[0] is '*' or '†' or '‡');

    private static double Usual(List<Glyph> row, HashSet<Glyph> raised, double largest)
    {
        var sizes = new Dictionary<double, int>();
        foreach (var glyph in row) if (!glyph.IsSpace && !raised.Contains(glyph)) sizes[Math.Round(glyph.Size, 1)] = sizes.GetValueOrDefault(Math.Round(glyph.Size, 1)) + 1;
        return sizes.Count == 0 ? largest : sizes.MaxBy(pair => pair.Value).Key;
    }
}
