// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Readers.Tables;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents.Readers.Html;

/// <summary>Turns the elements of a document into blocks: what a person sees as one paragraph, line, item or cell.</summary>
internal sealed class HtmlBlocks(string source, CancellationToken limit)
{
    private const int Card = 240; // letters in one card of a signatory
    private const int FewCards = 3;

    private static readonly FrozenSet<string> Inline = FrozenSet.Create(
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
        "sub", "sup", "time", "tt", "u", "var", "wbr", "br");

    private readonly List<Block> blocks = [];
    private readonly List<HtmlPiece> pieces = [];
    private int gap;
    private BlockStyle style;
    private int level;
    private string marker = "";
    private int number;
    private int depth;        // of lists
    private bool quoted;
    private bool inItem;      // raised figures are marks there
    private bool nested;      // a list stands in the item that is being ended
    private bool isOne;       // the lines of an item or a card are one block
    private string? language;

    /// <summary>The blocks between two places of the source.</summary>
    public static List<Block> Of(HtmlNode root, string source, (int From, int To) range, CancellationToken limit)
    {
        var reader = new HtmlBlocks(source, limit);
        reader.Walk(root, Marks.None, range);
        reader.Flush();
        return StrongHeadings.Mark(reader.blocks);
    }

    private void Walk(HtmlNode node, Marks marks, (int From, int To) range)
    {
        if (node.IsDropped || node.To <= range.From || node.From >= range.To) return;
        if (node.IsText) { Text(node, marks); return; }
        limit.ThrowIfCancellationRequested();
        if (node.Name == "sup" && !inItem && pieces.Exists(piece => !piece.IsBreak) && node.All().Any(one => one.Name == "a" && one["href"]?.Contains('#', StringComparison.Ordinal) == true)) return; // where a footnote is called for in the text
        var outer = language;
        if (node["lang"] is { Length: > 1 and < 36 } own && node.Name is not ("html" or "body")) language = own;
        marks |= node.Name switch
        {
            "b" or "strong" or "th" => Marks.Strong,
            "i" or "em" or "cite" => Marks.Emphasised,
            "a" => Marks.Link,
            "sup" => Marks.Raised,
            "pre" or "textarea" => Marks.Verbatim,
            _ when node["style"] is { } css && css.Contains("font-weight", StringComparison.OrdinalIgnoreCase) && (css.Contains("bold", StringComparison.OrdinalIgnoreCase) || css.Contains("00", StringComparison.Ordinal)) && !css.Contains("400", StringComparison.Ordinal) => Marks.Strong,
            _ => Marks.None,
        };
        if (node.Name == "br") pieces.Add(new HtmlPiece(node.From, node.From, marks));
        else if (Inline.Contains(node.Name) && !HoldsBlocks(node)) Children(node, marks, range);
        else Boundary(node, marks, range);
        language = outer;
    }

    private static bool HoldsBlocks(HtmlNode node) => node.Children.Exists(child => !child.IsText && !child.IsDropped && (!Inline.Contains(child.Name) || HoldsBlocks(child)));

    private void Children(HtmlNode node, Marks marks, (int From, int To) range)
    {
        foreach (var child in node.Children) Walk(child, marks, range);
    }

    private void Text(HtmlNode node, Marks marks)
    {
        if (!marks.HasFlag(Marks.Verbatim)) { pieces.Add(new HtmlPiece(node.From, node.To, marks)); return; }
        for (var at = node.From; at < node.To;)
        {
            var end = source.AsSpan(at, node.To - at).IndexOf('\n');
            end = end < 0 ? node.To : at + end;
            if (end > at) pieces.Add(new HtmlPiece(at, end, marks));
            if (end < node.To) pieces.Add(new HtmlPiece(end, end, marks));
            at = end + 1;
        }
    }

    private void Boundary(HtmlNode node, Marks marks, (int From, int To) range)
    {
        if (isOne)
        {
            // Inside an item, where a block ends a line ends.
            if (pieces.Count > 0) pieces.Add(new HtmlPiece(node.From, node.From, marks));
            if (node.Name is "ul" or "ol" or "table" or "dl")
            {
                nested = node.Name is "ul" or "ol";
                Flush();
                (isOne, nested, style, marker, number) = (false, false, BlockStyle.Plain, "", 0);
                Block(node, marks, range);
                return;
            }
            Children(node, marks, range);
            if (pieces.Count > 0 && !pieces[^1].IsBreak) pieces.Add(new HtmlPiece(node.To, node.To, marks));
            return;
        }
        Flush();
        Block(node, marks, range);
        Flush();
    }

    private void Block(HtmlNode node, Marks marks, (int From, int To) range)
    {
        switch (node.Name)
        {
            case ['h', >= '1' and <= '6']:
                gap = Math.Max(gap, 1);
                (style, level) = (BlockStyle.Heading, node.Name[1] - '0');
                Children(node, marks, range);
                Flush();
                (style, level) = (BlockStyle.Plain, 0);
                gap = Math.Max(gap, 1);
                break;
            case "hr":
                gap = 2;
                break;
            case "blockquote" or "q":
                var outer = quoted;
                quoted = true;
                gap = Math.Max(gap, 1);
                Children(node, marks, range);
                Flush();
                quoted = outer;
                gap = Math.Max(gap, 1);
                break;
            case "ul" or "ol" or "dir":
                if (depth == 0) gap = Math.Max(gap, 1);
                depth++;
                List(node, marks, range);
                depth--;
                if (depth == 0) gap = Math.Max(gap, 1);
                break;
            case "table":
                gap = Math.Max(gap, 1);
                Table(node, marks, range);
                gap = Math.Max(gap, 1);
                break;
            case "dl":
                gap = Math.Max(gap, 1);
                Definitions(node, marks, range);
                gap = Math.Max(gap, 1);
                break;
            default:
                if (node.Name is "p" or "pre" or "section" or "article" or "figure" or "details" or "summary" or "td" or "header" or "footer") gap = Math.Max(gap, 1);
                if (IsCards(node)) Cards(node, marks, range);
                else Children(node, marks, range);
                Flush();
                if (node.Name is "p" or "pre" or "section" or "article" or "summary" or "header") gap = Math.Max(gap, 1);
                break;
        }
    }

    private void List(HtmlNode list, Marks marks, (int From, int To) range)
    {
        var count = int.TryParse(list["start"], out var start) && start is > 0 and < 100_000 ? start - 1 : 0;
        foreach (var child in list.Children)
        {
            if (child.Name != "li") { Walk(child, marks, range); continue; }
            count++;
            Flush();
            if (!IsOneItem(child)) { Walk(child, marks, range); Flush(); continue; }
            (style, marker, number) = list.Name == "ol" ? (BlockStyle.Number, count + ".", count) : (BlockStyle.Bullet, "•", 0);
            OneBlock(child, marks, range);
        }
    }

    // The lines of an element as one block; a list in it follows as its own blocks.
    private void OneBlock(HtmlNode node, Marks marks, (int From, int To) range)
    {
        (isOne, inItem) = (true, true);
        var outer = language;
        if (node["lang"] is { Length: > 1 and < 36 } own) language = own;
        Children(node, marks, range);
        Flush();
        language = outer;
        (isOne, inItem, style, marker, number) = (false, false, BlockStyle.Plain, "", 0);
    }

    // An item with headings or several paragraphs in it is a part of the page that was set as a list.
    private static bool IsOneItem(HtmlNode item)
    {
        var paragraphs = 0;
        foreach (var node in item.All())
        {
            if (node.Name is "p" && node.TextLength > 120) paragraphs++;
            if (paragraphs > 1 || node.Name is "table" or "h1" or "h2" or "section" or "article" && node.TextLength > Card) return false;
        }
        return true;
    }

    // Boxes of one make that follow one another, a name and what the person is in each.
    private static bool IsCards(HtmlNode node)
    {
        var boxes = node.Children.Where(child => !child.IsText && !child.IsDropped && child.TextLength > 0).ToList();
        if (boxes.Count < FewCards || node.Children.Exists(child => child.IsText && child.TextLength > 0)) return false;
        var shape = Lines(boxes[0]);
        return shape is >= 2 and <= 5 && boxes.TrueForAll(box => box.Name == boxes[0].Name && box.Name is "div" or "article" or "section" or "figure" or "li" or "span" && box["class"] == boxes[0]["class"] && box.TextLength <= Card && Lines(box) is >= 1 and <= 6);
    }

    private static int Lines(HtmlNode box) => box.Children.Count(child => !child.IsText && !child.IsDropped && child.TextLength > 0 && child.Name is "p" or "div" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "span" or "strong" or "em" or "small" or "b" or "i" or "a");

    private void Cards(HtmlNode node, Marks marks, (int From, int To) range)
    {
        foreach (var box in node.Children.Where(child => !child.IsText))
        {
            if (box.IsDropped) continue;
            Flush();
            (style, marker) = (BlockStyle.Bullet, "");
            isOne = true;
            inItem = true;
            foreach (var line in box.Children)
            {
                Walk(line, marks, range);
                if (!line.IsText && pieces.Count > 0) pieces.Add(new HtmlPiece(line.To, line.To, marks));
            }
            Flush();
            (isOne, inItem, style) = (false, false, BlockStyle.Plain);
        }
    }

    private void Table(HtmlNode table, Marks marks, (int From, int To) range)
    {
        var rows = HtmlTable.Rows(table);
        if (!HtmlTable.IsNested(table) && SignatoryTable.Read(HtmlTable.Cells(rows, source), false, gap) is { } read)
        {
            blocks.AddRange(read);
            gap = 1;
            return;
        }
        foreach (var row in rows)
        {
            foreach (var cell in row)
            {
                Walk(cell, marks, range);
                Flush();
            }
        }
    }

    // "Date: 3 May 2021" of a label and its value; a name and what it is; else a heading and those under it.
    private void Definitions(HtmlNode list, Marks marks, (int From, int To) range)
    {
        var parts = list.All().Where(node => node.Name is "dt" or "dd").ToList();
        var pairs = parts.Count(node => node.Name == "dt") is var terms && terms > 0 && parts.Count == terms * 2 && parts.Where((node, i) => node.Name == "dt" == (i % 2 == 0)).Count() == parts.Count;
        for (var i = 0; i < parts.Count; i++)
        {
            Flush();
            if (pairs)
            {
                var (term, value) = (parts[i], parts[++i]);
                var (name, what) = (HtmlPiece.Join(source, Pieces(term), ", ", true).Text, HtmlPiece.Join(source, Pieces(value), ", ", true).Text);
                if (name.IsEmpty && what.IsEmpty) continue;
                var label = FrontLine.IsLabel(Shape.WithoutColon(name.Text));
                var text = new MappedTextBuilder();
                text.Append(name.Text, name.From, name.To, true);
                if (!what.IsEmpty) text.Between(label ? Shape.EndsWithColon(name.Text) ? "" : ":" : ",", term.To);
                text.Space(term.To);
                text.Append(what.Text, what.From, what.To, true);
                blocks.Add(new Block(text.Take(), label ? BlockStyle.Plain : BlockStyle.Bullet) { Gap = gap, Depth = depth + 1, DeclaredLanguage = language });
                gap = 0;
                continue;
            }
            if (parts[i].Name == "dt") style = BlockStyle.Heading;
            else (style, marker) = (BlockStyle.Bullet, "");
            OneBlock(parts[i], marks, range);
        }
    }

    private HtmlPiece[] Pieces(HtmlNode node)
    {
        var inner = new HtmlBlocks(source, limit) { isOne = true };
        inner.Children(node, Marks.None, (0, source.Length));
        return [.. inner.pieces];
    }

    private void Flush()
    {
        while (pieces.Count > 0 && pieces[^1].IsBreak) pieces.RemoveAt(pieces.Count - 1);
        if (pieces.Count == 0) return;
        var all = pieces.ToArray().AsSpan();
        pieces.Clear();
        if (isOne || style == BlockStyle.Heading)
        {
            var parted = isOne && HtmlPiece.Join(source, all, " ", inItem) is var joined && !Shape.IsProse(new Block(joined.Text, style));
            Add(HtmlPiece.Join(source, all, parted && style != BlockStyle.Heading ? ", " : " ", inItem));
            return;
        }
        foreach (var (from, to, blank) in HtmlLines.Of(source, all))
        {
            if (blank) gap = Math.Max(gap, 1);
            Add(HtmlPiece.Join(source, all[from..to], " ", inItem || HtmlLines.StartsRaised(source, all[from..to])));
        }
    }

    private void Add((MappedText Text, Marks Marks) line)
    {
        if (line.Text.IsEmpty) return;
        var own = style != BlockStyle.Plain ? default : ListMarker.Of(line.Text.Text);
        var text = own.Length > 0 ? line.Text.Slice(own.Length) : line.Text;
        if (text.IsEmpty) return;
        blocks.Add(new Block(text, quoted && style == BlockStyle.Plain && own.Length == 0 ? BlockStyle.Quote : own.Length > 0 ? own.Style : style)
        {
            Marker = own.Length > 0 ? line.Text.Text[..own.Length].TrimEnd() : marker,
            Number = own.Length > 0 ? own.Number : number,
            Gap = gap,
            Level = level,
            Depth = depth,
            HasNested = nested,
            IsStrong = line.Marks.HasFlag(Marks.Strong),
            IsEmphasised = line.Marks.HasFlag(Marks.Emphasised),
            IsLink = line.Marks.HasFlag(Marks.Link),
            DeclaredLanguage = language,
        });
        gap = 0;
    }
}
