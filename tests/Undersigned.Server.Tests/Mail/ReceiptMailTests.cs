// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text;
using MimeKit;
using Undersigned.Transparency;

namespace Undersigned.Server.Tests.Mail;

public sealed class ReceiptMailTests : IDisposable
{
    private readonly SmtpServer _server = new();

    public void Dispose() => _server.Dispose();

    private static string File(MimeMessage message)
    {
        using var stream = new MemoryStream();
        Assert.IsType<MimePart>(Assert.Single(message.Attachments)).Content!.DecodeTo(stream, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public async Task The_receipt_arrives_with_a_proof_that_verifies()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        var recorded = await site.Endorse("Withy Bridge", "clerk@withybridge.example");
        var message = await _server.Message(0);

        Assert.Equal("clerk@withybridge.example", Assert.Single(message.To.Mailboxes).Address);
        Assert.Equal(("Alliance of River Towns", "statements@river.example"), (message.From.Mailboxes.Single().Name, message.From.Mailboxes.Single().Address));
        Assert.Equal("Receipt of endorsement: On Common Flood Marks", message.Subject);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        var id = recorded.GetProperty("id").GetString()!;
        foreach (var body in new[] { message.TextBody, message.HtmlBody })
        {
            Assert.Contains("On Common Flood Marks", body, StringComparison.Ordinal);
            // The network's day: in Tokyo it has begun.
            Assert.Contains("24 November 2026", body, StringComparison.Ordinal);
            Assert.Contains($"https://river.example/receipts/{id}?ui=en", body, StringComparison.Ordinal);
            Assert.DoesNotContain("evil.example", body, StringComparison.Ordinal);
        }

        var file = File(message);
        Assert.Equal(recorded.GetProperty("receipt").GetString(), file);
        var proof = TlogProof.Parse(Encoding.UTF8.GetBytes(file));
        Assert.True(ReceiptContents.TryParse(proof.Extra!.Value, out var contents, out _));
        Assert.Equal(ProofVerdict.Holds, proof.Check(contents.Leaf, NoteVerifier.Parse(site.Folder.Key.Verifier)));

        await Until.True(() => site.Waiting == 0);
        Assert.Equal(1, site.Ended("delivered"));
    }

    [Fact]
    public async Task Nothing_that_a_visitor_wrote_can_be_read_in_the_mail()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        await site.Endorse("Buy at cheap-pills", "clerk@withybridge.example");
        var message = await _server.Message(0);
        foreach (var part in new[] { message.Headers.Aggregate("", (all, header) => all + header.Value), message.TextBody, message.HtmlBody })
        {
            Assert.DoesNotContain("cheap-pills", part, StringComparison.Ordinal);
            Assert.DoesNotContain("ferry", part, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_site_that_does_not_know_its_address_links_to_nothing()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port, publicUrl: null);
        await site.Endorse("Withy Bridge", "clerk@withybridge.example");
        var message = await _server.Message(0);
        Assert.DoesNotContain("http", message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("href", message.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Arabic_receipt_is_read_from_right_to_left()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        await site.Endorse("Withy Bridge", "clerk@withybridge.example", "ar");
        var message = await _server.Message(0);
        Assert.Equal("ar", message.Body!.Headers["Content-Language"]);
        Assert.Equal("إيصال تأييد: بشأن علامات الفيضان المشتركة", message.Subject);
        Assert.Equal("تحالف مدن الأنهار", message.From.Mailboxes.Single().Name);
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<div lang=\"ar\" dir=\"rtl\"", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("٢٤", message.TextBody, StringComparison.Ordinal);
        Assert.All(message.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n').Split("\n\n"), paragraph => Assert.StartsWith("\u200f", paragraph, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_language_is_that_of_the_rendition_unless_it_is_asked_for()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        await site.Endorse(new { person = new { name = "Nour", reference = "1" }, rendition = "ar", receiptTo = "nour@town.example" });
        Assert.Equal("ar", (await _server.Message(0)).Body!.Headers["Content-Language"]);
        await site.Endorse(new { person = new { name = "Nour", reference = "2" }, rendition = "ar", receiptTo = "nour@town.example", receiptLanguage = "ru" });
        Assert.Equal("Квитанция о подписании: On Common Flood Marks", (await _server.Message(1)).Subject);
    }

    [Fact]
    public async Task An_address_in_another_script_is_written_to()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        await site.Endorse("Withy Bridge", "мэрия@город.example");
        Assert.Equal("мэрия@город.example", (await _server.Message(0)).To.Mailboxes.Single().GetAddress(idnEncode: false));
    }

    [Fact]
    public async Task A_receipt_is_refused_where_mail_is_not_set_up_and_where_the_address_is_none()
    {
        await using (var silent = await MailSite.Open(port: null))
        {
            var (status, body) = await silent.Endorse(new { organisation = new { name = "Withy Bridge" }, receiptTo = "clerk@withybridge.example" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.StartsWith("Mail is not set up here.", body.GetProperty("errors").GetProperty("receiptTo")[0].GetString(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Created, (await silent.Endorse(new { organisation = new { name = "Withy Bridge" } })).Status);
        }

        await using var site = await MailSite.Open(_server.Port);
        var wrong = (await site.Endorse(new { organisation = new { name = "Withy Bridge" }, receiptTo = "clerk", receiptLanguage = "fr" })).Body.GetProperty("errors");
        Assert.True(wrong.TryGetProperty("receiptTo", out _));
        Assert.True(wrong.TryGetProperty("receiptLanguage", out _));
        Assert.Equal(0, site.Waiting);
    }
}
