// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Readers;

namespace Undersigned.Documents.Structure;

/// <summary>One document while it is being understood: its blocks, what each is, and what was learnt on the way.</summary>
internal sealed class Draft(IReadOnlyList<Block> blocks)
{
    public IReadOnlyList<Block> Blocks { get; } = blocks;

    public Part[] Parts { get; } = new Part[blocks.Count];

    /// <summary>Languages of the running text, the one with most text first.</summary>
    public List<string> Languages { get; set; } = [];

    public List<ListGroup> Groups { get; } = [];

    /// <summary>The text of footnotes, by their marks.</summary>
    public Dictionary<string, string> Footnotes { get; } = new(StringComparer.Ordinal);

    /// <summary>The marks of footnotes that signatories bear.</summary>
    public HashSet<string> UsedMarks { get; } = new(StringComparer.Ordinal);

    /// <summary>What the format says beside the text.</summary>
    public Clues Clues { get; init; } = new();

    /// <summary>When to stop.</summary>
    public CancellationToken Limit { get; init; }

    public Filing Filing { get; } = new();

    public List<ReadWarning> Warnings { get; } = [];

    public void Warn(string message, int? offset = null) => Warnings.Add(new ReadWarning(message, offset));

    /// <summary>The next block that is not furniture, or the number of blocks.</summary>
    public int Next(int index)
    {
        Limit.ThrowIfCancellationRequested();
        index++;
        while (index < Blocks.Count && Parts[index] == Part.Furniture) index++;
        return index;
    }
}
