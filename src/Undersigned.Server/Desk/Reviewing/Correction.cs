// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Desk.Publishing;
using Undersigned.Server.Pages;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Desk.Reviewing;

/// <summary>
/// One correction of a draft beside its source, as the form of the page sends it: what to do (<c>do</c>), to which names (<c>n</c>: group and line, <c>0.3</c>) or
/// paragraphs (<c>b</c>: text and block), and where to. A drag sends the same fields as the buttons. Pure: a form goes in, another comes out.
/// </summary>
internal sealed class Correction(IFormCollection fields)
{
    /// <summary>Every correction that there is.</summary>
    public static readonly IReadOnlySet<string> Known = new HashSet<string>(StringComparer.Ordinal)
    {
        "move", "join", "to-text", "drop", "name", "add-names", "add-group", "group", "remove-group", "group-order",
        "block", "drop-blocks", "to-names", "join-blocks", "language", "make-title", "pair", "unpair", "rendition", "filing", "looked",
    };

    public string What { get; } = fields["do"].ToString();

    /// <summary>What it is about, in its own words, for who is told of it or undoes it.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The form after the correction; null where what it is about is not there or it makes no sense.</summary>
    public StatementForm? Apply(StatementForm form) => What switch
    {
        "move" => Move(form),
        "join" => Join(form),
        "to-text" => ToText(form),
        "drop" => Picked(form) is { } names ? WithNames(form, lists => Take(lists, names)) : null,
        "name" => Name(form),
        "add-names" => Group(form) is { } g && Lines("value") is { Count: > 0 } lines ? Told(lines[0], WithNames(form, lists => lists[g].AddRange(lines))) : null,
        "add-group" => form.Groups.Count < StatementForm.MaxGroups ? Told(Text("heading"), form with { Groups = [.. form.Groups, NewGroup()] }) : null,
        "group" => Group(form) is { } g ? Told(form.Groups[g].Heading, form with { Groups = Replaced(form.Groups, g, form.Groups[g] with { Heading = Text("heading"), Role = Role(), People = Text("people") == "1" }) }) : null,
        "remove-group" => Group(form) is { } g ? Told(form.Groups[g].Heading, form with { Groups = [.. form.Groups.Where((_, i) => i != g)] }) : null,
        "group-order" => Group(form) is > 0 and var g ? Told(form.Groups[g].Heading, form with { Groups = Swapped(form.Groups, g) }) : null,
        "block" => Block(form),
        "drop-blocks" => Blocks(form) is { } blocks ? WithTexts(form, texts => Take(texts, blocks)) : null,
        "to-names" => ToNames(form),
        "join-blocks" => JoinBlocks(form),
        "language" => Language(form),
        "make-title" => MakeTitle(form),
        "pair" => Pair(form),
        "unpair" => Unpair(form),
        "rendition" => Rendition(form),
        "filing" => Told("", form with { Kind = Text("kind"), Published = Text("published"), Issuers = Text("issuers"), Countries = Text("countries"), Tags = Text("tags") }),
        "looked" => Text("key") is { Length: > 0 } key && !form.Looked.Contains(key) ? Told(Text("words"), form with { Looked = [.. form.Looked, key] }) : null,
        _ => null,
    };

    private string Text(string name) => fields[name].ToString().ReplaceLineEndings("\n").Trim();

    private List<string> Lines(string name) => [.. Text(name).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    private string Role() => CheckedStatement.GroupRoles.Contains(Text("role")) ? Text("role") : "unknown";

    private ListForm NewGroup() => new() { Role = Role(), Heading = Text("heading"), People = Text("people") == "1" };

    private static int? Number(string text, int below) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < below ? number : null;

    private int? Group(StatementForm form) => Number(Text("g"), form.Groups.Count);

    private StatementForm Told(string words, StatementForm form)
    {
        if (Words.Length == 0) Words = FormBody.Shown(words);
        return form;
    }

    // Names ---------------------------------------------------------------------------------------------------

    /// <summary>The names that a group holds, as its lines.</summary>
    public static List<string> NamesOf(ListForm group) => [.. group.Names.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim())];

    // In the order of the lists, each once; null where one is not there.
    private List<(int Group, int Line)>? Picked(StatementForm form)
    {
        var picked = new SortedSet<(int, int)>();
        foreach (var one in fields["n"])
        {
            if (one?.Split('.') is not [var g, var i] || Number(g, form.Groups.Count) is not { } group || Number(i, NamesOf(form.Groups[group]).Count) is not { } line) return null;
            picked.Add((group, line));
        }

        if (picked.Count == 0) return null;
        var first = picked.Min;
        Words = FormBody.Shown(Bare(NamesOf(form.Groups[first.Item1])[first.Item2])) + (picked.Count > 1 ? " +" + (picked.Count - 1).ToString(CultureInfo.InvariantCulture) : "");
        return [.. picked];
    }

    private static string Bare(string line) => line.Split('|')[0].Trim();

    private static StatementForm WithNames(StatementForm form, Action<List<List<string>>> change)
    {
        var lists = form.Groups.Select(NamesOf).ToList();
        change(lists);
        return form with { Groups = [.. form.Groups.Select((group, i) => group with { Names = string.Join('\n', lists[i]) })] };
    }

    private static List<string> Take(List<List<string>> lists, List<(int Group, int Line)> names)
    {
        var taken = names.ConvertAll(name => lists[name.Group][name.Line]);
        foreach (var (group, line) in Enumerable.Reverse(names)) lists[group].RemoveAt(line);
        return taken;
    }

    private StatementForm? Move(StatementForm form)
    {
        if (Picked(form) is not { } names) return null;
        if (Text("to") == "new")
        {
            if (form.Groups.Count == StatementForm.MaxGroups) return null;
            form = form with { Groups = [.. form.Groups, NewGroup()] };
        }

        if ((Text("to") == "new" ? form.Groups.Count - 1 : Number(Text("to"), form.Groups.Count)) is not { } to) return null;
        return WithNames(form, lists =>
        {
            var at = Number(Text("at"), lists[to].Count + 1) ?? lists[to].Count;
            at -= names.Count(name => name.Group == to && name.Line < at);
            lists[to].InsertRange(at, Take(lists, names));
        });
    }

    // One name of several lines: the first country and affiliation among them stay.
    private StatementForm? Join(StatementForm form)
    {
        if (Picked(form) is not { Count: > 1 } names) return null;
        return WithNames(form, lists =>
        {
            var parts = names.ConvertAll(name => lists[name.Group][name.Line].Split('|', StringSplitOptions.TrimEntries));
            var joined = string.Join(' ', parts.Select(part => part[0]));
            var (country, affiliation) = (parts.Find(part => part.Length > 1 && part[1].Length > 0)?[1], parts.Find(part => part.Length > 2 && part[2].Length > 0)?[2]);
            var (group, line) = names[0];
            Take(lists, names);
            lists[group].Insert(line, affiliation is not null ? $"{joined} | {country} | {affiliation}" : country is not null ? $"{joined} | {country}" : joined);
        });
    }

    /// <summary>A line that is given as several is split, as none it is dropped.</summary>
    private StatementForm? Name(StatementForm form)
    {
        if (Picked(form) is not [var (group, line)]) return null;
        return WithNames(form, lists =>
        {
            lists[group].RemoveAt(line);
            lists[group].InsertRange(line, Lines("value"));
        });
    }

    private StatementForm? ToText(StatementForm form)
    {
        if (Picked(form) is not { } names || Number(Text("r"), form.Renditions.Count) is not { } text) return null;
        var lines = new List<string>();
        form = WithNames(form, lists => lines = Take(lists, names));
        return WithTexts(form, texts => texts[text].InsertRange(Number(Text("at"), texts[text].Count + 1) ?? texts[text].Count, lines.Select(line => new TextBlock(TextBlockKind.Paragraph, Bare(line)))));
    }

    // Paragraphs ------------------------------------------------------------------------------------------------

    private List<(int Text, int Block)>? Blocks(StatementForm form)
    {
        var texts = form.Renditions.Select(one => TypedText.Blocks(one.Text)).ToList();
        var picked = new SortedSet<(int, int)>();
        foreach (var one in fields["b"])
        {
            if (one?.Split('.') is not [var r, var i] || Number(r, texts.Count) is not { } text || Number(i, texts[text].Count) is not { } block) return null;
            picked.Add((text, block));
        }

        if (picked.Count == 0) return null;
        Words = FormBody.Shown(texts[picked.Min.Item1][picked.Min.Item2].Text);
        return [.. picked];
    }

    private static StatementForm WithTexts(StatementForm form, Action<List<List<TextBlock>>> change)
    {
        var texts = form.Renditions.Select(one => TypedText.Blocks(one.Text)).ToList();
        change(texts);
        return form with { Renditions = [.. form.Renditions.Select((one, i) => one with { Text = TypedText.Of(texts[i]) })] };
    }

    private static List<TextBlock> Take(List<List<TextBlock>> texts, List<(int Text, int Block)> blocks)
    {
        var taken = blocks.ConvertAll(one => texts[one.Text][one.Block]);
        foreach (var (text, block) in Enumerable.Reverse(blocks)) texts[text].RemoveAt(block);
        return taken;
    }

    private StatementForm? Block(StatementForm form)
    {
        if (Blocks(form) is not [var (text, block)]) return null;
        var kind = Enum.TryParse<TextBlockKind>(Text("kind"), ignoreCase: true, out var given) && given != TextBlockKind.Title ? given : TextBlockKind.Paragraph;
        return WithTexts(form, texts =>
        {
            texts[text].RemoveAt(block);
            // An empty line parts it in two. The kind is that of the choice, whatever the first characters are.
            texts[text].InsertRange(block, Text("value").Split("\n\n").Select(RenditionText.Fold).Where(one => one.Length > 0).Select(one => new TextBlock(kind, one)));
        });
    }

    private StatementForm? ToNames(StatementForm form)
    {
        if (Blocks(form) is not { } blocks) return null;
        if (Text("to") == "new") form = form.Groups.Count < StatementForm.MaxGroups ? form with { Groups = [.. form.Groups, NewGroup()] } : form;
        if ((Text("to") == "new" ? form.Groups.Count - 1 : Number(Text("to"), form.Groups.Count)) is not { } to) return null;
        var names = new List<string>();
        form = WithTexts(form, texts => names = Take(texts, blocks).ConvertAll(one => one.Text.Replace('|', '/')));
        return WithNames(form, lists => lists[to].InsertRange(Number(Text("at"), lists[to].Count + 1) ?? lists[to].Count, names));
    }

    private StatementForm? JoinBlocks(StatementForm form)
    {
        if (Blocks(form) is not { Count: > 1 } blocks || blocks.Exists(one => one.Text != blocks[0].Text)) return null;
        return WithTexts(form, texts =>
        {
            var parts = Take(texts, blocks);
            texts[blocks[0].Text].Insert(blocks[0].Block, new TextBlock(parts[0].Kind, string.Join(' ', parts.Select(part => part.Text))));
        });
    }

    /// <summary>Paragraphs that belong to the text in another language: they go to its end, or where <c>at</c> says.</summary>
    private StatementForm? Language(StatementForm form)
    {
        if (Blocks(form) is not { } blocks) return null;
        if (Text("r") == "new") form = form.Renditions.Count < StatementForm.MaxRenditions ? form with { Renditions = [.. form.Renditions, new RenditionForm { Role = form.Renditions[0].Role }] } : form;
        if ((Text("r") == "new" ? form.Renditions.Count - 1 : Number(Text("r"), form.Renditions.Count)) is not { } to) return null;
        return WithTexts(form, texts =>
        {
            var at = Number(Text("at"), texts[to].Count + 1) ?? texts[to].Count;
            at -= blocks.Count(one => one.Text == to && one.Block < at);
            texts[to].InsertRange(at, Take(texts, blocks));
        });
    }

    /// <summary>A paragraph becomes the title; what was the title before takes its place.</summary>
    private StatementForm? MakeTitle(StatementForm form)
    {
        if (Blocks(form) is not [var (text, block)]) return null;
        var (was, title) = (form.Renditions[text].Title, "");
        form = WithTexts(form, texts =>
        {
            title = texts[text][block].Text;
            texts[text].RemoveAt(block);
            if (was.Length > 0) texts[text].Insert(block, new TextBlock(TextBlockKind.Paragraph, was));
        });
        return form with { Renditions = Replaced(form.Renditions, text, form.Renditions[text] with { Title = title }) };
    }

    /// <summary>Pairs a paragraph of another text with one of the first.</summary>
    private StatementForm? Pair(StatementForm form)
    {
        if (Blocks(form) is not { Count: 1 or 2 } blocks) return null;
        var first = blocks.Count == 2 ? blocks[0] : (Text: 0, Block: Number(Text("to"), TypedText.Blocks(form.Renditions[0].Text).Count) ?? -1);
        var other = blocks[^1];
        if (first.Text != 0 || first.Block < 0 || other.Text == 0) return null;
        var (a, b) = (TypedText.Blocks(form.Renditions[0].Text)[first.Block].Text, TypedText.Blocks(form.Renditions[other.Text].Text)[other.Block].Text);
        var pair = new PairForm(a, form.Renditions[other.Text].Language, b);
        Words = FormBody.Shown(b);
        return form with { Pairs = [pair, .. form.Pairs.Where(one => one != pair && (one.Language != pair.Language || one.Other != pair.Other))] };
    }

    private StatementForm? Unpair(StatementForm form)
    {
        if (Blocks(form) is not [var (text, block)]) return null;
        var (language, words) = (form.Renditions[text].Language, TypedText.Blocks(form.Renditions[text].Text)[block].Text);
        return form with { Pairs = [.. form.Pairs.Where(one => one.Language != language || one.Other != words)] };
    }

    private StatementForm? Rendition(StatementForm form) => Number(Text("r"), form.Renditions.Count) is not { } r ? null : Told(form.Renditions[r].Title, form with
    {
        Renditions = Replaced(form.Renditions, r, form.Renditions[r] with { Language = Text("language"), Title = RenditionText.Fold(Text("title")), Role = CheckedStatement.RenditionRoles.Contains(Text("role")) ? Text("role") : form.Renditions[r].Role }),
        Pairs = [.. form.Pairs.Select(pair => pair.Language == form.Renditions[r].Language ? pair with { Language = Text("language") } : pair)],
    });

    private static List<T> Replaced<T>(IReadOnlyList<T> list, int at, T with) => [.. list.Select((one, i) => i == at ? with : one)];

    private static List<T> Swapped<T>(IReadOnlyList<T> list, int at)
    {
        var swapped = list.ToList();
        (swapped[at - 1], swapped[at]) = (swapped[at], swapped[at - 1]);
        return swapped;
    }
}
