// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Xml;

namespace Undersigned.Documents.Readers.Office;

/// <summary>
/// Looks through a package before anything builds a tree of it: what it inflates to, how deep it nests, and that it declares no entities.
/// Sizes are counted while inflating; those that the archive states are the sender's word.
/// </summary>
internal static class WordPackage
{
    private const long MostXml = 64 * 1024 * 1024; // bytes; the longest documents have a tenth of it
    private const int MostEntries = 5000;
    private const int Deepest = 300; // a text box in a cell of a table inside a table stands at about 60

    /// <summary>The reason for not reading a package, or null.</summary>
    public static string? Refusal(Stream content, CancellationToken limit)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MostEntries) return "the package has more than " + MostEntries + " parts";
        long read = 0;
        var hasText = false;
        foreach (var entry in archive.Entries)
        {
            limit.ThrowIfCancellationRequested();
            if (!entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)) continue;
            hasText |= entry.FullName.StartsWith("word/", StringComparison.OrdinalIgnoreCase);
            using var inflated = new CountingStream(entry.Open(), MostXml - read);
            if (Unsafe(inflated, limit) is { } reason) return reason;
            read += inflated.Count;
        }
        return hasText ? null : "the package holds no Word document";
    }

    private static string? Unsafe(CountingStream part, CancellationToken limit)
    {
        try
        {
            using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
            for (var nodes = 0; xml.Read(); nodes++)
            {
                if (xml.Depth > Deepest) return "its parts nest deeper than " + Deepest + " levels";
                if ((nodes & 0xFFF) == 0) limit.ThrowIfCancellationRequested();
            }
            return null;
        }
        catch (XmlException) when (part.Full)
        {
            return TooLarge;
        }
        catch (XmlException error) when (error.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return "the package declares entities of its own, which are not followed";
        }
        catch (XmlException)
        {
            return part.Full ? TooLarge : null; // A part that is not needed may be damaged; one that is needed is refused when it is opened.
        }
    }

    private const string TooLarge = "the package inflates to more than 64 MiB of text";

    /// <summary>Ends when a number of bytes was read from it, and says so.</summary>
    private sealed class CountingStream(Stream inner, long most) : Stream
    {
        public long Count { get; private set; }

        public bool Full => Count >= most;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Count; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, (int)Math.Min(count, most - Count));
            Count += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
