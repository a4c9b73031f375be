// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Layout;

/// <summary>Two texts side by side, parted by a gutter that starts at one column on many lines: the left is read first, then the right.</summary>
/// <param name="Before">The lines over both.</param>
/// <param name="Left">The lines of the left column.</param>
/// <param name="Right">The lines of the right column.</param>
/// <param name="After">The lines under both.</param>
internal sealed record Gutter(List<Line> Before, List<Line> Left, List<Line> Right, List<Line> After)
{
    private const int LeastLines = 5;
    private const int LeastWidth = 18; // of a column's lines, on average
    private const int LeastColumn = 16;

    /// <summary>Whether a line has columns: a tab or three spaces and more inside.</summary>
    public static bool HasGap(ReadOnlySpan<char> line) => line.Contains("   ", StringComparison.Ordinal) || line.Contains('\t');

    /// <summary>The columns of a text; null when it has none, or when they are those of a table or a list of names.</summary>
    public static Gutter? Of(string source, List<Line> lines)
    {
        var counts = new Dictionary<int, int>();
        foreach (var line in lines) foreach (var start in Starts(source, line)) counts[start] = counts.GetValueOrDefault(start) + 1;
        if (counts.Count == 0) return null;
        var (column, count) = counts.MaxBy(pair => pair.Value);
        if (count < LeastLines) return null;
        var (first, last) = Region(source, lines, column);
        if (last < 0) return null;
        var left = new List<Line>();
        var right = new List<Line>();
        for (var i = first; i <= last; i++)
        {
            var cut = Cut(source, lines[i], column);
            left.Add(cut.Left);
            right.Add(cut.Right);
        }
        if (!RunOn(source, left, right)) return null;
        right.Insert(0, new Line(right[0].From, right[0].From, 0, false));
        return new Gutter(lines[..first], left, right, lines[(last + 1)..]);
    }

    // The columns at which a line goes on after two blanks and more.
    private static IEnumerable<int> Starts(string source, Line line)
    {
        if (line.Indent >= LeastColumn) { yield return line.Indent; yield break; }
        for (var i = line.From + 2; i < line.To; i++)
        {
            if (source[i] != ' ' && source[i - 1] == ' ' && source[i - 2] == ' ' && line.Indent + i - line.From >= LeastColumn) yield return line.Indent + i - line.From;
        }
    }

    // The longest run of lines none of which crosses the gutter.
    private static (int First, int Last) Region(string source, List<Line> lines, int column)
    {
        var best = (First: 0, Last: -1, Count: 0);
        for (var i = 0; i < lines.Count; i++)
        {
            if (!HasRight(source, lines[i], column)) continue;
            var (end, count, last) = (i, 0, i);
            for (; end < lines.Count && (lines[end].Right <= column - 2 || HasRight(source, lines[end], column)); end++)
            {
                if (!HasRight(source, lines[end], column)) continue;
                count++;
                last = end;
            }
            if (count > best.Count) best = (i, last, count);
            i = end;
        }
        return best.Count >= LeastLines ? (best.First, best.Last) : (0, -1);
    }

    private static bool HasRight(string source, Line line, int column) => Starts(source, line).Contains(column);

    private static (Line Left, Line Right) Cut(string source, Line line, int column)
    {
        if (line.Indent >= column) return (new Line(line.From, line.From, 0, false), line with { Indent = 0 });
        if (!HasRight(source, line, column)) return (line, new Line(line.To, line.To, 0, false));
        var at = line.From + column - line.Indent;
        var end = at;
        while (end > line.From && source[end - 1] == ' ') end--;
        return (line with { To = end }, new Line(at, line.To, 0, false));
    }

    // Columns of text go on in lower case from line to line on both sides, or are in two scripts. Those of a table do neither.
    private static bool RunOn(string source, List<Line> left, List<Line> right)
    {
        if (Width(left) < LeastWidth || Width(right) < LeastWidth) return false;
        if (GoOn(source, left) >= 2 && GoOn(source, right) >= 2) return true;
        var (a, b) = (Script.Main(Text(source, left)), Script.Main(Text(source, right)));
        return a != b && a != ScriptKind.None && b != ScriptKind.None;
    }

    private static double Width(List<Line> lines) => lines.Where(line => !line.IsBlank).Select(line => (double)line.Length).DefaultIfEmpty(0).Average();

    private static int GoOn(string source, List<Line> lines)
    {
        var count = 0;
        for (var i = 1; i < lines.Count; i++) if (!lines[i].IsBlank && !lines[i - 1].IsBlank && char.IsLower(source[lines[i].From]) && source[lines[i - 1].To - 1] is not ('.' or ':' or ';')) count++;
        return count;
    }

    private static string Text(string source, List<Line> lines) => string.Join(' ', lines.Take(40).Select(line => source[line.From..line.To]));
}
