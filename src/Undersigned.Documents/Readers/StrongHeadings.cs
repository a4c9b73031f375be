// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers;

/// <summary>Finds headings that were set as bold paragraphs.</summary>
internal static class StrongHeadings
{
    private const int Longest = 14; // words

    /// <summary>Makes headings of the bold lines among others that are not; where three follow one another, bold is only how they are set.</summary>
    public static List<Block> Mark(List<Block> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!CouldHead(blocks[i])) continue;
            var end = i + 1;
            while (end < blocks.Count && CouldHead(blocks[end])) end++;
            if (end - i <= 2 && end < blocks.Count) for (var j = i; j < end; j++) blocks[j].Style = BlockStyle.Heading;
            i = end;
        }
        return blocks;
    }

    private static bool CouldHead(Block block) =>
        block is { IsStrong: true, Style: BlockStyle.Plain, Row: null } && block.Length is > 0 and <= Longest && block.Text[^1] is not ('.' or ',' or ';');
}
