// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers.Html;

/// <summary>How a piece of text is set.</summary>
[Flags]
internal enum Marks { None = 0, Strong = 1, Emphasised = 2, Link = 4, Raised = 8, Verbatim = 16 }

/// <summary>A run of text inside a block.</summary>
/// <param name="From">Where it starts in the source.</param>
/// <param name="To">Where it ends, exclusive; equal to <paramref name="From"/> for the end of a line.</param>
/// <param name="Marks">How it is set.</param>
internal readonly record struct HtmlPiece(int From, int To, Marks Marks)
{
    public bool IsBreak => From == To;

    /// <summary>The text of pieces, and what all of them have in common.</summary>
    /// <param name="source">The page.</param>
    /// <param name="pieces">The pieces of one line, or of several.</param>
    /// <param name="separator">What stands for the end of a line.</param>
    /// <param name="raise">Whether raised figures are the marks of footnotes.</param>
    public static (MappedText Text, Marks Marks) Join(string source, ReadOnlySpan<HtmlPiece> pieces, string separator, bool raise)
    {
        var text = new MappedTextBuilder();
        var all = Marks.Strong | Marks.Emphasised | Marks.Link;
        foreach (var piece in pieces)
        {
            if (piece.IsBreak)
            {
                if (separator.Length > 1 && !text.IsEmpty && text.Last is not (',' or ';' or ':' or '،' or '，')) text.Between(separator[..^1], piece.From);
                text.Space(piece.From);
                continue;
            }
            if (raise && piece.Marks.HasFlag(Marks.Raised)) Raise(text, source, piece);
            else HtmlText.Append(text, source, piece.From, piece.To);
            if (source.AsSpan(piece.From, piece.To - piece.From).IndexOfAnyExcept(" \t\r\n\u00A0") >= 0) all &= piece.Marks;
        }
        return (text.Take(), all);
    }

    // A raised "1" is the mark of a footnote, as a printed "¹" is.
    private static void Raise(MappedTextBuilder text, string source, HtmlPiece piece)
    {
        const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        for (var i = piece.From; i < piece.To; i++)
        {
            if (char.IsAsciiDigit(source[i])) text.Append(Raised[source[i] - '0'].ToString(), i, i + 1, true);
            else text.Append(source, i, i + 1);
        }
    }
}
