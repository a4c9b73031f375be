// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers.Pdf;

/// <summary>Puts the letters of a line into the order in which they are read. A page has them in the order in which they are seen, from left to right.</summary>
internal static class VisualOrder
{
    private const string Pairs = "()[]{}«»";
    private static readonly SearchValues<char> AnyBracket = SearchValues.Create(Pairs);

    public static bool IsRightToLeft(char c) => Script.Of(c) is ScriptKind.Arabic or ScriptKind.Hebrew;

    /// <summary>Whether a line is read from the right: more of its letters are than are not.</summary>
    public static bool IsRightToLeft(IEnumerable<Glyph> glyphs)
    {
        var balance = 0;
        foreach (var glyph in glyphs)
        {
            if (IsRightToLeft(glyph.Text[0])) balance++;
            else if (char.IsLetter(glyph.Text[0])) balance--;
        }
        return balance > 0;
    }

    /// <summary>Whether a line is read from the right, on a page that is: a name in Latin letters may be longer than the rest of the line.</summary>
    public static bool IsRightToLeft(IReadOnlyCollection<Glyph> glyphs, bool page) =>
        IsRightToLeft(glyphs) || page && glyphs.Count(glyph => IsRightToLeft(glyph.Text[0])) * 5 >= glyphs.Count;

    /// <summary>Whether words are read from the right; as the line they come from when they have no letters.</summary>
    public static bool IsRightToLeft(List<PdfWord> words, bool line)
    {
        var (right, other) = (words.Sum(word => word.Seen.Count(IsRightToLeft)), words.Sum(word => word.Seen.Count(c => char.IsLetter(c) && !IsRightToLeft(c))));
        return right + other == 0 ? line : right * (line ? 4 : 1) > other;
    }

    /// <summary>The pieces of a line in reading order.</summary>
    /// <param name="pieces">Letters and spaces from left to right.</param>
    /// <param name="rightToLeft">Whether the line as a whole is read from the right.</param>
    public static string Read(IReadOnlyList<string> pieces, bool rightToLeft)
    {
        if (!rightToLeft && !pieces.Any(piece => IsRightToLeft(piece[0]))) return string.Concat(pieces);
        var text = new StringBuilder();
        if (rightToLeft)
        {
            for (var end = pieces.Count; end > 0;)
            {
                var start = Foreign(pieces, end, IsForward);
                if (start < end) { for (var i = start; i < end; i++) text.Append(pieces[i]); end = start; }
                else text.Append(pieces[--end]);
            }
        }
        else
        {
            for (var start = 0; start < pieces.Count;)
            {
                var end = start;
                while (end < pieces.Count && (IsRightToLeft(pieces[end][0]) || end > start && IsBetween(pieces, end, IsRightToLeft))) end++;
                if (end > start) { for (var i = end; i > start; i--) text.Append(pieces[i - 1]); start = end; }
                else text.Append(pieces[start++]);
            }
        }
        return Brackets(text.ToString());
    }

    // Where the run of letters and figures that ends at `end` and is read forward starts; `end` when there is none.
    private static int Foreign(IReadOnlyList<string> pieces, int end, Func<char, bool> forward)
    {
        if (!forward(pieces[end - 1][0])) return end;
        var start = end - 1;
        while (start > 0)
        {
            if (forward(pieces[start - 1][0])) { start--; continue; }
            var last = start - 1;
            while (last > 0 && IsNeutral(pieces[last][0]) && start - last < 4) last--;
            // Signs and spaces between two forward runs belong to them; between two numbers only what joins figures.
            if (last == start - 1 || !forward(pieces[last][0])) break;
            var numbers = char.IsDigit(pieces[last][0]) && char.IsDigit(pieces[start][0]);
            if (numbers && !Enumerable.Range(last + 1, start - last - 1).All(i => pieces[i] is "." or "," or "/" or ":" or "-" or "٫" or "٬")) break;
            start = last;
        }
        return start;
    }

    private static bool IsBetween(IReadOnlyList<string> pieces, int at, Func<char, bool> kind)
    {
        if (!IsNeutral(pieces[at][0])) return false;
        var next = at;
        while (next < pieces.Count && IsNeutral(pieces[next][0])) next++;
        return next < pieces.Count && kind(pieces[next][0]);
    }

    private static bool IsForward(char c) => char.IsDigit(c) || char.IsLetter(c) && !IsRightToLeft(c) || c is '%' or '@';

    private static bool IsNeutral(char c) => !char.IsLetterOrDigit(c);

    // Some programs write the bracket that is seen, some the one that is read: one that closes before it opens is the former.
    private static string Brackets(string text)
    {
        var first = text.AsSpan().IndexOfAny(AnyBracket);
        if (first < 0 || Pairs.IndexOf(text[first], StringComparison.Ordinal) % 2 == 0) return text;
        if (text[first] == ')' && first < 4 && text.AsSpan(first + 1).IndexOfAny(AnyBracket) < 0) return text; // "1)"
        return string.Concat(text.Select(c => Pairs.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Pairs[at ^ 1] : c));
    }
}
