// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Tests.Mail;

/// <summary>A mail server that is slow, refuses, hangs or is gone for an hour. Time is the test's own.</summary>
public sealed class TroubleTests : IDisposable
{
    private readonly SmtpServer _server = new();

    public void Dispose() => _server.Dispose();

    private string[] Recipients => [.. _server.Messages.Select(message => message.To.Mailboxes.Single().Address)];

    [Fact]
    public async Task A_server_that_is_gone_for_an_hour_gets_every_mail_once_when_it_is_back()
    {
        await using var site = await MailSite.Open(_server.Port);
        for (var i = 0; i < 5; i++) await site.Endorse($"Town {i}", $"clerk{i}@town.example");
        for (var minute = 0; minute < 60; minute++)
        {
            if (minute == 59) await site.Endorse("Late Town", "late-town@town.example");
            site.Later(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
            await Until.True(() => site.Scalar($"SELECT count(*) FROM outbox WHERE next_at <= {site.Clock.Now.ToUnixTimeMilliseconds()}") == 0);
        }

        // After 1 minute, 5 and 30 more; the next is after two hours.
        Assert.Equal(5, site.Scalar("SELECT count(*) FROM outbox WHERE attempts = 4"));
        _server.Start();
        site.Later(TimeSpan.FromMinutes(2));
        // An attempt that was under way may have found nobody after the clock was moved, and waits from then on.
        await Until.True(() =>
        {
            site.Later(TimeSpan.FromSeconds(1));
            return _server.Messages.Count > 0;
        });
        Assert.Equal(["late-town@town.example"], Recipients);
        site.Later(TimeSpan.FromHours(2));
        await Until.True(() => site.Waiting == 0);
        Assert.Equal(["clerk0@town.example", "clerk1@town.example", "clerk2@town.example", "clerk3@town.example", "clerk4@town.example", "late-town@town.example"], Recipients.Order(StringComparer.Ordinal));
        Assert.Equal(6, site.Ended("delivered"));
    }

    [Fact]
    public async Task A_slow_server_gets_several_mails_at_a_time_and_each_once()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        for (var i = 0; i < 12; i++) await site.Endorse($"Town {i}", $"slow{i}@town.example");
        await Until.True(() => site.Waiting == 0);
        Assert.Equal(12, Recipients.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(12, _server.Messages.Count);
    }

    [Fact]
    public async Task One_recipient_whose_server_hangs_and_one_that_always_fails_hold_up_nobody()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        await site.Endorse("Silent Town", "silent@town.example");
        await _server.Message(0);
        await site.Endorse("Greylisted Town", "later@town.example");
        await site.Endorse("No Town", "never@town.example");
        for (var i = 0; i < 8; i++) await site.Endorse($"Town {i}", $"clerk{i}@town.example");
        await Until.True(() => Recipients.Count(recipient => recipient.StartsWith("clerk", StringComparison.Ordinal)) == 8);
        Assert.Equal("451 4.7.1", site.Fate("later@town.example").Reason);
        Assert.Null(site.Fate("silent@town.example").Ended);
    }

    [Fact]
    public async Task A_server_that_says_nothing_for_ten_minutes_is_left_and_tried_again_with_the_same_mail()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        await site.Endorse("Silent Town", "silent@town.example");
        var first = await _server.Message(0);
        site.Later(TimeSpan.FromMinutes(9));
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal(0, site.Scalar("SELECT attempts FROM outbox"));
        site.Later(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        await Until.True(() => site.Scalar("SELECT attempts FROM outbox") == 1);
        Assert.Equal("silence", site.Fate("silent@town.example").Reason);
        site.Later(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        Assert.Equal(first.MessageId, (await _server.Message(1)).MessageId);
        await Until.True(() => site.Waiting == 0);
    }

    [Fact]
    public async Task Who_is_told_to_stop_lets_a_near_answer_come_and_sends_nothing_twice()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        for (var i = 0; i < MailDelivery.Lanes; i++) await site.Endorse($"Town {i}", $"slow{i}@town.example");
        await _server.Message(0);
        var watch = Stopwatch.StartNew();
        await site.Stop();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed} to stop.");
        Assert.Equal(site.Waiting, MailDelivery.Lanes - _server.Messages.Count);
        await site.Start();
        await Until.True(() => site.Waiting == 0);
        Assert.Equal(MailDelivery.Lanes, _server.Messages.Count);
    }
}
