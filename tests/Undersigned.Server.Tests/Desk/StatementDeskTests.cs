// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Desk;

namespace Undersigned.Server.Tests.Desk;

/// <summary>What a secretary does about statements and endorsements, by the forms of the desk.</summary>
public sealed class StatementDeskTests
{
    private const string Slug = "call-to-light-the-lamps";

    [Fact]
    public async Task A_statement_is_opened_for_the_groups_that_the_form_names_and_closed_and_opened_again()
    {
        await using var server = await Server.Start();
        await server.Statement("Call to light the lamps", open: false);
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        const string page = $"/desk/statements/{Slug}";

        var opened = await secretary.Send(page, page + "/open", ("group", "others"), ("takes-others", "organisations"), ("who-others", "anyone"), ("review-others", "1"), ("group", "individuals"), ("takes-individuals", "persons"), ("group", "members"), ("takes-members", "none"), ("until", "2026-12-31"));
        Assert.Equal(303, opened.Status);
        using (var db = server.Scratch.Read())
        {
            Assert.Equal(1, db.Scalar("SELECT count(*) FROM statement WHERE position = 'open' AND until = '2026-12-31'"));
            Assert.Equal(2, db.Scalar("SELECT count(*) FROM signatory_group WHERE takes <> 'none'"));
            Assert.Equal(1, db.Scalar("SELECT count(*) FROM signatory_group WHERE id = 'others' AND review = 1"));
        }

        Assert.Contains("Recorded as entry", (await secretary.Get(opened.Headers["Location"])).Text, StringComparison.Ordinal);
        Assert.Equal(303, (await secretary.Send(page, page + "/close")).Status);
        Assert.Equal(422, (await secretary.Send(page, page + "/close")).Status);
        Assert.Equal(303, (await secretary.Send(page, page + "/open", ("group", "others"), ("takes-others", "any"))).Status);
        using var after = server.Scratch.Read();
        Assert.Equal(["reopening", "closing", "opening"], DeskRecord.Latest(after, 3).Select(deed => deed.Operation));
        Assert.All(DeskRecord.Latest(after, 3), deed => Assert.Equal("Odete Secretary", deed.Who));
    }

    [Theory]
    [InlineData("until", "2026-11-22", "The last day, <bdi>2026-11-22</bdi>, is past.")]
    [InlineData("until", "soon", "is no day")]
    [InlineData("takes-others", "everybody", "Let at least one group sign")]
    public async Task A_field_that_cannot_be_is_told_beside_it_and_nothing_is_recorded(string field, string value, string told)
    {
        await using var server = await Server.Start();
        await server.Statement("Call to light the lamps", open: false);
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        using var before = server.Scratch.Read();
        var size = before.Scalar("SELECT size FROM log_head");
        var takes = field == "takes-others" ? value : "organisations";
        var answer = await secretary.Send("/desk/statements/" + Slug, $"/desk/statements/{Slug}/open", ("group", "others"), ("takes-others", takes), ("until", field == "until" ? value : ""));
        Assert.Equal(422, answer.Status);
        Assert.Contains(told, answer.Text, StringComparison.Ordinal);
        using var db = server.Scratch.Read();
        Assert.Equal(size, db.Scalar("SELECT size FROM log_head"));
        Assert.Empty(DeskRecord.Latest(db, 1));
    }

    [Fact]
    public async Task An_endorsement_is_corrected_reversed_confirmed_withdrawn_annulled_and_erased_by_its_page()
    {
        await using var server = await Server.Start();
        await server.Statement("Call to light the lamps");
        var token = await server.Token(Tokens.Endorse, Tokens.EndorseNew);
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var wrong = await server.Endorse(Slug, token, """{"organisation": {"name": "Stadt Weidenfurth", "country": "DE"}, "group": "others", "adReferendum": true}""");
        var page = $"/desk/endorsements/{wrong}";

        Assert.Equal(303, (await secretary.Send(page, page + "/correct", ("name", "Stadt Weidenfurt"), ("country", "DE"), ("lane", "clerical"))).Status);
        var corrected = await secretary.Get(page);
        Assert.Contains("<h1><bdi>Stadt Weidenfurt</bdi></h1>", corrected.Text, StringComparison.Ordinal);
        using (var db = server.Scratch.Read())
        {
            var correction = db.Scalar("SELECT max(idx) FROM act WHERE kind = 'correction'");
            Assert.Equal(303, (await secretary.Send(page, page + "/reverse", ("correction", $"{correction}"))).Status);
        }

        Assert.Contains("Weidenfurth", (await secretary.Get(page)).Text, StringComparison.Ordinal);
        Assert.Equal(303, (await secretary.Send(page, page + "/confirm", ("confirmed-on", "2026-11-20"), ("confirmed-words", "By the council."))).Status);
        Assert.Equal(303, (await secretary.Send(page, page + "/withdraw", ("withdrawn-words", "We have reconsidered."))).Status);
        Assert.Equal(422, (await secretary.Send(page, page + "/correct", ("name", "Stadt W."), ("lane", "clerical"))).Status);
        Assert.Equal(303, (await secretary.Send(page, page + "/annul", ("reason", "forged"))).Status);

        var person = await server.Endorse(Slug, token, """{"person": {"name": "Iria Lobo", "reference": "1"}, "group": "individuals"}""");
        Assert.Equal(303, (await secretary.Send($"/desk/endorsements/{person}", $"/desk/endorsements/{person}/erase")).Status);
        using var after = server.Scratch.Read();
        Assert.Equal(["erase", "annul", "withdraw", "confirm", "reverse", "correct"], DeskRecord.Latest(after, 10).Select(deed => deed.Operation));
        Assert.DoesNotContain("Weidenfurth", (await server.Get($"/statements/{Slug}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Iria", (await server.Get($"/statements/{Slug}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Stadt\u202eWeidenfurt")]
    [InlineData("Stadt\u0007Weidenfurt")]
    [InlineData("")]
    [InlineData("LONG")]
    public async Task A_name_that_cannot_stand_in_a_list_is_refused_and_shown_again_without_its_tricks(string name)
    {
        await using var server = await Server.Start();
        await server.Statement("Call to light the lamps");
        var index = await server.Endorse(Slug, await server.Token(Tokens.Endorse, Tokens.EndorseNew), """{"organisation": {"name": "Stadt Weidenfurt"}, "group": "others"}""");
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary, language: "ar");
        var given = name == "LONG" ? new string('n', 10_000) : name;
        var answer = await secretary.Send($"/desk/endorsements/{index}", $"/desk/endorsements/{index}/correct", ("name", given), ("lane", "clerical"));
        Assert.Equal(422, answer.Status);
        Assert.Contains("dir=\"rtl\"", answer.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"#name\"", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', answer.Text);
        Assert.DoesNotContain('\u0007', answer.Text);
        Assert.True(answer.Bytes.Length < 60_000);
    }

    [Fact]
    public async Task A_form_that_is_pressed_twice_acts_once_and_says_so()
    {
        await using var server = await Server.Start();
        await server.Statement("Call to light the lamps");
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary, language: "ru");
        var form = await secretary.FormToken("/desk/statements/" + Slug);
        var both = await Task.WhenAll(secretary.Post($"/desk/statements/{Slug}/close", ("form", form)), secretary.Post($"/desk/statements/{Slug}/close", ("form", form)));
        Assert.Equal([303, 409], both.Select(answer => answer.Status).Order());
        Assert.Contains("Эта форма уже отправлена", both.Single(answer => answer.Status == 409).Text, StringComparison.Ordinal);
        using var db = server.Scratch.Read();
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM act WHERE kind = 'closing'"));
    }

    [Fact]
    public async Task What_is_no_form_or_too_large_a_one_is_refused_with_a_page()
    {
        await using var server = await Server.Start();
        await server.Statement("Call to light the lamps");
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var large = await secretary.Post($"/desk/statements/{Slug}/close", ("form", await secretary.FormToken("/desk")), ("x", new string('x', 1_200_000)));
        Assert.Equal(413, large.Status);
        Assert.Contains("This is too large", large.Text, StringComparison.Ordinal);
        var many = await secretary.Post($"/desk/statements/{Slug}/close", Enumerable.Range(0, 2000).Select(i => ($"f{i}", "")));
        Assert.Equal(400, many.Status);
        // A zero byte is in no field that a browser sends.
        var zero = await secretary.Post($"/desk/statements/{Slug}/close", ("form", await secretary.FormToken("/desk")), ("x", "\0"));
        Assert.Equal(400, zero.Status);
        Assert.Contains("This form could not be read", zero.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_needs_an_organisation_a_name_an_address_and_mail()
    {
        await using var server = await Server.Start();
        await server.Statement("Call to light the lamps");
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        const string page = $"/desk/statements/{Slug}";
        var answer = await secretary.Send(page, page + "/invite", ("organisation", "Nobody's"), ("name", "<b>"), ("address", "telmo"), ("language", "en"), ("until", "soon"));
        Assert.Equal(422, answer.Status);
        foreach (var field in (string[])["organisation", "name", "address", "until"]) Assert.Contains($"href=\"#{field}\"", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Mail is not set up here", answer.Text, StringComparison.Ordinal);
        using var db = server.Scratch.Read();
        Assert.Equal(0, db.Scalar("SELECT (SELECT count(*) FROM full_powers) + (SELECT count(*) FROM review)"));
    }
}
