// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Undersigned.Documents.Layout;

/// <summary>
/// Text with white space folded, and where each part of it stands in the source's decoded text.
/// Offsets are UTF-16 code units. A part keeps its length, so a place inside it is its source plus the distance; only a part that stands for
/// something written otherwise, such as <c>&amp;amp;</c>, ends where that does.
/// </summary>
internal sealed class MappedText
{
    public static readonly MappedText Empty = new("", [], 0);

    private readonly (int At, int Source, int Written)[] parts; // Written: code units in the source; 0 when as many as in the text
    private readonly int offset;

    internal MappedText(string text, (int At, int Source, int Written)[] parts, int offset)
    {
        Text = text;
        this.parts = parts;
        this.offset = offset;
    }

    public string Text { get; }

    public bool IsEmpty => Text.Length == 0;

    /// <summary>Where the text starts in the source.</summary>
    public int From => Text.Length == 0 || EndOf(Text.Length - 1) > SourceOf(0) ? SourceOf(0) : Span().From;

    /// <summary>Where it ends in the source, exclusive.</summary>
    public int To => Text.Length == 0 ? SourceOf(0) : EndOf(Text.Length - 1) is var end && end > SourceOf(0) ? end : Span().To;

    // A page whose tables are broken is mended by moving text, so that a part may stand after one that it is read before.
    private (int From, int To) Span()
    {
        var (from, to) = (int.MaxValue, 0);
        // What was put between two parts stands nowhere.
        for (var at = 0; at < Text.Length; at++) if (char.IsLetterOrDigit(Text[at])) (from, to) = (Math.Min(from, SourceOf(at)), Math.Max(to, EndOf(at)));
        return from < to ? (from, to) : (SourceOf(0), SourceOf(0) + 1);
    }

    /// <summary>Where the code unit at a place of <see cref="Text"/> stands in the source.</summary>
    public int SourceOf(int at)
    {
        if (parts.Length == 0) return 0;
        var part = parts[PartOf(at)];
        var into = at + offset - part.At;
        return part.Source + (part.Written > 0 ? Math.Min(into, part.Written - 1) : into);
    }

    // Where the code unit at a place ends in the source, exclusive.
    private int EndOf(int at)
    {
        if (parts.Length == 0) return 0;
        var part = parts[PartOf(at)];
        return part.Written > 0 ? part.Source + part.Written : part.Source + at + offset - part.At + 1;
    }

    private int PartOf(int at)
    {
        at += offset;
        var low = 0;
        var high = parts.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (parts[middle].At <= at) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /// <summary>A part of it, without white space at its ends.</summary>
    public MappedText Slice(int start, int length)
    {
        var end = start + length;
        while (start < end && char.IsWhiteSpace(Text[start])) start++;
        while (end > start && char.IsWhiteSpace(Text[end - 1])) end--;
        return start == 0 && end == Text.Length ? this : new MappedText(Text[start..end], parts, offset + start);
    }

    public MappedText Slice(int start) => Slice(start, Text.Length - start);

    public override string ToString() => Text;

    /// <summary>Folds white space and drops what is invisible: soft hyphens, zero-width spaces, marks of direction, controls.</summary>
    public static MappedText Of(string source, int from, int to) => Of(source, [(from, to)]);

    /// <summary>Joins lines into one text: with a space, or with none between scripts that are written without.</summary>
    public static MappedText Of(string source, IReadOnlyList<(int From, int To)> lines)
    {
        var text = new StringBuilder();
        var parts = new List<(int, int, int)>();
        var next = -1; // the source offset at which the current part would go on
        foreach (var (from, to) in lines)
        {
            var space = text.Length > 0;
            var first = FirstVisible(source, from, to);
            for (var i = from; i < to; i++)
            {
                var c = source[i];
                if (char.IsWhiteSpace(c) || c == '\0') { space = text.Length > 0; continue; }
                if (IsInvisible(c)) continue;
                if (space)
                {
                    space = false;
                    if (i == first && EndsInBrokenWord(text, c)) text.Length--;
                    else if (!GluesTo(text[^1], c, i == first))
                    {
                        if (next != i - 1 || next < 0) parts.Add((text.Length, i - 1, 0));
                        text.Append(' ');
                        next = i;
                    }
                }
                if (next != i) parts.Add((text.Length, i, 0));
                text.Append(c);
                next = i + 1;
            }
        }
        return new MappedText(text.ToString(), [.. parts], 0);
    }

    // "associ-" and "ations" over two lines are one word.
    private static bool EndsInBrokenWord(StringBuilder text, char next) =>
        text.Length >= 3 && text[^1] is '-' or '\u2010' && char.IsLower(text[^2]) && char.IsLower(next);

    // Only at a line's start: a space inside a line of Chinese was typed on purpose.
    private static bool GluesTo(char last, char c, bool atLineStart) =>
        atLineStart && (IsHanLike(last) && IsHanLike(c));

    private static bool IsHanLike(char c) => Script.Of(c) is ScriptKind.Han or ScriptKind.Kana || c is >= '\u3000' and <= '\u303F' or >= '\uFF00' and <= '\uFF0F' or '；' or '：' or '？';

    private static int FirstVisible(string source, int from, int to)
    {
        while (from < to && (char.IsWhiteSpace(source[from]) || IsInvisible(source[from]))) from++;
        return from;
    }

    internal static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u2069' || char.IsControl(c);
}
