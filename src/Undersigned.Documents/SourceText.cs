// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using Undersigned.Documents.Formats;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Readers;

namespace Undersigned.Documents;

/// <summary>A document as its reader sees it: the lines in which the places of <see cref="ReadStatement.Fields"/> can be shown, whatever its format.</summary>
public sealed class SourceText
{
    private SourceText(SourceDocument file, IReadOnlyList<SourceLine> lines) => (Name, Sha256, Lines) = (LanguageTag.FileName(file.Name), Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)), lines);

    /// <summary>The file's name, without folders.</summary>
    public string Name { get; }

    /// <summary>SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>Its paragraphs, lines, items and cells in the order in which they are read; none where it cannot be read.</summary>
    public IReadOnlyList<SourceLine> Lines { get; }

    /// <summary>The lines of a file, and of what is attached to it if it is a mail. Pure, and throws on no bytes whatever.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The file first, then what is attached, in the order in which <see cref="ReadStatement.Sha256"/> may name them.</returns>
    public static IReadOnlyList<SourceText> Of(SourceDocument file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var texts = new List<SourceText>();
        Add(file, texts, 0);
        return texts;
    }

    private static void Add(SourceDocument file, List<SourceText> texts, int depth)
    {
        var reading = FileReader.Read(file);
        texts.Add(new SourceText(file, [.. reading.Blocks.Select(block => new SourceLine(block))]));
        if (depth < DocumentReader.DeepestMail) foreach (var attached in reading.Attachments) Add(attached, texts, depth + 1);
    }
}

/// <summary>One line of a <see cref="SourceText"/>.</summary>
public sealed class SourceLine
{
    private readonly MappedText mapped;

    internal SourceLine(Block block) => (mapped, IsHeading, Marker, StartsAnew) = (block.Mapped, block.Style == BlockStyle.Heading, block.Marker, block.Gap > 0);

    /// <summary>Its text, with white space folded and without bullet or number.</summary>
    public string Text => mapped.Text;

    /// <summary>Its bullet or number as printed; empty when there is none.</summary>
    public string Marker { get; }

    /// <summary>Whether it looks like a heading.</summary>
    public bool IsHeading { get; }

    /// <summary>Whether white space parts it from the line before.</summary>
    public bool StartsAnew { get; }

    /// <summary>Where it starts in the source.</summary>
    public int From => mapped.From;

    /// <summary>Where it ends in the source, exclusive.</summary>
    public int To => mapped.To;

    /// <summary>The part of <see cref="Text"/> that stands at a place of the source.</summary>
    /// <param name="from">Where the place starts, in UTF-16 code units.</param>
    /// <param name="to">Where it ends, exclusive.</param>
    /// <returns>Where the part starts and ends in <see cref="Text"/>; null where the line has no part of the place.</returns>
    public (int Start, int End)? Within(int from, int to)
    {
        if (to <= From || from >= To || from >= to) return null;
        var (start, end) = (First(from), First(to));
        return start < end ? (start, end) : null;
    }

    // The first code unit of the text that stands at a place or after it.
    private int First(int place)
    {
        var (low, high) = (0, Text.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (mapped.SourceOf(middle) < place) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
