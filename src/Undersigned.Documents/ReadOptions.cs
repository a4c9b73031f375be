// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents;

/// <summary>
/// What somebody knows beforehand of the documents to be read, such as of one site's pages. Lines are compared without regard to case, accents and
/// white space, and count only as whole lines.
/// </summary>
public sealed class ReadOptions
{
    internal static readonly ReadOptions None = new();

    /// <summary>Lines that belong to the page and not to the document.</summary>
    public IReadOnlyCollection<string> Furniture { get; init; } = [];

    /// <summary>Lines that head a list of signatories, and what they make of those under them.</summary>
    public IReadOnlyDictionary<string, GroupRole> Headings { get; init; } = new Dictionary<string, GroupRole>();

    /// <summary>Lines that say what kind of document it is.</summary>
    public IReadOnlyDictionary<string, StatementKind> Kinds { get; init; } = new Dictionary<string, StatementKind>();

    /// <summary>Whether places are given for formats without a text of their own (Word, PDF, spreadsheets) too: they count in the lines of <see cref="SourceText"/>.</summary>
    public bool AllPlaces { get; init; }

    /// <summary>Whether the signatories are given elsewhere: that a document has none is nothing to warn of then.</summary>
    public bool ListElsewhere { get; init; }

    private Dictionary<string, Action<Draft, int>>? lines;

    /// <summary>Marks the lines that are known, before anything else is found out about them.</summary>
    internal void Mark(Draft draft)
    {
        lines ??= Known();
        if (lines.Count == 0) return;
        for (var i = 0; i < draft.Blocks.Count; i++) if (lines.TryGetValue(Key(draft.Blocks[i].Text), out var mark)) mark(draft, i);
    }

    /// <summary>The role that a heading is known to give; null for one that is not known.</summary>
    internal GroupRole? RoleOf(string? heading)
    {
        if (heading is null) return null;
        var key = Key(heading);
        foreach (var (line, role) in Headings) if (Key(line) == key) return role;
        return null;
    }

    private Dictionary<string, Action<Draft, int>> Known()
    {
        var known = new Dictionary<string, Action<Draft, int>>(StringComparer.Ordinal);
        foreach (var line in Furniture) known[Key(line)] = (draft, i) => draft.Parts[i] = Part.Furniture;
        foreach (var line in Headings.Keys) known[Key(line)] = (draft, i) => draft.Blocks[i].Style = BlockStyle.Heading;
        foreach (var (line, kind) in Kinds)
        {
            known[Key(line)] = (draft, i) =>
            {
                if (draft.Filing.Kind is not null) return;
                draft.Filing.At(draft.Blocks[i].Mapped, Sureness.Stated);
                draft.Filing.Kind = kind;
            };
        }
        known.Remove("");
        return known;
    }

    private static string Key(string line) => Fold.Of(string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd(':', ' ', '：'));
}
