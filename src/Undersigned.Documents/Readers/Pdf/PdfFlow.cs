// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers.Pdf;

/// <summary>Puts the pages of a document together: what belongs to pages off, notes aside, and paragraphs that run over the end of a page or column joined.</summary>
internal static class PdfFlow
{
    /// <summary>The blocks of a document, and the number of its notes that no signatory refers to; null when it is not as the file says that it is.</summary>
    /// <param name="pages">Its pages.</param>
    /// <param name="tagged">What the file says of its paragraphs, or null.</param>
    /// <param name="limit">When to stop.</param>
    public static (List<Block> Blocks, int UnusedNotes)? Blocks(List<PdfPage> pages, TaggedText? tagged, CancellationToken limit)
    {
        PageFurniture.TakeHeadsAndFeet(pages, BodySize(pages), line => tagged is not null && tagged.IsEntry(line.Paragraph));
        var body = BodySize(pages);
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        var references = pages.Select(page => Keep(PageFurniture.TakeNotes(page, body), notes)).ToList();
        var hyphens = new Hyphens(pages.SelectMany(page => page.Lines).Select(line => line.Text));
        var paragraphs = new Paragraphs(pages, body, hyphens);
        var (left, right) = Edges(pages, body);
        if (tagged is not null)
        {
            var given = TaggedFlow.Items(pages, tagged, body, paragraphs, hyphens, (left, right), (paragraph, page) => Refer(paragraph, references[pages.IndexOf(page)]));
            return given is null ? null : FlowBlocks.Of(given, notes);
        }
        var layout = new PageLayout(paragraphs);
        var items = new List<FlowItem>();
        for (var i = 0; i < pages.Count; i++)
        {
            limit.ThrowIfCancellationRequested();
            foreach (var item in layout.Read(pages[i].Lines, left, right))
            {
                if (item is FlowParagraph paragraph && references[i].Count > 0) Refer(paragraph, references[i]);
                if (items.Count > 0 && item is FlowParagraph next && items[^1] is FlowParagraph last && GoesOn(last, next)) items[^1] = Together(last, next, hyphens);
                else items.Add(item);
            }
        }
        return FlowBlocks.Of(items, notes);
    }

    private static double BodySize(List<PdfPage> pages)
    {
        var sizes = new Dictionary<double, int>();
        foreach (var line in pages.SelectMany(page => page.Lines)) sizes[line.Size] = sizes.GetValueOrDefault(line.Size) + line.Text.Length;
        return sizes.Count == 0 ? 0 : sizes.MaxBy(pair => pair.Value).Key;
    }

    // Where lines may start and end: the outermost, but for one in fifty.
    private static (double Left, double Right) Edges(List<PdfPage> pages, double body)
    {
        var lines = pages.SelectMany(page => page.Lines).Where(line => Math.Abs(line.Size - body) < 1).ToList();
        if (lines.Count == 0) lines = [.. pages.SelectMany(page => page.Lines)];
        if (lines.Count == 0) return (0, 0);
        var lefts = lines.Select(line => line.Left).Order().ToList();
        var rights = lines.Select(line => line.Right).OrderDescending().ToList();
        return (lefts[lines.Count / 50], rights[lines.Count / 50]);
    }

    // Keeps the notes of a page under names that no other page has, and returns these by the marks on the page.
    private static Dictionary<string, string> Keep(List<(string Mark, string Text)> found, Dictionary<string, string> notes)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (mark, text) in found)
        {
            var name = mark;
            for (var free = notes.Count + 1; !notes.TryAdd(name, text); free++) name = free.ToString(CultureInfo.InvariantCulture);
            names.TryAdd(mark, name);
        }
        return names;
    }

    private static void Refer(FlowParagraph paragraph, Dictionary<string, string> names)
    {
        if (!NoteMark.IsIn(paragraph.Text)) return;
        foreach (var (mark, name) in names) paragraph.Text = paragraph.Text.Replace(NoteMark.Raised(mark), NoteMark.Note(name), StringComparison.Ordinal);
    }

    private static bool GoesOn(FlowParagraph last, FlowParagraph next)
    {
        if (!last.RunsOn || last.IsHeading != next.IsHeading || last.IsStrong != next.IsStrong || Math.Abs(last.Size - next.Size) > 0.6 || next.Gap > 0) return false;
        var (before, after) = (last.Text.TrimEnd(), next.Text.TrimStart());
        if (before.Length < 40 || after.Length == 0 || ListMarker.Of(after).Length > 0) return false;
        var end = before.AsSpan().TrimEnd("\"'”’»«)]");
        if (end.Length == 0 || end[^1] is '.' or '!' or '?' or ':' or ';' or '…' or '。' or '؟' or '۔' or '！' or '？') return false;
        return char.IsLower(after[0]) || before[^1] is '-' or '\u2010' or '\u00AD' || before.Length > 120 && char.IsLetterOrDigit(after[0]);
    }

    private static FlowParagraph Together(FlowParagraph last, FlowParagraph next, Hyphens hyphens) => new(Hyphens.Join(last.Text.TrimEnd(), next.Text.TrimStart(), hyphens))
    {
        IsHeading = last.IsHeading,
        IsStrong = last.IsStrong,
        IsCentred = last.IsCentred,
        Size = last.Size,
        Gap = last.Gap,
        RunsOn = next.RunsOn,
    };
}
