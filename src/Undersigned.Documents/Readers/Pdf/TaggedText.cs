// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;

namespace Undersigned.Documents.Readers.Pdf;

/// <summary>
/// What the structure of a file says of its text: which pieces of pages make one paragraph, what a paragraph is, and in which order all of
/// them are read. A paragraph is known by its number, so that the lines of pages can say to which one they belong.
/// </summary>
internal sealed class TaggedText
{
    /// <summary>A paragraph, or what others stand in.</summary>
    internal sealed class Node(string role)
    {
        /// <summary>The type of the element, for a paragraph that of the one it stands in.</summary>
        public string Role { get; } = role;

        /// <summary>The number of the paragraph; -1 for a container.</summary>
        public int Paragraph { get; init; } = -1;

        public List<Node> Kids { get; } = [];

        /// <summary>The language that the file gives, or null.</summary>
        public string? Language { get; init; }
    }

    private static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet(["P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD", "Caption", "BlockQuote", "Note", "FENote", "TOC", "TOCI", "Document", "Part", "Art", "Sect", "Div", "Aside"]);

    private const int FewRows = 3; // a table of no more may be there for the layout

    private readonly HashSet<int> entries = [];
    private readonly Dictionary<(int Page, int Mark), int> paragraphs = [];
    private readonly HashSet<PdfTag> blocks = []; // elements that are no part of a line

    public TaggedText(PdfTag root)
    {
        FindBlocks(root);
        Root = Container(root, null);
    }

    /// <summary>The document, in reading order.</summary>
    public Node Root { get; }

    /// <summary>Whether a paragraph stands in a list or in a table of some rows.</summary>
    public bool IsEntry(int paragraph) => entries.Contains(paragraph);

    /// <summary>How many paragraphs there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of the paragraph that a piece of a page belongs to; -1 when to none.</summary>
    public int ParagraphOf(int page, int mark) => paragraphs.GetValueOrDefault((page, mark), -1);

    private bool FindBlocks(PdfTag tag)
    {
        var has = Blocks.Contains(tag.Role);
        foreach (var kid in tag.Kids) has |= FindBlocks(kid);
        if (has) blocks.Add(tag);
        return has;
    }

    private Node Container(PdfTag tag, string? language)
    {
        language = tag.Language ?? language;
        var node = new Node(tag.Role) { Language = language };
        if (tag.Kids.TrueForAll(kid => !blocks.Contains(kid) || IsNote(kid)) && tag.Kids.Exists(IsNote))
        {
            // A note stands where it is referred to, inside of a sentence.
            Take(node, tag, tag.Kids.Where(kid => !IsNote(kid)));
            foreach (var note in tag.Kids.Where(IsNote)) node.Kids.Add(Container(note, language));
            return node;
        }
        var first = Count;
        for (var i = 0; i < tag.Kids.Count;)
        {
            if (blocks.Contains(tag.Kids[i])) { node.Kids.Add(Container(tag.Kids[i++], language)); continue; }
            var end = i + 1;
            // A program that knows no better calls the boxes of a page NonStruct, one a paragraph, and the runs of letters in them too.
            if (!IsBox(tag.Kids[i])) while (end < tag.Kids.Count && !blocks.Contains(tag.Kids[end]) && !IsBox(tag.Kids[end])) end++;
            Take(node, tag, tag.Kids[i..end]);
            i = end;
        }
        if (tag.Role == "LI" || tag.Role == "Table" && tag.Kids.Sum(kid => kid.Role == "TR" ? 1 : kid.Kids.Count(row => row.Role == "TR")) > FewRows) for (var i = first; i < Count; i++) entries.Add(i);
        return node;
    }

    private static bool IsNote(PdfTag tag) => tag.Role is "Note" or "FENote";

    private static bool IsBox(PdfTag tag) => tag.Role == "NonStruct" && tag.Kids.Exists(kid => kid.Mark < 0);

    private void Take(Node into, PdfTag of, IEnumerable<PdfTag> kids)
    {
        var paragraph = new Node(of.Role) { Paragraph = Count++, Language = into.Language };
        into.Kids.Add(paragraph);
        foreach (var kid in kids) Take(kid, paragraph.Paragraph);
    }

    private void Take(PdfTag tag, int paragraph)
    {
        if (tag.Mark >= 0) paragraphs.TryAdd((tag.Page, tag.Mark), paragraph);
        if (tag.Role == "Artifact") return;
        foreach (var kid in tag.Kids) Take(kid, paragraph);
    }
}
