// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Undersigned.Documents;
using Undersigned.Server.Accounts;
using Undersigned.Server.Desk.Publishing;
using Undersigned.Server.Import;

namespace Undersigned.Server.Tests.Desk;

/// <summary>From a pasted text to a published statement with its list.</summary>
public sealed partial class PublishTests
{
    private const string English = """
        Call to light the lamps

        We, the towns on the long river, write this on a dark evening.

        Our request

        We ask that the lamps on the quays be lit until midnight.
        """;

    private const string Russian = """
        Призыв зажечь фонари

        Мы, города на длинной реке, пишем это тёмным вечером.

        Наша просьба

        Мы просим, чтобы фонари на набережных горели до полуночи.
        """;

    [Fact]
    public async Task A_text_in_two_languages_and_its_list_are_published_and_opened_in_one_go()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var names = string.Join('\n', Enumerable.Range(1, 24).Select(i => $"{i}. Lamp Society of Quay {i} | PT")) + "\nLamp Society of Quay 7 | PT";
        var draft = await Paste(secretary, ("language-0", "en"), ("text-0", English), ("language-1", ""), ("text-1", Russian), ("names", names));

        var shown = await secretary.Get(draft);
        Assert.Equal(200, shown.Status);
        Assert.Contains("Lamp Society of Quay 24 | PT", shown.Text, StringComparison.Ordinal);
        Assert.Contains("25 organisations are new", shown.Text, StringComparison.Ordinal);
        var fields = Fields(shown.Text).ToDictionary(field => field.Name, field => field.Value);
        Assert.Equal(("Call to light the lamps", "en"), (fields["rendition-0-title"], fields["rendition-0-language"]));
        Assert.Equal(("Призыв зажечь фонари", "ru"), (fields["rendition-1-title"], fields["rendition-1-language"]));
        var group = fields.Single(field => field.Key.EndsWith("-names", StringComparison.Ordinal)).Key[..^"names".Length];
        var published = await secretary.Post(draft + "/publish", With(Fields(shown.Text), ("opens", "1"), (group + "takes", "organisations"), ("published", "2026-11-23"), ("until", "2026-12-31")));

        Assert.Equal(303, published.Status);
        Assert.StartsWith("/desk/statements/call-to-light-the-lamps?entry=", published.Headers["Location"], StringComparison.Ordinal);
        using var db = server.Scratch.Read();
        Assert.Equal(24, db.Scalar("SELECT count(*) FROM endorsement WHERE evidence = 'reviewed' AND rendition = 'en' AND country = 'PT'"));
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM statement WHERE position = 'open' AND until = '2026-12-31' AND alignment IS NOT NULL"));
        Assert.Equal(0, db.Scalar("SELECT (SELECT count(*) FROM draft) + (SELECT count(*) FROM draft_form) + (SELECT count(*) FROM draft_step) + (SELECT count(*) FROM draft_source)"));
        Assert.Contains("Мы просим, чтобы фонари", (await server.Get("/statements/call-to-light-the-lamps/ru")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await secretary.Get(draft)).Status);
    }

    [Fact]
    public async Task What_is_known_of_a_name_is_told_before_it_is_published()
    {
        await using var server = await Server.Start();
        await server.Statement("An older call");
        await server.Endorse("an-older-call", await server.Token(Tokens.Endorse, Tokens.EndorseNew), """{"organisation": {"name": "Stadt Weidenfurt", "country": "DE"}, "group": "others"}""");
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var draft = await Paste(secretary, ("language-0", "en"), ("text-0", English), ("names", "Stadt Weidenfurt\nIria Lobo | PT | harbour master\nLamp Society\n<b>bold</b>"));
        var text = (await secretary.Get(draft)).Text;
        Assert.Contains("<bdi>Stadt Weidenfurt</bdi><span class=\"quiet\">in the registry</span>", text, StringComparison.Ordinal);
        Assert.Contains("<bdi>Iria Lobo</bdi><span class=\"quiet\">person</span>", text, StringComparison.Ordinal);
        Assert.Contains("<bdi>Lamp Society</bdi><span class=\"quiet\">new: it is entered in the registry</span>", text, StringComparison.Ordinal);
        Assert.Contains("1 line cannot stand in a list", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>bold", text, StringComparison.Ordinal);
        var refused = await secretary.Post(draft + "/publish", Fields(text));
        Assert.Equal(422, refused.Status);
        Assert.Contains("cannot stand in a list. A name has at most 300 characters", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_in_doubt_waits_for_the_secretary_to_choose_and_one_that_is_sure_does_not()
    {
        await using var server = await Server.Start();
        await server.Statement("An older call");
        foreach (var name in (string[])["Guild of Lantern Makers of Halvorsund", "Society of Bell Ringers of Weidenfurt"])
            await server.Endorse("an-older-call", await server.Token(Tokens.Endorse, Tokens.EndorseNew), $$"""{"organisation": {"name": "{{name}}", "country": "DE"}, "group": "others"}""");
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var draft = await Paste(secretary, ("language-0", "en"), ("text-0", English), ("names", "GUILD OF LANTERN MAKERS OF HALVORSUND | DE\nNew Society of Bell Ringers of Weidenfurt | DE\nMuseum of Ropes of Nadipur"));
        var text = (await secretary.Get(draft)).Text;
        Assert.Contains("in the registry as <bdi>Guild of Lantern Makers of Halvorsund</bdi>", text, StringComparison.Ordinal);
        Assert.Contains("1 name is in doubt", text, StringComparison.Ordinal);
        var choice = Regex.Match(text, "<select id=\"(choice-[0-9a-f]{16})\"").Groups[1].Value;
        var refused = await secretary.Post(draft + "/publish", Fields(text));
        Assert.Equal(422, refused.Status);
        Assert.Contains($"href=\"#{choice}\"", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Say which organisation", refused.Text, StringComparison.Ordinal);
        // One that was never offered is no choice.
        Assert.Equal(422, (await secretary.Post(draft + "/publish", With(Fields(refused.Text), (choice, "01ARZ3NDEKTSV4RRFFQ69G5FAV")))).Status);
        var saved = await secretary.Post(draft, With(Fields((await secretary.Get(draft)).Text), (choice, "new"), ("do", "save")));
        Assert.Contains("1 was chosen", saved.Text, StringComparison.Ordinal);
        var published = await secretary.Post(draft + "/publish", Fields((await secretary.Get(draft)).Text));
        Assert.True(published.Status == 303, published.Text);
        using var db = server.Scratch.Read();
        Assert.Equal(4, db.Scalar("SELECT count(*) FROM organisation"));
        Assert.Equal(2, db.Scalar("SELECT count(*) FROM endorsement e JOIN organisation o ON o.no = e.organisation WHERE o.name = 'Guild of Lantern Makers of Halvorsund'"));
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM endorsement WHERE name = 'GUILD OF LANTERN MAKERS OF HALVORSUND'"));
    }

    [Fact]
    public async Task An_imported_draft_is_edited_kept_and_published_with_what_its_source_says()
    {
        await using var server = await Server.Start();
        var source = new SourceDocument("call.en.txt", Encoding.UTF8.GetBytes(English + "\n\nSignatories\n\nLamp Society of Quay 1\nLamp Society of Quay 2\n"));
        var stored = await server.Do(tx => new ImportStatement(DocumentReader.Read([source]).Statements[0], [source], Publish: false, Open: false).Run(tx));
        var draft = "/desk/drafts/" + Assert.IsType<ImportOutcome.Stored>(stored).Draft;
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        Assert.Contains(draft, (await secretary.Get("/desk")).Text, StringComparison.Ordinal);

        var saved = await secretary.Post(draft, With(Fields((await secretary.Get(draft)).Text), ("rendition-0-title", "Call to light all lamps"), ("do", "save")));
        Assert.Equal(200, saved.Status);
        var again = await secretary.Get(draft);
        Assert.Contains("Call to light all lamps", again.Text, StringComparison.Ordinal);
        Assert.Equal(303, (await secretary.Post(draft + "/publish", Fields(again.Text))).Status);
        using var db = server.Scratch.Read();
        Assert.Equal(2, db.Scalar("SELECT count(*) FROM endorsement WHERE evidence = 'reported' AND source IS NOT NULL AND rendition IS NULL"));
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM statement WHERE slug = 'call-to-light-all-lamps' AND position = 'unopened'"));
    }

    [Fact]
    public async Task A_draft_is_discarded_and_the_same_text_can_be_pasted_again()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var draft = await Paste(secretary, ("language-0", "en"), ("text-0", English));
        Assert.Equal(draft, await Paste(secretary, ("language-0", "en"), ("text-0", English)));
        Assert.Equal(303, (await secretary.Send(draft, draft + "/discard")).Status);
        Assert.Equal(404, (await secretary.Send("/desk", draft + "/discard")).Status);
        Assert.NotEqual(draft, await Paste(secretary, ("language-0", "en"), ("text-0", English)));
    }

    [Theory]
    [InlineData("rendition-0-title", "", "Give the text a title")]
    [InlineData("rendition-0-text", " \n\n ", "The text has no paragraph.")]
    [InlineData("rendition-0-language", "<x>", "Choose the language of this text.")]
    [InlineData("published", "yesterday", "is no date")]
    [InlineData("countries", "PT XX", "is no country code")]
    [InlineData("kind", "manifesto", "is none of the choices")]
    public async Task A_field_that_cannot_be_is_told_and_nothing_is_published(string field, string value, string told)
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var draft = await Paste(secretary, ("language-0", "en"), ("text-0", English));
        var answer = await secretary.Post(draft + "/publish", With(Fields((await secretary.Get(draft)).Text), (field, value)));
        Assert.Equal(422, answer.Status);
        Assert.Contains(told, answer.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"#{field}\"", answer.Text, StringComparison.Ordinal);
        using var db = server.Scratch.Read();
        Assert.Equal(0, db.Scalar("SELECT count(*) FROM statement"));
    }

    [Fact]
    public async Task Nothing_pasted_is_told()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var answer = await secretary.Send("/desk/publish", "/desk/publish", ("text-0", " "), ("do", "read"));
        Assert.Equal(422, answer.Status);
        Assert.Contains("Paste a text, or choose a file.", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("One line.\nThe same paragraph.\n\nAnother.", 2)]
    [InlineData("### Heading\n\n- one\n- two\n\n> quoted\n\n## Subtitle", 5)]
    [InlineData("\r\n\r\n", 0)]
    public void A_typed_text_has_a_block_for_each_paragraph_and_item(string text, int blocks) => Assert.Equal(blocks, TypedText.Blocks(text).Count);

    private static async Task<string> Paste(SignedInClient secretary, params IEnumerable<(string, string)> fields)
    {
        var answer = await secretary.Send("/desk/publish", "/desk/publish", [.. fields, ("do", "read")]);
        Assert.True(answer.Status == 303, answer.Text);
        return answer.Headers["Location"];
    }

    /// <summary>The fields of the form that a page shows, as a browser would send them.</summary>
    private static List<(string Name, string Value)> Fields(string html)
    {
        var main = html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];
        var form = Form().Matches(main).Select(match => match.Value).Single(one => one.Contains("name=\"renditions\"", StringComparison.Ordinal));
        var fields = new List<(string, string)>();
        foreach (Match input in Input().Matches(form))
        {
            var tag = input.Value;
            if (tag.Contains("type=\"checkbox\"", StringComparison.Ordinal) && !tag.Contains(" checked", StringComparison.Ordinal)) continue;
            fields.Add((Attribute(tag, "name"), Attribute(tag, "value")));
        }

        fields.AddRange(Area().Matches(form).Select(area => (Attribute(area.Groups[1].Value, "name"), WebUtility.HtmlDecode(area.Groups[2].Value).TrimStart('\n'))));
        fields.AddRange(Select().Matches(form).Select(select => (Attribute(select.Groups[1].Value, "name"), Chosen(select.Groups[2].Value))));
        return fields;
    }

    private static string Chosen(string options) => Option().Matches(options).Select(match => match.Value).ToList() is var all && all.Find(option => option.Contains(" selected", StringComparison.Ordinal)) is { } chosen
        ? Attribute(chosen, "value") : Attribute(all[0], "value");

    private static string Attribute(string tag, string name) => Regex.Match(tag, $" {name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : "";

    private static IEnumerable<(string, string)> With(IEnumerable<(string Name, string Value)> fields, params (string Name, string Value)[] others) =>
        fields.Where(field => !others.Any(other => other.Name == field.Name)).Concat(others);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<textarea( [^>]*)>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();

    [GeneratedRegex("<select( [^>]*)>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option [^>]*>")]
    private static partial Regex Option();
}
