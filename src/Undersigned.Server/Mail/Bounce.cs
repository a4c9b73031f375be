// SPDX-License-Identifier: Apache-2.0
using MimeKit;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Mail;

/// <summary>What a mail that came back says of one that was sent: which, whether it is lost, and why.</summary>
/// <param name="Message">What the Message-ID of the lost mail was made of.</param>
/// <param name="Lost">False for one that is late and still on its way.</param>
/// <param name="Reason">As <see cref="MailReason"/> has it.</param>
internal sealed record Bounce(byte[] Message, bool Lost, string Reason)
{
    private const int MessageBytes = 16;

    /// <summary>So much of a text is searched; what comes back may hold the whole mail, and more.</summary>
    private const int MaxText = 64 * 1024;

    /// <summary>Reports within reports within reports are nobody's.</summary>
    private const int MaxDepth = 8;

    private static readonly string[] Daemons = ["mailer-daemon", "postmaster", "mailerdaemon", "mail-daemon"];

    /// <summary>
    /// Reads a message that arrived. A report of RFC 3464 says what happened in fields; other bounces are known by their sender and
    /// by the Message-ID within the headers that they return, and say what happened in words with a number among them.
    /// </summary>
    /// <returns>Null for what is no bounce of a mail from here, such as an answer that somebody wrote.</returns>
    public static Bounce? Read(MimeMessage message)
    {
        var parts = new List<MimeEntity>();
        if (message.Body is { } body) Collect(body, parts, 0);
        var report = parts.OfType<MessageDeliveryStatus>().FirstOrDefault();
        if (report is null && !IsOfDaemon(message)) return null;
        if (Returned(parts) is not { } id) return null;
        return report is not null ? OfReport(report, id) : OfText(parts, id);
    }

    private static void Collect(MimeEntity entity, List<MimeEntity> parts, int depth)
    {
        if (depth > MaxDepth) return;
        parts.Add(entity);
        if (entity is Multipart multipart)
            foreach (var part in multipart) Collect(part, parts, depth + 1);
    }

    private static bool IsOfDaemon(MimeMessage message) =>
        message.Headers[HeaderId.ReturnPath]?.Trim() == "<>" || message.Headers.Contains("X-Failed-Recipients") ||
        message.From.Mailboxes.Any(sender => Daemons.Contains(sender.Address.Split('@')[0], StringComparer.OrdinalIgnoreCase));

    private static Bounce? OfReport(MessageDeliveryStatus report, byte[] id)
    {
        // The first group is about the report itself. Each mail from here has one recipient; a report of several is of one that was passed on.
        foreach (var fields in report.StatusGroups.Skip(1))
        {
            var action = fields["Action"]?.Trim().ToLowerInvariant();
            if (action is not ("failed" or "delayed")) continue;
            var reason = MailReason.Find(fields["Status"] ?? "") ?? MailReason.Returned;
            // Many say 5.0.0, and why only in the answer that they got.
            if ((reason is "5.0.0" or "4.0.0" or MailReason.Returned) && MailReason.Find(fields["Diagnostic-Code"] ?? "") is { } better) reason = better;
            return new Bounce(id, action == "failed", reason);
        }

        return null;
    }

    private static Bounce OfText(List<MimeEntity> parts, byte[] id)
    {
        var text = parts.OfType<TextPart>().Select(part => Cut(part.Text)).FirstOrDefault() ?? "";
        // What stands below is the mail itself.
        var end = IndexOfMessageId(text);
        var reason = MailReason.Find(end < 0 ? text : text[..end]) ?? MailReason.Returned;
        return new Bounce(id, Lost: !reason.StartsWith('4'), reason);
    }

    /// <summary>The Message-ID of the returned mail: of one that is attached, of its headers alone, or of what is quoted below a text.</summary>
    private static byte[]? Returned(List<MimeEntity> parts)
    {
        foreach (var part in parts)
        {
            var id = part switch
            {
                MessagePart { Message: { } returned } => Ours(returned.MessageId),
                // Text/rfc822-headers is a text part; so is whatever a program of 1996 writes.
                TextPart text when Cut(text.Text) is var lines && IndexOfMessageId(lines) is >= 0 and var at => Ours(Line(lines, at)),
                _ => null,
            };
            if (id is not null) return id;
        }

        return null;
    }

    private static string Cut(string? text) => text is null ? "" : text.Length > MaxText ? text[..MaxText] : text;

    private const string Field = "Message-ID:";

    private static int IndexOfMessageId(string text)
    {
        for (var at = text.IndexOf(Field, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(Field, at + 1, StringComparison.OrdinalIgnoreCase))
            if (at == 0 || text[at - 1] is '\n' or ' ' or '\t' or '>') return at;
        return -1;
    }

    private static string Line(string text, int at)
    {
        var value = text[(at + Field.Length)..].TrimStart();
        var end = value.IndexOf('>', StringComparison.Ordinal);
        return end < 0 ? "" : value[..end].TrimStart('<');
    }

    private static byte[]? Ours(string? messageId) => messageId?.Split('@')[0] is { } local ? Ulid.Decode(local, MessageBytes) : null;
}
