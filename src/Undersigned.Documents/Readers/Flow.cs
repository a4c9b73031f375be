// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Readers;

/// <summary>What a formatted document is made of before it becomes blocks: paragraphs and tables.</summary>
internal abstract class FlowItem;

/// <summary>One paragraph of a formatted document. Its text may hold tabs, line feeds for breaks, and notes (<see cref="NoteMark"/>).</summary>
internal sealed class FlowParagraph(string text) : FlowItem
{
    public string Text { get; set; } = text;

    /// <summary>Whether its style says that it is a heading or title.</summary>
    public bool IsHeading { get; init; }

    /// <summary>The level of a heading from 1; 0 when none is known.</summary>
    public int Level { get; init; }

    /// <summary>Whether all of it is bold.</summary>
    public bool IsStrong { get; init; }

    /// <summary>Whether it is set in capitals, whatever its letters are.</summary>
    public bool IsCaps { get; init; }

    public bool IsCentred { get; init; }

    public bool IsQuote { get; init; }

    /// <summary>The size of its letters in points; 0 when unknown.</summary>
    public double Size { get; init; }

    /// <summary>The number that the program puts before it, 0 for a bullet; null when there is neither.</summary>
    public int? Number { get; init; }

    /// <summary>How deep it is set in among lists, from 0.</summary>
    public int Depth { get; init; }

    /// <summary>Blank lines before it.</summary>
    public int Gap { get; set; }

    /// <summary>The language that the format gives, a BCP 47 tag; null when it gives none or several.</summary>
    public string? Language { get; init; }

    /// <summary>Whether it goes on in the next paragraph.</summary>
    public bool RunsOn { get; init; }

    /// <summary>The table that it is a row of, its cells parted by tabs; null when it is none.</summary>
    public object? RowOf { get; init; }

    /// <summary>Whether it is the row that has the heads of the columns.</summary>
    public bool IsHead { get; init; }
}

/// <summary>A table: rows of cells, each of which holds paragraphs and tables again.</summary>
internal sealed class FlowTable(IReadOnlyList<FlowRow> rows) : FlowItem
{
    public IReadOnlyList<FlowRow> Rows { get; } = rows;
}

/// <summary>A row of a table.</summary>
/// <param name="Cells">Its cells; one that spans columns stands once.</param>
/// <param name="IsHead">Whether it is marked as the head of the table.</param>
internal sealed record FlowRow(IReadOnlyList<IReadOnlyList<FlowItem>> Cells, bool IsHead);

/// <summary>
/// References to notes inside a text: a number between two code units of the private use area. Whether a mark stays is known only when
/// it is known what the paragraph is: behind a name it tells something of the signatory, in running text it is left out.
/// </summary>
internal static class NoteMark
{
    private const char Start = '\uF8F0';
    private const char StartRaised = '\uF8F1';
    private const char End = '\uF8F2';

    /// <summary>A reference to a note of the document.</summary>
    public static string Note(string number) => Start + number + End;

    /// <summary>Raised figures or stars, which may be a reference that somebody made by hand.</summary>
    public static string Raised(string text) => StartRaised + text + End;

    public static bool IsIn(string text) => text.Contains(Start, StringComparison.Ordinal) || text.Contains(StartRaised, StringComparison.Ordinal);

    /// <summary>The raised figures and stars in a text.</summary>
    public static List<string> RaisedIn(string text)
    {
        var found = new List<string>();
        Replace(text, (mark, isNote) =>
        {
            if (!isNote) found.Add(mark);
            return "";
        });
        return found;
    }

    /// <summary>The text with its references as raised figures, and the notes that it refers to.</summary>
    public static string Shown(string text, List<string> notes) => Replace(text, (mark, isNote) =>
    {
        if (isNote) notes.Add(mark);
        return ToRaised(mark);
    });

    /// <summary>The text without references to notes, and with raised figures as plain ones.</summary>
    public static string Hidden(string text) => Replace(text, (mark, isNote) => isNote ? "" : mark);

    /// <summary>Figures as a line of text shows that they are raised; in brackets where one of them has no such form that is read as a mark.</summary>
    public static string ToRaised(string mark)
    {
        if (mark.Contains('0', StringComparison.Ordinal) || mark.Length > 1 && mark.AsSpan().ContainsAnyInRange('0', '9')) return "[" + mark + "]";
        return string.Concat(mark.Select(c => c is >= '1' and <= '9' ? "¹²³⁴⁵⁶⁷⁸⁹"[c - '1'] : c));
    }

    private static string Replace(string text, Func<string, bool, string> with)
    {
        if (!IsIn(text)) return text;
        var result = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not (Start or StartRaised)) { if (text[i] != End) result.Append(text[i]); continue; }
            var end = text.IndexOf(End, i);
            if (end < 0) continue;
            result.Append(with(text[(i + 1)..end], text[i] == Start));
            i = end;
        }
        return result.ToString();
    }
}
