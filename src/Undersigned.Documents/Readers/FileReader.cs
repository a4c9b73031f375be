// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Decoding;
using Undersigned.Documents.Formats;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Readers.Html;
using Undersigned.Documents.Readers.Mail;
using Undersigned.Documents.Readers.Markdown;
using Undersigned.Documents.Readers.Office;
using Undersigned.Documents.Readers.Pdf;
using Undersigned.Documents.Readers.Sheets;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents.Readers;

/// <summary>Gives a file to the reader of its format.</summary>
internal static class FileReader
{
    /// <summary>The longest that one file may take. What takes longer is refused.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly System.Buffers.SearchValues<char> Blank = System.Buffers.SearchValues.Create(" \t\r\n\f\0\uFEFF");

    /// <summary>Reads one file and what it says, or says why it cannot be read; both have to be done in one limit of time. Throws on no bytes whatever.</summary>
    /// <param name="file">The file.</param>
    /// <param name="language">The language that its name gives, or null.</param>
    /// <param name="options">What is known of its lines beforehand.</param>
    public static (Reading Reading, Analysed? Analysed) Understand(SourceDocument file, string? language, ReadOptions options)
    {
        using var limit = new CancellationTokenSource(Longest);
        var reading = Read(file, limit.Token);
        if (reading.Refusal is not null) return (reading, null);
        try
        {
            return (reading, Analysis.Of(options.AllPlaces ? reading with { HasOffsets = true } : reading, language, limit.Token, options));
        }
        catch (OperationCanceledException)
        {
            return (TookTooLong(), null);
        }
    }

    private static Reading TookTooLong() => Reading.Refused("the file took longer than " + Longest.TotalSeconds + " seconds to read");

    /// <summary>Reads one file, or says why it cannot be read. Throws on no bytes whatever.</summary>
    public static Reading Read(SourceDocument file)
    {
        using var limit = new CancellationTokenSource(Longest);
        return Read(file, limit.Token);
    }

    private static Reading Read(SourceDocument file, CancellationToken limit)
    {
        if (file.Content.Length == 0) return Reading.Refused("the file is empty");
        if (file.Content.Length > DocumentReader.MaximumBytes) return Reading.Refused(DocumentReader.TooLarge(file.Content.Length));
        var format = FileFormats.Of(file.Name, file.Content);
        try
        {
            return Read(file, format, limit);
        }
        catch (OperationCanceledException)
        {
            return TookTooLong();
        }
        // The one place where everything is caught: libraries that parse damaged files throw whatever they run into, and one file must not keep the others from being read.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Reading.Refused("the file is damaged or is no " + FileFormats.Name(format) + " (" + error.Message.ReplaceLineEndings(" ").TrimEnd('.') + ")");
        }
    }

    /// <summary>What the reader of a format makes of a file. It looks at the token wherever its work can grow with the file, and throws OperationCanceledException when it is due.</summary>
    public static Reading Read(SourceDocument file, FileFormat format, CancellationToken limit) => format switch
    {
        FileFormat.PlainText => Text(file, text => new Reading(PlainTextReader.Read(text))),
        FileFormat.Html => Text(file, text => HtmlReader.Read(text, limit), HtmlHead.Charset(file.Content.Span)),
        FileFormat.Markdown => Text(file, text => MarkdownReader.Read(text, limit)),
        FileFormat.Csv => Text(file, text => DelimitedReader.Read(text, limit)),
        FileFormat.Pdf => PdfReader.Read(file.Content, limit),
        FileFormat.OldOffice => Reading.Refused(OldOffice.Reason(file.Content.Span)),
        FileFormat.Word => WordReader.Read(file.Content, limit),
        FileFormat.Spreadsheet => SpreadsheetReader.Read(file.Content, limit),
        FileFormat.Mail => MailReader.Read(file, limit),
        _ => Reading.Refused(FileFormats.Name(format) + " is not yet readable"),
    };

    /// <summary>Decodes a file whose format is text, and hands it on.</summary>
    private static Reading Text(SourceDocument file, Func<string, Reading> read, string? charset = null)
    {
        if (TextDecoder.Decode(file.Content.Span, charset) is not { } text) return Reading.Refused("the file is not text in any known encoding");
        if (text.Text.AsSpan().IndexOfAnyExcept(Blank) < 0) return Reading.Refused("the file holds nothing but white space");
        var reading = read(text.Text);
        if (reading.Refusal is not null) return reading;
        var warnings = new List<ReadWarning>();
        if (text.Guessed) warnings.Add(new ReadWarning("The encoding was guessed to be " + text.Encoding + ": check that names read right."));
        if (text.Replaced) warnings.Add(new ReadWarning("Some bytes make no character in " + text.Encoding + " and were replaced.", text.Text.IndexOf('\uFFFD', StringComparison.Ordinal)));
        return warnings.Count == 0 ? reading : reading with { Warnings = [.. warnings, .. reading.Warnings] };
    }
}
