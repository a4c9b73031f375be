// SPDX-License-Identifier: Apache-2.0
using Markdig.Syntax.Inlines;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Readers.Html;

namespace Undersigned.Documents.Readers.Markdown;

/// <summary>
/// Tells lines that were meant as lines from those that only wrap. Markdown joins both; whoever writes one name a line under another means lines.
/// </summary>
internal static class SoftLines
{
    private const int Longest = 90; // code units in a line that could be a name

    /// <summary>Whether the line breaks of a paragraph part it.</summary>
    public static bool Part(string source, ContainerInline inlines)
    {
        var lines = new List<(int From, int To)>();
        var start = -1;
        foreach (var inline in inlines)
        {
            if (start < 0 && inline is not LineBreakInline) start = inline.Span.Start;
            if (inline is not LineBreakInline line) continue;
            if (start >= 0 && !line.IsHard) lines.Add((start, inline.Span.Start));
            start = -1;
        }
        if (start < 0 || lines.Count == 0 || inlines.LastChild is null) return false;
        lines.Add((start, inlines.LastChild.Span.End + 1));
        for (var i = 0; i < lines.Count; i++)
        {
            var text = source.AsSpan(lines[i].From, Math.Max(0, lines[i].To - lines[i].From)).Trim(" \t*_\r\n");
            if (text.Length is 0 or > Longest) return false;
            var first = text[0];
            if (i > 0 && (char.IsLower(first) && !HtmlLines.StartsWithTitle(text) || !char.IsLetterOrDigit(first) && first is not ('«' or '"' or '“' or '„'))) return false;
            if (i + 1 < lines.Count && text[^1] is '.' or '!' or '?' or ',' or '-' or '。' or '؟' or '،') return false;
        }
        // In scripts without capitals only several lines of unequal length tell.
        var lengths = lines.Select(line => line.To - line.From).ToList();
        return Script.HasCase(Script.Of(source[lines[^1].From])) && lengths.Take(lines.Count - 1).Min() < 60 || lines.Count >= 3 && lengths.Max() < 60;
    }
}
