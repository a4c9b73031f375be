// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Text;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Tests.Mail;
using Undersigned.Transparency;

namespace Undersigned.Server.Tests.Endorsements;

/// <summary>The form of visitors, from the page to the mailed link and what it shows.</summary>
public sealed class PublicFormTests : IDisposable
{
    private readonly SmtpServer _mail = new();

    public PublicFormTests() => _mail.Start();

    public void Dispose() => _mail.Dispose();

    private static (string, string)[] Person(string name, string email, params (string, string)[] more) =>
        [("as", "person"), ("name", name), ("email", email), ("country", "PT"), ("agreed", "1"), .. more];

    private static (string, string)[] Organisation(string organisation, string email, params (string, string)[] more) =>
        [("as", "organisation"), ("org", organisation), ("role", "clerk"), ("name", "Ines Alder"), ("email", email), ("country", "PT"), ("agreed", "1"), ("authorised", "1"), .. more];

    private static string Form(MailSite site) => $"/statements/{site.Slug}/endorse";

    [Fact]
    public async Task A_person_endorses_by_the_form_and_the_mailed_link_and_gets_a_receipt_that_verifies()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var ana = site.Visit();
        var sent = await ana.Fill(Form(site) + "?in=ar", Person("Ana Belém", "ana@lamps.example", ("reservation", "Except for paragraph 1.\r\nAnd the ferry."), ("affiliation", "Lamplighter")));
        Assert.Equal((200, "We sent a mail"), (sent.Status, sent.Title));
        Assert.Contains("ana@lamps.example", sent.Text, StringComparison.Ordinal);
        Assert.Equal(0, site.Scalar("SELECT count(*) FROM endorsement"));

        var link = Visitor.LinkOf(await _mail.Message(0));
        var shown = await ana.Get(link);
        Assert.Equal((200, "Confirm your endorsement"), (shown.Status, shown.Title));
        foreach (var part in new[] { "بشأن علامات الفيضان المشتركة", "sha256:", "Ana Belém", "Portugal", "Lamplighter", "Except for paragraph 1. And the ferry." }) Assert.Contains(part, shown.Text, StringComparison.Ordinal);
        Assert.Equal(("no-store", "no-referrer"), (shown.Headers["Cache-Control"], shown.Headers["Referrer-Policy"]));

        var recorded = await ana.Press(link);
        Assert.Equal((200, "Recorded"), (recorded.Status, recorded.Title));
        Assert.Equal("email", await site.Do(tx => Value(tx.Db, "SELECT evidence || ' ' || rendition FROM endorsement") is "email ar" ? "email" : "other"));
        var receipt = System.Text.RegularExpressions.Regex.Match(recorded.Html, "/receipts/[0-9a-z]+\\.tlog-proof").Value;
        var proof = TlogProof.Parse(Encoding.UTF8.GetBytes((await ana.Get(receipt)).Html));
        Assert.True(ReceiptContents.TryParse(proof.Extra!.Value, out var contents, out _));
        Assert.Equal(ProofVerdict.Holds, proof.Check(contents.Leaf, NoteVerifier.Parse(site.Folder.Key.Verifier)));
        Assert.StartsWith("Receipt of endorsement", (await _mail.Message(1)).Subject, StringComparison.Ordinal);

        // After a lost connection the same link shows the outcome, and a second press does nothing.
        Assert.Equal("Recorded", (await ana.Get(link)).Title);
        Assert.Equal("Recorded", (await ana.Press(link)).Title);
        Assert.Equal(1, site.Scalar("SELECT count(*) FROM endorsement"));
        Assert.Equal(0, site.Scalar("SELECT count(*) FROM review WHERE email IS NOT NULL OR request LIKE '%lamps.example%'"));
    }

    [Fact]
    public async Task A_list_that_allows_it_counts_a_person_without_a_name_and_another_list_says_that_it_does_not()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var ana = site.Visit();
        Assert.DoesNotContain("Count us without naming us", (await ana.Get(Form(site))).Text, StringComparison.Ordinal);
        var refused = await ana.Fill(Form(site), Person("Ana Belém", "ana@lamps.example", ("unnamed", "1")));
        Assert.Equal(422, refused.Status);
        Assert.Contains("This list publishes every name.", refused.Text, StringComparison.Ordinal);

        await site.Do(tx => tx.Append(new Opening(tx.Open(site.Slug)!.Id, Again: true, null, [new GroupRule("others", "others", new Dictionary<string, string>(), "any", "anyone", Review: false, Confidential: true)])));
        Assert.Contains("Count us without naming us", (await ana.Get(Form(site))).Text, StringComparison.Ordinal);
        await ana.Fill(Form(site), Person("Ana Belém", "ana@lamps.example", ("unnamed", "1")));
        var link = Visitor.LinkOf(await _mail.Message(0));
        Assert.Contains("Not to be named", (await ana.Get(link)).Text, StringComparison.Ordinal);
        Assert.Equal("Recorded", (await ana.Press(link)).Title);

        Assert.Equal(1, site.Scalar("SELECT count(*) FROM endorsement WHERE withheld = 1 AND name IS NULL"));
        foreach (var file in (string[])["", ".json", ".csv", ".txt"])
            Assert.DoesNotContain("Ana Bel", (await ana.Get($"/statements/{site.Slug}{file}")).Html, StringComparison.Ordinal);
    }

    private static string? Value(Undersigned.Server.Storage.Sqlite.Connection db, string sql)
    {
        var query = db.Query(sql);
        var value = query.Next() ? query.TextOrNull(0) : null;
        query.Reset();
        return value;
    }

    [Fact]
    public async Task Programs_that_look_into_mail_sign_nothing_and_two_who_press_at_once_sign_once()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var ana = site.Visit();
        await ana.Fill(Form(site), Person("Ana Belém", "ana@lamps.example"));
        var link = Visitor.LinkOf(await _mail.Message(0));
        Assert.Equal(200, (await ana.Head(link)).Status);
        Assert.Equal("Confirm your endorsement", (await ana.Get(link)).Title);
        Assert.Equal("Confirm your endorsement", (await ana.Get(link)).Title);
        Assert.Equal(0, site.Scalar("SELECT count(*) FROM endorsement"));

        var pressed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ana.Press(link)));
        Assert.All(pressed, page => Assert.Equal("Recorded", page.Title));
        Assert.Equal(1, site.Scalar("SELECT count(*) FROM endorsement"));
    }

    [Fact]
    public async Task An_organisation_that_nobody_knows_waits_for_the_secretariat_and_can_be_come_back_to()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var ines = site.Visit("ru");
        var sent = await ines.Fill(Form(site), Organisation("Withy Bridge", "clerk@withybridge.example"));
        Assert.Equal("Мы отправили письмо", sent.Title);
        var message = await _mail.Message(0);
        Assert.Equal("ru", message.Body!.Headers["Content-Language"]);
        Assert.DoesNotContain("Withy", message.TextBody + message.HtmlBody + message.Subject, StringComparison.Ordinal);
        var link = Visitor.LinkOf(message);
        Assert.Contains("Передать в секретариат", (await ines.Get(link)).Text, StringComparison.Ordinal);
        var waiting = await ines.Press(link);
        Assert.Equal("Это рассматривает секретариат", waiting.Title);
        var page = System.Text.RegularExpressions.Regex.Match(waiting.Html, "/requests/[0-9a-z]+").Value;
        Assert.Equal("Это рассматривает секретариат", (await ines.Get(page)).Title);
        Assert.Equal(0, site.Scalar("SELECT count(*) FROM endorsement"));

        var no = site.Scalar("SELECT no FROM review WHERE status = 'waiting' AND channel = 'form' AND evidence = 'email'");
        await site.Do(tx => new Accept(no).Run(tx, 1));
        site.Later(TimeSpan.Zero);
        Assert.StartsWith("Квитанция", (await _mail.Message(1)).Subject, StringComparison.Ordinal);
        Assert.Equal("Внесено", (await ines.Get(page)).Title);
        Assert.Equal("Внесено", (await ines.Get(link)).Title);
    }

    [Fact]
    public async Task A_refusal_is_told_on_the_page_of_the_request_and_by_mail()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var ines = site.Visit();
        await ines.Fill(Form(site), Organisation("Withy Bridge", "clerk@withybridge.example"));
        var link = Visitor.LinkOf(await _mail.Message(0));
        await ines.Press(link);
        await site.Do(tx => new Refuse(site.Scalar("SELECT no FROM review"), "not-authorised", "Ask your mayor to write.").Run(tx, 1));
        site.Later(TimeSpan.Zero);
        var refused = await ines.Get(link);
        Assert.Equal("Not accepted", refused.Title);
        Assert.Contains("It could not be confirmed that you may act for the organisation.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Ask your mayor to write.", (await _mail.Message(1)).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_is_the_same_whoever_stands_and_whatever_is_closed()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var ana = site.Visit();
        var page = await ana.Get(Form(site));
        var first = await ana.Fill(Form(site), Person("Ana Belém", "ana@lamps.example"));
        Assert.Equal("Recorded", (await ana.Press(Visitor.LinkOf(await _mail.Message(0)))).Title);

        await _mail.Message(1);
        // She stands already.
        var second = await ana.Fill(Form(site), Person("Ana Belém", "Ana+again@lamps.example"));
        Assert.Equal(first.Text.Replace("ana@", "Ana+again@", StringComparison.Ordinal), second.Text);
        var stands = await ana.Get(Visitor.LinkOf(await _mail.Message(2)));
        Assert.Equal("Already signed", stands.Title);
        Assert.Contains("Ana Belém has already signed, on 24 November 2026.", stands.Text, StringComparison.Ordinal);

        // It was closed while the form was filled in.
        await site.Do(tx => new CloseForEndorsement(site.Slug).Run(tx));
        var third = await ana.Post(Form(site), page.Hidden.Concat(Person("Rui Sá", "rui@lamps.example")));
        Assert.Equal(first.Text.Replace("ana@", "rui@", StringComparison.Ordinal), third.Text);
        var closed = await ana.Press(Visitor.LinkOf(await _mail.Message(3)));
        Assert.Equal("Closed for endorsement", closed.Title);
        Assert.Equal("Closed for endorsement", (await ana.Get(Form(site))).Title);
        Assert.Equal(1, site.Scalar("SELECT count(*) FROM endorsement"));
    }

    [Fact]
    public async Task An_organisation_is_found_without_script_and_a_new_one_needs_its_country()
    {
        await using var site = await MailSite.Open(_mail.Port);
        await site.Endorse("Stadtmuseum Weidenfurt", "first@weidenfurt.example");
        using var ines = site.Visit();
        var found = await ines.Fill(Form(site), [("as", "organisation"), ("org", "weidenfurth museum"), ("find", "1"), ("name", "Ines Alder")]);
        Assert.Equal(200, found.Status);
        Assert.Contains("Stadtmuseum Weidenfurt", found.Text, StringComparison.Ordinal);
        Assert.Contains("Already a signatory, since", found.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Ines Alder\"", found.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"alert\"", found.Html, StringComparison.Ordinal);
        var nothing = await ines.Fill(Form(site), [("as", "organisation"), ("org", "Lamplighters"), ("find", "1")]);
        Assert.Contains("The registry has nothing of that name.", nothing.Text, StringComparison.Ordinal);

        var unpicked = await ines.Fill(Form(site), Organisation("weidenfurth museum", "ines@weidenfurt.example"));
        Assert.Equal(422, unpicked.Status);
        Assert.Contains("Choose below which organisation it is", unpicked.Text, StringComparison.Ordinal);
        var id = System.Text.RegularExpressions.Regex.Match(unpicked.Html, "name=\"pick\" value=\"(?<id>[0-9A-Z]{26})\"").Groups["id"].Value;
        Assert.Equal("We sent a mail", (await ines.Fill(Form(site), Organisation("weidenfurth museum", "ines@weidenfurt.example", ("pick", id)))).Title);

        var bare = Organisation("Lamplighters", "ines@weidenfurt.example").Where(field => field.Item1 is not ("country" or "authorised")).ToArray();
        var again = await ines.Fill(Form(site), bare);
        Assert.Contains("Choose the organisation’s country: it is new here.", again.Text, StringComparison.Ordinal);
        Assert.Contains("Say that you are authorised", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_one_letter_away_from_a_signatorys_is_looked_at_first()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var ana = site.Visit();
        foreach (var (name, email, title, n) in new[]
        {
            ("Ana Belém", "ana@lamps.example", "Recorded", 0),
            ("Ana Belem", "other.ana@lamps.example", "Recorded", 2),
            ("Ana Belén", "third.ana@lamps.example", "The secretariat looks at it", 4),
            ("Anа Belém", "fourth.ana@lamps.example", "The secretariat looks at it", 5),
        })
        {
            await ana.Fill(Form(site), Person(name, email));
            var page = await ana.Press(Visitor.LinkOf(await _mail.Message(n)));
            Assert.Equal(title, page.Title);
            if (n > 3) Assert.Contains("The name is much like another", page.Text, StringComparison.Ordinal);
            if (n < 3) await _mail.Message(n + 1);
        }

        Assert.Equal(2, site.Scalar("SELECT count(*) FROM endorsement"));
    }

    [Fact]
    public void Who_names_no_group_never_becomes_an_initiator_while_there_is_another_list()
    {
        OpenGroup initiators = new("initiators", "initiators", "persons", "anyone", false, false), individuals = new("individuals", "individuals", "persons", "anyone", false, false);
        OpenStatement Statement(params OpenGroup[] groups) => new("1", "sha256:", "open", null, null, groups, ["en"]);
        Assert.Equal("individuals", Statement(initiators, individuals).GroupFor(null!, true, null, "2026-11-23"));
        Assert.Equal("initiators", Statement(initiators).GroupFor(null!, true, null, "2026-11-23"));
        Assert.Null(Statement(initiators).GroupFor(null!, false, null, "2026-11-23"));
    }

    [Fact]
    public async Task Where_no_mail_can_carry_a_link_the_page_says_so_and_no_page_leads_to_the_form()
    {
        await using var site = await MailSite.Open(port: null);
        using var ana = site.Visit();
        Assert.Equal("The form is not in use here", (await ana.Get(Form(site))).Title);
        Assert.Equal(409, (await ana.Post(Form(site), Person("Ana", "ana@lamps.example"))).Status);
        Assert.DoesNotContain("/endorse", (await ana.Get($"/statements/{site.Slug}")).Html.Replace("/endorsements", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(404, (await ana.Get("/statements/no-such/endorse")).Status);
    }

    [Fact]
    public async Task The_page_of_the_statement_leads_to_the_form_in_the_language_that_was_read()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var reader = site.Visit();
        var page = await reader.Get($"/statements/{site.Slug}/ar");
        Assert.Contains($"<a class=\"button main\" href=\"/statements/{site.Slug}/endorse?in=ar\">Endorse this statement</a>", page.Html, StringComparison.Ordinal);
        var form = await reader.Get($"/statements/{site.Slug}/endorse?in=ar&ui=ru");
        Assert.Contains("بشأن علامات الفيضان المشتركة", form.Text, StringComparison.Ordinal);
        Assert.Equal("Подписать это заявление", form.Title);
        Assert.Equal("no-store", form.Headers["Cache-Control"]);
        Assert.False(form.Headers.ContainsKey("Set-Cookie"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("ar")]
    public async Task The_page_of_the_form_with_its_styles_is_light(string language)
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var reader = site.Visit(language);
        var html = Encoding.UTF8.GetBytes((await reader.Get(Form(site))).Html);
        var size = Compressed(html) + Compressed(Assets.Bytes("undersigned.css"));
        Assert.True(size < 40 * 1024, $"The page and its styles take {size} bytes compressed.");
    }

    private static int Compressed(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal)) gzip.Write(bytes);
        return stream.ToArray().Length;
    }
}
