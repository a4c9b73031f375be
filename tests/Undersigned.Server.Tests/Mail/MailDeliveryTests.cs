// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Net;
using Undersigned.Server.Endorsements;

namespace Undersigned.Server.Tests.Mail;

public sealed class MailDeliveryTests : IDisposable
{
    private readonly SmtpServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_mail_that_is_put_off_is_delivered_later()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        await site.Endorse("Withy Bridge", "later@withybridge.example");
        await Until.True(() => site.Scalar("SELECT coalesce(sum(attempts), 0) FROM outbox") == 1);
        Assert.Empty(_server.Messages);
        site.Later(TimeSpan.FromSeconds(61));
        await _server.Message(0);
        await Until.True(() => site.Waiting == 0);
    }

    [Fact]
    public async Task A_refused_recipient_ends_it_at_once_and_holds_up_nobody()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        await site.Endorse("Withy Bridge", "never@withybridge.example");
        await site.Endorse("Weidenfurt", "rat@weidenfurt.example");
        Assert.Equal("rat@weidenfurt.example", (await _server.Message(0)).To.Mailboxes.Single().Address);
        await Until.True(() => site.Waiting == 0);
        Assert.Equal((1L, 1L), (site.Ended("refused"), site.Ended("delivered")));
    }

    [Fact]
    public async Task A_server_that_was_away_gets_everything_when_it_is_back()
    {
        await using var site = await MailSite.Open(_server.Port);
        await site.Endorse("Withy Bridge", "clerk@withybridge.example");
        await Until.True(() => site.Scalar("SELECT coalesce(sum(attempts), 0) FROM outbox") == 1);
        await site.Endorse("Weidenfurt", "rat@weidenfurt.example");
        _server.Start();
        site.Later(TimeSpan.FromSeconds(61));
        await _server.Message(1);
        await Until.True(() => site.Waiting == 0);
        Assert.Equal(2, site.Ended("delivered"));
    }

    [Fact]
    public async Task A_mail_whose_delivery_was_not_recorded_is_sent_again_as_the_same()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        await site.Endorse("Withy Bridge", "silent@withybridge.example");
        var first = await _server.Message(0);
        await site.Stop();
        Assert.Equal(1, site.Waiting);
        await site.Start();
        var second = await _server.Message(1);
        Assert.EndsWith("@river.example", first.MessageId, StringComparison.Ordinal);
        Assert.Equal((first.MessageId, first.Date, first.TextBody), (second.MessageId, second.Date, second.TextBody));
        await Until.True(() => site.Waiting == 0);
    }

    [Fact]
    public async Task A_server_that_hangs_delays_neither_endorsements_nor_the_end_of_the_program()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        await site.Endorse("Withy Bridge", "silent@withybridge.example");
        await _server.Message(0);
        for (var i = 0; i < 20; i++) await site.Endorse($"Town {i}", "clerk@town.example");
        // The others go out meanwhile.
        await Until.True(() => site.Waiting == 1);
        var watch = Stopwatch.StartNew();
        await site.Stop();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed} to stop.");
    }

    [Fact]
    public async Task Only_what_is_recorded_is_mailed_and_a_repeated_request_is_not_mailed_again()
    {
        await using var site = await MailSite.Open(_server.Port);
        var request = new { organisation = new { name = "Withy Bridge" }, receiptTo = "clerk@withybridge.example" };
        Assert.Equal(HttpStatusCode.Created, (await site.Endorse(request, "one")).Status);
        Assert.Equal(1, site.Waiting);
        Assert.Equal(HttpStatusCode.Created, (await site.Endorse(request, "one")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await site.Endorse(request, "two")).Status);
        Assert.Equal(1, site.Waiting);
    }

    [Fact]
    public async Task What_was_annulled_or_erased_meanwhile_is_not_told()
    {
        await using var site = await MailSite.Open(_server.Port);
        var annulled = (await site.Endorse("Withy Bridge", "clerk@withybridge.example")).GetProperty("index").GetInt64();
        var erased = (await site.Endorse("Weidenfurt", "rat@weidenfurt.example")).GetProperty("index").GetInt64();
        await site.Endorse("Nakhila", "council@nakhila.example");
        await site.Sequencer.Submit(tx => new Annul(annulled, "mistake").Run(tx));
        await site.Sequencer.Submit(tx => new Erase(erased).Run(tx));
        Assert.Equal((1L, 2L), (site.Waiting, site.Ended("forgotten")));
        _server.Start();
        site.Later(TimeSpan.FromSeconds(61));
        await Until.True(() => site.Waiting == 0);
        Assert.Equal("council@nakhila.example", Assert.Single(_server.Messages).To.Mailboxes.Single().Address);
    }
}
