// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Runtime.InteropServices;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers.Office;

/// <summary>
/// Reads Word documents (DOCX). Styles, numbering and notes are followed; headers, footers, comments and tables of contents are left out.
/// </summary>
internal sealed class WordReader
{
    private const int Line = 280; // the height of a line, in twentieths of a point

    private readonly WordStyles styles;
    private readonly WordNumbering numbering;
    private readonly WordText text;
    private readonly CancellationToken limit;
    private int after;          // space after the last paragraph
    private string? lastStyle;
    private string carried = ""; // text of a paragraph whose end was deleted

    private WordReader(MainDocumentPart main, CancellationToken limit)
    {
        styles = new WordStyles(main.StyleDefinitionsPart?.Styles);
        numbering = new WordNumbering(main.NumberingDefinitionsPart?.Numbering);
        text = new WordText(styles);
        this.limit = limit;
    }

    public static Reading Read(ReadOnlyMemory<byte> content, CancellationToken limit)
    {
        using (var whole = Open(content)) if (WordPackage.Refusal(whole, limit) is { } reason) return Reading.Refused(reason);
        using var stream = Open(content);
        using var document = WordprocessingDocument.Open(stream, false, new OpenSettings { AutoSave = false });
        if (document.MainDocumentPart is not { Document.Body: { } body } main) return Reading.Refused("the package holds no Word document");
        var reader = new WordReader(main, limit);
        var items = new List<FlowItem>();
        reader.Walk(body, items);
        var (blocks, unused) = FlowBlocks.Of(items, reader.Notes(main));
        if (blocks.Count == 0) return Reading.Refused("the document holds no text");
        var warnings = unused == 0 ? [] : new List<ReadWarning> { new("The document has " + unused.ToString(CultureInfo.InvariantCulture) + " notes to its text, which were left out: decide whether they belong to it.") };
        return new Reading(blocks) { HasOffsets = false, Clues = Clues(document), Warnings = warnings };
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, false) : new MemoryStream(content.ToArray(), false);

    // What programs put there by themselves says nothing: the name of a file, or that there is none.
    private static Clues Clues(WordprocessingDocument document)
    {
        var title = document.PackageProperties.Title?.Trim() ?? "";
        return title.Length < 4 || title.StartsWith("Microsoft Word", StringComparison.OrdinalIgnoreCase) || title.Contains(".doc", StringComparison.OrdinalIgnoreCase) || !title.Contains(' ', StringComparison.Ordinal)
            ? new Clues() : new Clues { Titles = [MappedText.Of(title, 0, title.Length)] };
    }

    private void Walk(OpenXmlElement parent, List<FlowItem> into)
    {
        foreach (var child in parent.ChildElements)
        {
            limit.ThrowIfCancellationRequested();
            switch (child)
            {
                case Paragraph paragraph: Add(paragraph, into); break;
                case Table table: into.Add(Read(table)); after = 0; break;
                case SdtBlock { SdtProperties: { } properties } when properties.Descendants<DocPartGallery>().Any(one => one.Val?.Value is { } gallery && gallery.Contains("Table of Contents", StringComparison.OrdinalIgnoreCase)): break;
                case SdtElement { SdtProperties: { } properties } when properties.GetFirstChild<ShowingPlaceholder>() is not null: break;
                case DeletedRun or MoveFromRun or SdtProperties or SectionProperties or ParagraphProperties: break;
                case AlternateContent alternate: Walk(WordText.Chosen(alternate), into); break;
                default: if (child.HasChildren) Walk(child, into); break;
            }
        }
    }

    private void Add(Paragraph element, List<FlowItem> into)
    {
        var direct = element.ParagraphProperties;
        var style = styles.Paragraph(direct?.ParagraphStyleId?.Val?.Value);
        var look = Look.Of(direct).Over(style.Look);
        var read = text.Read(element, style.Look);
        var marks = direct?.ParagraphMarkRunProperties;
        if (marks?.GetFirstChild<Deleted>() is not null || marks?.GetFirstChild<MoveFrom>() is not null)
        {
            carried += read.Text;
            return;
        }
        var whole = carried + read.Text;
        carried = "";
        var number = look.NumberId is > 0 and { } list && !string.IsNullOrWhiteSpace(whole) ? numbering.Next(list, look.Level ?? 0) : null;
        if (!style.IsContents)
        {
            into.Add(new FlowParagraph(whole)
            {
                IsHeading = style.IsHeading || look.Outline is >= 0 and < 9,
                Level = look.Outline is >= 0 and < 9 and { } level ? level + 1 : 0,
                IsStrong = read.IsStrong,
                IsCaps = read.IsCaps,
                IsCentred = look.Centred == true,
                IsQuote = style.IsQuote,
                Size = read.Size / 2.0,
                Number = number,
                Depth = look.Level ?? 0,
                Language = read.Language,
                Gap = Gap(look, direct?.ParagraphStyleId?.Val?.Value) + 2 * read.Breaks + (direct?.PageBreakBefore is { Val: null } ? 2 : 0),
            });
        }
        foreach (var box in read.Boxes) AddBox(box, into);
    }

    // Blank lines that the space between two paragraphs amounts to.
    private int Gap(Look look, string? style)
    {
        var space = look.Tight == true && style == lastStyle ? 0 : Math.Max(after, look.Before ?? 0);
        after = look.Tight == true ? 0 : look.After ?? 0;
        lastStyle = style;
        return space < 60 ? 0 : Math.Max(1, (space + Line / 3) / Line);
    }

    // A text box may only repeat a sentence of the text, to catch the eye.
    private void AddBox(OpenXmlElement box, List<FlowItem> into)
    {
        var inside = new List<FlowItem>();
        Walk(box, inside);
        var said = inside.OfType<FlowParagraph>().Where(one => one.Text.Trim().Length > 40).ToList();
        if (said.Count > 0 && said.TrueForAll(one => into.Exists(item => item is FlowParagraph other && other.Text.Contains(one.Text.Trim(), StringComparison.Ordinal)))) return;
        into.AddRange(inside);
    }

    private FlowTable Read(Table table)
    {
        var rows = new List<FlowRow>();
        foreach (var row in Inside<DocumentFormat.OpenXml.Wordprocessing.TableRow>(table))
        {
            limit.ThrowIfCancellationRequested();
            var properties = row.TableRowProperties;
            if (properties?.GetFirstChild<Deleted>() is not null || properties?.GetFirstChild<Hidden>() is not null) continue;
            var cells = new List<IReadOnlyList<FlowItem>>();
            foreach (var cell in Inside<TableCell>(row))
            {
                if (cell.TableCellProperties?.GetFirstChild<CellDeletion>() is not null) continue;
                var items = new List<FlowItem>();
                Walk(cell, items);
                cells.Add(items);
            }
            rows.Add(new FlowRow(cells, properties?.GetFirstChild<TableHeader>() is { } head && head.Val?.InnerText is not ("0" or "false" or "off")));
        }
        return new FlowTable(rows);
    }

    // Rows and cells may be wrapped in content controls and custom XML.
    private static IEnumerable<T> Inside<T>(OpenXmlElement parent) where T : OpenXmlElement
    {
        foreach (var child in parent.ChildElements)
        {
            if (child is T found) yield return found;
            else if (child is SdtElement or OpenXmlCompositeElement { LocalName: "sdtContent" or "customXml" }) foreach (var inner in Inside<T>(child)) yield return inner;
        }
    }

    private Dictionary<string, string> Notes(MainDocumentPart main)
    {
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var note in main.FootnotesPart?.Footnotes?.Elements<Footnote>() ?? []) Take(note, note.Id?.InnerText);
        foreach (var note in main.EndnotesPart?.Endnotes?.Elements<Endnote>() ?? []) Take(note, "e" + note.Id?.InnerText);
        return notes;

        void Take(FootnoteEndnoteType note, string? id)
        {
            if (id is null || note.Type?.InnerText is { } type && type != "normal") return;
            var inside = new List<FlowItem>();
            Walk(note, inside);
            var said = string.Join(' ', TableFlow.Flatten(inside).Select(one => one.Text.Trim())).Trim();
            if (said.Length > 0) notes.TryAdd(id, said);
        }
    }
}
