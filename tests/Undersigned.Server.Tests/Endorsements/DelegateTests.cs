// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Tests.Mail;

namespace Undersigned.Server.Tests.Endorsements;

/// <summary>Delegates with full powers: by the form, by invitation, and when they withdraw.</summary>
public sealed class DelegateTests : IDisposable
{
    private const string Clerk = "clerk@withybridge.example";

    private readonly SmtpServer _mail = new();

    public DelegateTests() => _mail.Start();

    public void Dispose() => _mail.Dispose();

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new FormatException(text);

    private static SignatoryName Name(string text) => SignatoryName.TryParse(text, out var name, out var wrong) ? name : throw new FormatException(wrong);

    /// <summary>Registers a body, and gives a clerk of it full powers.</summary>
    private static Task<string> Known(MailSite site, string? until = null, string since = "2026-01-01") => site.Do(tx =>
    {
        var id = Registry.NewId(tx);
        Registry.Register(tx, id, [new OrganisationName("Withy Bridge Town Council", "en", "official"), new OrganisationName("Совет Уити-Бриджа", "ru", "official")], "GB");
        FullPowers.Give(tx, People.Put(tx, Address(Clerk), "Ines Alder", "en", Role.Delegate), id, null, since, until, null);
        return id;
    });

    private static (string, string)[] Fields(string organisation = "Совет Уити-Бриджа", string email = Clerk) =>
        [("as", "organisation"), ("org", organisation), ("name", "Ines Alder"), ("email", email), ("agreed", "1"), ("authorised", "1")];

    [Fact]
    public async Task A_known_delegate_is_listed_at_once_under_the_name_of_the_registry()
    {
        await using var site = await MailSite.Open(_mail.Port);
        await Known(site);
        using var ines = site.Visit();
        await ines.Fill($"/statements/{site.Slug}/endorse", Fields());
        var link = Visitor.LinkOf(await _mail.Message(0));
        Assert.Contains("The name stands in the list at once", (await ines.Get(link)).Text, StringComparison.Ordinal);
        var recorded = await ines.Press(link);
        Assert.Equal("Recorded", recorded.Title);
        Assert.Contains("Withy Bridge Town Council has endorsed", recorded.Text, StringComparison.Ordinal);
        Assert.Equal(1, site.Scalar("SELECT count(*) FROM endorsement WHERE name = 'Withy Bridge Town Council' AND evidence = 'email' AND country = 'GB'"));
    }

    [Fact]
    public async Task Full_powers_that_ended_yesterday_are_said_to_have_and_the_secretariat_looks_at_it()
    {
        await using var site = await MailSite.Open(_mail.Port);
        // In Tokyo it is the 24th.
        await Known(site, until: "2026-11-23");
        using var ines = site.Visit();
        await ines.Fill($"/statements/{site.Slug}/endorse", Fields());
        var link = Visitor.LinkOf(await _mail.Message(0));
        Assert.Contains("Your full powers for this organisation ended on 23 November 2026.", (await ines.Get(link)).Text, StringComparison.Ordinal);
        var waiting = await ines.Press(link);
        Assert.Equal("The secretariat looks at it", waiting.Title);
        Assert.Contains("ended on 23 November 2026", waiting.Text, StringComparison.Ordinal);
        Assert.Equal(0, site.Scalar("SELECT count(*) FROM endorsement"));
    }

    [Fact]
    public async Task Contested_full_powers_hold_the_act_for_the_secretariat()
    {
        await using var site = await MailSite.Open(_mail.Port);
        var organisation = await Known(site);
        await site.Do(tx => FullPowers.Contest(tx, FullPowers.OfOrganisation(tx.Db, organisation)[0].No));
        using var ines = site.Visit();
        await ines.Fill($"/statements/{site.Slug}/endorse", Fields());
        var waiting = await ines.Press(Visitor.LinkOf(await _mail.Message(0)));
        Assert.Contains("Your full powers for this organisation are contested.", waiting.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_carries_the_whole_text_and_a_link_that_endorses_for_that_organisation()
    {
        await using var site = await MailSite.Open(_mail.Port);
        var organisation = await site.Do(tx =>
        {
            var id = Registry.NewId(tx);
            Registry.Register(tx, id, [new OrganisationName("Withy Bridge Town Council", "en", "official")], "GB");
            return id;
        });
        var sent = Assert.IsType<InviteOutcome.Sent>(await site.Do(tx => new Invite(site.Slug, organisation, Address(Clerk), Name("Ines Alder"), "ar", IsOwnDomain: true).Run(tx, null)));
        site.Later(TimeSpan.Zero);
        var letter = await _mail.Message(0);
        Assert.Equal("ar", letter.Body!.Headers["Content-Language"]);
        Assert.Contains("بشأن علامات الفيضان المشتركة.", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("Withy Bridge Town Council", letter.HtmlBody, StringComparison.Ordinal);

        using var ines = site.Visit();
        var link = Visitor.LinkOf(letter);
        var page = await ines.Get(link);
        Assert.Contains("value=\"Ines Alder\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("Withy Bridge Town Council", page.Text, StringComparison.Ordinal);
        var wrong = await ines.Post(link, [("name", ""), ("role", "Mayor"), ("reservation", "<x>"), ("in", "en")]);
        Assert.Equal(422, wrong.Status);
        Assert.Contains("value=\"Mayor\"", wrong.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;x&gt;</textarea>", wrong.Html, StringComparison.Ordinal);

        var recorded = await ines.Press(link, ("name", "Ines Alder"), ("role", "Mayor"), ("reservation", "Except for the ferry."), ("in", "en"));
        Assert.Equal(Undersigned.Server.Shared.Interface.For("ar")["outcome.recorded.title"], recorded.Title);
        Assert.Equal(1, site.Scalar("SELECT count(*) FROM endorsement WHERE evidence = 'domain-email' AND rendition = 'en' AND reservation = 'Except for the ferry.'"));
        Assert.Equal(sent.Review, site.Scalar("SELECT no FROM review WHERE status = 'accepted' AND channel = 'invitation'"));
        // The mailed link was all that was needed; the full powers stay for the next statement.
        Assert.Single(await site.Do(tx => FullPowers.OfOrganisation(tx.Db, organisation)));
    }

    [Fact]
    public async Task Nobody_is_invited_to_what_stands_or_is_not_open_or_for_whom_nobody_knows()
    {
        await using var site = await MailSite.Open(_mail.Port);
        var organisation = await Known(site);
        var invite = new Invite(site.Slug, organisation, Address(Clerk), Name("Ines Alder"), "en");
        Assert.IsType<InviteOutcome.UnknownStatement>(await site.Do(tx => (invite with { Slug = "no-such" }).Run(tx, null)));
        Assert.IsType<InviteOutcome.UnknownOrganisation>(await site.Do(tx => (invite with { Organisation = "01ARZ3NDEKTSV4RRFFQ69G5FAV" }).Run(tx, null)));
        using var ines = site.Visit();
        await ines.Fill($"/statements/{site.Slug}/endorse", Fields());
        await ines.Press(Visitor.LinkOf(await _mail.Message(0)));
        Assert.IsType<EndorseOutcome.Stands>(Assert.IsType<InviteOutcome.Against>(await site.Do(tx => invite.Run(tx, null))).Rule);
        await site.Do(tx => new Undersigned.Server.Statements.CloseForEndorsement(site.Slug).Run(tx));
        Assert.IsType<EndorseOutcome.NotOpen>(Assert.IsType<InviteOutcome.Against>(await site.Do(tx => invite.Run(tx, null))).Rule);
        Assert.Single(await site.Do(tx => FullPowers.OfOrganisation(tx.Db, organisation)));
    }

    [Fact]
    public async Task A_delegate_withdraws_and_who_has_no_full_powers_any_more_asks_the_secretariat()
    {
        await using var site = await MailSite.Open(_mail.Port);
        var organisation = await Known(site);
        using var ines = site.Visit();
        await ines.Fill($"/statements/{site.Slug}/endorse", Fields());
        await ines.Press(Visitor.LinkOf(await _mail.Message(0)));
        await _mail.Message(1);

        // Somebody else of the body, with full powers now.
        await site.Do(tx => FullPowers.Give(tx, People.Put(tx, Address("mayor@withybridge.example"), "Ada Moss", "ru", Role.Delegate), organisation, null, tx.Today, null, null));
        await site.Do(tx => FullPowers.End(tx, FullPowers.OfOrganisation(tx.Db, organisation)[0].No));
        var form = $"/statements/{site.Slug}/withdraw";
        var mine = await ines.Fill(form, ("email", Clerk));
        var hers = await ines.Fill(form, ("email", "mayor@withybridge.example"));
        Assert.Equal("We sent a mail", mine.Title);
        Assert.Equal(mine.Text.Replace("clerk@", "mayor@", StringComparison.Ordinal), hers.Text);
        Assert.Equal(mine.Text.Replace("clerk@", "nobody@", StringComparison.Ordinal), (await ines.Fill(form, ("email", "nobody@withybridge.example"))).Text);

        var nothing = Visitor.LinkOf(await _mail.Message(2));
        Assert.Contains("Nothing under this statement can be withdrawn from this address alone.", (await ines.Get(nothing)).Text, StringComparison.Ordinal);
        Assert.Equal(422, (await ines.Post(nothing, [("name", " ")])).Status);
        // An entry that is not this address's own cannot be named.
        await ines.Post(nothing, [("entry", site.Scalar("SELECT idx FROM endorsement").ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        Assert.Equal(1, site.Scalar("SELECT count(*) FROM endorsement WHERE state = 'standing'"));
        var asked = await ines.Press(nothing, ("name", "Withy Bridge Town Council"));
        Assert.Equal("The secretariat looks at it", asked.Title);

        var link = Visitor.LinkOf(await _mail.Message(3));
        var page = await ines.Get(link);
        Assert.Contains("Withy Bridge Town Council", page.Text, StringComparison.Ordinal);
        var entry = System.Text.RegularExpressions.Regex.Match(page.Html, "name=\"entry\" value=\"(?<entry>[0-9]+)\"").Groups["entry"].Value;
        var pressed = await Task.WhenAll(ines.Press(link, ("entry", entry)), ines.Press(link, ("entry", entry)));
        Assert.All(pressed, withdrawn => Assert.Equal("Withdrawn", withdrawn.Title));
        Assert.Equal(1, site.Scalar("SELECT count(*) FROM act WHERE kind = 'withdrawal'"));
        Assert.Equal("Withdrawn", (await ines.Get(link)).Title);

        // What was asked of the secretariat has nothing to be about any more.
        var no = site.Scalar("SELECT no FROM review WHERE status = 'waiting'");
        Assert.IsType<ReviewOutcome.NothingToWithdraw>(await site.Do(tx => new Accept(no).Run(tx, 1)));
    }

    [Fact]
    public async Task A_person_withdraws_from_the_confirmed_address_and_nobody_is_named_any_more()
    {
        await using var site = await MailSite.Open(_mail.Port);
        using var ana = site.Visit();
        await ana.Fill($"/statements/{site.Slug}/endorse", ("as", "person"), ("name", "Ana Belém"), ("email", "ana@lamps.example"), ("agreed", "1"));
        var link = Visitor.LinkOf(await _mail.Message(0));
        var receipt = System.Text.RegularExpressions.Regex.Match((await ana.Press(link)).Html, "/receipts/[0-9a-z]+").Value;
        Assert.Contains($"/statements/{site.Slug}/withdraw", (await ana.Get(receipt)).Html, StringComparison.Ordinal);
        await _mail.Message(1);
        await ana.Fill($"/statements/{site.Slug}/withdraw", ("email", "ANA@lamps.example"));
        var withdraw = Visitor.LinkOf(await _mail.Message(2));
        var entry = System.Text.RegularExpressions.Regex.Match((await ana.Get(withdraw)).Html, "name=\"entry\" value=\"(?<entry>[0-9]+)\"").Groups["entry"].Value;
        Assert.Equal("Withdrawn", (await ana.Press(withdraw, ("entry", entry))).Title);
        Assert.Equal("Recorded, and withdrawn since", (await ana.Get(link)).Title);
        Assert.Equal(0, site.Scalar("SELECT (SELECT count(*) FROM endorsement WHERE name IS NOT NULL) + (SELECT count(*) FROM review WHERE request LIKE '%Ana%') + (SELECT count(*) FROM disclosure WHERE json LIKE '%Ana%')"));
        Assert.Equal(410, (await ana.Get(receipt)).Status);
        // She may sign again.
        await ana.Fill($"/statements/{site.Slug}/endorse", ("as", "person"), ("name", "Ana Belém"), ("email", "ana@lamps.example"), ("agreed", "1"));
        Assert.Equal("Recorded", (await ana.Press(Visitor.LinkOf(await _mail.Message(3)))).Title);
    }
}
