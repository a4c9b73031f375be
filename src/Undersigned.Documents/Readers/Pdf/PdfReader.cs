// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Runtime.ExceptionServices;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers.Pdf;

/// <summary>Reads PDF files: letters and where they stand, put back into lines, columns and paragraphs.</summary>
internal static class PdfReader
{
    private const int StackSize = 64 * 1024 * 1024; // bytes; the parser follows nested objects by recursion
    private const int DeepestObjects = 100;
    private const int MostPages = 2000;
    private const int MostLetters = 5_000_000; // some 1,500 full pages
    private const double LeastTagged = 0.9; // of the letters, when the file's word on its paragraphs is taken
    private const int FewLetters = 12; // what a scanner stamps on a page is no text

    private const int MostLeft = 2; // threads that were left to themselves and still run

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private static int left;

    /// <summary>How many threads were left to themselves and still run.</summary>
    internal static int Left => Volatile.Read(ref left);

    /// <summary>
    /// Reads a file on a thread of its own, and leaves that to itself when the time is over, since the parser looks at no token within a page. It comes to an end, because
    /// what a page inflates to is limited; to abort it could take the whole process with it. No more than a few are left so at a time.
    /// </summary>
    public static Reading Read(ReadOnlyMemory<byte> content, CancellationToken limit)
    {
        if (Left >= MostLeft) return Reading.Refused("other PDF files that take too long are still being given up: try again in a minute");
        Reading? reading = null;
        ExceptionDispatchInfo? error = null;
        // 1 when it has ended, or was left to itself: whoever is second knows.
        var over = 0;
        var thread = new Thread(Run, StackSize) { IsBackground = true, Name = "PDF" };
        thread.Start();
        while (!thread.Join(Look))
        {
            if (!limit.IsCancellationRequested) continue;
            Interlocked.Increment(ref left);
            if (Interlocked.Exchange(ref over, 1) == 1) Interlocked.Decrement(ref left);
            throw new OperationCanceledException(limit);
        }
        error?.Throw();
        return reading!;

        void Run()
        {
            try
            {
                reading = Parse(content, limit);
            }
            catch (Exception thrown)
            {
                error = ExceptionDispatchInfo.Capture(thrown);
            }
            if (Interlocked.Exchange(ref over, 1) == 1) Interlocked.Decrement(ref left);
        }
    }

    private static Reading Parse(ReadOnlyMemory<byte> content, CancellationToken limit)
    {
        var options = new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, MaxStackDepth = DeepestObjects, FilterProvider = new LimitedFilters(limit) };
        try
        {
            using var document = PdfDocument.Open(content.ToArray(), options);
            var tagged = PdfTag.Read(document, limit) is { } root ? new TaggedText(root) : null;
            return tagged is not null && Parse(document, tagged, limit) is { } reading ? reading : Parse(document, null, limit)!;
        }
        catch (PdfDocumentEncryptedException)
        {
            return Reading.Refused("the PDF is encrypted and opens with a password only: save it without one");
        }
        catch (TooMuchInflatedException)
        {
            return Reading.Refused("the PDF inflates to more than " + LimitedFilters.Most / (1024 * 1024) + " MiB");
        }
    }

    // Null when what the file says of its paragraphs is not to be believed.
    private static Reading? Parse(PdfDocument document, TaggedText? tagged, CancellationToken limit)
    {
        if (document.NumberOfPages > MostPages) return Reading.Refused("the PDF has " + document.NumberOfPages.ToString("N0", CultureInfo.InvariantCulture) + " pages; at most " + MostPages.ToString("N0", CultureInfo.InvariantCulture) + " are read");
        var pages = new List<PdfPage>();
        var (letters, images, damaged, unknown, claimed) = (0, 0, 0, 0, 0);
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            limit.ThrowIfCancellationRequested();
            try
            {
                var page = document.GetPage(number);
                var glyphs = Glyph.Of(page, tagged);
                letters += glyphs.Count;
                claimed += glyphs.Count(glyph => glyph.Paragraph >= 0);
                unknown += glyphs.Count(glyph => glyph.Text is "\uFFFD" or "\0");
                images += page.NumberOfImages;
                pages.Add(new PdfPage(number, page.Width, page.Height, tagged is null ? PdfLine.Of(glyphs) : PdfLine.OfTagged(glyphs, number)));
            }
            catch (Exception error) when (error is not (OperationCanceledException or TooMuchInflatedException or OutOfMemoryException))
            {
                damaged++; // The other pages may be sound.
            }
            if (letters > MostLetters) return Reading.Refused("the PDF has more than " + MostLetters.ToString("N0", CultureInfo.InvariantCulture) + " letters");
        }
        if (tagged is not null && claimed < LeastTagged * letters || tagged is not null && letters == 0) return null;
        if (damaged > 0 && letters == 0) return Reading.Refused("the PDF is damaged: none of its pages can be read");
        if (letters <= FewLetters * Math.Max(1, pages.Count) && images > 0) return Reading.Refused("the PDF holds no text: it is made of images, as a scanner makes them; have the text recognised first");
        if (letters == 0) return Reading.Refused("the PDF holds no text");
        if (PdfFlow.Blocks(pages, tagged, limit) is not var (blocks, unused)) return null;
        if (blocks.Count == 0) return Reading.Refused("the PDF holds no text");
        var warnings = new List<ReadWarning>();
        if (damaged > 0) warnings.Add(new ReadWarning("Of the PDF " + damaged.ToString(CultureInfo.InvariantCulture) + " pages are damaged and were left out: compare with the original."));
        if (unknown * 50 > letters) warnings.Add(new ReadWarning("The PDF does not say which letters some of its glyphs are: compare with the original."));
        if (unused > 0) warnings.Add(new ReadWarning("The document has " + unused.ToString(CultureInfo.InvariantCulture) + " notes to its text, which were left out: decide whether they belong to it."));
        return new Reading(blocks) { HasOffsets = false, Clues = Clues(document), Warnings = warnings };
    }

    // What programs put there by themselves says nothing: the name of a file, or that there is none.
    private static Clues Clues(PdfDocument document)
    {
        var title = document.Information.Title?.Trim() ?? "";
        if (title.Length < 4 || title.Length > 300 || !title.Contains(' ', StringComparison.Ordinal) || title.StartsWith("Microsoft Word", StringComparison.OrdinalIgnoreCase) || title.Contains(".doc", StringComparison.OrdinalIgnoreCase) || title.Contains(".htm", StringComparison.OrdinalIgnoreCase)) return new Clues();
        var mapped = MappedText.Of(title, 0, title.Length);
        return mapped.IsEmpty ? new Clues() : new Clues { Titles = [mapped] };
    }
}
