// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Structure;

/// <summary>Footnotes under lists: "* in a personal capacity", "¹ with reservation on paragraph 3", "[2] observer".</summary>
internal static class Footnotes
{
    private const string Marks = "*†‡§¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Keeps the footnote that a block is; false when it is none, or when no signatory bears its mark.</summary>
    public static bool Take(Draft draft, int i)
    {
        var block = draft.Blocks[i];
        var mark = Mark(block);
        if (mark.Length == 0 || !draft.UsedMarks.Contains(mark)) return false;
        var text = block.IsMarked ? block.Text : block.Text[mark.Length..].TrimStart();
        draft.Footnotes.TryAdd(mark, text.TrimStart(':', '=', ' ', '–', '-'));
        draft.Parts[i] = Part.Footnote;
        return true;
    }

    /// <summary>The mark at the end of an entry, or an empty one.</summary>
    public static string MarkAtEnd(string text)
    {
        var start = text.Length;
        while (start > 0 && Marks.Contains(text[start - 1], StringComparison.Ordinal)) start--;
        if (start < text.Length) return text[start..];
        if (text.Length > 3 && text[^1] == ']')
        {
            var open = text.LastIndexOf('[');
            if (open > 0 && text.Length - open <= 4 && text.AsSpan(open + 1, text.Length - open - 2).ContainsAnyExceptInRange('0', '9') is false) return text[open..];
        }
        return "";
    }

    private static string Mark(Block block)
    {
        if (block.Style == BlockStyle.Bullet && block.Marker.Length > 0 && Marks.Contains(block.Marker[0], StringComparison.Ordinal)) return block.Marker;
        if (block.IsMarked) return "";
        var end = 0;
        while (end < block.Text.Length && Marks.Contains(block.Text[end], StringComparison.Ordinal)) end++;
        if (end > 0) return block.Text[..end];
        if (block.Text[0] == '[' && block.Text.IndexOf(']', StringComparison.Ordinal) is > 1 and <= 3 and var close) return block.Text[..(close + 1)];
        return "";
    }

    /// <summary>All marks that end a word of an entry.</summary>
    public static IEnumerable<string> MarksIn(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '[' && MarkAtEnd(text[..Math.Min(text.Length, text.IndexOf(']', i) + 1)]) is { Length: > 0 } bracket) yield return bracket;
            if (!Marks.Contains(text[i], StringComparison.Ordinal)) continue;
            var start = i;
            while (i < text.Length && Marks.Contains(text[i], StringComparison.Ordinal)) i++;
            yield return text[start..i];
        }
    }
}
