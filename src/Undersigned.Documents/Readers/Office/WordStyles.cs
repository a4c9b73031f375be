// SPDX-License-Identifier: Apache-2.0
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Undersigned.Documents.Readers.Office;

/// <summary>How text looks, as far as it tells what it is. Null where nothing says so.</summary>
internal sealed record Look
{
    public bool? Bold { get; init; }
    public bool? Caps { get; init; }
    public bool? Hidden { get; init; }
    public bool? Centred { get; init; }
    public int? Size { get; init; }      // half points
    public int? Outline { get; init; }   // 0 for the highest heading, 9 for text
    public int? NumberId { get; init; }  // 0 takes numbering away
    public int? Level { get; init; }
    public int? Before { get; init; }    // twentieths of a point
    public int? After { get; init; }
    public int? Left { get; init; }
    public bool? Tight { get; init; }    // no space between paragraphs of one style

    /// <summary>This look, and under it what another says.</summary>
    public Look Over(Look under) => new()
    {
        Bold = Bold ?? under.Bold,
        Caps = Caps ?? under.Caps,
        Hidden = Hidden ?? under.Hidden,
        Centred = Centred ?? under.Centred,
        Size = Size ?? under.Size,
        Outline = Outline ?? under.Outline,
        NumberId = NumberId ?? under.NumberId,
        Level = Level ?? under.Level,
        Before = Before ?? under.Before,
        After = After ?? under.After,
        Left = Left ?? under.Left,
        Tight = Tight ?? under.Tight,
    };

    /// <summary>What the properties of a paragraph or run say themselves.</summary>
    public static Look Of(OpenXmlElement? properties)
    {
        if (properties is null) return None;
        var spacing = properties.GetFirstChild<SpacingBetweenLines>();
        var numbering = properties.GetFirstChild<NumberingProperties>();
        var indent = properties.GetFirstChild<Indentation>();
        // Right-to-left runs have a size and a weight of their own; Word writes both for every run.
        var complex = On(properties.GetFirstChild<RightToLeftText>()) == true;
        return new Look
        {
            Bold = complex ? On(properties.GetFirstChild<BoldComplexScript>()) ?? On(properties.GetFirstChild<Bold>()) : On(properties.GetFirstChild<Bold>()),
            Caps = On(properties.GetFirstChild<Caps>()),
            Hidden = On(properties.GetFirstChild<Vanish>()),
            Centred = properties.GetFirstChild<Justification>()?.Val?.InnerText is { } side ? side == "center" : null,
            Size = (complex ? Number(properties.GetFirstChild<FontSizeComplexScript>()?.Val) : null) ?? Number(properties.GetFirstChild<FontSize>()?.Val),
            Outline = Number(properties.GetFirstChild<OutlineLevel>()?.Val),
            NumberId = Number(numbering?.NumberingId?.Val),
            Level = Number(numbering?.NumberingLevelReference?.Val),
            Before = Off(spacing?.BeforeAutoSpacing) ? Number(spacing?.Before) : 280,
            After = Off(spacing?.AfterAutoSpacing) ? Number(spacing?.After) : 280,
            Left = Number(indent?.Left) ?? Number(indent?.Start),
            Tight = On(properties.GetFirstChild<ContextualSpacing>()),
        };
    }

    public static readonly Look None = new();

    // Attributes are read as they are written: what is out of the schema's range must not throw.
    private static int? Number(OpenXmlSimpleType? value) =>
        double.TryParse(value?.InnerText, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000_000 ? (int)number : null;

    private static bool? On(OnOffType? toggle) => toggle is null ? null : toggle.Val?.InnerText is not ("0" or "false" or "off");

    private static bool Off(OnOffValue? value) => value?.InnerText is null or "0" or "false" or "off";
}

/// <summary>The styles of a document, each with what it takes from those it is based on.</summary>
internal sealed class WordStyles
{
    private const int Longest = 20; // steps of a chain; a ring ends there too

    /// <summary>Names of headings where a program wrote them in its user's language; Word itself keeps the English names.</summary>
    private static readonly string[] HeadingNames =
        ["heading", "title", "subtitle", "überschrift", "titel", "untertitel", "titre", "sous-titre", "título", "titulo", "subtítulo", "titolo", "sottotitolo", "encabezado", "cabeçalho",
         "заголовок", "название", "подзаголовок", "назва", "підзаголовок", "наслов", "naslov", "nagłówek", "tytuł", "podtytuł", "επικεφαλίδα", "τίτλος", "υπότιτλος", "başlık", "konu başlığı",
         "标题", "標題", "副标题", "见出し", "見出し", "عنوان", "العنوان", "سرصفحه", "rubrik", "overskrift", "tittel", "otsikko", "nadpis", "cím", "címsor", "titlu"];

    private readonly Dictionary<string, Style> styles = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Resolved> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly Look defaults = Look.None;
    private readonly string? plain;

    public WordStyles(Styles? part)
    {
        if (part is null) return;
        foreach (var style in part.Elements<Style>())
        {
            if (style.StyleId?.Value is not { } id) continue;
            styles.TryAdd(id, style);
            if (style.Type?.InnerText == "paragraph" && style.Default?.InnerText is "1" or "true" or "on") plain ??= id;
        }
        var set = part.DocDefaults;
        defaults = Look.Of(set?.RunPropertiesDefault?.RunPropertiesBaseStyle).Over(Look.Of(set?.ParagraphPropertiesDefault?.ParagraphPropertiesBaseStyle));
    }

    /// <summary>A style with all that it inherits.</summary>
    /// <param name="Look">How its text looks.</param>
    /// <param name="IsHeading">Whether its name, or that of one it is based on, is that of a title or heading.</param>
    /// <param name="IsContents">Whether it is for the lines of a table of contents.</param>
    /// <param name="IsQuote">Whether it is for quotations.</param>
    public sealed record Resolved(Look Look, bool IsHeading, bool IsContents, bool IsQuote);

    /// <summary>The style of a paragraph; that of plain paragraphs when it names none.</summary>
    public Resolved Paragraph(string? id) => Of(id ?? plain, defaults);

    /// <summary>What a style of runs says itself.</summary>
    public Look Run(string? id) => id is null ? Look.None : Of(id, Look.None).Look;

    private Resolved Of(string? id, Look under)
    {
        if (id is null) return new Resolved(under, false, false, false);
        if (known.TryGetValue(id, out var resolved)) return resolved;
        var look = Look.None;
        var (heading, contents, quote) = (false, false, false);
        var next = id;
        for (var step = 0; step < Longest && next is not null && styles.TryGetValue(next, out var style); step++)
        {
            look = look.Over(Look.Of(style.StyleRunProperties).Over(Look.Of(style.StyleParagraphProperties)));
            var name = style.StyleName?.Val?.Value?.Trim() ?? next;
            if (step == 0 || !heading) heading |= IsHeadingName(name);
            contents |= name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("contents ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("table of ", StringComparison.OrdinalIgnoreCase);
            quote |= name.Contains("quot", StringComparison.OrdinalIgnoreCase) || name.Equals("Block Text", StringComparison.OrdinalIgnoreCase);
            next = style.BasedOn?.Val?.Value;
        }
        return known[id] = new Resolved(look.Over(under), heading || look.Outline is >= 0 and < 9, contents, quote);
    }

    // "heading 1", "Titre 2", "Überschrift1", "Titel" – not "Title of work" or "Headline quote".
    private static bool IsHeadingName(string name)
    {
        var bare = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' ', '_').ToUpperInvariant();
        return Array.Exists(HeadingNames, word => bare.Equals(word.ToUpperInvariant(), StringComparison.Ordinal));
    }
}
