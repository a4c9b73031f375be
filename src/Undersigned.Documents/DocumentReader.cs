// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using Undersigned.Documents.Formats;
using Undersigned.Documents.Readers;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents;

/// <summary>Reads what documents say. Pure: it opens no file and no connection, keeps nothing, and throws on no bytes whatever.</summary>
public static class DocumentReader
{
    /// <summary>The largest file that is read, in bytes. A caller that opens files should refuse larger ones before reading them.</summary>
    public const int MaximumBytes = 16 * 1024 * 1024;

    internal const int DeepestMail = 3; // mails in mails

    /// <summary>
    /// Reads files that belong together. Files whose names differ only by a language tag (<c>index.md</c>, <c>index.ru.md</c>,
    /// <c>statement_fr.txt</c>) become one statement; every other file is one of its own. What is attached to a mail is read in its place:
    /// the sources of its statements are the mail and the attachment.
    /// </summary>
    /// <param name="files">The files, in the order in which their languages should stand.</param>
    /// <returns>The statements read and the files refused. Safe to call from several threads at once.</returns>
    public static ReadOutcome Read(IReadOnlyList<SourceDocument> files) => Read(files, ReadOptions.None);

    /// <summary>As <see cref="Read(IReadOnlyList{SourceDocument})"/>, with what is known of the documents beforehand.</summary>
    /// <param name="files">The files, in the order in which their languages should stand.</param>
    /// <param name="options">What is known of them.</param>
    /// <returns>The statements read and the files refused. Safe to call from several threads at once.</returns>
    public static ReadOutcome Read(IReadOnlyList<SourceDocument> files, ReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var statements = new List<ReadStatement>();
        var refused = new List<RefusedFile>();
        Read(files, [], options, statements, refused);
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < files.Count; i++) order.TryAdd(files[i].Name, i);
        return new ReadOutcome(statements, [.. refused.OrderBy(one => order.GetValueOrDefault(one.Name, int.MaxValue))]);
    }

    // `mails` are those in which the files were found, the outermost first.
    private static void Read(IReadOnlyList<SourceDocument> files, IReadOnlyList<SourceDocument> mails, ReadOptions options, List<ReadStatement> statements, List<RefusedFile> refused)
    {
        foreach (var together in Together(files))
        {
            var read = new List<(SourceDocument File, Reading Reading, Analysed Analysed)>();
            foreach (var file in together)
            {
                var (reading, analysed) = FileReader.Understand(file, LanguageTag.Of(file.Name).Tag, options);
                if (reading.Refusal is { } reason) refused.Add(new RefusedFile(string.Join(": ", [.. mails.Select(mail => mail.Name), file.Name]), reason));
                else read.Add((file, reading, analysed!));
                if (reading.Attachments.Count > 0 && mails.Count < DeepestMail) Read(reading.Attachments, [.. mails, file], options, statements, refused);
            }
            read.RemoveAll(one => one.Reading.Blocks.Count == 0 && one.Reading.Attachments.Count > 0);
            if (read.Count > 0) statements.Add(Put(read, mails, options));
        }
    }

    private static ReadStatement Put(List<(SourceDocument File, Reading Reading, Analysed Analysed)> read, IReadOnlyList<SourceDocument> mails, ReadOptions options)
    {
        var several = read.Count + mails.Count > 1;
        var warnings = read.SelectMany((one, i) => one.Reading.Warnings.Select(warning => several ? warning with { File = i + mails.Count } : warning)).ToList();
        var sources = mails.Concat(read.Select(one => one.File)).ToList();
        var analysed = read.Select((one, i) => one.Analysed with { File = several ? i + mails.Count : null });
        var statement = Assembly.Of([.. sources.Select(file => LanguageTag.FileName(file.Name))], [.. sources.Select(Hash)], [.. analysed], warnings);
        if (options.ListElsewhere) statement = statement with { Warnings = [.. statement.Warnings.Where(warning => warning.Message != Assembly.NoSignatories)] };
        return options.Headings.Count > 0 ? WithRoles(statement, options) : statement;
    }

    // What a heading is known to make of those under it goes before what its words say.
    private static ReadStatement WithRoles(ReadStatement statement, ReadOptions options)
    {
        var fields = statement.Fields?.ToDictionary();
        var groups = statement.Groups.ToList();
        for (var i = 0; i < groups.Count; i++)
        {
            if (options.RoleOf(groups[i].Heading) is not { } role) continue;
            groups[i] = groups[i] with { Role = role };
            var at = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/groups/{i}/role");
            if (fields?.GetValueOrDefault(at) is { } field) fields[at] = field with { Confidence = Sureness.Stated };
        }
        return statement with { Groups = groups, Fields = fields };
    }

    /// <summary>Which files belong together by their names, as <see cref="Read(IReadOnlyList{SourceDocument})"/> puts them together.</summary>
    /// <param name="names">The names, in the order in which their languages should stand.</param>
    /// <returns>Indices of the names, one list a statement.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Together(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var files = names.Select(name => new SourceDocument(name, default)).ToList();
        var at = new Dictionary<SourceDocument, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < files.Count; i++) at[files[i]] = i;
        return [.. Together(files).Select(group => (IReadOnlyList<int>)[.. group.Select(file => at[file])])];
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

    /// <summary>The reason for refusing a file of a size above <see cref="MaximumBytes"/>, for a caller that refuses it unread.</summary>
    /// <param name="bytes">Its size.</param>
    public static string TooLarge(long bytes) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the file has {bytes:N0} bytes; at most {MaximumBytes:N0} are read");

    private static string Hash(SourceDocument file) => Convert.ToHexStringLower(SHA256.HashData(file.Content.Span));
}
