// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Formats;

/// <summary>Formats that documents come in.</summary>
internal enum FileFormat { PlainText, Html, Markdown, Word, Pdf, Csv, Mail, RichText, OpenDocument, OtherBinary }

internal static class FileFormats
{
    /// <summary>The format, by the first bytes where they tell, else by the name's extension.</summary>
    public static FileFormat Of(string name, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("%PDF-"u8)) return FileFormat.Pdf;
        if (bytes.StartsWith("{\\rtf"u8)) return FileFormat.RichText;
        var extension = Path.GetExtension(name).ToUpperInvariant();
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return extension is ".ODT" ? FileFormat.OpenDocument : extension is ".DOCX" or ".DOCM" ? FileFormat.Word : FileFormat.OtherBinary;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) || bytes.StartsWith("\u007FELF"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return FileFormat.OtherBinary;
        return extension switch
        {
            ".HTML" or ".HTM" or ".XHTML" => FileFormat.Html,
            ".MD" or ".MARKDOWN" => FileFormat.Markdown,
            ".CSV" or ".TSV" => FileFormat.Csv,
            ".EML" or ".MBOX" => FileFormat.Mail,
            ".PDF" => FileFormat.Pdf,
            ".DOCX" or ".DOC" or ".DOCM" => FileFormat.Word,
            ".RTF" => FileFormat.RichText,
            ".ODT" => FileFormat.OpenDocument,
            _ => LooksLikeHtml(bytes) ? FileFormat.Html : FileFormat.PlainText,
        };
    }

    /// <summary>What to call a format in a sentence for a person.</summary>
    public static string Name(FileFormat format) => format switch
    {
        FileFormat.Html => "HTML",
        FileFormat.Markdown => "Markdown",
        FileFormat.Word => "Word",
        FileFormat.Pdf => "PDF",
        FileFormat.Csv => "CSV",
        FileFormat.Mail => "e-mail",
        FileFormat.RichText => "RTF",
        FileFormat.OpenDocument => "OpenDocument",
        FileFormat.OtherBinary => "this binary format",
        _ => "plain text",
    };

    private static bool LooksLikeHtml(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, 512)];
        while (start.Length > 0 && start[0] is 0xEF or 0xBB or 0xBF or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') start = start[1..];
        Span<char> text = stackalloc char[20];
        var length = Math.Min(start.Length, 20);
        for (var i = 0; i < length; i++) text[i] = (char)start[i];
        ReadOnlySpan<char> head = text[..length];
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
