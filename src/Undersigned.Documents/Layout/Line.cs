// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Undersigned.Documents.Layout;

/// <summary>One line of a text, without white space at its ends.</summary>
/// <param name="From">Where it starts in the source.</param>
/// <param name="To">Where it ends, exclusive; equal to <paramref name="From"/> for a blank line.</param>
/// <param name="Indent">Columns of white space before it.</param>
/// <param name="BreaksPage">Whether a form feed stands before it.</param>
internal readonly record struct Line(int From, int To, int Indent, bool BreaksPage)
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("\r\n\f\u0085\u2028\u2029");

    public int Length => To - From;

    /// <summary>The column after its last character.</summary>
    public int Right => Indent + Length;

    public bool IsBlank => From == To;

    public ReadOnlySpan<char> In(string source) => source.AsSpan(From, Length);

    /// <summary>Parts a text at CR, LF, CR LF, NEL, LS, PS and FF.</summary>
    public static List<Line> Of(string source)
    {
        var lines = new List<Line>();
        var breaksPage = false;
        for (var i = 0; i <= source.Length;)
        {
            var end = source.AsSpan(i).IndexOfAny(Ends);
            end = end < 0 ? source.Length : i + end;
            lines.Add(Trim(source, i, end, breaksPage));
            if (end == source.Length) break;
            breaksPage = source[end] == '\f';
            i = end + (source[end] == '\r' && end + 1 < source.Length && source[end + 1] == '\n' ? 2 : 1);
        }
        return lines;
    }

    private static Line Trim(string source, int from, int to, bool breaksPage)
    {
        var indent = 0;
        while (from < to && IsSpace(source[from]))
        {
            indent += source[from] == '\t' ? 4 : 1;
            from++;
        }
        while (to > from && IsSpace(source[to - 1])) to--;
        return new Line(from, to, indent, breaksPage);
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\0' or '\u200B' or '\uFEFF' or '\u200E' or '\u200F';
}
