// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Documents.Dates;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Readers.Tables;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents.Readers;

/// <summary>Makes blocks of the paragraphs of a formatted document. Places count in a text that is put together here, in document order.</summary>
internal sealed class FlowBlocks
{
    private const double Larger = 1.15; // times the size of the running text
    private const int LongestHeading = 16; // words, of one that is told by its look only
    private const int MostStyledInARow = 4;
    private const int MostInARow = 2; // headings that only look so; more are a list in bold letters

    private readonly StringBuilder source = new();
    private readonly List<(int From, int To, FlowParagraph Of, bool First, bool Heading, int Gap)> lines = [];
    private readonly Dictionary<int, List<(int From, int To, bool Head, List<(int From, int To)> Cells)>> tables = []; // by the line that stands for the table
    private readonly double bodySize;
    private readonly IReadOnlyDictionary<string, string> notes;
    private readonly HashSet<string> languages; // those declared ones that hold
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private bool hadProse;
    private int gap;

    private FlowBlocks(List<FlowParagraph> paragraphs, IReadOnlyDictionary<string, string> notes)
    {
        this.notes = notes;
        languages = DeclaredLanguages.Believed(paragraphs);
        var sizes = new Dictionary<double, int>();
        foreach (var one in paragraphs) sizes[one.Size] = sizes.GetValueOrDefault(one.Size) + one.Text.Length;
        bodySize = sizes.Count == 0 ? 0 : sizes.MaxBy(pair => pair.Value).Key;
    }

    /// <summary>The blocks of a document, and the number of its notes that no signatory refers to.</summary>
    /// <param name="items">Its paragraphs and tables.</param>
    /// <param name="notes">The texts of its notes, by what they are referred to with.</param>
    public static (List<Block> Blocks, int UnusedNotes) Of(IReadOnlyList<FlowItem> items, IReadOnlyDictionary<string, string> notes)
    {
        var paragraphs = TableFlow.Flatten(items);
        var flow = new FlowBlocks(paragraphs, notes);
        flow.Read(paragraphs);
        return (flow.Make(), notes.Count - flow.used.Count);
    }

    private void Read(List<FlowParagraph> paragraphs)
    {
        var headings = Headings(paragraphs);
        var pending = new List<string>();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var one = paragraphs[i];
            if (one.RowOf is not null) { i = AddTable(paragraphs, i, pending) - 1; AddNotesAfter(paragraphs, i, pending); continue; }
            gap += one.Gap;
            if (string.IsNullOrWhiteSpace(one.Text)) { gap++; continue; }
            var marked = NoteMark.IsIn(one.Text);
            if (marked) one.Text = NoteMark.IsIn(one.Text[..1]) || hadProse && !headings[i] && !IsProse(NoteMark.Hidden(one.Text)) ? NoteMark.Shown(one.Text, pending) : NoteMark.Hidden(one.Text);
            hadProse |= IsProse(one.Text);
            var first = true;
            foreach (var line in Lines(one.Text, headings[i]))
            {
                Add(line, one, first, headings[i]);
                first = false;
            }
            AddNotesAfter(paragraphs, i, pending);
        }
    }

    // The notes of a list stand right under it, as they do in a text that no program made.
    private void AddNotesAfter(List<FlowParagraph> paragraphs, int i, List<string> pending)
    {
        if (pending.Count > 0 && LastMarked(paragraphs, i) == i) AddNotes(pending);
    }

    // All rows of a table from one of them on; returns where they end.
    private int AddTable(List<FlowParagraph> paragraphs, int start, List<string> pending)
    {
        var end = start;
        var rows = new List<(int From, int To, bool Head, List<(int From, int To)> Cells)>();
        for (; end < paragraphs.Count && paragraphs[end].RowOf == paragraphs[start].RowOf; end++)
        {
            if (source.Length > 0) source.Append('\n');
            var from = source.Length;
            var cells = new List<(int, int)>();
            foreach (var cell in NoteMark.Shown(paragraphs[end].Text, pending).ReplaceLineEndings(" ").Split('\t'))
            {
                var shown = source.Length == from && ListMarker.Of(cell) is { Style: BlockStyle.Number, Length: var number } ? cell[number..] : cell;
                if (source.Length > from && shown.Length > 0) source.Append(", ");
                cells.Add((source.Length, source.Length + shown.Length));
                source.Append(shown);
            }
            rows.Add((from, source.Length, paragraphs[end].IsHead, cells));
        }
        tables.Add(lines.Count, rows);
        lines.Add((rows[0].From, rows[^1].To, paragraphs[start], true, false, gap + paragraphs[start].Gap));
        gap = 0;
        return end;
    }

    // The last paragraph from here on that refers to notes, before running text comes again.
    private static int LastMarked(List<FlowParagraph> paragraphs, int i)
    {
        var last = i;
        for (var next = i + 1; next < paragraphs.Count && next < i + 500; next++)
        {
            if (IsProse(NoteMark.Hidden(paragraphs[next].Text))) break;
            if (NoteMark.IsIn(paragraphs[next].Text)) last = next;
        }
        return last;
    }

    private void AddNotes(List<string> pending)
    {
        foreach (var number in pending.Distinct())
        {
            if (!notes.TryGetValue(number, out var text) || !used.Add(number)) continue;
            Add(NoteMark.ToRaised(number) + " " + NoteMark.Hidden(text).ReplaceLineEndings(" "), new FlowParagraph(""), true, false);
        }
        pending.Clear();
    }

    private void Add(string text, FlowParagraph of, bool first, bool heading)
    {
        if (string.IsNullOrWhiteSpace(text)) { gap++; return; }
        if (source.Length > 0) source.Append('\n');
        var from = source.Length;
        source.Append(text);
        lines.Add((from, source.Length, of, first, heading, gap));
        gap = 0;
    }

    // A break inside a paragraph ends a line of a list or address on purpose; inside a sentence or a heading it does not.
    private static List<string> Lines(string text, bool heading)
    {
        if (!text.Contains('\n', StringComparison.Ordinal)) return [text];
        var parts = text.Split('\n');
        if (heading) return [string.Join(' ', parts)];
        var lines = new List<string> { parts[0] };
        foreach (var part in parts.Skip(1))
        {
            var before = lines[^1].AsSpan().TrimEnd();
            var after = part.AsSpan().TrimStart();
            if (before.Length > 0 && after.Length > 0 && char.IsLower(after[0]) && (char.IsLetter(before[^1]) || before[^1] is ',' or '-' or '–') && ListMarker.Of(after).Length == 0) lines[^1] = lines[^1] + " " + part;
            else lines.Add(part);
        }
        return lines;
    }

    private static bool IsProse(string text) => Shape.IsProse(new Block(MappedText.Of(text, 0, text.Length), BlockStyle.Plain)) && text.AsSpan().TrimEnd() is not [.., ':'];

    // What its style calls a heading is one; what only looks like one is, where it is short and does not stand in a row of its like.
    private bool[] Headings(List<FlowParagraph> paragraphs)
    {
        var headings = new bool[paragraphs.Count];
        for (var i = 0; i < paragraphs.Count;)
        {
            var one = paragraphs[i];
            if (IsStyledHeading(one))
            {
                var next = i + 1;
                while (next < paragraphs.Count && IsStyledHeading(paragraphs[next])) next++;
                // A list set in headings is a list.
                if (next - i <= MostStyledInARow) Array.Fill(headings, true, i, next - i);
                else headings[i] = true;
                i = next;
                continue;
            }
            if (!LooksLikeHeading(one)) { i++; continue; }
            var end = i + 1;
            while (end < paragraphs.Count && (LooksLikeHeading(paragraphs[end]) || string.IsNullOrWhiteSpace(paragraphs[end].Text))) end++;
            var count = 0;
            for (var k = i; k < end; k++) if (!string.IsNullOrWhiteSpace(paragraphs[k].Text)) count++;
            var last = end == paragraphs.Count;
            if (count <= MostInARow && !last) for (var k = i; k < end; k++) headings[k] = !string.IsNullOrWhiteSpace(paragraphs[k].Text);
            i = end;
        }
        return headings;
    }

    private static bool IsStyledHeading(FlowParagraph one) => one.IsHeading && one.RowOf is null && one.Number is null or > 0 && one.Text.Length < 600 && !string.IsNullOrWhiteSpace(one.Text);

    private bool LooksLikeHeading(FlowParagraph one)
    {
        if (one.IsHeading || one.RowOf is not null || one.Number is not null || one.Text.Length > 160 || string.IsNullOrWhiteSpace(one.Text)) return false;
        var large = bodySize > 0 && one.Size >= bodySize * Larger;
        if (!one.IsStrong && !large && !one.IsCaps) return false;
        var block = new Block(MappedText.Of(one.Text, 0, one.Text.Length), BlockStyle.Plain);
        return block.Length is > 0 and <= LongestHeading && (!block.EndsSentence || block.Length <= 8 && one.Text.TrimEnd()[^1] != ';') && one.Text.TrimEnd()[^1] != ',';
    }

    private List<Block> Make()
    {
        var text = source.ToString();
        var blocks = new List<Block>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var (from, to, of, first, heading, gap) = lines[i];
            if (tables.TryGetValue(i, out var rows)) { blocks.AddRange(Rows(text, rows, gap)); continue; }
            var marker = first && of.Number is > 0 || heading && of.IsHeading ? default : Marker(text[from..to]);
            var mapped = MappedText.Of(text, from + marker.Length, to);
            if (mapped.IsEmpty) continue;
            var numbered = first && !heading ? of.Number : null;
            var style = heading ? BlockStyle.Heading : numbered is 0 ? BlockStyle.Bullet : numbered is > 0 ? BlockStyle.Number : marker.Length > 0 ? marker.Style : of.IsQuote ? BlockStyle.Quote : BlockStyle.Plain;
            blocks.Add(new Block(mapped, style)
            {
                Marker = numbered is 0 ? "•" : numbered is { } number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) + "." : text.Substring(from, marker.Length).TrimEnd(),
                Number = numbered is > 0 ? numbered.Value : marker.Number,
                Gap = gap,
                Level = heading ? of.Level : 0,
                IsStrong = of.IsStrong,
                Depth = of.Number is null ? 0 : of.Depth + 1,
                Columns = Columns(text, mapped),
                DeclaredLanguage = of.Language is { } tag && languages.Contains(DeclaredLanguages.Primary(tag)) ? tag : null,
            });
        }
        return blocks;
    }

    // A table of signatories, or else one line a row.
    private static IEnumerable<Block> Rows(string text, List<(int From, int To, bool Head, List<(int From, int To)> Cells)> rows, int gap)
    {
        var cells = rows.ConvertAll(row => (IReadOnlyList<TableCell>)[.. row.Cells.Select(cell => new TableCell(MappedText.Of(text, cell.From, cell.To), row.Head))]);
        if (SignatoryTable.Read(cells, false, Math.Max(gap, 1)) is { } read) return read;
        var lines = rows.ConvertAll(row => MappedText.Of(text, row.From, row.To));
        return lines.Where(line => !line.IsEmpty).Select((line, i) => new Block(line, BlockStyle.Plain) { Gap = i == 0 ? gap : 0 });
    }

    // "3. Mai 2021" is a date, not the third item.
    private static ListMarker Marker(string line)
    {
        var start = line.Length - line.AsSpan().TrimStart().Length;
        var marker = ListMarker.Of(line.AsSpan(start));
        if (marker.Length == 0) return default;
        var text = line[start..];
        if (marker.Style == BlockStyle.Number && marker.Number <= 31 && text.Length <= 40 && DateFinder.All(text, Word.Of(text)) is [{ Start: 0, Date.Day: not null }, ..]) return default;
        return marker with { Length = marker.Length + start };
    }

    private static List<int> Columns(string source, MappedText text)
    {
        var columns = new List<int>();
        for (var i = 1; i < text.Text.Length - 1; i++)
        {
            if (text.Text[i] != ' ') continue;
            var from = text.SourceOf(i - 1) + 1;
            var gap = source.AsSpan(from, Math.Max(0, text.SourceOf(i + 1) - from));
            if (gap.Length >= 4 || gap.Contains('\t')) columns.Add(i);
        }
        return columns;
    }
}
