// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;

namespace Undersigned.Documents.Readers.Pdf;

/// <summary>
/// Joins the lines of a column into paragraphs. Whoever wraps puts a word on the next line only when it does not fit, so a line to which the
/// next word would have fitted was ended on purpose; so was one before a wider gap, an indent, a bullet or another size.
/// </summary>
internal sealed class Paragraphs
{
    private const double Tolerance = 0.35; // times the size of the font, by which the edge of a column may be missed

    private const double MinimalLine = 9; // sizes of the font, of a line that may be full
    private const double NarrowColumn = 18; // sizes of the font

    private readonly double body;
    private readonly double leading; // of tight lines, in sizes of the font
    private readonly Hyphens hyphens;

    /// <param name="pages">All pages: how far lines stand apart is a matter of the whole document.</param>
    /// <param name="body">The size of most of the text.</param>
    /// <param name="hyphens">The words of the document.</param>
    public Paragraphs(IReadOnlyList<PdfPage> pages, double body, Hyphens hyphens)
    {
        this.body = body;
        this.hyphens = hyphens;
        leading = Leading(pages, body);
    }

    private static double Leading(IReadOnlyList<PdfPage> pages, double body)
    {
        var counts = new Dictionary<int, int>(); // in twentieths
        var edges = new Dictionary<int, double>(); // how far lines reach, by where they start
        foreach (var line in pages.SelectMany(page => page.Lines)) edges[Start(line)] = Math.Max(edges.GetValueOrDefault(Start(line)), line.Right);
        foreach (var page in pages)
        {
            for (var i = 1; i < page.Lines.Count; i++)
            {
                var line = page.Lines[i];
                if (Above(page.Lines, i) is not { } above || Math.Abs(above.Size - line.Size) > 0.5 || Math.Abs(line.Size - body) > 0.5 || above.Right - above.Left < Math.Max(MinimalLine * line.Size, 0.75 * (edges[Start(above)] - above.Left)) || above.Text.Contains('\t', StringComparison.Ordinal)) continue; // rows of tables stand apart
                var ratio = (above.Base - line.Base) / line.Size;
                if (ratio is > 0.8 and < 3) counts[(int)Math.Round(ratio * 20)] = counts.GetValueOrDefault((int)Math.Round(ratio * 20)) + 1;
            }
        }
        if (counts.Count == 0) return 1.3;
        var most = counts.Values.Max();
        return counts.Where(pair => pair.Value * 3 >= most).Min(pair => pair.Key) / 20.0;
    }

    private static int Start(PdfLine line) => (int)Math.Round(line.Left / 3);

    // The line over another in the same column.
    private static PdfLine? Above(List<PdfLine> lines, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 6); i--)
        {
            var overlap = Math.Min(lines[i].Right, lines[at].Right) - Math.Max(lines[i].Left, lines[at].Left);
            if (overlap > 0.5 * Math.Min(lines[i].Right - lines[i].Left, lines[at].Right - lines[at].Left) && lines[i].Base > lines[at].Base + 1) return lines[i];
        }
        return null;
    }

    /// <summary>The paragraphs of one column.</summary>
    /// <param name="lines">Its lines from top to bottom.</param>
    /// <param name="left">The left edge of the column.</param>
    /// <param name="right">Its right edge.</param>
    public List<FlowParagraph> Of(List<PdfLine> lines, double left, double right)
    {
        var paragraphs = new List<FlowParagraph>();
        var filled = Filled(lines);
        var isEntry = Entries(lines, left, right);
        var many = lines.Count(line => Left(line, left, right) < 2.5 * line.Size) > 1;
        for (var i = 0; i < lines.Count;)
        {
            var end = i + 1;
            var text = lines[i].Text.Trim();
            while (end < lines.Count && Joins(lines, i, end, filled[end - 1], left, right, many && !isEntry[end], isEntry[end])) text = Hyphens.Join(text, lines[end++].Text.Trim(), hyphens);
            var last = lines[end - 1];
            if (text.Length > 0)
            {
                paragraphs.Add(new FlowParagraph(text)
                {
                    IsHeading = last.Size > body * 1.18 && end - i <= 4,
                    IsStrong = lines.GetRange(i, end - i).TrueForAll(line => line.IsBold),
                    IsCentred = IsCentred(lines[i], left, right),
                    Size = Math.Round(last.Size * 2) / 2,
                    Gap = i == 0 ? 0 : Blank(lines[i - 1], lines[i]),
                    RunsOn = Left(last, left, right) < 0.25 * (right - left),
                });
            }
            i = end;
        }
        return paragraphs;
    }

    // Of wrapped lines most start in small letters. Where hardly one does, and next words would have fitted, each is an entry of its own.
    private bool[] Entries(List<PdfLine> lines, double left, double right)
    {
        var entries = new bool[lines.Count];
        for (var i = 0; i < lines.Count;)
        {
            var end = i + 1;
            while (end < lines.Count && IsTight(lines[end - 1], lines[end]) && Math.Abs(lines[end].Size - lines[i].Size) < 0.3) end++;
            var (cased, lower, full, titles) = (0, 0, 0, 0);
            for (var k = i + 1; k < end; k++)
            {
                var first = lines[k].Text.TrimStart()[0];
                if (Script.HasCase(Script.Of(first))) cased++;
                if (char.IsLower(first) && StartsWithTitle(lines[k].Text)) titles++;
                else if (char.IsLower(first)) lower++;
                if (Left(lines[k - 1], left, right) < lines[k].FirstWord + Tolerance * lines[k].Size) full++;
            }
            // In a language that writes nouns large, lines of prose that fill a column of some width are told by that.
            var prose = right - left > NarrowColumn * lines[i].Size && titles == 0 && full * 4 >= (end - i - 1) * 3;
            if (cased >= 2 && (lower * 4 < cased || titles > 0 && lower == 0) && !prose) Array.Fill(entries, true, i, end - i);
            i = end;
        }
        return entries;
    }

    /// <summary>Blank lines between two lines.</summary>
    public int Blank(PdfLine above, PdfLine line) => (int)Math.Clamp(Math.Round((above.Base - line.Base) / (leading * Math.Max(above.Size, line.Size)) - 0.75), 0, 4);

    private bool IsTight(PdfLine above, PdfLine line) => above.Base - line.Base <= leading * Math.Max(above.Size, line.Size) * 1.18 + 0.5 && above.Base > line.Base;

    /// <summary>Whether a line stands in the middle of its column.</summary>
    public static bool IsCentred(PdfLine line, double left, double right) =>
        line.Left - left > 2 * line.Size && Math.Abs(line.Left - left - (right - line.Right)) < 1.2 * line.Size;

    // What is left free at the end of a line.
    private static double Left(PdfLine line, double left, double right) =>
        IsCentred(line, left, right) ? right - left - (line.Right - line.Left) : line.IsRightToLeft ? line.Left - left : right - line.Right;

    // `proven` tells whether more than one line reaches the edge: the longest line of a list always does.
    private bool Joins(List<PdfLine> lines, int first, int at, bool filled, double left, double right, bool proven, bool entries)
    {
        var (above, line) = (lines[at - 1], lines[at]);
        if (Math.Abs(above.Size - line.Size) > 0.06 * Math.Max(above.Size, line.Size) || !IsTight(above, line) || above.IsRightToLeft != line.IsRightToLeft && HasLetters(above) && HasLetters(line)) return false;
        if (Script.Main(above.Text) is var script && script != ScriptKind.None && Script.Main(line.Text) is var other && other != ScriptKind.None && other != script && above.Text.TrimEnd() is [.., '.' or '!' or '?' or ':' or '。']) return false;
        var next = line.Text.TrimStart();
        if (IsMarked(next)) return false;
        var goesOn = next.Length > 0 && char.IsLower(next[0]) && !(entries && StartsWithTitle(next));
        if (above.IsBold != line.IsBold && !goesOn) return false;
        if (IsCentred(above, left, right) != IsCentred(line, left, right) && !goesOn && Left(above, left, right) > 3 * line.Size) return false;
        // A first line set in starts a paragraph; a line under a bullet hangs.
        var indent = line.IsRightToLeft ? above.Right - line.Right : line.Left - above.Left;
        var hangs = at - first == 1 && IsMarked(above.Text.TrimStart());
        if (indent > 0.8 * line.Size && !hangs && !IsCentred(above, left, right) && !goesOn) return false;
        if (filled && !entries) return true;
        // The last word or two of an entry that was too long for its line.
        if (entries && right - left > NarrowColumn * line.Size && Left(above, left, right) < line.FirstWord + 0.25 * line.Size && line.Words.Count <= 2 && above.Text.TrimEnd() is not [.., '.' or ';' or ':' or '!' or '?'] && line.Text.TrimEnd() is not [.., ':'] && above.Text.Contains(',', StringComparison.Ordinal) && !line.Text.Contains(',', StringComparison.Ordinal)) return true;
        if (entries && !goesOn && char.IsUpper(next[0]) && above.Base - line.Base >= 0.9 * Usual(lines)) return false;
        if (!proven && !goesOn && above.Text.TrimEnd() is [.., '.' or '!' or '?' or ':' or '؟' or '。']) return false;
        if (line.Size > body * 1.18 && above.Text.TrimEnd() is not [.., '.' or '!' or '?' or ':']) return true; // a title over several lines
        return Left(above, left, right) < line.FirstWord + 0.25 * line.Size + Tolerance * line.Size;
    }

    // How far lines of a column stand apart.
    private static double Usual(List<PdfLine> lines)
    {
        var gaps = Enumerable.Range(1, lines.Count - 1).Select(i => lines[i - 1].Base - lines[i].Base).Order().ToList();
        return gaps[gaps.Count / 2];
    }

    // "prof. Andrzej Lis": in many languages titles before names are written small.
    private static bool StartsWithTitle(string text) => Word.Of(text) is { Count: > 1 } words && Vocabulary.Title.At(words, 0) is > 0 and var count && count < words.Count && char.IsUpper(text[words[count].Start]);

    private static bool HasLetters(PdfLine line) => line.Text.Any(char.IsLetter);

    private static bool IsMarked(string text) => ListMarker.Of(text).Length > 0 || text.Length > 1 && NoteMark.IsIn(text[..1]);

    // Lines of a block narrower than its column, each of which ends where the block does: three and more are proof.
    private bool[] Filled(List<PdfLine> lines)
    {
        var filled = new bool[lines.Count];
        for (var i = 0; i < lines.Count;)
        {
            var end = i + 1;
            while (end < lines.Count && IsTight(lines[end - 1], lines[end]) && Math.Abs(lines[end].Size - lines[i].Size) < 0.3 && !IsMarked(lines[end].Text) && lines[end].IsRightToLeft == lines[i].IsRightToLeft) end++;
            if (end - i >= 3)
            {
                var (left, right) = (lines.GetRange(i, end - i).Min(line => line.Left), lines.GetRange(i, end - i).Max(line => line.Right));
                var full = true;
                var lower = 0;
                for (var k = i; k < end - 1; k++)
                {
                    var rest = lines[k].IsRightToLeft ? lines[k].Left - left : right - lines[k].Right;
                    full &= rest < lines[k + 1].FirstWord + 0.6 * lines[k].Size;
                    if (lines[k + 1].Text is [var c, ..] && (char.IsLower(c) || !Script.HasCase(Script.Of(c)))) lower++;
                }
                if (full && lower * 3 >= end - i - 1 && right - left > 12 * lines[i].Size) Array.Fill(filled, true, i, end - 1 - i);
            }
            i = end;
        }
        return filled;
    }
}
