// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text.RegularExpressions;
using Undersigned.Server.Accounts;

namespace Undersigned.Server.Tests.Import;

/// <summary>A draft beside its source: every correction is a plain form, can be undone, and is told to who comes too late.</summary>
public sealed partial class ReviewTests
{
    [Fact]
    public async Task Each_value_is_marked_where_it_stands_in_the_source()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var page = (await secretary.Get(await Draft(secretary))).Text;
        Assert.Contains("id=\"s.r.0\" class=\"m m-title", page, StringComparison.Ordinal);
        Assert.Equal("Harbour Council of Vessel Bay", Piece(page, "n.0.2"));
        Assert.Equal("Society of Night Ferries", Piece(page, "n.1.0"));
        Assert.Equal("Other supporters", Piece(page, "g.1"));
        Assert.StartsWith("We ask that the lamps on the quays", Piece(page, "b.0.1"), StringComparison.Ordinal);
        Assert.Equal("Joint statement", Piece(page, "kind"));
        Assert.Contains("href=\"#s.n.1.0\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_moved_split_joined_put_into_the_text_and_back()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var draft = await Draft(secretary);
        Assert.Equal(["Lamp Society of Quay One", "Lamp Society of Quay Two", "Harbour Council of Vessel Bay", "|", "Society of Night Ferries", "Union of Bridge Keepers"], await Names(secretary, draft));

        await Do(secretary, draft, ("do", "move"), ("n", "0.2"), ("to", "1"), ("at", "0"));
        Assert.Equal(["Lamp Society of Quay One", "Lamp Society of Quay Two", "|", "Harbour Council of Vessel Bay", "Society of Night Ferries", "Union of Bridge Keepers"], await Names(secretary, draft));
        Assert.Equal("Harbour Council of Vessel Bay", Piece((await secretary.Get(draft)).Text, "n.1.0"));

        await Do(secretary, draft, ("do", "name"), ("n", "1.2"), ("value", "Union of Bridge\nKeepers | PT"));
        Assert.Equal(["Harbour Council of Vessel Bay", "Society of Night Ferries", "Union of Bridge", "Keepers"], (await Names(secretary, draft))[3..]);
        // What was split still stands where it stood.
        Assert.Equal("Union of Bridge", Piece((await secretary.Get(draft)).Text, "n.1.2"));

        await Do(secretary, draft, ("do", "join"), ("n", "1.2"), ("n", "1.3"));
        Assert.Equal("Union of Bridge Keepers", (await Names(secretary, draft))[^1]);
        Assert.Contains("Portugal", (await secretary.Get(draft)).Text, StringComparison.Ordinal);
        // What was joined stands where its parts stood.
        await Do(secretary, draft, ("do", "join"), ("n", "0.0"), ("n", "0.1"));
        Assert.Equal(2, Regex.Count((await secretary.Get(draft)).Text, "data-of=\"n\\.0\\.0\">Lamp Society of Quay (One|Two)<"));
        await Do(secretary, draft, ("do", "undo"));

        await Do(secretary, draft, ("do", "to-text"), ("n", "0.0"), ("r", "0"), ("at", "1"));
        Assert.Equal("Lamp Society of Quay One", (await Paragraphs(secretary, draft))[1]);
        await Do(secretary, draft, ("do", "to-names"), ("b", "0.1"), ("to", "1"));
        Assert.Equal("Lamp Society of Quay One", (await Names(secretary, draft))[^1]);
        Assert.Equal(2, (await Paragraphs(secretary, draft)).Count);
    }

    [Fact]
    public async Task Groups_are_added_renamed_given_another_role_and_taken_out()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var draft = await Draft(secretary);
        await Do(secretary, draft, ("do", "add-group"), ("heading", "Friends"), ("role", "individuals"), ("people", "1"));
        await Do(secretary, draft, ("do", "add-names"), ("g", "2"), ("value", "Iria Lobo | PT\nTelmo Vaz"));
        await Do(secretary, draft, ("do", "group"), ("g", "1"), ("heading", "Observers"), ("role", "members"));
        var page = (await secretary.Get(draft)).Text;
        Assert.Contains("<bdi lang=\"en\">Observers</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("<bdi lang=\"en\">Friends</bdi>", page, StringComparison.Ordinal);
        await Do(secretary, draft, ("do", "group-order"), ("g", "2"));
        await Do(secretary, draft, ("do", "remove-group"), ("g", "2"));
        Assert.Equal(["Iria Lobo", "Telmo Vaz"], (await Names(secretary, draft))[4..]);
        var published = await secretary.Post(draft, await Fields(secretary, draft, ("do", "publish")));
        Assert.Equal(303, published.Status);
        using var db = server.Scratch.Read();
        Assert.Equal(2, db.Scalar("SELECT count(*) FROM endorsement WHERE capacity = 'personal'"));
        Assert.Equal(5, db.Scalar("SELECT count(*) FROM endorsement WHERE evidence = 'reported'"));
    }

    [Fact]
    public async Task Paragraphs_change_kind_and_text_become_the_title_and_move_to_another_language()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var draft = await Draft(secretary);
        await Do(secretary, draft, ("do", "block"), ("b", "0.0"), ("kind", "quote"), ("value", "We, the towns.\n\nWe write this."));
        Assert.Equal(["We, the towns.", "We write this."], (await Paragraphs(secretary, draft))[..2]);
        await Do(secretary, draft, ("do", "make-title"), ("b", "0.0"));
        Assert.Equal("Call to light the quay lamps", (await Paragraphs(secretary, draft))[0]);
        await Do(secretary, draft, ("do", "rendition"), ("r", "0"), ("title", "Lamps"), ("language", "pt"), ("role", "translation"));
        await Do(secretary, draft, ("do", "language"), ("b", "0.2"), ("r", "new"));
        await Do(secretary, draft, ("do", "rendition"), ("r", "1"), ("title", "Lamps"), ("language", "en"), ("role", "authentic"));
        await Do(secretary, draft, ("do", "filing"), ("kind", "appeal"), ("published", "2011-10-04"), ("issuers", "Harbour Council"), ("countries", "PT"), ("tags", "Light"));
        var page = (await secretary.Get(draft)).Text;
        Assert.Contains("2011-10-04", page, StringComparison.Ordinal);
        Assert.Contains("Português", page, StringComparison.Ordinal);
        Assert.Equal(303, (await secretary.Post(draft, await Fields(secretary, draft, ("do", "publish")))).Status);
        using var db = server.Scratch.Read();
        Assert.Equal(2, db.Scalar("SELECT count(*) FROM rendition WHERE title = 'Lamps' AND (language = 'pt' AND role = 'translation' OR language = 'en' AND role = 'authentic')"));
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM statement WHERE kind = 'appeal' AND published = '2011-10-04'"));
    }

    [Fact]
    public async Task A_pair_that_is_set_stands_and_the_rest_is_aligned_around_it()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var (_, batch) = await Dropped.Drop(secretary, Dropped.Text("call.en.txt", Dropped.Lamps), Dropped.Text("call.ru.txt", Dropped.LampsInRussian));
        var draft = Dropped.Drafts(batch).Single();
        Assert.Equal(["b.0.0 b.1.0", "b.0.1 b.1.1"], Rows((await secretary.Get(draft)).Text));
        await Do(secretary, draft, ("do", "pair"), ("b", "0.1"), ("b", "1.0"));
        var page = (await secretary.Get(draft)).Text;
        Assert.Equal(["b.0.0", "b.0.1 b.1.0", "b.1.1"], Rows(page));
        Assert.Contains("paired by hand", page, StringComparison.Ordinal);
        await Do(secretary, draft, ("do", "unpair"), ("b", "1.0"));
        Assert.Equal(["b.0.0 b.1.0", "b.0.1 b.1.1"], Rows((await secretary.Get(draft)).Text));
    }

    [Fact]
    public async Task The_last_correction_is_undone_one_after_another()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var draft = await Draft(secretary);
        var before = await Names(secretary, draft);
        await Do(secretary, draft, ("do", "drop"), ("n", "0.0"), ("n", "1.1"));
        await Do(secretary, draft, ("do", "remove-group"), ("g", "1"));
        Assert.Equal(["Lamp Society of Quay Two", "Harbour Council of Vessel Bay"], await Names(secretary, draft));
        Assert.Contains("the list “<bdi>Other supporters</bdi>” taken out", (await secretary.Get(draft)).Text, StringComparison.Ordinal);
        await Do(secretary, draft, ("do", "undo"));
        await Do(secretary, draft, ("do", "undo"));
        Assert.Equal(before, await Names(secretary, draft));
        Assert.Contains("Nothing was corrected yet.", (await secretary.Get(draft)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_second_is_told_what_the_first_did_and_keeps_what_was_typed()
    {
        await using var server = await Server.Start();
        using var odete = await SignedInClient.SignIn(server, Role.Secretary);
        using var telmo = await SignedInClient.SignIn(server, Role.Secretary, "telmo@town.example");
        var draft = await Draft(odete);
        var late = await Fields(telmo, draft, ("do", "name"), ("n", "0.0"), ("value", "Lamp Society of the First Quay"));
        var lateFields = await telmo.FormToken(draft);
        await Do(odete, draft, ("do", "drop"), ("n", "0.0"));
        var told = await telmo.Post(draft, late);
        Assert.Equal(409, told.Status);
        Assert.Contains("Somebody changed this draft meanwhile", told.Text, StringComparison.Ordinal);
        Assert.Contains("“<bdi>Lamp Society of Quay One</bdi>” taken out", told.Text, StringComparison.Ordinal);
        Assert.Contains("<blockquote class=\"wanted\" dir=\"auto\">Lamp Society of the First Quay</blockquote>", told.Text, StringComparison.Ordinal);
        Assert.Equal("Lamp Society of Quay Two", (await Names(odete, draft))[0]);

        // The same with the fields: what was typed stands in them, theirs comes back by undoing.
        var fields = draft.Replace("/review", "", StringComparison.Ordinal);
        var behind = await telmo.Post(fields, ("form", lateFields), ("version", "0"), ("do", "save"), ("renditions", "1"), ("rendition-0-language", "en"), ("rendition-0-title", "My own title"), ("rendition-0-text", "One paragraph."), ("rendition-0-role", "unstated"), ("groups", "0"), ("kind", "other"), ("evidence", "reported"));
        Assert.Equal(409, behind.Status);
        Assert.Contains("value=\"My own title\"", behind.Text, StringComparison.Ordinal);
        Assert.Contains("What you typed stands below and is not kept yet.", behind.Text, StringComparison.Ordinal);
        Assert.Equal("Lamp Society of Quay Two", (await Names(odete, draft))[0]);
        // Publishing what was not seen is refused in the same way.
        Assert.Equal(409, (await telmo.Post(draft, ("form", await telmo.FormToken(draft)), ("version", "0"), ("do", "publish"))).Status);
    }

    [Fact]
    public async Task A_doubt_that_was_looked_at_is_asked_no_more()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var (_, batch) = await Dropped.Drop(secretary, Dropped.Text("twice.txt", Dropped.Lamps.Replace("Quay Two", "Quay One", StringComparison.Ordinal)));
        var draft = Dropped.Drafts(batch).Single();
        var page = (await secretary.Get(draft)).Text;
        Assert.Contains("stands twice in one list", page, StringComparison.Ordinal);
        Assert.Contains("Doubtful", batch, StringComparison.Ordinal);
        var key = WebUtility.HtmlDecode(Key().Match(page).Groups[1].Value);
        await Do(secretary, draft, ("do", "looked"), ("key", key), ("words", "twice"));
        Assert.DoesNotContain("stands twice in one list", (await secretary.Get(draft)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("move", "n", "9.9")]
    [InlineData("join", "n", "0.0")]
    [InlineData("pair", "b", "0.0")]
    [InlineData("drop-blocks", "b", "<b>")]
    [InlineData("add-names", "g", "-1")]
    public async Task A_correction_that_fits_nothing_is_refused_and_changes_nothing(string what, string field, string value)
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var draft = await Draft(secretary);
        var answer = await secretary.Post(draft, await Fields(secretary, draft, ("do", what), (field, value), ("to", "0")));
        Assert.Equal(422, answer.Status);
        Assert.Contains("This correction cannot be made", answer.Text, StringComparison.Ordinal);
        using var db = server.Scratch.Read();
        Assert.Equal(0, db.Scalar("SELECT count(*) FROM draft_step"));
    }

    [Fact]
    public async Task What_was_corrected_is_kept_as_a_profile_and_applied_to_the_next_document()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var first = Dropped.Lamps.Replace("Other supporters", "Those who stand behind it", StringComparison.Ordinal).Replace("Signatories\n", "Read more of our calls below\n\nSignatories\n", StringComparison.Ordinal);
        var (_, batch) = await Dropped.Drop(secretary, Dropped.Text("river-1.txt", first));
        var draft = Dropped.Drafts(batch).Single();
        var paragraphs = await Paragraphs(secretary, draft);
        if (paragraphs.FindIndex(one => one.StartsWith("Read more", StringComparison.Ordinal)) is >= 0 and var at) await Do(secretary, draft, ("do", "drop-blocks"), ("b", $"0.{at}"));
        await Do(secretary, draft, ("do", "group"), ("g", "1"), ("heading", "Those who stand behind it"), ("role", "members"));
        var kept = await secretary.Post(draft, await Fields(secretary, draft, ("do", "keep"), ("profile", "The river"), ("match-by", "file"), ("for-file", "river-*.txt"), ("furniture", "Read more of our calls below"), ("heading-rule", "members|Those who stand behind it")));
        Assert.True(kept.Status == 303, kept.Text);

        var (_, next) = await Dropped.Drop(secretary, Dropped.Text("river-2.txt", first.Replace("quay lamps", "bridge lamps", StringComparison.Ordinal)));
        var second = Dropped.Drafts(next).Single();
        var page = (await secretary.Get(second)).Text;
        Assert.Contains("It was read with the profile “<bdi>The river</bdi>”.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(await Paragraphs(secretary, second), one => one.StartsWith("Read more", StringComparison.Ordinal));
        Assert.Contains("<bdi lang=\"en\">Those who stand behind it</bdi></h3>\n<p class=\"at\"><span class=\"quiet\">Member organisations", page.Replace("    ", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);

        Assert.Equal(303, (await secretary.Send("/desk/import", "/desk/import/profiles/1/remove")).Status);
        var (_, third) = await Dropped.Drop(secretary, Dropped.Text("river-3.txt", first.Replace("quay lamps", "tower lamps", StringComparison.Ordinal)));
        Assert.DoesNotContain("It was read with the profile", (await secretary.Get(Dropped.Drafts(third).Single())).Text, StringComparison.Ordinal);
    }

    private static async Task<string> Draft(SignedInClient secretary) => Dropped.Drafts((await Dropped.Drop(secretary, Dropped.Text("call.txt", Dropped.Lamps))).Page).Single();

    private static async Task<List<(string, string)>> Fields(SignedInClient secretary, string draft, params IEnumerable<(string, string)> fields)
    {
        var page = (await secretary.Get(draft)).Text;
        return [("form", FormField().Match(page).Groups[1].Value), ("version", Dropped.Version(page).ToString(System.Globalization.CultureInfo.InvariantCulture)), .. fields];
    }

    private static async Task Do(SignedInClient secretary, string draft, params IEnumerable<(string, string)> fields)
    {
        var answer = await secretary.Post(draft, await Fields(secretary, draft, fields));
        Assert.True(answer.Status == 303, answer.Text);
    }

    // The names of the lists, with a bar between two lists.
    private static async Task<List<string>> Names(SignedInClient secretary, string draft)
    {
        var page = (await secretary.Get(draft)).Text;
        return [.. Lists().Matches(page).SelectMany((list, i) => Name().Matches(list.Value).Select(name => WebUtility.HtmlDecode(name.Groups[1].Value)).Prepend("|").Skip(i == 0 ? 1 : 0))];
    }

    private static async Task<List<string>> Paragraphs(SignedInClient secretary, string draft) => [.. Paragraph().Matches((await secretary.Get(draft)).Text).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    private static List<string> Rows(string page) => [.. page.Split("<div class=\"row\">").Skip(1).Select(row => string.Join(' ', BlockId().Matches(row).Select(match => match.Groups[1].Value)))];

    // The words of a document that something was understood from.
    private static string Piece(string page, string target) => WebUtility.HtmlDecode(Regex.Match(page, $"<a id=\"s\\.{Regex.Escape(target)}\" [^>]*>([^<]*)</a>").Groups[1].Value);

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"")]
    private static partial Regex FormField();

    [GeneratedRegex("name=\"key\" value=\"([^\"]+)\"")]
    private static partial Regex Key();

    [GeneratedRegex("<ul class=\"names-list\".*?</ul>", RegexOptions.Singleline)]
    private static partial Regex Lists();

    [GeneratedRegex("<a href=\"[^\"]*edit=n[^\"]*\"><bdi>([^<]*)</bdi></a>")]
    private static partial Regex Name();

    [GeneratedRegex("<div class=\"block [^>]*>.*?<p lang=[^>]*>([^<]*)</p>", RegexOptions.Singleline)]
    private static partial Regex Paragraph();

    [GeneratedRegex("<div class=\"block [^>]*id=\"(b\\.[0-9.]+)\"")]
    private static partial Regex BlockId();
}
