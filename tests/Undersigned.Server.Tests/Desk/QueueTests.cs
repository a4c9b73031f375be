// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Desk;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Tests.Desk;

public sealed class QueueTests : IAsyncLifetime
{
    private Server _server = null!;
    private Secretary _anna = null!;
    private string _slug = "";
    private string _statement = "";

    public async ValueTask InitializeAsync()
    {
        _server = await Server.Start();
        _slug = await _server.Statement("On Street Lamps");
        _statement = await _server.Do(tx => tx.Open(_slug)!.Id);
        _anna = await Secretary.SignIn(_server, "Anna");
    }

    public async ValueTask DisposeAsync()
    {
        _anna.Dispose();
        await _server.DisposeAsync();
    }

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new FormatException(text);

    private Task<long> Add(string name, string? email = "clerk@body.example", string channel = "form", string? reservation = null, bool saidByBody = false, string? country = "PT") => _server.Do(tx => Review.Add(
        tx, _statement, new ReviewRequest(false, name, country, null, null, null, "en", reservation, false, false, null, null, null) { SaidByBody = saidByBody, Said = channel is "form" or "api" ? null : "The chair" },
        channel, "en", evidence: email is null ? "reviewed" : "email", email: email is null ? null : Address(email)).No);

    private Task<ReviewItem> Now(long no) => _server.Do(tx => Review.Load(tx.Db, no)!);

    private Task<string> Act(string action, params (string, string)[] more) => _anna.Do("/desk/queue", "/desk/queue", [("do", action), .. more]);

    [Fact]
    public async Task A_case_shows_what_is_asked_how_it_is_known_and_the_nearest_name_with_the_letters_that_differ()
    {
        await Act($"accept:{await Add("Nadipur Municipality")}");
        await Add("Nadi Pur Municipality", reservation: "Except for the lamps of the bridge.");
        var page = await _anna.Page("/desk/queue");
        Assert.Contains("Nadi<ins> P</ins>ur Municipality", page, StringComparison.Ordinal);
        Assert.Contains("Nadi<ins>p</ins>ur Municipality", page, StringComparison.Ordinal);
        Assert.Contains("Except for the lamps of the bridge.", page, StringComparison.Ordinal);
        Assert.Contains("clerk@body.example", page, StringComparison.Ordinal);
        Assert.Contains("To review, 1", page, StringComparison.Ordinal);
        Assert.Contains("Done today, 1", page, StringComparison.Ordinal);
        Assert.Contains("Except for", await _anna.Page("/desk/queue?tab=reservations"), StringComparison.Ordinal);
        Assert.DoesNotContain("Nadi<ins>", await _anna.Page("/desk/queue?tab=done"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_case_is_accepted_held_or_declined_with_a_reason_and_the_page_says_what_was_done()
    {
        var (one, two, three) = (await Add("Lamplighters Union"), await Add("Wick Makers"), await Add("Night Watch"));
        Assert.Contains("Lamplighters Union</bdi>: recorded as entry", await Act($"accept:{one}"), StringComparison.Ordinal);
        Assert.Contains("Wick Makers</bdi>: held.", await Act($"hold:{two}"), StringComparison.Ordinal);
        Assert.Contains("Wick Makers", await _anna.Page("/desk/queue?tab=held"), StringComparison.Ordinal);
        var refused = await _anna.Do($"/desk/queue/{three}", $"/desk/queue/{three}", ("do", "decline"), ("reason", "not-known"), ("words", "Which watch is it?"));
        Assert.Contains("Night Watch</bdi>: declined", refused, StringComparison.Ordinal);
        var item = await Now(three);
        Assert.Equal(("refused", "not-known", "Which watch is it?"), (item.Status, item.Reason, item.Words));
        Assert.Equal(["review-refused", "review-held", "review-accepted"], (await _server.Do(tx => DeskRecord.Latest(tx.Db, 3))).Select(deed => deed.Operation));
        Assert.All(await _server.Do(tx => DeskRecord.Latest(tx.Db, 3)), deed => Assert.Equal("Anna", deed.Who));

        var wrong = await _anna.Send($"/desk/queue/{two}", $"/desk/queue/{two}", ("do", "decline"), ("reason", "because"));
        Assert.Equal(422, wrong.Status);
        Assert.Equal("held", (await Now(two)).Status);
    }

    [Fact]
    public async Task A_name_that_is_near_another_is_never_accepted_among_others_not_even_one_of_the_same_form()
    {
        var standing = await Add("Stadt Weidenfurt");
        await Act($"accept:{standing}");
        long[] near = [await Add("Stadt Weidenfurth"), await Add("STADT WEIDENFURT"), await Add("Stаdt Weidenfurt")];
        var (good, first, second) = (await Add("Withy Bridge"), await Add("Fluvial Heritage Forum"), await Add("Fluvial Heritage Forums"));
        (string, string)[] all = [.. near.Append(good).Append(first).Append(second).Select(no => ("case", no.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        var page = await Act("accept-all", all);
        foreach (var no in near) Assert.Equal("waiting", (await Now(no)).Status);
        Assert.Equal(("accepted", "accepted", "waiting"), ((await Now(good)).Status, (await Now(first)).Status, (await Now(second)).Status));
        Assert.Contains("Fluvial Heritage Forums</bdi> is near another name", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_case_says_why_another_form_of_a_name_is_thought_to_be_one()
    {
        await Act($"accept:{await Add("Tidal Museum of the River Orvala")}");
        var form = await Add("Музей приливов реки Орвала", country: null);
        var page = await _anna.Page($"/desk/queue/{form}");
        Assert.Contains("Tidal Museum of the River Orvala", page, StringComparison.Ordinal);
        Assert.Contains("<ul class=\"reasons\" lang=\"en\"", page, StringComparison.Ordinal);
        Assert.Contains("Estimated probability that it is meant", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_there_under_another_spelling_is_named_as_that_and_one_that_has_signed_adds_nothing()
    {
        await Act($"accept:{await Add("Nadipur Municipality")}");
        var organisation = await _server.Do(tx => Registry.Find(tx.Db, "Nadipur Municipality", "PT")!.Id);
        var again = await Add("Nadi Pur Municipality");
        Assert.Contains("it has signed already, so nothing was added", await Act($"same:{again}:{organisation}"), StringComparison.Ordinal);
        Assert.Equal(("refused", "duplicate"), ((await Now(again)).Status, (await Now(again)).Reason));

        var other = await _server.Statement("On Wicks");
        var elsewhere = await _server.Do(tx => Review.Add(tx, tx.Open(other)!.Id, new ReviewRequest(false, "Nadi Pur Municipality", "PT", null, null, null, "en", null, false, false, null, null, null), "form", "en").No);
        Assert.Contains($"same:{elsewhere}:{organisation}", await _anna.Page("/desk/queue"), StringComparison.Ordinal);
        await Act($"same:{elsewhere}:{organisation}");
        var entry = (await Now(elsewhere)).Entry!.Value;
        Assert.Equal("Nadipur Municipality", await _server.Do(tx => SignatoryNow.Load(tx.Db, entry)!.Name));
    }

    [Theory]
    [InlineData("form", "clerk@body.example", false, "Accept")]
    [InlineData("api", null, false, "Ask")]
    [InlineData("telephone", null, true, "Ask")]
    [InlineData("mail", null, false, "Ask")]
    [InlineData("mail", null, true, "Accept")]
    [InlineData("paper", null, true, "Accept")]
    public async Task Where_nobody_of_the_body_has_written_the_first_button_is_to_ask(string channel, string? email, bool byBody, string first)
    {
        var no = await Add("Quiet Harbour", email, channel, saidByBody: byBody);
        var page = await _anna.Page("/desk/queue");
        var buttons = page[page.IndexOf("<div class=\"do\">", StringComparison.Ordinal)..];
        Assert.StartsWith($"<button name=\"do\" value=\"{first.ToLowerInvariant()}:{no}\">{first}</button>", buttons["<div class=\"do\">".Length..].TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_secretaries_who_decide_the_same_cases_at_once_decide_each_once()
    {
        using var boris = await Secretary.SignIn(_server, "Boris");
        var cases = new List<long>();
        for (var i = 0; i < 12; i++) cases.Add(await Add($"{(char)('A' + i)}{new string((char)('a' + i), 6)} Society"));
        for (var i = 0; i < 12; i += 4)
        {
            (string, string)[] some = [.. cases.GetRange(i, 4).Select(no => ("case", no.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
            var answers = await Task.WhenAll(
                _anna.Post("/desk/queue", Secretary.Form(await _anna.Page("/desk/queue")), [("do", "accept-all"), .. some]),
                boris.Post("/desk/queue", Secretary.Form(await boris.Page("/desk/queue")), [("do", "decline-all"), ("reason", "other"), .. some]));
            Assert.All(answers, answer => Assert.Equal(303, answer.Status));
            var told = answers.Select(answer => Uri.UnescapeDataString(answer.Headers["Location"])).ToList();
            foreach (var no in cases.GetRange(i, 4))
            {
                var outcomes = told.Select(text => text.Split("did=")[1].Split('.').Single(part => part.StartsWith($"{no}-", StringComparison.Ordinal)).Split('-', 2)[1]).ToList();
                Assert.Single(outcomes, "decided");
                Assert.Equal((await Now(no)).Status, outcomes.Single(outcome => outcome != "decided"));
            }
        }

        Assert.Equal(12, await _server.Do(tx => tx.Db.Scalar("SELECT count(*) FROM desk_record")));
        // Who was too late is told who was not.
        Assert.Matches("(Accepted|Declined) by .*(Anna|Boris)", await boris.Page("/desk/queue?tab=done"));
    }

    [Fact]
    public async Task A_mail_that_did_not_arrive_stands_under_its_own_tab_with_why()
    {
        var no = await Add("Far Island Council", email: null, channel: "telephone", saidByBody: true);
        await _server.Do(tx =>
        {
            new Ask(no, Address("council@far.example"), "en").Run(tx);
            return Deliveries.OfReview(tx.Db, no)!.No is var mail && Outbox.Forget(tx, mail, "question");
        });
        await _server.Do(tx =>
        {
            Deliveries.End(tx, Deliveries.OfReview(tx.Db, no)!.No, "question", "bounced", "5.1.1");
            return true;
        });
        var page = await _anna.Page("/desk/queue?tab=returned");
        Assert.Contains("Far Island Council", page, StringComparison.Ordinal);
        Assert.Contains("There is no such mailbox", page, StringComparison.Ordinal);
        Assert.Contains("Mail returned, 1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_goes_on_by_a_cursor_that_holds_while_cases_leave_it()
    {
        var cases = new List<long>();
        for (var i = 0; i < QueueReading.Shown + 5; i++) cases.Add(await Add($"Body {i:000}"));
        var first = await _anna.Page("/desk/queue");
        Assert.Contains("Body 024", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Body 025", first, StringComparison.Ordinal);
        var next = System.Text.RegularExpressions.Regex.Match(first, "href=\"(/desk/queue[^\"]*after=[^\"]*)\"").Groups[1].Value;
        await Act($"hold:{cases[3]}");
        var second = await _anna.Page(System.Net.WebUtility.HtmlDecode(next));
        Assert.Contains("Body 025", second, StringComparison.Ordinal);
        Assert.Contains("Body 029", second, StringComparison.Ordinal);
        Assert.DoesNotContain("Body 024", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_case_and_who_is_no_secretary_get_a_page_that_says_so()
    {
        Assert.Equal(404, (await _anna.Get("/desk/queue/9999")).Status);
        Assert.Equal(404, (await _anna.Get("/desk/queue/9999/pieces/0")).Status);
        Assert.Equal(200, (await _anna.Get("/desk/queue?tab=nonsense&after=nonsense&did=7-nonsense.x.&statement=nothing")).Status);
        var unknown = await Act("accept:9999");
        Assert.Contains("nothing was changed", unknown, StringComparison.Ordinal);
        Assert.Equal(302, (await _server.Get("/desk/queue")).Status);
        using var delegated = await Secretary.SignIn(_server, "Dora", Role.Delegate);
        foreach (var path in new[] { "/desk/queue", "/desk/mail", $"/desk/enter/{_slug}" }) Assert.Equal(403, (await delegated.Get(path)).Status);
        Assert.Equal(403, (await _anna.Post("/desk/queue", "0123456789", ("do", "accept:1"))).Status);
    }

    [Fact]
    public async Task Of_thousands_that_wait_a_page_shows_the_first_and_counts_all()
    {
        await _server.Do(tx =>
        {
            for (var i = 0; i < 5_000; i++) Review.Add(tx, _statement, new ReviewRequest(false, $"Body {i} of the {(i * 7919) % 9973} Lamps", "PT", null, null, null, "en", i % 50 == 0 ? "Not the bridge." : null, false, false, null, null, null), "form", "en", email: Address("clerk@body.example"), evidence: "email");
            return true;
        });
        foreach (var tab in QueueReading.Tabs)
        {
            // How long it takes is for bench/run queue to say; here, that no page grows with what waits.
            var page = await _anna.Page("/desk/queue?tab=" + tab);
            Assert.InRange(page.Length, 1, 400_000);
            if (tab == QueueReading.Tabs[0]) Assert.Contains("5,000", page, StringComparison.Ordinal);
        }
    }
}
