// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Readers.Tables;

namespace Undersigned.Documents.Readers;

/// <summary>Reads signatories from rows of fields (RFC 4180), whatever parts the fields and whether or not the rows have a head.</summary>
internal static class DelimitedReader
{
    private const int MostFields = 200;    // in a row; what follows is left out
    private const int LongestQuoted = 4000; // a quotation mark that is closed by none in so many code units is a letter like others
    private const int Looked = 100;        // rows by which it is told what parts the fields

    private static readonly char[] Delimiters = [';', '\t', ',', '|', '；', '،'];

    /// <summary>Reads a list.</summary>
    /// <param name="source">The file's text.</param>
    /// <param name="limit">Ends the reading when it takes too long.</param>
    public static Reading Read(string source, CancellationToken limit)
    {
        var start = 0;
        var delimiter = Declared(source, ref start) ?? Delimiter(source);
        var rows = new List<IReadOnlyList<TableCell>>();
        while (start < source.Length)
        {
            if (rows.Count % 256 == 0) limit.ThrowIfCancellationRequested();
            rows.Add(Row(source, ref start, delimiter));
        }
        rows.RemoveAll(row => row.All(cell => cell.IsEmpty));
        return SignatoryTable.Read(rows, true) is { Count: > 0 } blocks ? new Reading(blocks) : Reading.Refused("the file holds no rows that could be signatories");
    }

    /// <summary>The rows that hold something, as they are.</summary>
    public static List<FileRow> Rows(string source, CancellationToken limit)
    {
        var (start, line, counted) = (0, 1, 0);
        var delimiter = Declared(source, ref start) ?? HeadDelimiter(source);
        var rows = new List<FileRow>();
        while (start < source.Length)
        {
            if (rows.Count % 256 == 0) limit.ThrowIfCancellationRequested();
            for (; counted < start; counted++)
                if (source[counted] == '\n' || (source[counted] == '\r' && counted + 1 < source.Length && source[counted + 1] != '\n')) line++;
            var cells = Row(source, ref start, delimiter);
            if (cells.Exists(cell => !cell.IsEmpty)) rows.Add(new FileRow(line, cells.ConvertAll(cell => Raw(source, cell.Text).Trim())));
        }
        return rows;
    }

    // A head names every column: whatever parts most of its names.
    private static char HeadDelimiter(string source)
    {
        var (best, most) = ('\n', 1);
        foreach (var delimiter in Delimiters)
        {
            var start = 0;
            if (Row(source, ref start, delimiter).Count is var count && count > most) (best, most) = (delimiter, count);
        }
        return best;
    }

    // What turns the direction of writing is left out of a list; of a table its reader must know.
    private static string Raw(string source, MappedText text)
    {
        if (text.IsEmpty) return "";
        var raw = source.AsSpan(text.From, text.To - text.From);
        return raw.ContainsAnyInRange('\u202a', '\u202e') || raw.ContainsAnyInRange('\u2066', '\u2069') ? raw.ToString() : text.Text;
    }

    // Spreadsheets write "sep=;" as a first line.
    private static char? Declared(string source, ref int start)
    {
        var end = source.IndexOf('\n', StringComparison.Ordinal);
        if (!source.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || end is < 5 or > 8) return null;
        start = end + 1;
        return source[4];
    }

    // The one that gives most rows the same number of fields, and more than one; a line break when there is none.
    private static char Delimiter(string source)
    {
        var (best, bestScore) = ('\n', 0.0);
        foreach (var delimiter in Delimiters)
        {
            var counts = new List<int>();
            for (var start = 0; start < source.Length && counts.Count < Looked;)
            {
                var fields = Row(source, ref start, delimiter);
                if (fields.Exists(cell => !cell.IsEmpty)) counts.Add(fields.Count);
            }
            var usual = counts.Where(count => count > 1).GroupBy(count => count).MaxBy(group => group.Count());
            var score = usual is null ? 0 : usual.Count() / (double)counts.Count + Math.Min(usual.Key, 8) * 0.01;
            if (usual is not null && usual.Count() * 2 > counts.Count && score > bestScore) (best, bestScore) = (delimiter, score);
        }
        return best;
    }

    private static List<TableCell> Row(string source, ref int at, char delimiter)
    {
        var cells = new List<TableCell>();
        while (true)
        {
            var text = Field(source, ref at, delimiter);
            if (cells.Count < MostFields) cells.Add(new TableCell(text, false));
            if (at >= source.Length) return cells;
            var end = source[at++];
            if (end == delimiter && delimiter != '\n') continue;
            if (end == '\r' && at < source.Length && source[at] == '\n') at++;
            return cells;
        }
    }

    // Leaves the place at the delimiter or the line break after the field.
    private static MappedText Field(string source, ref int at, char delimiter)
    {
        var text = new MappedTextBuilder();
        var start = at;
        while (start < source.Length && source[start] == ' ') start++;
        if (start < source.Length && source[start] == '"' && Closing(source, start, delimiter) is > 0 and var close)
        {
            for (var i = start + 1; i < close; i++)
            {
                if (source[i] == '"') text.Append("\"", i, ++i + 1, true);
                else text.Append(source, i, i + 1);
            }
            at = close + 1;
            while (at < source.Length && source[at] == ' ') at++;
            return text.Take();
        }
        while (at < source.Length && source[at] != delimiter && source[at] is not ('\n' or '\r')) at++;
        text.Append(source, start, Math.Max(start, at));
        return text.Take();
    }

    // The quotation mark that ends a field: not doubled, and followed by a delimiter or the end of the line.
    private static int Closing(string source, int open, char delimiter)
    {
        var end = Math.Min(source.Length, open + LongestQuoted);
        for (var i = open + 1; i < end; i++)
        {
            if (source[i] != '"') continue;
            if (i + 1 < source.Length && source[i + 1] == '"') { i++; continue; }
            var next = i + 1;
            while (next < source.Length && source[next] == ' ') next++;
            return next == source.Length || source[next] == delimiter || source[next] is '\n' or '\r' ? i : -1;
        }
        return -1;
    }
}
