// SPDX-License-Identifier: Apache-2.0
using System.Text;
using MimeKit;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Mail;

/// <summary>A letter as a message of RFC 5322, the same to the letter at every attempt.</summary>
internal static class MailMessage
{
    public static MimeMessage Compose(Waiting mail, Letter letter, EmailAddress from)
    {
        var message = new MimeMessage();
        message.From.Add(new MailboxAddress(Encoding.UTF8, letter.SenderName, from.Value));
        message.To.Add(MailboxAddress.Parse(mail.Recipient));
        message.Subject = letter.Subject;
        message.Date = mail.At;
        message.MessageId = $"{Ulid.Encode(mail.Message)}@{from.Domain}";
        // RFC 3834: no absence notes, please.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        var both = new MultipartAlternative { new TextPart("plain") { Text = letter.Text }, new TextPart("html") { Text = letter.Html } };
        message.Body = letter.File is { } file ? new Multipart("mixed") { both, Part(file) } : both;
        message.Body.Headers.Add("Content-Language", letter.Language);
        return message;
    }

    private static MimePart Part(LetterFile file) => new("application", "octet-stream")
    {
        Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(file.Content))),
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        // Every byte of it is signed or hashed, the ends of its lines too.
        ContentTransferEncoding = ContentEncoding.Base64,
        FileName = file.Name,
    };
}
