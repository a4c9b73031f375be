// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers;

/// <summary>
/// What a reader makes of one file: blocks in the order in which a person reads them, and what the format says beside the text.
/// A reader reports the paragraph, line, item or cell as printed and the hints that its format knows of it (<see cref="Block"/>); what a
/// block means is for the analysis to find. It leaves out what is never text (scripts, hidden parts) and what the format itself marks as not
/// belonging to the document (menus, comments, headers of pages), and nothing else.
/// </summary>
/// <param name="Blocks">The blocks. None is empty.</param>
internal sealed record Reading(IReadOnlyList<Block> Blocks)
{
    /// <summary>Why the file cannot be read, as one sentence without its name and full stop; null when it was read.</summary>
    public string? Refusal { get; private init; }

    /// <summary>Whether the places of the blocks are offsets in the file's decoded text. A format without such a text (PDF, Word, spreadsheets) counts in a text of its own, and its offsets are not printed.</summary>
    public bool HasOffsets { get; init; } = true;

    /// <summary>Title, date, language and the like that the format holds beside the text: used where the text does not say.</summary>
    public Clues Clues { get; init; } = new();

    /// <summary>What a person should look at. Their file is set later.</summary>
    public IReadOnlyList<ReadWarning> Warnings { get; init; } = [];

    /// <summary>Files inside this one, each a document of its own.</summary>
    public IReadOnlyList<SourceDocument> Attachments { get; init; } = [];

    public static Reading Refused(string reason) => new([]) { Refusal = reason };
}
