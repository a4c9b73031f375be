// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;

namespace Undersigned.Documents.Readers.Html;

/// <summary>Tells the line breaks that part from those that only wrap.</summary>
internal static class HtmlLines
{
    /// <summary>The lines of a paragraph as ranges of its pieces, and whether a blank line stands before each.</summary>
    public static List<(int From, int To, bool AfterBlank)> Of(string source, ReadOnlySpan<HtmlPiece> pieces)
    {
        var lines = new List<(int From, int To, bool AfterBlank)>();
        var start = 0;
        var blank = false;
        for (var i = 0; i <= pieces.Length; i++)
        {
            if (i < pieces.Length && !pieces[i].IsBreak) continue;
            if (IsBlank(source, pieces[start..i])) blank |= start > 0 || i > start;
            else
            {
                if (!blank && lines.Count > 0 && GoesOn(source, pieces[lines[^1].From..lines[^1].To], pieces[start..i])) lines[^1] = (lines[^1].From, i, lines[^1].AfterBlank);
                else lines.Add((start, i, blank && lines.Count > 0));
                blank = false;
            }
            start = i + 1;
        }
        return lines;
    }

    /// <summary>Whether a line starts with a raised figure, as a footnote does.</summary>
    public static bool StartsRaised(string source, ReadOnlySpan<HtmlPiece> pieces)
    {
        foreach (var piece in pieces) if (!piece.IsBreak && source.AsSpan(piece.From, piece.To - piece.From).IndexOfAnyExcept(" \t\r\n") >= 0) return piece.Marks.HasFlag(Marks.Raised);
        return false;
    }

    /// <summary>Whether a line starts as a person's name does although in lower case: "dr Halina Zawadzka".</summary>
    public static bool StartsWithTitle(ReadOnlySpan<char> line)
    {
        var words = Word.Of(line.ToString());
        return words.Count > 1 && Vocabulary.Title.At(words, 0) > 0 && char.IsUpper(line[words[1].Start]);
    }

    // A sentence that was broken to fit: nothing ends it, and what follows starts in lower case.
    private static bool GoesOn(string source, ReadOnlySpan<HtmlPiece> line, ReadOnlySpan<HtmlPiece> next)
    {
        var (a, b) = (HtmlPiece.Join(source, line, " ", false).Text.Text, HtmlPiece.Join(source, next, " ", false).Text.Text);
        return a.Length > 30 && b.Length > 0 && char.IsLower(b[0]) && (char.IsLetter(a[^1]) || a[^1] is ',' or '-') && ListMarker.Of(b).Length == 0 && !StartsWithTitle(b);
    }

    private static bool IsBlank(string source, ReadOnlySpan<HtmlPiece> line)
    {
        foreach (var piece in line) if (source.AsSpan(piece.From, piece.To - piece.From).IndexOfAnyExcept(" \t\r\n\u00A0") >= 0 && HtmlPiece.Join(source, line, " ", false).Text.Text.Length > 0) return false;
        return true;
    }
}
