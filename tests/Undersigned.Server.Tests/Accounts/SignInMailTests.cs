// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using Undersigned.Server.Accounts;
using Undersigned.Server.Mail;
using Undersigned.Server.Tests.Mail;

namespace Undersigned.Server.Tests.Accounts;

public sealed partial class SignInMailTests : IDisposable
{
    private readonly SmtpServer _server = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("en", "Your sign-in link for Alliance of River Towns")]
    [InlineData("ar", "رابط الدخول إلى تحالف مدن الأنهار")]
    public async Task The_link_is_mailed_in_the_readers_language_and_signs_in_under_a_cookie_that_needs_TLS(string language, string subject)
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        await Add(site);
        using var client = new SignedInClient(site.Address, language);
        Assert.Equal(200, (await client.Post("/sign-in", ("address", "Odete@Town.Example"), ("to", "/desk/people"))).Status);
        var message = await _server.Message(0);
        Assert.Equal(subject, message.Subject);
        var link = Link().Match(message.TextBody!);
        Assert.True(link.Success, message.TextBody);
        Assert.Contains(link.Value, message.HtmlBody!, StringComparison.Ordinal);

        var entered = await client.Post(link.Groups[1].Value);
        Assert.Equal(303, entered.Status);
        Assert.StartsWith("/desk/people", entered.Headers["Location"], StringComparison.Ordinal);
        Assert.StartsWith("__Host-undersigned=", entered.Headers["Set-Cookie"], StringComparison.Ordinal);
        Assert.Contains("; secure", entered.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_unknown_address_and_a_fourth_request_get_no_mail_and_the_same_page()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        await Add(site);
        using var client = new SignedInClient(site.Address);
        var pages = new List<string>();
        foreach (var email in (string[])["stranger@town.example", "odete@town.example", "odete@town.example", "odete@town.example", "odete@town.example"])
        {
            var answer = await client.Post("/sign-in", ("address", email));
            Assert.Equal(200, answer.Status);
            pages.Add(answer.Text.Replace(email, "ADDRESS", StringComparison.Ordinal));
        }

        Assert.Single(pages.Distinct());
        await Until.True(() => site.Waiting == 0);
        Assert.Equal(3, _server.Messages.Count);
        Assert.All(_server.Messages, message => Assert.Equal("odete@town.example", Assert.Single(message.To.Mailboxes).Address));
    }

    [Fact]
    public async Task No_link_is_mailed_to_somebody_who_was_removed_before_it_went_out()
    {
        await using var site = await MailSite.Open(_server.Port);
        var account = await Add(site);
        using var client = new SignedInClient(site.Address);
        await client.Post("/sign-in", ("address", "odete@town.example"));
        await site.Sequencer.Submit(tx =>
        {
            People.Remove(tx, account);
            return true;
        });
        _server.Start();
        site.Later(TimeSpan.FromHours(1));
        await Until.True(() => site.Waiting == 0);
        Assert.Empty(_server.Messages);
    }

    private static async Task<long> Add(MailSite site) => (await site.Sequencer.Submit(tx => EmailAddress.TryParse("odete@town.example", out var address) ? People.Put(tx, address, "Odete Ramos", "en", Role.Secretary) : -1)).Value;

    [GeneratedRegex(@"https://river\.example(/sign-in/\w+\?ui=\w\w)")]
    private static partial Regex Link();
}
