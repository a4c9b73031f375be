// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Security.Cryptography;
using Undersigned.Documents.Decoding;
using Undersigned.Documents.Formats;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents;

/// <summary>Reads what documents say. Pure: it opens no file and no connection, keeps nothing, and throws on no bytes whatever.</summary>
public static class DocumentReader
{
    /// <summary>The largest file that is read, in bytes. A caller that opens files should refuse larger ones before reading them.</summary>
    public const int MaximumBytes = 16 * 1024 * 1024;

    private static readonly SearchValues<char> Blank = SearchValues.Create(" \t\r\n\f\0\uFEFF");

    /// <summary>
    /// Reads files that belong together. Files whose names differ only by a language tag (<c>index.md</c>, <c>index.ru.md</c>,
    /// <c>statement_fr.txt</c>) become one statement; every other file is one of its own.
    /// </summary>
    /// <param name="files">The files, in the order in which their languages should stand.</param>
    /// <returns>The statements read and the files refused. Safe to call from several threads at once.</returns>
    public static ReadOutcome Read(IReadOnlyList<SourceDocument> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var statements = new List<ReadStatement>();
        var refused = new List<RefusedFile>();
        foreach (var together in Together(files))
        {
            var read = new List<(SourceDocument File, Analysed Analysed)>();
            var warnings = new List<ReadWarning>();
            foreach (var file in together)
            {
                if (Refusal(file, out var text) is { } reason) { refused.Add(new RefusedFile(file.Name, reason)); continue; }
                int? index = together.Count > 1 ? read.Count : null;
                if (text!.Guessed) warnings.Add(new ReadWarning("The encoding was guessed to be " + text.Encoding + ": check that names read right.", null, index));
                if (text.Replaced) warnings.Add(new ReadWarning("Some bytes make no character in " + text.Encoding + " and were replaced.", text.Text.IndexOf('\uFFFD', StringComparison.Ordinal), index));
                read.Add((file, Analysis.Of(PlainTextReader.Read(text.Text), LanguageTag.Of(file.Name).Tag)));
            }
            if (read.Count == 0) continue;
            statements.Add(Assembly.Of([.. read.Select(one => LanguageTag.FileName(one.File.Name))], [.. read.Select(one => Hash(one.File))], [.. read.Select(one => one.Analysed)], warnings));
        }
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < files.Count; i++) order.TryAdd(files[i].Name, i);
        return new ReadOutcome(statements, [.. refused.OrderBy(one => order[one.Name])]);
    }

    private static List<List<SourceDocument>> Together(IReadOnlyList<SourceDocument> files)
    {
        var groups = new List<List<SourceDocument>>();
        var open = new Dictionary<string, (HashSet<string> Tags, List<SourceDocument> Files)>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var (name, tag) = LanguageTag.Of(file.Name);
            // A tag that comes again, as of a file of the same name in another folder, starts another statement.
            if (!open.TryGetValue(name, out var group) || !group.Tags.Add(tag ?? ""))
            {
                open[name] = group = ([tag ?? ""], []);
                groups.Add(group.Files);
            }
            group.Files.Add(file);
        }
        return groups;
    }

    private static string? Refusal(SourceDocument file, out DecodedText? text)
    {
        text = null;
        if (file.Content.Length == 0) return "the file is empty";
        if (file.Content.Length > MaximumBytes) return TooLarge(file.Content.Length);
        var format = FileFormats.Of(file.Name, file.Content.Span);
        if (format != FileFormat.PlainText) return FileFormats.Name(format) + " is not yet readable";
        text = TextDecoder.Decode(file.Content.Span);
        if (text is null) return "the file is not text in any known encoding";
        return text.Text.AsSpan().IndexOfAnyExcept(Blank) < 0 ? "the file holds nothing but white space" : null;
    }

    /// <summary>The reason for refusing a file of a size above <see cref="MaximumBytes"/>, for a caller that refuses it unread.</summary>
    /// <param name="bytes">Its size.</param>
    public static string TooLarge(long bytes) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the file has {bytes:N0} bytes; at most {MaximumBytes:N0} are read");

    private static string Hash(SourceDocument file) => Convert.ToHexStringLower(SHA256.HashData(file.Content.Span));
}
