// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers.Pdf;

/// <summary>Puts lines into the paragraphs, lists and tables that the file itself says they are.</summary>
internal sealed class TaggedFlow
{
    private const double Space = 0.6;  // times the size of the font: a space, and how exactly the edge of a column is known
    private const double Bucket = 3;   // points within which lines start at one place
    private const int FewStarts = 3;

    private readonly List<(PdfPage Page, PdfLine Line)>[] lines;
    private readonly List<(PdfPage Page, PdfLine Line)>[] before; // lines that no element claims, before the paragraph that follows on the page
    private readonly List<(PdfPage Page, PdfLine Line)> rest = [];
    private readonly Dictionary<(int Page, int At, bool Right), double> edges = [];
    private readonly double body;
    private readonly Paragraphs paragraphs;
    private readonly Hyphens hyphens;
    private readonly (double Left, double Right) column;
    private (PdfPage Page, PdfLine Line)? last;

    private TaggedFlow(IReadOnlyList<PdfPage> pages, TaggedText text, double body, Paragraphs paragraphs, Hyphens hyphens, (double Left, double Right) column)
    {
        (this.body, this.paragraphs, this.hyphens, this.column) = (body, paragraphs, hyphens, column);
        lines = [.. Enumerable.Range(0, text.Count).Select(_ => new List<(PdfPage, PdfLine)>())];
        before = [.. Enumerable.Range(0, text.Count).Select(_ => new List<(PdfPage, PdfLine)>())];
        foreach (var page in pages) Sort(page);
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i].Sort((a, b) => a.Line.Order.CompareTo(b.Line.Order));
            if (IsRepeated(lines[i])) lines[i].Clear();
        }
    }

    /// <summary>The paragraphs and tables of a document in the order that the file gives; null when what it gives makes no sense.</summary>
    public static List<FlowItem>? Items(IReadOnlyList<PdfPage> pages, TaggedText text, double body, Paragraphs paragraphs, Hyphens hyphens, (double Left, double Right) column, Action<FlowParagraph, PdfPage> refer)
    {
        var flow = new TaggedFlow(pages, text, body, paragraphs, hyphens, column) { refer = refer };
        var items = new List<FlowItem>();
        flow.Add(text.Root, items);
        foreach (var line in flow.rest) items.Add(flow.Paragraph([line], "P"));
        return flow.MakesSense(TableFlow.Flatten(items)) ? items : null;
    }

    private Action<FlowParagraph, PdfPage> refer = (_, _) => { };

    private void Sort(PdfPage page)
    {
        foreach (var line in page.Lines)
        {
            if (line.Paragraph >= 0) lines[line.Paragraph].Add((page, line));
            Widen((page.Number, (int)Math.Round(line.Left / Bucket), false), line.Right);
            Widen((page.Number, (int)Math.Round(line.Right / Bucket), true), -line.Left);
        }
        foreach (var line in page.Lines.Where(line => line.Paragraph < 0))
        {
            var follows = page.Lines.Where(other => other.Paragraph >= 0 && other.Base < line.Base).Select(other => other.Paragraph).DefaultIfEmpty(-1).Min();
            (follows < 0 ? rest : before[follows]).Add((page, line));
        }
    }

    private void Widen((int, int, bool) at, double to) => edges[at] = Math.Max(edges.GetValueOrDefault(at, double.MinValue), to);

    // What a page gets from a fixed box of a web page comes back on every one.
    private static bool IsRepeated(List<(PdfPage Page, PdfLine Line)> own)
    {
        var texts = own.GroupBy(one => one.Page.Number).Select(page => string.Join('\n', page.Select(one => one.Line.Text))).ToList();
        return texts.Count > 1 && texts.TrueForAll(text => text == texts[0]);
    }

    // Programs that tag every line by itself, or letters in any order, tell nothing of paragraphs.
    private bool MakesSense(List<FlowParagraph> flat)
    {
        var (starts, all) = (0, 0);
        for (var i = 1; i < flat.Count; i++)
        {
            if (flat[i].Text.Length < 30 || flat[i - 1].Text.Length < 30 || flat[i].RowOf is not null) continue;
            all++;
            if (char.IsLower(flat[i].Text.TrimStart() is [var first, ..] ? first : ' ') && flat[i - 1].Text.TrimEnd() is [.., var end] && (char.IsLetter(end) || end is '-' or ',')) starts++;
        }
        var most = lines.Length == 0 ? 0 : lines.Max(own => own.Count);
        return starts < FewStarts || starts * 4 < all ? most <= 200 : false;
    }

    private void Add(TaggedText.Node node, List<FlowItem> into)
    {
        if (node.Paragraph >= 0) AddParagraph(node, into);
        else if (node.Role == "Table" && Rows(node) is { Count: > 0 } rows) AddTable(node, rows, into);
        else if (node.Role == "L") AddList(node, 0, into);
        else if (node.Role is not ("TOC" or "Artifact")) foreach (var kid in node.Kids) Add(kid, into);
    }

    private void AddParagraph(TaggedText.Node node, List<FlowItem> into)
    {
        foreach (var line in before[node.Paragraph]) into.Add(Paragraph([line], "P"));
        var own = lines[node.Paragraph];
        if (own.Count == 0) return;
        // A word in bold letters that stands in a box of its own.
        if (last is { } previous && into.Count > 0 && into[^1] is FlowParagraph { Number: null, RowOf: null } paragraph && ReferenceEquals(previous.Page, own[0].Page) && IsBeside(previous.Line, own[0].Line))
        {
            var next = Paragraph(own, node.Role, node.Language);
            paragraph.Text += (paragraph.Text.Length > 0 && next.Text.Length > 0 && char.IsPunctuation(next.Text[0]) ? "" : " ") + next.Text;
            return;
        }
        into.Add(Paragraph(own, node.Role, node.Language));
    }

    private static bool IsBeside(PdfLine a, PdfLine b) =>
        Math.Abs(a.Base - b.Base) < 0.5 && Math.Abs(a.Size - b.Size) < 0.6 && (b.Left > a.Left ? b.Left - a.Right : a.Left - b.Right) < a.Size;

    private FlowParagraph Paragraph(List<(PdfPage Page, PdfLine Line)> own, string role, string? language = null, string label = "", int depth = 0)
    {
        var heading = role is "H" or "H1" or "H2" or "H3" or "H4" or "H5" or "H6" or "Title";
        var (first, end) = (own[0].Line, own[^1].Line);
        var large = end.Size > body * 1.18 && own.Count <= 4;
        var text = Text(own, heading || large, role is "TD" or "TH");
        var marker = ListMarker.Of(label + " x");
        int? number = label.Length == 0 ? null : marker.Length == 0 ? null : marker.Style == BlockStyle.Bullet ? 0 : marker.Number;
        if (number is null && label.Length > 0) text = label + " " + text;
        var gap = last is { } previous && ReferenceEquals(previous.Page, own[0].Page) && previous.Line.Base > first.Base ? paragraphs.Blank(previous.Line, first) : 0;
        last = own[^1];
        var paragraph = new FlowParagraph(text)
        {
            IsHeading = heading || large,
            Level = role is ['H', >= '1' and <= '6'] ? role[1] - '0' : role == "Title" ? 1 : 0,
            IsStrong = own.TrueForAll(one => one.Line.IsBold),
            IsCentred = Paragraphs.IsCentred(first, column.Left, column.Right),
            IsQuote = role == "BlockQuote",
            Size = Math.Round(end.Size * 2) / 2,
            Number = number,
            Depth = depth,
            Language = language,
            Gap = gap,
        };
        foreach (var page in own.Select(one => one.Page).Distinct()) refer(paragraph, page);
        return paragraph;
    }

    private string Text(List<(PdfPage Page, PdfLine Line)> own, bool joined, bool cell)
    {
        var text = own[0].Line.Text.Trim();
        for (var i = 1; i < own.Count; i++)
        {
            var next = own[i].Line.Text.Trim();
            if (joined || !Ends(own, i, cell)) text = Hyphens.Join(text.TrimEnd(), next, hyphens);
            else text += "\n" + next;
        }
        // Words that justifying drove apart are no columns.
        return own.Count > 1 && text.Length > 120 ? text.Replace('\t', ' ') : text;
    }

    // Whether a line was ended on purpose: the next word would have fitted.
    private bool Ends(List<(PdfPage Page, PdfLine Line)> own, int at, bool cell)
    {
        var ((page, above), (nextPage, line)) = (own[at - 1], own[at]);
        if (Math.Abs(above.Base - line.Base) < 0.5 && ReferenceEquals(page, nextPage)) return false;
        if (ListMarker.Of(line.Text.TrimStart()).Length > 0 && !ReferenceEquals(above, own[0].Line)) return true;
        var same = own.Where(one => ReferenceEquals(one.Page, page) && (above.IsRightToLeft ? Math.Abs(one.Line.Right - above.Right) : Math.Abs(one.Line.Left - above.Left)) < 40).Select(one => one.Line);
        var centred = own.Count(one => Paragraphs.IsCentred(one.Line, column.Left, column.Right)) > own.Count / 2;
        var free = centred ? column.Right - column.Left - (above.Right - above.Left)
            : above.IsRightToLeft ? above.Left - Math.Min(same.Min(one => one.Left), -edges[(page.Number, (int)Math.Round(above.Right / Bucket), true)])
            : Math.Max(same.Max(one => one.Right), edges[(page.Number, (int)Math.Round(above.Left / Bucket), false)]) - above.Right;
        return free > line.FirstWord + (cell ? 2 : 1) * Space * line.Size;
    }

    private void AddList(TaggedText.Node list, int depth, List<FlowItem> into)
    {
        foreach (var item in list.Kids)
        {
            if (item.Role != "LI" || item.Paragraph >= 0) { Add(item, into); continue; }
            var label = string.Concat(item.Kids.Where(kid => kid.Role == "Lbl").SelectMany(Under).SelectMany(at => lines[at]).Select(one => one.Line.Text)).Trim();
            if (label.Length > 1 && char.IsPunctuation(label[0]) && char.IsLetterOrDigit(label[^1])) label = label[1..] + label[0]; // ".1": seen from the left
            foreach (var kid in item.Kids.Where(kid => kid.Role != "Lbl")) label = AddItem(kid, label, depth, into);
        }
    }

    // The first paragraph of an item has its label.
    private string AddItem(TaggedText.Node node, string label, int depth, List<FlowItem> into)
    {
        if (node.Paragraph >= 0)
        {
            if (lines[node.Paragraph].Count == 0) return label;
            if (label.Length == 0) { AddParagraph(node, into); return label; }
            into.Add(Paragraph(lines[node.Paragraph], node.Role, node.Language, label, depth));
            return "";
        }
        if (node.Role == "L") { AddList(node, depth + 1, into); return label; }
        if (node.Role == "Table") { Add(node, into); return label; }
        foreach (var kid in node.Kids) label = AddItem(kid, label, depth, into);
        return label;
    }

    private static IEnumerable<int> Under(TaggedText.Node node) => node.Paragraph >= 0 ? [node.Paragraph] : node.Kids.SelectMany(Under);

    private static List<(TaggedText.Node Row, bool Head)> Rows(TaggedText.Node table) =>
        [.. table.Kids.SelectMany(kid => kid.Role == "TR" ? [(kid, false)] : kid.Role is "THead" or "TBody" or "TFoot" ? kid.Kids.Where(row => row.Role == "TR").Select(row => (row, kid.Role == "THead")) : [])];

    private void AddTable(TaggedText.Node table, List<(TaggedText.Node Row, bool Head)> rows, List<FlowItem> into)
    {
        foreach (var caption in table.Kids.Where(kid => kid.Role == "Caption")) Add(caption, into);
        var starts = Starts(rows);
        var made = new List<FlowRow>(rows.Count);
        foreach (var (row, head) in rows)
        {
            var cells = new List<IReadOnlyList<FlowItem>>();
            foreach (var cell in row.Kids.Where(IsCell))
            {
                var items = new List<FlowItem>();
                // Cells that hold nothing are left out by some programs: what stands under a later column belongs to that.
                for (var start = Start(cell); starts.Length > 0 && cells.Count + 1 < starts.Length && row.Kids.Count(IsCell) < starts.Length && start is { } at && Math.Abs(starts[cells.Count] - at) > Math.Abs(starts[cells.Count + 1] - at);) cells.Add([]);
                foreach (var kid in cell.Kids) Add(kid, items);
                cells.Add(items);
            }
            if (cells.Count == 0) continue;
            while (cells.Count > 1 && cells.Count < starts.Length) cells.Add([]);
            made.Add(new FlowRow(cells, head || row.Kids.TrueForAll(kid => kid.Role != "TD")));
        }
        if (made.Count > 0) into.Add(new FlowTable(made));
    }

    private static bool IsCell(TaggedText.Node node) => node.Role is "TH" or "TD" && node.Paragraph < 0;

    // Where the columns start, by the rows that have all of them; from the right where they are read from there.
    private double[] Starts(List<(TaggedText.Node Row, bool Head)> rows)
    {
        var most = rows.Max(row => row.Row.Kids.Count(IsCell));
        var full = rows.Select(row => row.Row.Kids.Where(IsCell).Select(Start).ToList()).Where(row => row.Count == most && row.TrueForAll(start => start is not null)).ToList();
        return full.Count == 0 ? [] : [.. Enumerable.Range(0, most).Select(column => full.Min(row => row[column]!.Value))];
    }

    private double? Start(TaggedText.Node cell)
    {
        var own = Under(cell).SelectMany(at => lines[at]).Select(one => one.Line).ToList();
        return own.Count == 0 ? null : own.Exists(line => line.IsRightToLeft) ? -own.Max(line => line.Right) : own.Min(line => line.Left);
    }
}
