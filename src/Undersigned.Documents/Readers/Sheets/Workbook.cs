// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Undersigned.Documents.Readers.Sheets;

/// <summary>
/// The sheets of a workbook (ISO/IEC 29500-1, part 18) as texts in rows: the names, the shared strings, which styles are dates, and the cells.
/// Formulas stand as their last value.
/// </summary>
internal sealed class Workbook : IDisposable
{
    private const long MostUnpacked = 64L << 20; // bytes, of all parts together
    private const int MostColumns = 100;
    private const int MostRows = 100_000;

    private readonly ZipArchive archive;
    private readonly BoundedStream.Allowance allowance = new(MostUnpacked);
    private readonly CancellationToken limit;
    private readonly List<string> strings = [];
    private readonly HashSet<int> dates = []; // cell formats that show a date

    public Workbook(ReadOnlyMemory<byte> content, CancellationToken limit)
    {
        archive = new ZipArchive(new MemoryStream(content.ToArray(), false), ZipArchiveMode.Read);
        this.limit = limit;
        ReadStrings();
        ReadStyles();
    }

    public void Dispose() => archive.Dispose();

    /// <summary>The sheets that are shown: each a name and its rows from the top, with empty ones in between.</summary>
    public IEnumerable<(string Name, List<List<string>> Rows)> Sheets()
    {
        var targets = Targets();
        foreach (var (name, id) in Names())
        {
            if (targets.TryGetValue(id, out var target) && Part(target) is { } part) yield return (name, Rows(part));
        }
    }

    /// <summary>The rows of the first sheet that holds anything, with their numbers.</summary>
    public List<FileRow> FirstSheet()
    {
        var targets = Targets();
        foreach (var (_, id) in Names())
        {
            if (!targets.TryGetValue(id, out var target) || Part(target) is not { } part) continue;
            var numbers = new List<int>();
            var rows = Rows(part, numbers);
            var found = new List<FileRow>(rows.Count);
            for (var i = 0; i < rows.Count; i++)
                if (rows[i].Exists(cell => cell.Length > 0)) found.Add(new FileRow(numbers[i], rows[i].ConvertAll(cell => cell.Trim())));
            if (found.Count > 0) return found;
        }
        return [];
    }

    private List<(string Name, string Id)> Names()
    {
        var names = new List<(string, string)>();
        using var reader = Open("xl/workbook.xml");
        while (reader?.Read() == true)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "sheet" } || reader.GetAttribute("state") is "hidden" or "veryHidden") continue;
            names.Add((reader.GetAttribute("name") ?? "", reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? reader.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships") ?? ""));
        }
        return names;
    }

    private Dictionary<string, string> Targets()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = Open("xl/_rels/workbook.xml.rels");
        while (reader?.Read() == true)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target) targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        }
        return targets;
    }

    private void ReadStrings()
    {
        using var reader = Open("xl/sharedStrings.xml");
        while (reader?.Read() == true)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
            limit.ThrowIfCancellationRequested();
            strings.Add(Text(reader));
        }
    }

    // A string may be in runs of different fonts; how it is pronounced (rPh) is no part of it.
    private static string Text(XmlReader reader)
    {
        var text = new System.Text.StringBuilder();
        using var inner = reader.ReadSubtree();
        while (inner.Read())
        {
            if (inner is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) { inner.Skip(); continue; }
            if (inner.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) text.Append(inner.Value);
        }
        return text.ToString();
    }

    private void ReadStyles()
    {
        var formats = new HashSet<int>([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
        using var reader = Open("xl/styles.xml");
        var inCells = false;
        var index = 0;
        while (reader?.Read() == true)
        {
            if (reader.LocalName == "cellXfs") inCells = reader.NodeType == XmlNodeType.Element;
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "numFmt" && int.TryParse(reader.GetAttribute("numFmtId"), out var id) && (reader.GetAttribute("formatCode") ?? "").Replace("General", "", StringComparison.Ordinal).AsSpan().IndexOfAny('y', 'Y', 'd') >= 0) formats.Add(id);
            if (inCells && reader.LocalName == "xf")
            {
                if (int.TryParse(reader.GetAttribute("numFmtId"), out var format) && formats.Contains(format)) dates.Add(index);
                index++;
            }
        }
    }

    private List<List<string>> Rows(ZipArchiveEntry part, List<int>? numbers = null)
    {
        var rows = new List<List<string>>();
        using var reader = Reader(part);
        List<string>? row = null;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "row")
            {
                limit.ThrowIfCancellationRequested();
                if (rows.Count >= MostRows) throw new InvalidDataException("it has more than " + MostRows.ToString("N0", CultureInfo.InvariantCulture) + " rows");
                // Of a gap only that there is one matters: rows may be numbered up to a million.
                if (!int.TryParse(reader.GetAttribute("r"), out var number)) number = rows.Count + 1;
                if (rows.Count > 0 && number > rows.Count + 1 && rows[^1].Count > 0)
                {
                    rows.Add([]);
                    numbers?.Add(number - 1);
                }
                rows.Add(row = []);
                numbers?.Add(number);
            }
            else if (reader.LocalName == "c" && row is not null)
            {
                var column = Column(reader.GetAttribute("r"), row.Count);
                var value = Value(reader);
                if (value.Length == 0 || column >= MostColumns) continue;
                while (row.Count < column) row.Add("");
                row.Add(value);
            }
        }
        return rows;
    }

    // "AB12" is in column 27, from 0.
    private static int Column(string? reference, int next)
    {
        if (reference is null) return next;
        var column = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetterUpper(c) || column > MostColumns * 26) break;
            column = column * 26 + (c - 'A' + 1);
        }
        return Math.Max(next, column - 1);
    }

    private string Value(XmlReader cell)
    {
        var type = cell.GetAttribute("t");
        _ = int.TryParse(cell.GetAttribute("s"), out var style);
        var text = "";
        using var inner = cell.ReadSubtree();
        while (inner.Read())
        {
            if (inner.NodeType != XmlNodeType.Element) continue;
            if (inner.LocalName == "is") text = Text(inner);
            else if (inner.LocalName == "v") text = inner.ReadString();
        }
        if (type == "s") return int.TryParse(text, out var index) && index >= 0 && index < strings.Count ? strings[index] : "";
        if (type is "b" or "e") return "";
        if (type is null or "n" && dates.Contains(style) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && serial is > 0 and < 2_958_466) return Day(serial);
        return text;
    }

    // Days since the last of December 1899, with the 29 February 1900 that never was.
    private static string Day(double serial) =>
        new DateTime(1899, 12, serial < 60 ? 31 : 30, 0, 0, 0, DateTimeKind.Unspecified).AddDays(Math.Floor(serial)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private ZipArchiveEntry? Part(string name) => archive.Entries.FirstOrDefault(entry => string.Equals(entry.FullName, name, StringComparison.OrdinalIgnoreCase));

    private XmlReader? Open(string name) => Part(name) is { } part ? Reader(part) : null;

    private XmlReader Reader(ZipArchiveEntry part) =>
        XmlReader.Create(new BoundedStream(part.Open(), allowance), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true });
}
