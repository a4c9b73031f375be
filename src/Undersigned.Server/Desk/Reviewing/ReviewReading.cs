// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.RegularExpressions;
using Undersigned.Documents;
using Undersigned.Server.Desk.Publishing;
using Undersigned.Server.Import;
using Undersigned.Server.Organisations;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk.Reviewing;

/// <summary>Puts a draft beside its source.</summary>
internal sealed partial class ReviewReading(Connection db, OrganisationIndex index, Draft draft, IReadOnlyList<SourceText?> sources)
{
    private const int LongestLine = 80;
    private const int MostLines = 40;

    private readonly Understood _read = new(draft.Read);
    private readonly SourceMarks _marks = new(sources);
    private readonly List<DoubtView> _doubts = [];

    private StatementForm Form => draft.Form;

    public ReviewView View(string edit)
    {
        // What is read out first takes the places: titles and headings before the names and paragraphs that may hold the same words.
        var texts = Form.Renditions.Select((one, r) => new TextView(one, Title(one, r))).ToList();
        var headings = Form.Groups.Select((group, g) => Value("heading", group.Heading, Id("g", g), "heading", "heading")).ToList();
        for (var g = 0; g < Form.Groups.Count; g++) Role(Form.Groups[g], g);
        var names = NameChoice.Lines(db, index, Form);
        var lists = Form.Groups.Select((group, g) => List(group, g, headings[g], names[g])).ToList();
        var blocks = Form.Renditions.Select((one, r) => TypedText.Blocks(one.Text).Select((block, b) => Block(one, r, block, b)).ToList()).ToList();
        var values = Filing();
        // What was joined stands in no one place: its parts do, once it is known what else still says what was read.
        lists = lists.ConvertAll(list => list with { Names = [.. list.Names.Select(name => name.Place.Source is null ? name with { Place = Parts(name.Name, name.Id, "name") } : name)] });
        blocks = blocks.ConvertAll(text => text.ConvertAll(block => block.Place.Source is null ? block with { Place = Parts(block.Words, block.Id, "text") } : block));
        var warnings = Warnings();
        return new ReviewView
        {
            Id = draft.Id,
            Version = draft.Version,
            Form = Form,
            Batch = ImportFiles.BatchOf(db, draft.Id),
            Sources = _marks.Panes(),
            Doubts = [.. warnings, .. _doubts],
            Texts = texts,
            Rows = Rows(blocks),
            Lists = lists,
            Values = values,
            Edit = edit,
            Last = Drafts.Last(db, draft.Id),
            Profiles = Profiles(),
            Keep = Keep(),
        };
    }

    private static string Id(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}.{number}");

    private ValueView Value(string kind, string text, string target, string mark, string what, string? edit = null)
    {
        if (text.Length == 0) return ValueView.Nowhere;
        var value = _read.Take(kind, text);
        var doubtful = value is { Sure: < ReadPart.Sure } && !Form.Looked.Contains(Key(kind, text));
        var id = _marks.Add(value, kind is "kind" or "published" or "countries" or "role" or "language" or "deadline" or "says" ? "" : text, target, mark, doubtful);
        if (doubtful) _doubts.Add(new DoubtView(Key(kind, text), null, what, text, target, edit ?? target));
        return new ValueView(id, doubtful);
    }

    private ValueView Parts(string words, string target, string mark)
    {
        string? id = null;
        foreach (var (kind, text, value) in _read.Left())
            if (kind is "name" or "block" && text.Length > 1 && words.Contains(text, StringComparison.Ordinal)) id = _marks.Add(value, "", target, mark, doubtful: false) ?? id;
        return new ValueView(id, false);
    }

    private static string Key(string kind, string text) => kind + ":" + text;

    private ValueView Title(RenditionForm one, int r)
    {
        var target = Id("r", r);
        var title = Value("title", RenditionText.Fold(one.Title), target, "title", "title");
        if (_read.Take("language", one.Language) is { Sure: < ReadPart.Sure } && !Form.Looked.Contains(Key("language", one.Language))) _doubts.Add(new DoubtView(Key("language", one.Language), null, "language", one.Language, target, target));
        return title;
    }

    private void Role(ListForm group, int g)
    {
        var text = group.Heading + " " + group.Role;
        if (_read.Take("role", text) is { Sure: < ReadPart.Sure } && !Form.Looked.Contains(Key("role", text))) _doubts.Add(new DoubtView(Key("role", text), null, "role", group.Heading, Id("g", g), Id("g", g)));
    }

    private ListView List(ListForm group, int g, ValueView heading, IReadOnlyList<ListedName> names) => new(group, heading, [.. ListLine.Read(group).Select((line, i) =>
    {
        var parts = line.Text.Split('|', StringSplitOptions.TrimEntries);
        var target = string.Create(CultureInfo.InvariantCulture, $"n.{g}.{i}");
        return new NameView(g, i, parts[0], line.Signatory?.Country, line.Signatory?.Affiliation, names[i].State, names[i].Field, Value("name", parts[0], target, "name", "name"));
    })]);

    private ParagraphView Block(RenditionForm one, int r, Statements.TextBlock block, int b)
    {
        var target = string.Create(CultureInfo.InvariantCulture, $"b.{r}.{b}");
        return new ParagraphView(r, b, block.Kind.ToString().ToLowerInvariant(), block.Text, r > 0 && Form.Pairs.Any(pair => pair.Language == one.Language && pair.Other == block.Text), Value("block", block.Text, target, "text", "block"));
    }

    private Dictionary<string, ValueView> Filing()
    {
        var values = new Dictionary<string, ValueView>(StringComparer.Ordinal)
        {
            ["kind"] = Value("kind", Form.Kind, "kind", "filing", "kind", "filing"),
            ["published"] = Value("published", Form.Published, "published", "filing", "published", "filing"),
            ["says"] = Value("says", Form.Says, "says", "filing", "says", "filing"),
            ["deadline"] = Value("deadline", Form.Deadline, "says", "filing", "deadline", "filing"),
        };
        foreach (var (name, text, between) in (ReadOnlySpan<(string, string, char)>)[("issuers", Form.Issuers, '\n'), ("countries", Form.Countries, ' '), ("tags", Form.Tags, '\n')])
        {
            var all = text.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(one => Value(name, one, name, "filing", name, "filing")).ToList();
            values[name] = new ValueView(all.Find(one => one.Source is not null)?.Source, all.Exists(one => one.IsDoubtful));
        }

        return values;
    }

    // The reader's warnings, with the place that they name; what has been looked at is left out.
    private List<DoubtView> Warnings()
    {
        var warnings = new List<DoubtView>();
        foreach (var words in DraftContent.Warnings(draft.Read).Where(words => !Form.Looked.Contains(Key("warning", words))))
        {
            var place = Place().Match(words);
            var target = place.Success ? _marks.TargetAt(place.Groups[2].Success ? int.Parse(place.Groups[2].Value, CultureInfo.InvariantCulture) : 0, int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture)) : null;
            var edit = target switch
            {
                "kind" or "published" or "issuers" or "countries" or "tags" or "says" => "filing",
                not null => target,
                null when words.StartsWith("No title", StringComparison.Ordinal) => "r.0",
                null when words.Contains("what kind", StringComparison.Ordinal) => "filing",
                null when words.StartsWith("No signatories", StringComparison.Ordinal) => "new",
                null => null,
            };
            warnings.Add(new DoubtView(Key("warning", words), place.Success ? words.Replace(place.Value, "", StringComparison.Ordinal) : words, "warning", words, target ?? edit, edit));
        }

        return warnings;
    }

    [GeneratedRegex(@" \(offset (\d{1,9})(?: in file (\d{1,4}))?\)")]
    private static partial Regex Place();

    private List<IReadOnlyList<IReadOnlyList<ParagraphView>>> Rows(List<List<ParagraphView>> blocks)
    {
        var rows = new List<IReadOnlyList<IReadOnlyList<ParagraphView>>>();
        if (blocks.Exists(text => text.Exists(IsSubtitle))) rows.Add([.. blocks.Select(text => text.Where(IsSubtitle).ToList())]);
        var body = blocks.ConvertAll(text => text.Where(block => !IsSubtitle(block)).ToList());
        var aligned = blocks.Count < 2 ? [] : DraftAlignment.Rows([.. Form.Renditions.Select(one => (one.Language, DraftAlignment.Body(TypedText.Blocks(one.Text))))], Form.Pairs);
        // One text alone, or several of which only one says anything, has a row for each block.
        if (aligned.Count == 0) rows.AddRange(body.SelectMany((text, t) => text.Select(block => (IReadOnlyList<IReadOnlyList<ParagraphView>>)[.. body.Select((_, k) => k == t ? (IReadOnlyList<ParagraphView>)[block] : [])])));
        else rows.AddRange(aligned.Select(row => (IReadOnlyList<IReadOnlyList<ParagraphView>>)[.. row.Select((cell, t) => (IReadOnlyList<ParagraphView>)[.. cell.Select(i => body[t][i])])]));
        return rows;
    }

    private static bool IsSubtitle(ParagraphView block) => block.Kind == "subtitle";

    private List<string> Profiles()
    {
        var names = new List<string>();
        var query = db.Query("SELECT name FROM draft_profile WHERE draft = ?1 ORDER BY profile").With(draft.Id);
        while (query.Next()) names.Add(query.Text(0));
        return names;
    }

    // What was corrected and would be the same in the next document of this site or network.
    private KeepView? Keep()
    {
        var said = Form.Groups.SelectMany(group => Correction.NamesOf(group)).Select(line => line.Split('|')[0].Trim())
            .Concat(Form.Renditions.SelectMany(one => TypedText.Blocks(one.Text).Select(block => block.Text))).Concat(Form.Groups.Select(group => group.Heading)).Concat(Form.Renditions.Select(one => one.Title)).Select(RenditionText.Fold).ToHashSet(StringComparer.Ordinal);
        var furniture = _read.Left().Where(one => one.Kind is "block" or "name" or "heading" && one.Text.Length <= LongestLine && !said.Contains(one.Text) && !_marks.HasAny(one.Value)).Select(one => one.Text).ToList();
        var read = draft.Read.GetProperty("groups").EnumerateArray().Select(group => (Heading: group.GetProperty("heading").GetString(), Role: group.GetProperty("role").GetString())).ToList();
        var headings = Form.Groups.Where(group => group.Heading.Length > 0 && !read.Contains((group.Heading, group.Role)) && sources.Any(source => source is not null && source.Lines.Any(line => line.Text.TrimEnd(':', ' ') == group.Heading.TrimEnd(':', ' '))))
            .GroupBy(group => group.Heading).ToDictionary(group => group.Key, group => group.First().Role);
        List<string> kindLines = draft.Read.GetProperty("kind").GetString() == Form.Kind ? [] : [.. _marks.Unmarked(LongestLine).Take(MostLines)];
        var rules = new ProfileRules { Furniture = furniture, Headings = headings };
        if (rules.IsEmpty && kindLines.Count == 0) return null;
        var name = sources.FirstOrDefault(source => source is not null)?.Name ?? "";
        var host = draft.Sources.Select(hash => Originals.Find(db, hash)).Select(original => original is null ? null : DocumentHost.Of(original.Bytes)).FirstOrDefault(found => found is not null);
        return new KeepView(rules, kindLines, host, [.. Form.Issuers.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)], Digits().Replace(name, "*"));
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
