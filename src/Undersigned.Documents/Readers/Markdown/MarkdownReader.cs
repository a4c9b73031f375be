// SPDX-License-Identifier: Apache-2.0
using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Readers.Html;

namespace Undersigned.Documents.Readers.Markdown;

/// <summary>
/// Reads Markdown: Markdig tells what each part is and where it stands, and the elements that it would become are put into the same tree as
/// those of a page, so that HTML in the text is nothing special.
/// </summary>
internal sealed class MarkdownReader
{
    private const int DeepestNesting = 64;
    private const int Longest = 4 << 20;  // code units
    private const int MostMarks = 12_000; // in one paragraph

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UseYamlFrontMatter().UsePipeTables().UseDefinitionLists().UseFootnotes().Build();
    private static readonly KeyValuePair<string, string>[] NoAttributes = [];

    private readonly string source;
    private readonly HtmlTree tree;
    private readonly CancellationToken limit;

    private MarkdownReader(string source, CancellationToken limit)
    {
        (this.source, this.limit) = (source, limit);
        tree = new HtmlTree(source, limit);
    }

    /// <summary>Reads a document and what stands at its head.</summary>
    public static Reading Read(string source, CancellationToken limit)
    {
        var reader = new MarkdownReader(source, limit);
        var head = FrontMatterHead.Read(source);
        if (Parse(source) is not { } document) return new Reading(PlainTextReader.Read(source)) { Warnings = [new ReadWarning("What is set in Markdown here is more than it can mean; the file was read as plain text.")] };
        foreach (var block in document) if (block.Span.Start >= head.End) reader.Add(block, 0);
        reader.tree.Close();
        HtmlFurniture.Drop(reader.tree.Root, source, limit);
        var blocks = HtmlBlocks.Of(reader.tree.Root, source, (0, source.Length), limit);
        return new Reading([.. head.Before, .. blocks, .. head.After]) { Clues = head.Clues };
    }

    // Null for what only an attack would hold. Markdig takes a time that grows with the square of the marks in one paragraph, and refuses what nests too deep.
    private static MarkdownDocument? Parse(string source)
    {
        if (source.Length > Longest) return null;
        var marks = 0;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '\n' && i + 1 < source.Length && source[i + 1] is '\n' or '\r') marks = 0;
            else if (source[i] is '[' or ']' or '`' or '*' or '_' or '<' && ++marks > MostMarks) return null;
        }
        try
        {
            return Markdig.Markdown.Parse(source, Pipeline);
        }
        catch (ArgumentException)
        {
            return null; // its only way to say "too deep"
        }
    }

    private void Add(Markdig.Syntax.Block block, int depth)
    {
        limit.ThrowIfCancellationRequested();
        if (depth > DeepestNesting) return;
        var (from, to) = (block.Span.Start, block.Span.End + 1);
        switch (block)
        {
            case YamlFrontMatterBlock or LinkReferenceDefinitionGroup or BlankLineBlock:
                break;
            case HtmlBlock:
                tree.Add(from, to);
                break;
            case HeadingBlock heading:
                Around("h" + (char)('0' + heading.Level), from, to, () => Add(heading.Inline));
                break;
            case ThematicBreakBlock:
                tree.Start("hr", from, NoAttributes);
                break;
            case CodeBlock:
                Around("pre", from, to, () => tree.Text(from, to));
                break;
            case DefinitionTerm term:
                Around("dt", from, to, () => Add(term.Inline));
                break;
            case LeafBlock leaf:
                if (leaf.Parent is TableCell or Footnote) Add(leaf.Inline);
                else Around("p", from, to, () => Add(leaf.Inline));
                break;
            case Footnote footnote:
                Around("p", from, to, () =>
                {
                    Around("sup", from, from, () => tree.Text(footnote.LabelSpan.Start + 1, footnote.LabelSpan.End + 1));
                    foreach (var inner in footnote) Add(inner, depth + 1);
                });
                break;
            case ContainerBlock container:
                if (Name(container) is { } name) Around(name, from, to, () => Children(container, depth), container is ListBlock { IsOrdered: true, OrderedStart: { } start } ? [new("start", start)] : NoAttributes);
                else Children(container, depth);
                break;
        }
    }

    private static string? Name(ContainerBlock container) => container switch
    {
        ListBlock { IsOrdered: true } => "ol",
        ListBlock => "ul",
        ListItemBlock => "li",
        QuoteBlock => "blockquote",
        Table => "table",
        TableRow => "tr",
        TableCell { Parent: TableRow { IsHeader: true } } => "th",
        TableCell => "td",
        DefinitionList => "dl",
        _ => null,
    };

    private void Children(ContainerBlock container, int depth)
    {
        foreach (var block in container)
        {
            if (container is DefinitionItem && block is not DefinitionTerm) Around("dd", block.Span.Start, block.Span.End + 1, () => Add(block, depth + 1));
            else Add(block, depth + 1);
        }
    }

    private void Around(string name, int from, int to, Action inside, KeyValuePair<string, string>[]? attributes = null)
    {
        tree.Start(name, from, attributes ?? NoAttributes);
        inside();
        tree.End(name, to);
    }

    private void Add(ContainerInline? inlines)
    {
        if (inlines is null) return;
        var parted = SoftLines.Part(source, inlines);
        foreach (var inline in inlines) Add(inline, parted, 0);
    }

    private void Add(Inline inline, bool parted, int depth)
    {
        if (depth > DeepestNesting) return;
        var (from, to) = (inline.Span.Start, inline.Span.End + 1);
        switch (inline)
        {
            case LineBreakInline line:
                if (line.IsHard || parted) tree.Start("br", from, NoAttributes);
                else tree.Text(from, Math.Min(from + 1, source.Length));
                break;
            case LiteralInline literal:
                tree.Text(literal.IsFirstCharacterEscaped && source[from] == '\\' ? from + 1 : from, to);
                break;
            case CodeInline code:
                tree.Text(from + code.DelimiterCount, to - code.DelimiterCount);
                break;
            case AutolinkInline:
                Around("a", from, to, () => tree.Text(from + 1, to - 1));
                break;
            case HtmlInline:
                tree.Add(from, to);
                break;
            case HtmlEntityInline:
                tree.Text(from, to);
                break;
            case FootnoteLink { IsBackLink: false }:
                Around("sup", from, to, () => Around("a", from, to, () => tree.Text(from + 2, to - 1), [new("href", "#")]));
                break;
            case LinkInline { IsImage: true }:
                break;
            case ContainerInline container:
                var name = container is EmphasisInline emphasis ? emphasis.DelimiterCount == 1 ? "em" : "strong" : container is LinkInline ? "a" : "span";
                Around(name, from, to, () => { foreach (var child in container) Add(child, parted, depth + 1); });
                break;
        }
    }
}
