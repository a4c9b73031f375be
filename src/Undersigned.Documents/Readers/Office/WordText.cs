// SPDX-License-Identifier: Apache-2.0
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Undersigned.Documents.Readers.Office;

/// <summary>
/// The text of paragraphs as a reader sees it: insertions in, deletions out, moved text where it went, fields by their results, hidden text and
/// numbers of pages left out. A field may run over paragraphs, so one of these reads a whole part.
/// </summary>
internal sealed class WordText(WordStyles styles)
{
    private readonly List<Field> fields = [];
    private readonly StringBuilder text = new();
    private readonly Dictionary<int, int> sizes = []; // letters by size
    private readonly Dictionary<string, int> languages = new(StringComparer.OrdinalIgnoreCase); // letters by what their run says; "" for nothing
    private Look paragraph = Look.None;
    private int letters;
    private int bold;
    private int caps;
    private int breaks;

    private sealed class Field
    {
        public StringBuilder Instruction { get; } = new();
        public bool HasResult { get; set; }
        public bool IsLeftOut { get; set; }
    }

    /// <summary>What was read of a paragraph.</summary>
    /// <param name="Text">The text, with tabs and line feeds.</param>
    /// <param name="IsStrong">Whether all its letters are bold.</param>
    /// <param name="IsCaps">Whether all its letters are set in capitals or are capitals.</param>
    /// <param name="Size">The size of most letters in half points.</param>
    /// <param name="Breaks">Page breaks in it.</param>
    /// <param name="Boxes">Text boxes anchored in it.</param>
    /// <param name="Language">The language that its runs give when they agree, or null.</param>
    public sealed record Result(string Text, bool IsStrong, bool IsCaps, int Size, int Breaks, List<OpenXmlElement> Boxes, string? Language);

    private List<OpenXmlElement> boxes = [];

    public Result Read(Paragraph element, Look look)
    {
        text.Clear();
        sizes.Clear();
        languages.Clear();
        paragraph = look;
        letters = bold = caps = breaks = 0;
        boxes = [];
        Walk(element);
        return new Result(text.ToString(), letters > 0 && bold == letters, letters > 0 && caps == letters, sizes.Count == 0 ? 0 : sizes.MaxBy(pair => pair.Value).Key, breaks, boxes, languages.Count == 1 && languages.First().Key is { Length: > 0 } language ? language : null);
    }

    private void Walk(OpenXmlElement parent)
    {
        foreach (var child in parent.ChildElements)
        {
            switch (child)
            {
                case Run run: ReadRun(run); break;
                case DeletedRun or MoveFromRun or ParagraphProperties or SdtProperties or Drawing: break;
                case SdtElement { SdtProperties: { } properties } when properties.GetFirstChild<ShowingPlaceholder>() is not null: break; // "Click here to enter text"
                case SimpleField field when IsLeftOut(field.Instruction?.Value): break;
                case AlternateContent alternate: Walk(Chosen(alternate)); break;
                case OpenXmlLeafElement leaf: if (child.LocalName == "t" && !IsOff) Append(leaf.InnerText, paragraph); break; // letters of a formula
                default: if (child.HasChildren) Walk(child); break;
            }
        }
    }

    /// <summary>One of the alternatives that a document gives for the same thing.</summary>
    public static OpenXmlElement Chosen(AlternateContent alternate) =>
        (OpenXmlElement?)alternate.ChildElements.OfType<AlternateContentChoice>().FirstOrDefault(one => one.HasChildren) ?? alternate.ChildElements.OfType<AlternateContentFallback>().FirstOrDefault() ?? (OpenXmlElement)alternate;

    private bool IsOff => fields.Exists(one => !one.HasResult || one.IsLeftOut);

    private void ReadRun(Run run)
    {
        var direct = run.RunProperties;
        var look = Look.Of(direct).Over(styles.Run(direct?.RunStyle?.Val?.Value)).Over(paragraph);
        if (look.Hidden == true) return;
        var language = Language(direct);
        languages[language] = languages.GetValueOrDefault(language) + 1;
        var raised = direct?.VerticalTextAlignment?.Val?.InnerText == "superscript";
        foreach (var child in run.ChildElements) ReadPart(child, look, raised);
    }

    // Runs that are read from the right have a language of their own, and so have letters of East Asia.
    private static string Language(RunProperties? run)
    {
        var given = run?.GetFirstChild<DocumentFormat.OpenXml.Wordprocessing.Languages>();
        if (given is null) return "";
        return (run!.GetFirstChild<RightToLeftText>() is { Val: null or { Value: true } } ? given.Bidi : given.Val ?? given.EastAsia)?.Value ?? "";
    }

    private void ReadPart(OpenXmlElement child, Look look, bool raised)
    {
        switch (child)
        {
            case FieldChar mark: Mark(mark.FieldCharType?.InnerText); break;
            case FieldCode code: if (fields.Count > 0) fields[^1].Instruction.Append(code.Text); break;
            case AlternateContent alternate: foreach (var part in Chosen(alternate).ChildElements) ReadPart(part, look, raised); break;
            case Drawing or Picture: boxes.AddRange(child.Descendants<TextBoxContent>().Where(box => !box.Ancestors<TextBoxContent>().Any() && !box.Ancestors<AlternateContentFallback>().Any())); break;
            case Break page when page.Type?.InnerText is "page" or "column": breaks++; break;
            case Ruby ruby: foreach (var part in ruby.Descendants<RubyBase>()) Walk(part); break;
            default: if (!IsOff) ReadLetters(child, look, raised); break;
        }
    }

    private void ReadLetters(OpenXmlElement child, Look look, bool raised)
    {
        switch (child)
        {
            case Text one when raised && one.Text.Trim() is { Length: > 0 and <= 3 } mark && mark.All(c => char.IsAsciiDigit(c) || c is '*' or '†'): text.Append(NoteMark.Raised(mark)); break;
            case Text one: Append(one.Text, look); break;
            case TabChar or PositionalTab: text.Append('\t'); break;
            case Break or CarriageReturn: text.Append('\n'); break;
            case NoBreakHyphen: text.Append('-'); break;
            case SymbolChar symbol when symbol.Char?.Value is { } code && IsBullet(code): text.Append("• "); break;
            case FootnoteReference note when note.Id?.InnerText is { } id: text.Append(NoteMark.Note(id)); break;
            case EndnoteReference note when note.Id?.InnerText is { } id: text.Append(NoteMark.Note("e" + id)); break;
        }
    }

    // Symbol fonts keep their bullets in the private use area.
    private static bool IsBullet(string code) => code.ToUpperInvariant() is "F0B7" or "F0A7" or "F0A8" or "F0D8" or "F06E" or "F076" or "2022";

    private void Append(string part, Look look)
    {
        foreach (var c in part)
        {
            text.Append(c is >= '\uF8F0' and <= '\uF8F2' ? ' ' : c);
            if (!char.IsLetter(c)) continue;
            letters++;
            if (look.Bold == true) bold++;
            if (look.Caps == true || char.IsUpper(c)) caps++;
        }
        if (look.Size is { } size) sizes[size] = sizes.GetValueOrDefault(size) + part.Length;
    }

    private void Mark(string? type)
    {
        switch (type)
        {
            case "begin": fields.Add(new Field()); break;
            case "separate" when fields.Count > 0:
                fields[^1].HasResult = true;
                fields[^1].IsLeftOut = IsLeftOut(fields[^1].Instruction.ToString());
                break;
            case "end" when fields.Count > 0: fields.RemoveAt(fields.Count - 1); break;
        }
    }

    /// <summary>Whether a field's result belongs to the page and not to the text.</summary>
    private static bool IsLeftOut(string? instruction) =>
        instruction?.Trim().Split(' ', 2)[0].ToUpperInvariant() is "PAGE" or "NUMPAGES" or "SECTIONPAGES" or "PAGEREF" or "TOC" or "FILENAME" or "TIME" or "PRINTDATE" or "INDEX" or "TC" or "XE";
}
