// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using MimeKit;
using Undersigned.Documents.Decoding;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Readers.Html;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents.Readers.Mail;

/// <summary>Reads a mail: its text where that holds a statement, and what is attached as documents of their own.</summary>
internal static class MailReader
{
    private const int DeepestPart = 20;
    private const int MostAttachments = 50;
    private const int LongestNote = 800; // letters in a text that only says that something is attached

    /// <summary>Reads a mail.</summary>
    /// <param name="file">The file.</param>
    /// <param name="limit">Ends the reading when it takes too long.</param>
    public static Reading Read(SourceDocument file, CancellationToken limit)
    {
        var options = ParserOptions.Default.Clone();
        options.MaxMimeDepth = DeepestPart;
        using var stream = new MemoryStream(WithoutEnvelope(file.Content).ToArray(), false);
        using var message = MimeMessage.Load(options, stream, false, limit);
        var attached = Attached(message, limit);
        var subject = MailText.Subject(message.Subject ?? "");
        var body = Body(message, file, limit);
        if (body is not null) body = body with { Blocks = MailText.WithoutCover(MailText.WithoutFooter(body.Blocks), subject) };
        if (body is null || attached.Count > 0 && IsNote(body.Blocks)) body = new Reading([]);
        if (body.Blocks.Count == 0 && attached.Count == 0) return Reading.Refused("the mail holds neither a text nor a file that could be read");
        var day = message.Date.Year is >= 1990 and < 2200 ? message.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        return body with
        {
            Attachments = attached,
            Clues = body.Clues with
            {
                Titles = subject.Length > 0 ? [MappedTextBuilder.Of(subject, 0)] : [],
                Published = body.Clues.Published ?? (day is null ? null : MappedTextBuilder.Of(day, 0)),
            },
        };
    }

    // The line that a mailbox puts before a mail.
    private static ReadOnlyMemory<byte> WithoutEnvelope(ReadOnlyMemory<byte> content) =>
        content.Span.StartsWith("From "u8) && content.Span.IndexOf((byte)'\n') is > 0 and var end ? content[(end + 1)..] : content;

    private static Reading? Body(MimeMessage message, SourceDocument file, CancellationToken limit)
    {
        var html = message.BodyParts.OfType<TextPart>().FirstOrDefault(part => part.IsHtml && !part.IsAttachment);
        var plain = message.BodyParts.OfType<TextPart>().FirstOrDefault(part => !part.IsHtml && !part.IsAttachment && part.FileName is null);
        // Whoever sends both says in HTML what is set; a text of one line says only that there is more.
        if (html is not null && Text(html) is { Length: > 0 } page)
        {
            var source = InPlace(page, file, ' ', out var found);
            var reading = HtmlReader.Read(source, limit);
            if (reading.Refusal is null) return reading with { HasOffsets = found };
        }
        if (plain is null || Text(plain) is not { Length: > 0 } text || string.IsNullOrWhiteSpace(text)) return null;
        var placed = InPlace(text, file, '\n', out var verbatim);
        var blocks = PlainTextReader.Read(MailText.WithoutQuotes(placed));
        return blocks.Count == 0 ? null : new Reading(blocks) { HasOffsets = verbatim };
    }

    // A text that stands in the file as it is keeps its places there: it is read behind as much white space as stands before it.
    private static string InPlace(string text, SourceDocument file, char filler, out bool found)
    {
        var at = TextDecoder.Decode(file.Content.Span)?.Text.IndexOf(text, StringComparison.Ordinal) ?? -1;
        found = at >= 0;
        return found ? new string(filler, at) + text : text;
    }

    private static string Text(TextPart part)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        return TextDecoder.Decode(bytes.ToArray(), part.ContentType.Charset)?.Text ?? "";
    }

    private static bool IsNote(IReadOnlyList<Block> blocks) =>
        blocks.Sum(block => block.Text.Count(char.IsLetter)) < LongestNote && !blocks.Any(ListHeadings.Heads);

    private static List<SourceDocument> Attached(MimeMessage message, CancellationToken limit)
    {
        var files = new List<SourceDocument>();
        var left = (long)DocumentReader.MaximumBytes;
        foreach (var entity in message.BodyParts.Concat(message.Attachments).Distinct())
        {
            limit.ThrowIfCancellationRequested();
            if (files.Count == MostAttachments) break;
            using var bytes = new MemoryStream();
            if (entity is MessagePart inner && inner.Message is not null) inner.Message.WriteTo(bytes, limit);
            else if (entity is MimePart part && IsDocument(part)) part.Content!.DecodeTo(bytes, limit);
            else continue;
            if (bytes.Length == 0 || (left -= bytes.Length) < 0) continue;
            files.Add(new SourceDocument(Name(entity, files.Count + 1), bytes.ToArray()));
        }
        return files;
    }

    // Pictures, signatures and calendars come with mails and are no documents.
    private static bool IsDocument(MimePart part) =>
        part.Content is not null && (part.IsAttachment || part.FileName is not null)
        && part.ContentType.MediaType.ToUpperInvariant() is not ("IMAGE" or "AUDIO" or "VIDEO" or "FONT")
        && part.ContentType.MediaSubtype.ToUpperInvariant() is not ("CALENDAR" or "VCARD" or "X-VCARD" or "PGP-SIGNATURE" or "PGP-KEYS" or "PKCS7-SIGNATURE" or "X-PKCS7-SIGNATURE" or "MS-TNEF");

    private static string Name(MimeEntity entity, int number)
    {
        var name = entity is MimePart { FileName: { Length: > 0 } given } ? given : "attachment-" + number.ToString(CultureInfo.InvariantCulture) + (entity is MessagePart ? ".eml" : "");
        return string.Concat(name.Where(c => !char.IsControl(c)));
    }
}
