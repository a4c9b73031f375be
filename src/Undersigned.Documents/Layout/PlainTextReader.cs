// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Dates;

namespace Undersigned.Documents.Layout;

/// <summary>Plain text as blocks: wrapped lines joined, bullets and numbers taken off, rules and underlines turned into style.</summary>
internal static class PlainTextReader
{
    public static List<Block> Read(string source)
    {
        var lines = Line.Of(source);
        if (Gutter.Of(source, lines) is not { } gutter) return Read(source, lines, false);
        return [.. Read(source, gutter.Before, false), .. Read(source, gutter.Left, true), .. Read(source, gutter.Right, true), .. Read(source, gutter.After, false)];
    }

    private static List<Block> Read(string source, List<Line> lines, bool column)
    {
        var markers = ListMarker.OfLines(source, lines);
        var wrapping = LineWrapping.Of(source, lines, markers, column);
        var blocks = new List<Block>();
        var gap = 0;
        for (var i = 0; i < lines.Count;)
        {
            var line = lines[i];
            if (line.BreaksPage) gap += 2;
            if (line.IsBlank) { gap++; i++; continue; }
            if (IsRule(line.In(source)))
            {
                if (gap == 0 && blocks.Count > 0 && blocks[^1] is { Style: BlockStyle.Plain, Lines: 1 } && line.Length >= 3 && source[line.From] is '=' or '-' or '~') blocks[^1].Style = BlockStyle.Heading;
                gap += 2;
                i++;
                continue;
            }
            var end = i + 1;
            var marker = WithoutDate(source, line, markers[i]);
            while (end < lines.Count && GoesOn(source, lines, wrapping, markers, end, marker)) end++;
            if (Make(source, lines, i, end, marker, gap) is { } block)
            {
                blocks.Add(block);
                gap = 0;
            }
            i = end;
        }
        return blocks;
    }

    // "3. Mai 2021" is a date, not the third item.
    private static ListMarker WithoutDate(string source, Line line, ListMarker marker)
    {
        if (marker.Style != BlockStyle.Number || marker.Number > 31 || line.Length > 40) return marker;
        var text = line.In(source).ToString();
        return DateFinder.All(text, Word.Of(text)) is [{ Start: 0, Date.Day: not null }, ..] ? default : marker;
    }

    private static bool GoesOn(string source, List<Line> lines, LineWrapping wrapping, ListMarker[] markers, int at, ListMarker marker)
    {
        var next = lines[at];
        if (next.IsBlank || next.BreaksPage || source[next.From] == '©' || IsRule(next.In(source)) || markers[at].Length > 0) return false;
        if (Gutter.HasGap(next.In(source)) || Gutter.HasGap(lines[at - 1].In(source))) return false; // rows of a table
        // A first line set in starts a paragraph, unless the text hangs under a bullet.
        if (marker.Length == 0 && next.Indent >= lines[at - 1].Indent + 2 && lines[at - 1].Indent < 20) return false;
        return wrapping.Joins(lines[at - 1], next);
    }

    private static Block? Make(string source, List<Line> lines, int start, int end, ListMarker marker, int gap)
    {
        var quoted = marker.Length == 0 && source[lines[start].From] == '>' && lines[start].Length > 1;
        var parts = new List<(int, int)>(end - start) { (lines[start].From + (quoted ? 1 : marker.Length), lines[start].To) };
        for (var i = start + 1; i < end; i++) parts.Add((lines[i].From + (quoted && source[lines[i].From] == '>' ? 1 : 0), lines[i].To));
        var text = MappedText.Of(source, parts);
        if (text.IsEmpty) return null;
        var style = marker.Length > 0 ? marker.Style : quoted ? BlockStyle.Quote : BlockStyle.Plain;
        return new Block(text, style)
        {
            Marker = source.Substring(lines[start].From, marker.Length).TrimEnd(),
            Number = marker.Number,
            Gap = gap,
            Indent = lines[start].Indent,
            Lines = end - start,
            Columns = end - start == 1 ? Columns(source, text) : [],
        };
    }

    private static List<int> Columns(string source, MappedText text)
    {
        var columns = new List<int>();
        for (var i = 1; i < text.Text.Length - 1; i++)
        {
            if (text.Text[i] != ' ') continue;
            var gap = source.AsSpan(text.SourceOf(i - 1) + 1, Math.Max(0, text.SourceOf(i + 1) - text.SourceOf(i - 1) - 1));
            if (gap.Length >= 3 || gap.Contains('\t')) columns.Add(i);
        }
        return columns;
    }

    /// <summary>A line of dashes, stars or the like.</summary>
    private static bool IsRule(ReadOnlySpan<char> line)
    {
        if (line.Length < 3) return false;
        foreach (var c in line) if (c is not ('-' or '–' or '—' or '_' or '=' or '*' or '~' or '·' or '.' or '•' or '#' or '+' or '─' or '━' or '═' or ' ' or '\t' or '\u00A0')) return false;
        return true;
    }
}
