// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Tests.Accounts;

public sealed class SignInTests
{
    [Fact]
    public async Task A_link_shows_a_button_and_the_button_signs_in()
    {
        await using var server = await Server.Start();
        var link = await server.Do(tx => SignInLinks.Print(tx, new SignInSubject(People.Put(tx, Address("odete@town.example"), "Odete Ramos", "en", Role.Secretary), null)));
        using var client = new SignedInClient(server.Http.BaseAddress!);

        for (var scanner = 0; scanner < 3; scanner++)
        {
            var shown = await client.Get(link);
            Assert.Equal(200, shown.Status);
            Assert.Contains("Odete Ramos", shown.Text, StringComparison.Ordinal);
            Assert.Null(client.Cookie);
        }

        var entered = await client.Post(link);
        Assert.Equal((303, "/desk"), (entered.Status, entered.Headers["Location"]));
        Assert.Contains("httponly", entered.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", entered.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal(200, (await client.Get("/desk")).Status);
    }

    [Fact]
    public async Task A_link_works_once_and_says_so_to_who_opens_it_again()
    {
        await using var server = await Server.Start();
        var link = await server.Do(tx => SignInLinks.Print(tx, new SignInSubject(People.Put(tx, Address("odete@town.example"), "Odete Ramos", "en", Role.Secretary), null)));
        using var first = new SignedInClient(server.Http.BaseAddress!);
        using var second = new SignedInClient(server.Http.BaseAddress!);
        var both = await Task.WhenAll(first.Post(link), second.Post(link));
        Assert.Equal([303, 410], both.Select(answer => answer.Status).Order());
        using var third = new SignedInClient(server.Http.BaseAddress!);
        var again = await third.Get(link);
        Assert.Equal(410, again.Status);
        Assert.Contains("This link was used", again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Odete", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_printed_link_ends_after_a_day()
    {
        await using var server = await Server.Start();
        var link = await server.Do(tx => SignInLinks.Print(tx, new SignInSubject(People.Put(tx, Address("odete@town.example"), "Odete Ramos", "en", Role.Secretary), null)));
        server.Scratch.Clock.Now += SignInLinks.Printed;
        using var client = new SignedInClient(server.Http.BaseAddress!);
        Assert.Equal(410, (await client.Post(link)).Status);
        Assert.Null(client.Cookie);
    }

    [Theory]
    [InlineData("000000000000000000000000000000000000000000")]
    [InlineData("0000000001qqqqqqqqqqqqqqqqqqqqqqqqqqqqqq")]
    [InlineData("x")]
    public async Task A_link_that_was_made_up_leads_nowhere(string token)
    {
        await using var server = await Server.Start();
        await server.Do(tx => SignInLinks.Print(tx, new SignInSubject(People.Put(tx, Address("odete@town.example"), "Odete Ramos", "en", Role.Secretary), null)));
        using var client = new SignedInClient(server.Http.BaseAddress!);
        Assert.Equal(404, (await client.Get("/sign-in/" + token)).Status);
        Assert.Equal(404, (await client.Post("/sign-in/" + token)).Status);
    }

    [Fact]
    public async Task The_first_administrator_gives_a_name_and_an_address_and_is_the_only_one_to_come_so()
    {
        await using var server = await Server.Start();
        var link = await server.Do(tx => SignInLinks.Print(tx, new SignInSubject(null, null)));
        var other = await server.Do(tx => SignInLinks.Print(tx, new SignInSubject(null, null)));
        using var client = new SignedInClient(server.Http.BaseAddress!);

        var wrong = await client.Post(link, ("name", "<b>Odete</b>"), ("address", "odete"));
        Assert.Equal(422, wrong.Status);
        Assert.Contains("href=\"#name\"", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"#address\"", wrong.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Odete", wrong.Text, StringComparison.Ordinal);

        Assert.Equal(303, (await client.Post(link, ("name", "Odete Ramos"), ("address", "odete@town.example"))).Status);
        Assert.Equal(410, (await client.Get(other)).Status);
        Assert.Equal(410, (await client.Post(other, ("name", "Somebody"), ("address", "else@town.example"))).Status);
        using var db = server.Scratch.Read();
        var person = Assert.Single(People.All(db));
        Assert.Equal((Role.Administrator, "Odete Ramos"), (person.Role, person.Name));
    }

    [Fact]
    public async Task A_session_ends_when_it_is_not_used_for_twelve_hours_and_after_fourteen_days_however_it_is_used()
    {
        await using var server = await Server.Start();
        using var client = await SignedInClient.SignIn(server, Role.Secretary);
        for (var hours = 0; hours < 14 * 24; hours += 8)
        {
            Assert.Equal(200, (await client.Get("/desk")).Status);
            server.Scratch.Clock.Now += TimeSpan.FromHours(8);
        }

        Assert.Equal(302, (await client.Get("/desk")).Status);
        using var other = await SignedInClient.SignIn(server, Role.Secretary);
        server.Scratch.Clock.Now += Sessions.Idle;
        Assert.Equal(302, (await other.Get("/desk")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_one_session_and_signing_out_everywhere_all_of_them()
    {
        await using var server = await Server.Start();
        using var desk = await SignedInClient.SignIn(server, Role.Secretary);
        using var phone = await SignedInClient.SignIn(server, Role.Secretary);
        using var tablet = await SignedInClient.SignIn(server, Role.Secretary);
        Assert.Equal(303, (await phone.Send("/desk", "/sign-out")).Status);
        Assert.Equal((302, 200, 200), ((await phone.Get("/desk")).Status, (await desk.Get("/desk")).Status, (await tablet.Get("/desk")).Status));
        Assert.Equal(303, (await desk.Send("/desk", "/sign-out", ("everywhere", "1"))).Status);
        Assert.Equal((302, 302), ((await desk.Get("/desk")).Status, (await tablet.Get("/desk")).Status));
    }

    [Fact]
    public async Task A_removed_secretarys_session_ends_at_once()
    {
        await using var server = await Server.Start();
        using var client = await SignedInClient.SignIn(server, Role.Secretary, "odete@town.example");
        var form = await client.FormToken("/desk");
        await server.Do(tx =>
        {
            People.Remove(tx, People.Find(tx.Db, Address("odete@town.example"))!.Account);
            return true;
        });
        Assert.Equal(302, (await client.Get("/desk")).Status);
        var sent = await client.Post("/sign-out", ("form", form));
        Assert.Equal(401, sent.Status);
        Assert.Contains("You are not signed in any more", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_good_for_one_sending_by_the_session_that_it_was_made_for()
    {
        await using var server = await Server.Start();
        using var client = await SignedInClient.SignIn(server, Role.Secretary, "odete@town.example");
        using var other = await SignedInClient.SignIn(server, Role.Secretary, "telmo@town.example");
        Assert.Equal(403, (await client.Post("/sign-out")).Status);
        Assert.Equal(403, (await client.Post("/sign-out", ("form", new string('0', 52)))).Status);
        Assert.Equal(403, (await client.Post("/sign-out", ("form", await other.FormToken("/desk")))).Status);

        var form = await client.FormToken("/desk");
        Assert.Equal(303, (await client.Post("/sign-out", ("form", form))).Status);
        using var again = await SignedInClient.SignIn(server, Role.Secretary, "odete@town.example");
        Assert.Equal(403, (await again.Post("/sign-out", ("form", form))).Status);
        Assert.Equal(200, (await again.Get("/desk")).Status);
    }

    [Theory]
    [InlineData("known@town.example")]
    [InlineData("unknown@town.example")]
    public async Task The_answer_to_an_address_does_not_say_whether_it_is_known(string email)
    {
        await using var server = await Server.Start();
        await server.Do(tx => People.Put(tx, Address("known@town.example"), "Odete Ramos", "en", Role.Secretary));
        using var client = new SignedInClient(server.Http.BaseAddress!);
        var answer = await client.Post("/sign-in", ("address", email));
        Assert.Equal(200, answer.Status);
        Assert.Contains("If <bdi>" + email + "</bdi> is known here, a mail with a link was sent to it.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Odete", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("odete")]
    [InlineData("odete@town.example\r\nBcc: all@town.example")]
    public async Task An_address_that_is_none_is_refused_at_its_field(string email)
    {
        await using var server = await Server.Start();
        using var client = new SignedInClient(server.Http.BaseAddress!, "ru");
        var answer = await client.Post("/sign-in", ("address", email));
        Assert.Equal(422, answer.Status);
        Assert.Contains("href=\"#address\"", answer.Text, StringComparison.Ordinal);
        Assert.Contains("lang=\"ru\"", answer.Text, StringComparison.Ordinal);
    }

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text);
}
