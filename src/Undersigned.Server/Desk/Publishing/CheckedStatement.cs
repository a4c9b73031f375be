// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Import;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Organisations;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Desk.Publishing;

/// <summary>The form after every field was looked at: a statement that can be adopted with its list, or what is to be put right.</summary>
internal sealed record CheckedStatement(NewStatement Statement, IReadOnlyList<IReadOnlyList<ListedSignatory>> Lists, StatementForm Form)
{
    private const int MaxTitle = 500;
    private const int MaxLine = 300;
    private const int MaxItems = 60;

    public static readonly IReadOnlyList<string> Kinds = ["joint-statement", "open-letter", "declaration", "appeal", "resolution", "other"];
    public static readonly IReadOnlyList<string> RenditionRoles = ["authentic", "official-translation", "translation", "unstated"];
    public static readonly IReadOnlyList<string> GroupRoles = ["initiators", "members", "others", "individuals", "unknown"];
    public static readonly IReadOnlyList<string> Takes = ["none", "organisations", "persons", "any"];

    /// <param name="sources">The hashes of the documents that it was read from.</param>
    public static CheckedStatement? Of(StatementForm form, IReadOnlyList<byte[]> sources, List<FieldError> errors)
    {
        var renditions = form.Renditions.Select((one, i) => Rendition(one, $"rendition-{i}-", form, errors)).OfType<NewRendition>().ToList();
        if (form.Renditions.Count == 0) errors.Add(new FieldError("rendition-0-text", "error.no-text", ""));
        var published = Published(form.Published, errors);
        if (!Kinds.Contains(form.Kind)) errors.Add(new FieldError("kind", "error.choice", FormBody.Shown(form.Kind)));
        if (form.Evidence is not ("reviewed" or "reported")) errors.Add(new FieldError("evidence", "error.choice", FormBody.Shown(form.Evidence)));
        if (form.Opens && form.Until.Length > 0 && (form.Until.Length != 10 || Days.ParseOrNull(form.Until) is null)) errors.Add(new FieldError("until", "error.day", FormBody.Shown(form.Until)));
        var countries = form.Countries.ToUpperInvariant().Split((char[])[' ', ',', '\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        foreach (var code in countries.Where(code => !CountryCode.IsKnown(code)).Take(1)) errors.Add(new FieldError("countries", "error.country-code", FormBody.Shown(code)));
        var (issuers, tags) = (Lines(form.Issuers, "issuers", errors), Lines(form.Tags, "tags", errors));
        var groups = Groups(form, renditions, errors);
        var lists = form.Groups.Select((group, i) => List(group, $"group-{i}-names", errors)).ToList();
        if (errors.Count > 0) return null;
        return new CheckedStatement(
            new NewStatement
            {
                Kind = form.Kind,
                Renditions = renditions,
                Alignment = Aligned(renditions, form.Pairs),
                Published = published,
                On = published is { Date.Length: >= 10 } ? published.Date[..10] : null,
                Issuers = issuers,
                Countries = countries,
                Tags = tags,
                Sources = sources,
                Groups = groups,
                SaysOpen = form.Says switch { "open" => true, "closed" => false, _ => null },
                Deadline = form.Deadline is { Length: >= 4 and <= 19 } ? form.Deadline : null,
            }, lists, form);
    }

    private static NewRendition? Rendition(RenditionForm one, string field, StatementForm form, List<FieldError> errors)
    {
        var before = errors.Count;
        var blocks = TypedText.Blocks(one.Text);
        var title = RenditionText.Fold(one.Title);
        if (one.Language.Length is < 2 or > 35 || !one.Language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) errors.Add(new FieldError(field + "language", "error.language-tag", FormBody.Shown(one.Language)));
        else if (form.Renditions.Count(other => other.Language == one.Language) > 1) errors.Add(new FieldError(field + "language", "error.language-twice", FormBody.Shown(one.Language)));
        if (title.Length is 0 or > MaxTitle) errors.Add(new FieldError(field + "title", "error.title", FormBody.Shown(title)));
        if (!blocks.Exists(block => block.Kind != TextBlockKind.Subtitle)) errors.Add(new FieldError(field + "text", "error.no-paragraph", ""));
        if (!RenditionRoles.Contains(one.Role)) errors.Add(new FieldError(field + "role", "error.choice", FormBody.Shown(one.Role)));
        var from = one.From.Length > 0 ? one.From : null;
        if (from is not null && !form.Renditions.Any(other => other.Language == from && other != one)) errors.Add(new FieldError(field + "from", "error.translated-from", FormBody.Shown(from)));
        string? translator = null;
        if (one.Translator.Length > 0 && SignatoryName.TryParse(one.Translator, MaxLine, out var name, out _)) translator = name.Value;
        else if (one.Translator.Length > 0) errors.Add(new FieldError(field + "translator", "error.signatory", FormBody.Shown(one.Translator)));
        return errors.Count > before ? null : new NewRendition(one.Language, one.Role, [new Statements.TextBlock(TextBlockKind.Title, title), .. blocks], translator, from);
    }

    private static PublishedDate? Published(string text, List<FieldError> errors)
    {
        if (text.Length == 0) return null;
        string[] forms = ["yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"];
        if (DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return new PublishedDate(text, text.Contains('T', StringComparison.Ordinal) ? "page" : "text");
        errors.Add(new FieldError("published", "error.published", FormBody.Shown(text)));
        return null;
    }

    private static List<string> Lines(string text, string field, List<FieldError> errors)
    {
        var lines = text.Split('\n').Select(RenditionText.Fold).Where(line => line.Length > 0).ToList();
        if (lines.Count > MaxItems || lines.Exists(line => line.Length > MaxLine)) errors.Add(new FieldError(field, "error.lines", ""));
        return lines;
    }

    private static List<GroupRule> Groups(StatementForm form, List<NewRendition> renditions, List<FieldError> errors)
    {
        var groups = new List<GroupRule>();
        for (var i = 0; i < form.Groups.Count; i++)
        {
            var group = form.Groups[i];
            if (!GroupRoles.Contains(group.Role)) errors.Add(new FieldError($"group-{i}-role", "error.choice", FormBody.Shown(group.Role)));
            if (!Takes.Contains(group.Takes)) errors.Add(new FieldError($"group-{i}-takes", "error.choice", FormBody.Shown(group.Takes)));
            var heading = RenditionText.Fold(group.Heading);
            if (heading.Length > MaxLine) errors.Add(new FieldError($"group-{i}-heading", "error.lines", ""));
            var same = groups.Count(other => other.Role == group.Role);
            groups.Add(new GroupRule(
                same == 0 ? group.Role : string.Create(CultureInfo.InvariantCulture, $"{group.Role}-{same + 1}"), group.Role,
                heading.Length == 0 ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { [renditions.Count > 0 ? renditions[0].Language : "und"] = heading },
                form.Opens ? group.Takes : "none", group.Who == "members" ? "members" : "anyone", group.Review, Confidential: false));
        }

        if (form.Opens && groups.TrueForAll(group => group.Takes == "none")) errors.Add(new FieldError("opens", "error.no-group", ""));
        return groups;
    }

    private static List<ListedSignatory> List(ListForm group, string field, List<FieldError> errors)
    {
        var list = new List<ListedSignatory>();
        foreach (var line in ListLine.Read(group))
        {
            if (line.Signatory is { } signatory) list.Add(signatory);
            // One at a time: a list that was pasted wrongly would bring as many as it has lines.
            else if (!errors.Exists(error => error.Field == field)) errors.Add(new FieldError(field, line.Error!, FormBody.Shown(line.Text)));
        }

        return list;
    }

    /// <summary>Which paragraphs belong together, as the reader of documents finds it and as somebody has paired them.</summary>
    private static Alignment? Aligned(List<NewRendition> renditions, IReadOnlyList<PairForm> pairs) => renditions.Count < 2 ? null : new Alignment(
        [.. renditions.Select(rendition => rendition.Language)],
        DraftAlignment.Rows([.. renditions.Select(rendition => (rendition.Language, DraftAlignment.Body(rendition.Blocks)))], pairs));
}
