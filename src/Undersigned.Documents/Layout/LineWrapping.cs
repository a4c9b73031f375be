// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Layout;

/// <summary>
/// Tells which lines of a plain text go on the line before. Whoever wraps at a column puts a word on the next line only when it does not fit;
/// so a line to which the next word would have fitted was ended on purpose.
/// </summary>
internal sealed class LineWrapping
{
    private const int Narrowest = 40;
    private const int NarrowestColumn = 18;
    private const int Widest = 130;

    private readonly string source;
    private readonly int width; // the widest line that is surely wrapped; 0 when none is
    private readonly bool column;

    private int Least => column ? NarrowestColumn : Narrowest;

    private LineWrapping(string source, int width, bool column)
    {
        this.source = source;
        this.width = width;
        this.column = column;
    }

    /// <param name="source">The text.</param>
    /// <param name="lines">Its lines, or those of a column.</param>
    /// <param name="markers">The bullets and numbers they start with.</param>
    /// <param name="column">Whether they are a column of a page, which may be narrow.</param>
    public static LineWrapping Of(string source, List<Line> lines, ListMarker[] markers, bool column)
    {
        var narrowest = column ? NarrowestColumn : Narrowest;
        var width = 0;
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].IsBlank) { i++; continue; }
            var end = i + 1;
            while (end < lines.Count && !lines[end].IsBlank && markers[end].Length == 0) end++;
            width = Math.Max(width, RunWidth(source, lines, i, end, narrowest));
            i = end;
        }
        return new LineWrapping(source, width, column);
    }

    /// <summary>Whether a line goes on in the next one.</summary>
    public bool Joins(Line line, Line next)
    {
        if (column && char.IsLower(source[next.From]) && source[line.To - 1] is not ('.' or '!' or '?' or ':' or ';')) return true;
        if (width == 0 || line.Right > Widest || line.Right < Least / 2) return false;
        return line.Right + 1 + FirstWord(source, next) > width && line.Right <= width + 2;
    }

    // Three lines and more that were all filled are proof; of two lines, the first must break off and the second go on in lower case.
    private static int RunWidth(string source, List<Line> lines, int start, int end, int narrowest)
    {
        if (end - start < 2) return 0;
        var widest = 0;
        for (var i = start; i < end - 1; i++) widest = Math.Max(widest, lines[i].Right);
        if (widest < narrowest || widest > Widest || lines[end - 1].Right > widest + 2) return 0;
        for (var i = start; i < end - 1; i++)
        {
            if (lines[i].Right + 1 + FirstWord(source, lines[i + 1]) <= widest) return 0;
        }
        if (end - start > 2 && GoesOn(source, lines[start], lines[start + 1], widest >= 60)) return widest;
        return end - start == 2 && GoesOn(source, lines[start], lines[start + 1], false) ? lines[start].Right : 0;
    }

    private static bool GoesOn(string source, Line line, Line next, bool three)
    {
        var last = source[line.To - 1];
        var first = source[next.From];
        if (last is '.' or '!' or '?' or ':' or ';' or '。') return false;
        return char.IsLower(first) || char.IsLetter(first) && !Script.HasCase(Script.Of(first)) || last == ',' || three && char.IsLetter(first);
    }

    private static int FirstWord(string source, Line line)
    {
        var text = line.In(source);
        if (text.Length > 0 && Script.IsEastAsian(Script.Of(text[0]))) return 1;
        var end = text.IndexOfAny(" \t\u00A0");
        return end < 0 ? text.Length : end;
    }
}
