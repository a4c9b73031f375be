// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Nodes;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Tests.Mail;

/// <summary>Mail that comes back is read from a mailbox, on a real IMAP server.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ReturnedMailTests : IDisposable
{
    private readonly SmtpServer _smtp = new();
    private readonly ImapServer _imap = new();

    public void Dispose()
    {
        _smtp.Dispose();
        _imap.Dispose();
    }

    private static string Bounce(string messageId) => $"""
        Return-Path: <>
        From: MAILER-DAEMON@mx.town.example
        Subject: failure notice

        <clerk@town.example>: no mailbox here by that name (#5.1.1)

        Message-ID: <{messageId}>
        """;

    [Fact]
    public async Task A_bounce_is_recorded_once_and_marked_as_seen_and_what_people_write_is_left_to_people()
    {
        _smtp.Start();
        await _imap.Start();
        await using var site = await MailSite.Open(_smtp.Port);
        await site.Endorse("Weir", "clerk@town.example");
        await site.Endorse("Lock", "lock@town.example");
        var (first, second) = (await _smtp.Message(0), await _smtp.Message(1));
        await Until.True(() => site.Waiting == 0);
        await site.Stop();

        site.Set("imap", new JsonObject { ["host"] = "127.0.0.1", ["port"] = _imap.Port, ["security"] = "none", ["user"] = "bounces", ["password"] = "secret" });
        _imap.Arrive($"From: Clerk <clerk@town.example>\nIn-Reply-To: <{first.MessageId}>\nSubject: Thank you\n\nAll is well.\n");
        _imap.Arrive(Bounce(first.MessageId!));
        await site.Start();
        var (lost, lostTo) = first.To.Mailboxes.Single().Address == "clerk@town.example" ? ("clerk@town.example", "lock@town.example") : ("lock@town.example", "clerk@town.example");
        await Until.True(() => site.Fate(lost).Ending == "bounced");
        await Until.True(() => _imap.Seen == 1);
        Assert.Equal(("5.1.1", "delivered"), (site.Fate(lost).Reason, site.Fate(lostTo).Ending));
        await site.Stop();

        // Only what is new is read the next time.
        _imap.Arrive(Bounce(second.MessageId!));
        await site.Start();
        await Until.True(() => site.Fate(lostTo).Ending == "bounced");
        Assert.Equal(3, site.Scalar("SELECT last FROM mailbox_read"));
        await Until.True(() => _imap.Seen == 2);
    }

    [Fact]
    public async Task A_mailbox_that_cannot_be_opened_hinders_nothing()
    {
        _smtp.Start();
        await using var site = await MailSite.Open(_smtp.Port);
        await site.Stop();
        site.Set("imap", new JsonObject { ["host"] = "127.0.0.1", ["port"] = 1, ["security"] = "none", ["user"] = "bounces", ["password"] = "secret" });
        await site.Start();
        await site.Endorse("Weir", "clerk@town.example");
        await _smtp.Message(0);
        await Until.True(() => site.Waiting == 0);
    }

    [Theory]
    [InlineData("host", """{"user": "b", "password": "p"}""")]
    [InlineData("user", """{"host": "mail.river.example", "password": "p"}""")]
    [InlineData("password", """{"host": "mail.river.example", "user": "b"}""")]
    [InlineData("port", """{"host": "mail.river.example", "user": "b", "password": "p", "port": 0}""")]
    [InlineData("security", """{"host": "mail.river.example", "user": "b", "password": "p", "security": "ssl"}""")]
    [InlineData("security", """{"host": "mail.river.example", "user": "b", "password": "p", "security": "none"}""")]
    [InlineData("boxes", """{"host": "mail.river.example", "user": "b", "password": "p", "boxes": "INBOX"}""")]
    public void A_wrong_setting_is_named(string setting, string json) =>
        Assert.Contains(setting, Assert.Throws<DataFolderException>(() => ImapSettings.Read(JsonDocument.Parse(json).RootElement, null)).Message, StringComparison.Ordinal);
}
