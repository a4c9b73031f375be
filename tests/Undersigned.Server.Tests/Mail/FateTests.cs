// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Endorsements;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Tests.Mail;

/// <summary>What became of each mail is written down, without its address and without the words of a server.</summary>
public sealed class FateTests : IDisposable
{
    private readonly SmtpServer _server = new();

    public void Dispose() => _server.Dispose();

    private async Task<MailSite> Sent(params string[] addresses)
    {
        _server.Start();
        var site = await MailSite.Open(_server.Port);
        foreach (var address in addresses) await site.Endorse("Town of " + address.Split('@')[0], address);
        return site;
    }

    [Theory]
    [InlineData("clerk@town.example", "delivered", null, false)]
    [InlineData("never@town.example", "refused", "550 5.1.1", true)]
    [InlineData("full@town.example", "refused", "552 5.2.2", false)]
    [InlineData("policy@town.example", "refused", "550 5.7.1", false)]
    [InlineData("spam@town.example", "refused", "554 5.7.1", false)]
    public async Task The_numbers_of_the_answer_are_kept_and_only_a_mailbox_that_is_not_there_shuts_the_address_out(string address, string ending, string? reason, bool shutOut)
    {
        await using var site = await Sent(address);
        await Until.True(() => site.Waiting == 0);
        Assert.Equal((ending, reason), (site.Fate(address).Ending, site.Fate(address).Reason));
        Assert.Equal(shutOut ? 1 : 0, site.Scalar("SELECT count(*) FROM refused_address"));
        Assert.Equal(1, site.Ended(ending));
        Assert.Equal(0, site.Scalar($"SELECT count(*) FROM delivery WHERE reason LIKE '%town.example%' OR CAST(address AS TEXT) LIKE '%town%'"));
    }

    [Fact]
    public async Task Nothing_more_is_sent_to_an_address_that_refused_for_ninety_days_or_until_the_desk_lifts_it()
    {
        await using var site = await Sent("never@town.example");
        await Until.True(() => site.Waiting == 0);
        // Another spelling of the same mailbox.
        await site.Endorse("Weir", "NEVER@Town.example");
        Assert.Equal(("refused", "before", 0L), (site.Fate("never@town.example").Ending, site.Fate("never@town.example").Reason, site.Waiting));

        Assert.True(EmailAddress.TryParse("never@town.example", out var address));
        Assert.True((await site.Sequencer.Submit(tx => RefusedAddresses.Lift(tx, RefusedAddresses.Key(tx.Keys, address)))).Value);
        await site.Endorse("Lock", "never@town.example");
        await Until.True(() => site.Waiting == 0);
        // It was tried, and refused anew.
        Assert.Equal("550 5.1.1", site.Fate("never@town.example").Reason);

        site.Later(TimeSpan.FromDays(90) + TimeSpan.FromSeconds(1));
        await site.Endorse("Mill", "never@town.example");
        await Until.True(() => site.Waiting == 0);
        Assert.Equal("550 5.1.1", site.Fate("never@town.example").Reason);
        // What ended ninety days ago has left.
        Assert.Equal(1, site.Scalar("SELECT count(*) FROM delivery"));
    }

    [Fact]
    public async Task A_mail_that_waits_for_an_address_that_refuses_meanwhile_is_not_sent()
    {
        await using var site = await MailSite.Open(_server.Port);
        await site.Endorse("Weir", "clerk@town.example");
        await Until.True(() => site.Scalar("SELECT coalesce(sum(attempts), 0) FROM outbox") == 1);
        Assert.Equal("unreachable", site.Fate("clerk@town.example").Reason);
        Assert.True(EmailAddress.TryParse("clerk@town.example", out var address));
        await site.Sequencer.Submit(tx =>
        {
            RefusedAddresses.Add(tx, RefusedAddresses.Key(tx.Keys, address), "5.1.1");
            return true;
        });
        _server.Start();
        site.Later(TimeSpan.FromSeconds(61));
        await Until.True(() => site.Waiting == 0);
        Assert.Equal("before", site.Fate("clerk@town.example").Reason);
        Assert.Empty(_server.Messages);
    }

    [Fact]
    public async Task Of_an_entry_that_names_nobody_any_more_nothing_is_kept()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        var entry = (await site.Endorse("Weir", "clerk@town.example")).GetProperty("index").GetInt64();
        await Until.True(() => site.Waiting == 0);
        await site.Sequencer.Submit(tx => new Erase(entry).Run(tx));
        Assert.Equal(0, site.Scalar("SELECT count(*) FROM delivery"));
        Assert.Equal(1, site.Ended("delivered"));
    }

    [Fact]
    public async Task A_mail_that_cannot_be_written_waits_and_holds_up_nobody()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        Assert.True(EmailAddress.TryParse("clerk@town.example", out var address));
        await site.Sequencer.Submit(tx => Outbox.Add(tx, address, "unheard-of", "en", new MailSubject()));
        await site.Endorse("Weir", "weir@town.example");
        Assert.Equal("weir@town.example", (await _server.Message(0)).To.Mailboxes.Single().Address);
        await Until.True(() => site.Fate("clerk@town.example").Reason == "unwritten");
        Assert.Equal(1, site.Waiting);
    }
}
