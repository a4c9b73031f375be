// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Statements;

namespace Undersigned.Server.Desk.Publishing;

/// <summary>A text as it is typed into a field: blocks parted by an empty line, the kind of a block as its first characters.</summary>
internal static class TypedText
{
    private static readonly (string Prefix, TextBlockKind Kind)[] Prefixes = [("### ", TextBlockKind.Heading), ("## ", TextBlockKind.Subtitle), ("- ", TextBlockKind.Item), ("> ", TextBlockKind.Quote)];

    /// <summary>Lines of one block are one line; items may follow each other without an empty line.</summary>
    public static List<TextBlock> Blocks(string text)
    {
        var blocks = new List<TextBlock>();
        var open = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(RenditionText.Fold))
        {
            if (line.Length == 0 || line.StartsWith("- ", StringComparison.Ordinal)) Close(open, blocks);
            if (line.Length > 0) open.Add(line);
        }

        Close(open, blocks);
        return blocks;
    }

    /// <summary>Blocks as they are typed.</summary>
    public static string Of(IEnumerable<TextBlock> blocks) => string.Join("\n\n", blocks.Select(block => Array.Find(Prefixes, pair => pair.Kind == block.Kind).Prefix + block.Text));

    private static void Close(List<string> lines, List<TextBlock> blocks)
    {
        if (lines.Count == 0) return;
        var text = string.Join(' ', lines);
        lines.Clear();
        var (prefix, kind) = Array.Find(Prefixes, pair => text.StartsWith(pair.Prefix, StringComparison.Ordinal));
        var content = prefix is null ? text : text[prefix.Length..].Trim();
        if (content.Length > 0) blocks.Add(new TextBlock(prefix is null ? TextBlockKind.Paragraph : kind, content));
    }
}
