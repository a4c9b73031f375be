// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents;

/// <summary>Reads what documents say. Pure: it opens no file and no connection, keeps nothing, and throws on no bytes whatever.</summary>
public static class DocumentReader
{
    /// <summary>The largest file that is read, in bytes. A caller that opens files should refuse larger ones before reading them.</summary>
    public const int MaximumBytes = 16 * 1024 * 1024;

    /// <summary>
    /// Reads files that belong together. Files whose names differ only by a language tag (<c>index.md</c>, <c>index.ru.md</c>,
    /// <c>statement_fr.txt</c>) become one statement; every other file is one of its own.
    /// </summary>
    /// <param name="files">The files, in the order in which their languages should stand.</param>
    /// <returns>The statements read and the files refused. Safe to call from several threads at once.</returns>
    public static ReadOutcome Read(IReadOnlyList<SourceDocument> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new ReadOutcome([], [.. files.Select(file => new RefusedFile(file.Name, "not yet readable"))]);
    }
}
