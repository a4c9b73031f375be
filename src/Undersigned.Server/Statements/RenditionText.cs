// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Undersigned.Server.Statements;

/// <summary>What a block of a text is.</summary>
internal enum TextBlockKind { Title, Subtitle, Heading, Paragraph, Item, Quote }

internal readonly record struct TextBlock(TextBlockKind Kind, string Text);

/// <summary>
/// The frozen bytes of a rendition: UTF-8, NFC, LF, blocks parted by one blank line, one final LF, the kind of a block as its
/// prefix (docs/protocol/texts.md). A block without a text is no block. Writing and reading are each other's inverse, which a property test checks.
/// </summary>
internal static class RenditionText
{
    private static readonly (TextBlockKind Kind, string Prefix)[] Prefixes =
        [(TextBlockKind.Title, "# "), (TextBlockKind.Subtitle, "## "), (TextBlockKind.Heading, "### "), (TextBlockKind.Item, "- "), (TextBlockKind.Quote, "> ")];

    public static byte[] Write(IEnumerable<TextBlock> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            var content = Fold(block.Text);
            if (content.Length == 0) continue;
            if (text.Length > 0) text.Append('\n');
            var prefix = Prefixes.FirstOrDefault(pair => pair.Kind == block.Kind).Prefix;
            text.Append(prefix);
            if (prefix is null && (content.StartsWith('\\') || Array.Exists(Prefixes, pair => content.StartsWith(pair.Prefix, StringComparison.Ordinal)))) text.Append('\\');
            text.Append(content).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static IReadOnlyList<TextBlock> Read(ReadOnlySpan<byte> bytes)
    {
        var blocks = new List<TextBlock>();
        foreach (var line in Encoding.UTF8.GetString(bytes).Split("\n\n"))
        {
            var content = line.TrimEnd('\n');
            var (kind, prefix) = Array.Find(Prefixes, pair => content.StartsWith(pair.Prefix, StringComparison.Ordinal));
            if (prefix is not null) blocks.Add(new TextBlock(kind, content[prefix.Length..]));
            else if (content.Length > 0) blocks.Add(new TextBlock(TextBlockKind.Paragraph, content[0] == '\\' ? content[1..] : content));
        }

        return blocks;
    }

    /// <summary>The title that the bytes bear; empty where they bear none.</summary>
    public static string Title(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        return bytes.StartsWith("# "u8) ? Encoding.UTF8.GetString(bytes[2..(end < 0 ? bytes.Length : end)]) : "";
    }

    /// <summary>One line, NFC, white space and control characters folded to one space: what a block's text is made of.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        // U+FFFE is no character, and Normalize refuses it.
        foreach (var c in text.Replace('\ufffe', ' ').Normalize(NormalizationForm.FormC))
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c)) folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        if (folded.Length > 0 && folded[^1] == ' ') folded.Length--;
        return folded.ToString();
    }
}
