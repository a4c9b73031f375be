// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text;
using MimeKit;
using Undersigned.Server.Demo;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Tests.Mail;

/// <summary>Mail that comes back, in the forms in which mail servers write it. The program reads each from its standard input.</summary>
public sealed class BounceTests : IDisposable
{
    private readonly SmtpServer _server = new();

    public void Dispose() => _server.Dispose();

    /// <summary>A site whose mail to that address was delivered, and the mail.</summary>
    private async Task<(MailSite Site, MimeMessage Sent)> Delivered(string address = "clerk@town.example")
    {
        _server.Start();
        var site = await MailSite.Open(_server.Port);
        await site.Endorse("Weir", address);
        var sent = await _server.Message(0);
        await Until.True(() => site.Waiting == 0);
        return (site, sent);
    }

    private static async Task<(int Code, string Said)> In(MailSite site, string message)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(Site).Assembly.Location, "mail", "in", "--data", site.Data])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await program.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(message.ReplaceLineEndings("\n")), TestContext.Current.CancellationToken);
        program.StandardInput.Close();
        var said = await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, said.Trim());
    }

    private static Bounce? Read(string message)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(message.ReplaceLineEndings("\n")));
        using var parsed = MimeMessage.Load(stream, TestContext.Current.CancellationToken);
        return Bounce.Read(parsed);
    }

    private static string Report(string messageId, string action, string status, string diagnostic = "") => $"""
        Return-Path: <>
        From: Mail Delivery System <MAILER-DAEMON@mx.town.example>
        To: statements@river.example
        Subject: Undelivered Mail Returned to Sender
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"
        MIME-Version: 1.0

        --b1
        Content-Type: text/plain

        I'm sorry to have to tell you.

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.town.example

        Final-Recipient: rfc822; elsewhere@other.example
        Action: {action}
        Status: {status}
        {(diagnostic.Length > 0 ? $"Diagnostic-Code: smtp; {diagnostic}" : "X-Nothing: more")}

        --b1
        Content-Type: text/rfc822-headers

        From: statements@river.example
        Message-ID: <{messageId}>

        --b1--
        """;

    [Theory]
    [InlineData("failed", "5.1.1", "", "bounced", "5.1.1", true)]
    [InlineData("failed", "5.0.0", "550 5.1.1 <clerk@town.example> unknown user", "bounced", "5.1.1", true)]
    [InlineData("failed", "5.2.2", "", "bounced", "5.2.2", false)]
    [InlineData("failed", "5.7.1", "", "bounced", "5.7.1", false)]
    [InlineData("failed", "4.4.7", "", "bounced", "4.4.7", false)]
    [InlineData("delayed", "4.4.1", "", "delivered", "4.4.1", false)]
    [InlineData("relayed", "2.1.9", "", "delivered", null, false)]
    public async Task A_report_of_RFC_3464_ends_the_mail_that_it_is_about(string action, string status, string diagnostic, string ending, string? reason, bool shutsOut)
    {
        var (site, sent) = await Delivered();
        await using var _ = site;
        var (code, said) = await In(site, Report(sent.MessageId!, action, status, diagnostic));
        Assert.Equal((0, action switch { "failed" => "A mail came back: recorded.", "delayed" => "A mail is late: noted.", _ => "No bounce of a mail from here: nothing was recorded." }), (code, said));
        var fate = site.Fate("clerk@town.example");
        Assert.Equal((ending, reason), (fate.Ending, fate.Reason));
        Assert.Equal(shutsOut ? 1 : 0, site.Scalar("SELECT count(*) FROM refused_address"));
        if (!shutsOut) return;
        await site.Endorse("Lock", "clerk@town.example");
        Assert.Equal("before", site.Fate("clerk@town.example").Reason);
        // The same report once more.
        Assert.Equal("This was known.", (await In(site, Report(sent.MessageId!, action, status, diagnostic))).Said);
    }

    [Fact]
    public async Task What_is_no_bounce_or_of_a_mail_that_nobody_sent_is_left()
    {
        var (site, sent) = await Delivered();
        await using var _ = site;
        foreach (var message in new[]
        {
            "", "\0\u0001 no message at all", Report("0123456789abcdefghjkmnpqrs@river.example", "failed", "5.1.1"), Report("someone@else.example", "failed", "5.1.1"),
            // A person answers, and quotes.
            $"From: Clerk <clerk@town.example>\nIn-Reply-To: <{sent.MessageId}>\nReferences: <{sent.MessageId}>\nSubject: Re: Receipt\n\nThank you. Code 550 5.1.1\n> Message-ID: <{sent.MessageId}>\n",
            // An absence note.
            $"From: Clerk <clerk@town.example>\nAuto-Submitted: auto-replied\nIn-Reply-To: <{sent.MessageId}>\nSubject: Away until 5.1.1\n\nBack soon.\n",
        })
        {
            Assert.Equal((0, "No bounce of a mail from here: nothing was recorded."), await In(site, message));
        }

        Assert.Equal("delivered", site.Fate("clerk@town.example").Ending);
    }

    [Theory]
    // qmail, in the form that it has had since 1996.
    [InlineData("From: MAILER-DAEMON@mx.town.example\nSubject: failure notice\n\nHi. This is the qmail-send program at mx.town.example.\nI'm afraid I wasn't able to deliver your message.\n\n<clerk@town.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <statements@river.example>\nMessage-ID: <ID>\nSubject: 450 years\n", "5.1.1", true)]
    // Exim before it wrote reports.
    [InlineData("Return-path: <>\nX-Failed-Recipients: clerk@town.example\nFrom: Mail Delivery System <Mailer-Daemon@mx.town.example>\nSubject: Mail delivery failed\n\nThe following address(es) failed:\n\n  clerk@town.example\n    mailbox is full: retry timeout exceeded 552\n\n------ This is a copy of the message, including all the headers. ------\n\nMessage-Id: <ID>\n", "552", true)]
    // A message attached whole, and nothing said.
    [InlineData("From: postmaster@town.example\nContent-Type: multipart/mixed; boundary=b\nMIME-Version: 1.0\n\n--b\nContent-Type: text/plain\n\nYour message could not be delivered.\n\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <ID>\nSubject: 550 5.1.1\n\nText\n--b--\n", "returned", true)]
    [InlineData("From: postmaster@town.example\nSubject: Delayed\n\nWarning: 451 4.3.0 still trying.\n\nMessage-ID: <ID>\n", "4.3.0", false)]
    public void A_bounce_of_its_own_form_is_known_by_the_headers_that_it_returns(string message, string reason, bool lost)
    {
        var id = new byte[16];
        id[3] = 7;
        var bounce = Read(message.Replace("ID>", Shared.Ulid.Encode(id) + "@river.example>", StringComparison.Ordinal));
        Assert.NotNull(bounce);
        Assert.Equal((Convert.ToHexString(id), reason, lost), (Convert.ToHexString(bounce.Message), bounce.Reason, bounce.Lost));
    }

    [Fact]
    public void Bytes_of_any_kind_end_without_an_error()
    {
        var seed = (ulong)TimeProvider.System.GetTimestamp();
        var draw = new SeededDraw(seed);
        var model = Encoding.UTF8.GetBytes(Report(Shared.Ulid.Encode(new byte[16]) + "@river.example", "failed", "5.1.1"));
        for (var i = 0; i < 2000; i++)
        {
            var bytes = model.ToArray();
            for (var k = 1 + draw.Below(20); k > 0; k--) bytes[draw.Below(bytes.Length)] = (byte)draw.Below(256);
            try
            {
                using var message = MimeMessage.Load(new MemoryStream(bytes), TestContext.Current.CancellationToken);
                Bounce.Read(message);
            }
            catch (FormatException)
            {
                // What is no message is told by this, and `mail in` takes it for none.
            }
            catch (Exception error)
            {
                Assert.Fail($"Seed {seed}, case {i}: {error}");
            }
        }
    }

    [Fact]
    public async Task The_envelope_names_where_mail_is_to_come_back()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        await site.Stop();
        site.SetReturnPath("bounces@river.example");
        await site.Start();
        await site.Endorse("Weir", "clerk@town.example");
        var sent = await _server.Message(0);
        Assert.Equal("bounces@river.example", _server.Sender(0));
        Assert.Equal("statements@river.example", sent.From.Mailboxes.Single().Address);
    }
}
