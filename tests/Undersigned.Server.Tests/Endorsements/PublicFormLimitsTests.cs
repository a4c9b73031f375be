// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Endorsements;
using Undersigned.Server.Shared;
using Undersigned.Server.Tests.Mail;

namespace Undersigned.Server.Tests.Endorsements;

/// <summary>What is not meant well, or too much, or mistaken: each has an answer of its own, and nothing is half written.</summary>
public sealed class PublicFormLimitsTests : IDisposable
{
    private readonly SmtpServer _mail = new();

    public PublicFormLimitsTests() => _mail.Start();

    public void Dispose() => _mail.Dispose();

    private static (string, string)[] Person(string name, string email, params (string, string)[] more) =>
        [("as", "person"), ("name", name), ("email", email), ("country", "PT"), ("agreed", "1"), .. more];

    private static string Form(MailSite site) => $"/statements/{site.Slug}/endorse";

    [Fact]
    public async Task An_address_gets_three_mails_a_day_and_the_page_does_not_say_so()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var ana = site.Visit();
        string[] spellings = ["ana@lamps.example", "ANA@lamps.example", "ana+1@lamps.example", "ana+2@LAMPS.example"];
        var pages = new List<Seen>();
        foreach (var spelling in spellings) pages.Add(await ana.Fill(Form(site), Person("Ana Belém", spelling)));
        Assert.All(pages, page => Assert.Equal("We sent a mail", page.Title));
        await _mail.Message(2);
        await Until.True(() => site.Waiting == 0);
        Assert.Equal(3, _mail.Messages.Count);
        site.Clock.Now += TimeSpan.FromDays(1);
        await ana.Fill(Form(site), Person("Ana Belém", "ana@lamps.example"));
        await _mail.Message(3);
    }

    [Fact]
    public async Task A_block_of_addresses_has_twenty_mails_an_hour_and_only_a_configured_proxy_says_who_asks()
    {
        await using var site = await MailSite.Open(_mail.Port, proxy: "127.0.0.1");
        using var visitor = site.Visit();
        visitor.ForwardedFor = "203.0.113.9";
        var ticket = await visitor.Get(Form(site));
        for (var n = 0; n < 20; n++) Assert.Equal(200, (await visitor.Fill(Form(site), Person("Ana", $"a{n}@lamps.example"))).Status);
        // Another address of the same block, and what a visitor claims beyond the proxy's word, change nothing.
        visitor.ForwardedFor = "198.51.100.7, 203.0.113.77";
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        var refused = await visitor.Post(Form(site), ticket.Hidden.Concat(Person("Zoé of the twenty-first", "z@lamps.example")));
        Assert.Equal(429, refused.Status);
        Assert.True(int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Contains("value=\"Zoé of the twenty-first\"", refused.Html, StringComparison.Ordinal);
        visitor.ForwardedFor = "198.51.100.7";
        Assert.Equal(200, (await visitor.Fill(Form(site), Person("Ana", "z@lamps.example"))).Status);
    }

    [Fact]
    public async Task Without_a_configured_proxy_nobody_is_who_a_header_says()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var visitor = site.Visit();
        for (var n = 0; n < 20; n++)
        {
            visitor.ForwardedFor = $"203.0.{n}.9";
            Assert.Equal(200, (await visitor.Fill(Form(site), Person("Ana", $"a{n}@lamps.example"))).Status);
        }

        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.Equal(429, (await visitor.Fill(Form(site), Person("Ana", "z@lamps.example"))).Status);
    }

    [Fact]
    public async Task A_hundred_requests_a_second_from_one_block_get_a_page_that_says_so()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var flood = site.Visit("ar");
        var pages = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => flood.Get(Form(site))));
        var refused = pages.Where(page => page.Status == 429).ToList();
        Assert.InRange(refused.Count, 20, 60);
        Assert.All(refused, page => Assert.Equal(("1", Interface.For("ar")["error.429.title"]), (page.Headers["Retry-After"], page.Title)));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_sends_one_mail_and_one_with_other_contents_is_shown_again()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var ana = site.Visit();
        var page = await ana.Get(Form(site));
        var fields = page.Hidden.Concat(Person("Ana Belém", "ana@lamps.example")).ToArray();
        var twice = await Task.WhenAll(ana.Post(Form(site), fields), ana.Post(Form(site), fields));
        Assert.All(twice, sent => Assert.Equal("We sent a mail", sent.Title));
        var other = await ana.Post(Form(site), page.Hidden.Concat(Person("Rui Sá", "rui@lamps.example")));
        Assert.Equal(422, other.Status);
        Assert.Contains("This page was sent before with something else in it", other.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Rui Sá\"", other.Html, StringComparison.Ordinal);
        await _mail.Message(0);
        await Until.True(() => site.Waiting == 0);
        Assert.Single(_mail.Messages);
        // The page that is shown again has a ticket of its own.
        Assert.Equal("We sent a mail", (await ana.Post(Form(site), other.Hidden.Concat(Person("Rui Sá", "rui@lamps.example")))).Title);
    }

    [Fact]
    public async Task A_ticket_that_is_wrong_or_too_old_shows_the_page_again_with_everything_kept()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var ana = site.Visit("ar");
        var page = await ana.Get(Form(site));
        var other = await ana.Get($"/statements/{site.Slug}/withdraw");
        site.Clock.Now += TimeSpan.FromHours(25);
        foreach (var ticket in new[] { page.Hidden.First(field => field.Name == "ticket").Value, other.Hidden.First(field => field.Name == "ticket").Value, "0000", "" })
        {
            var again = await ana.Post(Form(site), Person("Ana Belém", "ana@lamps.example", ("ticket", ticket), ("in", "ar"), ("reservation", "First.\n\nSecond.")));
            Assert.Equal((422, "أيِّد هذا البيان"), (again.Status, again.Title));
            Assert.Contains("بقيت هذه الصفحة مفتوحة أكثر من يوم", again.Text, StringComparison.Ordinal);
            foreach (var kept in new[] { "value=\"Ana Belém\"", "value=\"ana@lamps.example\"", "<option value=\"PT\" selected", "First.\n\nSecond.</textarea>", "id=\"agreed\" name=\"agreed\" value=\"1\" checked" })
                Assert.Contains(kept, System.Net.WebUtility.HtmlDecode(again.Html), StringComparison.Ordinal);
        }

        Assert.Equal(0, site.Scalar("SELECT count(*) FROM review"));
    }

    [Theory]
    [InlineData("name", "", "Enter your full name.")]
    [InlineData("name", "<b>Ana</b>", "This holds < or >. Write plain text without markup.")]
    [InlineData("name", "Ana\u0007", "This holds a control character")]
    [InlineData("name", "Ana \u202eeciN", "This holds a character that turns the direction of writing")]
    [InlineData("email", "", "Enter an e-mail address with an @")]
    [InlineData("email", "ana", "“ana” is no e-mail address.")]
    [InlineData("email", "\"ana b\"@lamps.example", "is no e-mail address.")]
    [InlineData("email", "ana(comment)@lamps.example", "is no e-mail address.")]
    [InlineData("email", "ana@[127.0.0.1]", "is no e-mail address.")]
    [InlineData("email", "ana@lаmps.example", "This address mixes letters of several scripts in one word.")]
    [InlineData("email", "ana@eu.mailinator.com", "An address there lasts for minutes only.")]
    [InlineData("country", "XX", "No country has the code “XX”.")]
    [InlineData("reservation", "<script>", "This holds < or >.")]
    [InlineData("agreed", "", "Agree to the publication.")]
    public async Task A_field_that_cannot_be_used_is_named_and_everything_is_kept(string field, string value, string sentence)
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var ana = site.Visit();
        var fields = Person("Ana Belém", "ana@lamps.example", ("affiliation", "Lamplighter")).Where(one => one.Item1 != field).Append((field, value)).ToArray();
        var again = await ana.Fill(Form(site), fields);
        Assert.Equal(422, again.Status);
        Assert.Contains(sentence, again.Text, StringComparison.Ordinal);
        if (field == "email") field = EndorseForm.MailField;
        // Once in the summary, with a link to the control, and once at it.
        Assert.Contains($"<a href=\"#{field}\">", again.Html, StringComparison.Ordinal);
        Assert.Contains($"id=\"{field}-error\"", again.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"Lamplighter\"", again.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", again.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", again.Html, StringComparison.Ordinal);
        Assert.Equal((0L, 0L), (site.Scalar("SELECT count(*) FROM review"), site.Waiting));
    }

    [Fact]
    public async Task A_field_of_ten_thousand_characters_is_refused_and_kept_whole()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var ana = site.Visit();
        var text = string.Concat(Enumerable.Repeat("Отговорка. ", 910)) + "END";
        foreach (var field in new[] { "reservation", "name", "affiliation" })
        {
            var fields = Person("Ana Belém", "ana@lamps.example").Where(one => one.Item1 != field).Append((field, text)).ToArray();
            var again = await ana.Fill(Form(site), fields);
            Assert.Equal(422, again.Status);
            Assert.Contains("This is too long: at most", again.Text, StringComparison.Ordinal);
            Assert.Contains("Отговорка. END", again.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Links_that_are_forged_or_expired_have_a_page_each()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var ana = site.Visit("ru");
        await ana.Fill(Form(site), Person("Ana Belém", "ana@lamps.example"));
        var link = Visitor.LinkOf(await _mail.Message(0));
        var token = link.Split('/', '?')[2];
        foreach (var forged in new[] { "0000", new string('0', 40), token[..^1] + (token[^1] == '0' ? '1' : '0') })
        {
            var page = await ana.Get("/confirm/" + forged);
            Assert.Equal((404, "Эта ссылка никуда не ведёт"), (page.Status, page.Title));
            Assert.Equal(404, (await ana.Post("/confirm/" + forged, [])).Status);
        }

        site.Clock.Now += TimeSpan.FromDays(7);
        var expired = await ana.Get(link);
        Assert.Equal((410, "Срок этой ссылки истёк"), (expired.Status, expired.Title));
        Assert.Equal("Срок этой ссылки истёк", (await ana.Press(link)).Title);
        Assert.Equal(0, site.Scalar("SELECT count(*) FROM endorsement"));
    }
}
