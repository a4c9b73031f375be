// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Undersigned.Documents.Formats;

/// <summary>Formats that documents come in.</summary>
internal enum FileFormat { PlainText, Html, Markdown, Word, Pdf, Csv, Spreadsheet, Mail, RichText, OpenDocument, OldOffice, OtherBinary }

internal static class FileFormats
{
    /// <summary>The format, by what the bytes are where they tell, else by the name's extension. An extension that the bytes contradict counts for nothing.</summary>
    public static FileFormat Of(string name, ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0) return FileFormat.Pdf;
        if (bytes.StartsWith("{\\rtf"u8)) return FileFormat.RichText;
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return InArchive(content);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return FileFormat.OldOffice;
        if (bytes.StartsWith("\u007FELF"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return FileFormat.OtherBinary;
        var extension = Path.GetExtension(name).ToUpperInvariant();
        if (extension is ".EML" || extension is not (".HTML" or ".HTM" or ".XHTML" or ".MD" or ".MARKDOWN" or ".CSV" or ".TSV") && LooksLike.Mail(bytes)) return FileFormat.Mail;
        if (extension is not (".MD" or ".MARKDOWN" or ".CSV" or ".TSV") && LooksLike.Html(bytes)) return FileFormat.Html;
        return extension switch
        {
            ".HTML" or ".HTM" or ".XHTML" => LooksLike.Markup(bytes) ? FileFormat.Html : FileFormat.PlainText,
            ".MD" or ".MARKDOWN" => LooksLike.Html(bytes) ? FileFormat.Html : FileFormat.Markdown,
            ".CSV" or ".TSV" => LooksLike.Html(bytes) ? FileFormat.Html : FileFormat.Csv,
            _ => FileFormat.PlainText,
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
        FileFormat.Spreadsheet => "XLSX",
        FileFormat.Mail => "e-mail",
        FileFormat.RichText => "RTF",
        FileFormat.OpenDocument => "OpenDocument",
        FileFormat.OldOffice => "the Office format of before 2007",
        FileFormat.OtherBinary => "this binary format",
        _ => "plain text",
    };

    // Office files are archives: which, the names inside tell. Only the directory at the end is looked at, nothing is unpacked.
    private static FileFormat InArchive(ReadOnlyMemory<byte> content)
    {
        try
        {
            var array = MemoryMarshal.TryGetArray(content, out var segment) ? segment : new ArraySegment<byte>(content.ToArray());
            using var archive = new ZipArchive(new MemoryStream(array.Array!, array.Offset, array.Count, false), ZipArchiveMode.Read);
            foreach (var entry in archive.Entries)
            {
                if (entry.FullName.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) return FileFormat.Word;
                if (entry.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) return FileFormat.Spreadsheet;
                if (entry.FullName is "mimetype" or "META-INF/manifest.xml") return FileFormat.OpenDocument;
            }
            return FileFormat.OtherBinary;
        }
        catch (InvalidDataException)
        {
            return FileFormat.OtherBinary; // cut off, or no archive after all
        }
    }
}
