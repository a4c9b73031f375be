// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers.Pdf;

/// <summary>Takes off pages what is no text of the document: lines that come back at the same height, numbers of pages, and the notes at the foot.</summary>
internal static class PageFurniture
{
    private const int Edge = 4;          // lines from an end of the page in which heads and feet are looked for
    private const int FrontLines = 6;    // of the first page, among which the title is
    private const double Height = 4;     // points by which the height of a line may differ from page to page
    private const double Smaller = 0.94; // times the size of the text, that of notes

    /// <summary>Takes heads and feet off all pages.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="body">The size of most of the text.</param>
    /// <param name="isFixed">Whether a line is known to be no such thing.</param>
    public static void TakeHeadsAndFeet(IReadOnlyList<PdfPage> pages, double body, Func<PdfLine, bool> isFixed)
    {
        var seen = new Dictionary<(string, int), int>();
        foreach (var page in pages) foreach (var key in AtEdges(page).Select(line => Key(page, line)).Distinct()) foreach (var near in Near(key)) seen[near] = seen.GetValueOrDefault(near) + 1;
        var front = pages.Count == 0 ? [] : pages[0].Lines.Take(FrontLines).SelectMany(line => Word.Of(line.Text)).Select(word => word.Key).ToHashSet();
        foreach (var page in pages)
        {
            var gone = AtEdges(page).Where(line => !isFixed(line)).Where(line => IsPageNumber(page, line) || IsRunningHead(page, line, body, front) || pages.Count > 1 && seen.GetValueOrDefault(Key(page, line)) >= Math.Max(2, pages.Count / 3)).ToHashSet();
            // Only what has nothing but its like between it and the end of the page.
            var top = page.Lines.TakeWhile(gone.Contains).Count();
            var foot = page.Lines.AsEnumerable().Reverse().TakeWhile(gone.Contains).Count();
            if (foot < page.Lines.Count) page.Lines.RemoveRange(page.Lines.Count - foot, foot);
            page.Lines.RemoveRange(0, Math.Min(top, page.Lines.Count));
        }
    }

    private static IEnumerable<PdfLine> AtEdges(PdfPage page) => page.Lines.Take(Edge).Concat(page.Lines.Skip(Math.Max(Edge, page.Lines.Count - Edge)));

    private static (string, int) Key(PdfPage page, PdfLine line) => (WithoutDigits(line.Text), (int)Math.Round((line.Base > page.Height / 2 ? page.Height - line.Base : line.Base) / Height));

    private static IEnumerable<(string, int)> Near((string Text, int At) key) => [(key.Text, key.At - 1), key, (key.Text, key.At + 1)];

    private static string WithoutDigits(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text) if (!char.IsDigit(c)) kept.Append(c);
        return kept.ToString();
    }

    // Over the text of a page that is not the first and apart from it, smaller, in two halves or in words of the title: no text goes on like that.
    private static bool IsRunningHead(PdfPage page, PdfLine line, double body, HashSet<string> front)
    {
        if (page.Number < 2 || page.Lines.Count <= 2 || line.Base < page.Height * 0.88 || page.Lines.Find(other => other.Base < line.Base - 2) is not { } next || line.Base - next.Base < 1.7 * next.Size) return false;
        if (line.Size < Smaller * body && next.Size > line.Size || line.Text.Contains('\t', StringComparison.Ordinal) && next.Text.Length > 40 && !next.Text.Contains('\t', StringComparison.Ordinal)) return true;
        var words = Word.Of(line.Text);
        return words.Count > 1 && words.TrueForAll(word => front.Contains(word.Key) || word.Key.All(char.IsDigit));
    }

    // A number that stands alone at the end of a page, with a dash or two at most.
    private static bool IsPageNumber(PdfPage page, PdfLine line) =>
        (line.Base < page.Height * 0.12 || line.Base > page.Height * 0.93) && (line.Text.Trim(' ', '-', '–', '—', '|', '·') is { Length: > 0 and <= 3 } number && number.All(char.IsDigit) || EndsInNumber(line.Text, page.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), IsApart(page, line)));

    // The last line, far under all others.
    private static bool IsApart(PdfPage page, PdfLine line) =>
        line.Base < page.Height * 0.085 && page.Lines.Count > 1 && ReferenceEquals(page.Lines[^1], line) && page.Lines[^2].Base - line.Base > 2.2 * line.Size;

    // "Forum of the Coast – 1", "2 | Forum of the Coast", on the first and the second page.
    private static bool EndsInNumber(string text, string number, bool apart) =>
        text.Length < 80 && (text.EndsWith(number, StringComparison.Ordinal) && (text[..^number.Length].TrimEnd() is [.., '–' or '—' or '|' or '·' or '-'] || apart && text[..^number.Length] is [.., ' ' or '\t']) || text.StartsWith(number, StringComparison.Ordinal) && text[number.Length..].TrimStart() is ['–' or '—' or '|' or '·' or '-', ..]);

    /// <summary>Takes the notes off the foot of a page: small lines under all others, the first of which starts with a mark.</summary>
    /// <param name="page">The page.</param>
    /// <param name="body">The size of the text.</param>
    /// <returns>The notes, by their marks; a mark that comes again on another page has another text.</returns>
    public static List<(string Mark, string Text)> TakeNotes(PdfPage page, double body)
    {
        var lines = page.Lines;
        var start = lines.Count;
        while (start > 0 && lines[start - 1].Size <= body * Smaller && lines[start - 1].Base < page.Height * 0.6) start--;
        var referred = lines.Take(start).SelectMany(line => NoteMark.RaisedIn(line.Text)).ToHashSet();
        while (start < lines.Count && Mark(lines[start], referred) is null) start++;
        // Rows of a table with a number before them stand small at the foot of a page too, but nothing refers to these.
        var marks = lines.Skip(start).Select(line => Mark(line, referred)?.Mark).OfType<string>().ToList();
        if (marks.Count > 1 && !marks.Exists(referred.Contains)) return [];
        var notes = new List<(string, string)>();
        for (var i = start; i < lines.Count; i++)
        {
            if (Mark(lines[i], referred) is { } mark) notes.Add((mark.Mark, mark.Text));
            else notes[^1] = (notes[^1].Item1, Hyphens.Join(notes[^1].Item2, lines[i].Text.Trim(), null));
        }
        lines.RemoveRange(start, lines.Count - start);
        return notes;
    }

    // "¹ text", "1 text", "* text" – raised or not.
    private static (string Mark, string Text)? Mark(PdfLine line, HashSet<string> referred)
    {
        var text = line.Text.TrimStart();
        var plain = NoteMark.Hidden(text);
        var end = 0;
        while (end < plain.Length && end < 3 && (char.IsAsciiDigit(plain[end]) || plain[end] is '*' or '†' or '‡')) end++;
        if (end == 0 || end >= plain.Length || !NoteMark.IsIn(text[..Math.Min(text.Length, 3)]) && !char.IsWhiteSpace(plain[end]) && !referred.Contains(plain[..end])) return null;
        return (plain[..end], plain[end..].Trim());
    }
}
