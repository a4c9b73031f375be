// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Readers.Tables;

namespace Undersigned.Documents.Readers.Sheets;

/// <summary>Reads signatories from the sheets of a workbook.</summary>
internal static class SpreadsheetReader
{
    private static readonly HashSet<string> Unnamed = ["sheet", "hoja", "feuil", "feuille", "tabelle", "blatt", "foglio", "folha", "planilha", "лист", "аркуш", "arkusz", "sayfa", "φυλλο", "工作表", "シート", "ورقه", "list", "munka", "blad", "taul", "foaie", "برگ"];

    /// <summary>Reads a workbook.</summary>
    /// <param name="content">The file.</param>
    /// <param name="limit">Ends the reading when it takes too long.</param>
    public static Reading Read(ReadOnlyMemory<byte> content, CancellationToken limit)
    {
        using var workbook = new Workbook(content, limit);
        var sheets = workbook.Sheets().Where(sheet => sheet.Rows.Exists(row => row.Count > 0)).ToList();
        var blocks = new List<Block>();
        var titles = new List<MappedText>();
        var at = 0; // in a text that the sheets would make one after another
        foreach (var (name, rows) in sheets)
        {
            var heading = Named(name) ? Text(name, ref at) : MappedText.Empty;
            var cells = rows.Where(row => row.Count > 0).Select(row => (IReadOnlyList<TableCell>)[.. row.Select(cell => new TableCell(Text(cell, ref at), false))]).ToList();
            if (SignatoryTable.Read(cells, true) is not { } read) continue;
            if (!heading.IsEmpty && sheets.Count > 1) blocks.Add(new Block(heading, BlockStyle.Heading) { Gap = 2 });
            else if (!heading.IsEmpty && !Vocabulary.Heading.In(Word.Of(name))) titles.Add(heading);
            blocks.AddRange(read);
        }
        return blocks.Count == 0 ? Reading.Refused("the workbook holds no rows that could be signatories") : new Reading(blocks) { HasOffsets = false, Clues = new Clues { Titles = titles } };
    }

    private static bool Named(string name) => name.Length > 2 && !Unnamed.Contains(Fold.Of(name).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' '));

    private static MappedText Text(string text, ref int at)
    {
        var mapped = MappedTextBuilder.Of(text, at);
        at += text.Length + 1;
        return mapped;
    }
}
