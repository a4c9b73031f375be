// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Languages;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Places;
using Undersigned.Documents.Signatories;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents.Readers;

/// <summary>
/// Puts tables into reading order. A table that says something row by row (a list of signatories) becomes one paragraph a row, its cells parted
/// by tabs; one that only places things on the page (two languages side by side, names in columns) is read column by column.
/// </summary>
internal static class TableFlow
{
    private const int ProseShare = 3; // one cell in so many holds running text in a column of text

    /// <summary>All paragraphs of a document in the order in which they are read.</summary>
    public static List<FlowParagraph> Flatten(IReadOnlyList<FlowItem> items)
    {
        var into = new List<FlowParagraph>();
        for (var i = 0; i < items.Count;)
        {
            var end = EndOfTabs(items, i);
            if (end > i + 1) AddTable(OfTabs(items, i, end), into);
            else Add(items[i], into);
            i = Math.Max(end, i + 1);
        }
        return into;
    }

    // Lines one under the other that are parted by as many tabs are a table that was made with the tabulator.
    private static int EndOfTabs(IReadOnlyList<FlowItem> items, int start)
    {
        var end = start;
        var count = 0;
        while (end < items.Count && items[end] is FlowParagraph { Number: null, RowOf: null } one && ListMarker.Of(one.Text).Length == 0 && Tabbed(one.Text) is var cells && cells.Length > 1 && (end == start || cells.Length == count && one.Gap < 2) && !IsProse(one.Text))
        {
            count = cells.Length;
            end++;
        }
        return end;
    }

    private static string[] Tabbed(string text) => text.Contains('\n', StringComparison.Ordinal) ? [text] : text.Split('\t', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static FlowTable OfTabs(IReadOnlyList<FlowItem> items, int start, int end)
    {
        var rows = new List<FlowRow>();
        for (var i = start; i < end; i++)
        {
            var one = (FlowParagraph)items[i];
            rows.Add(new FlowRow([.. Tabbed(one.Text).Select((text, at) => (IReadOnlyList<FlowItem>)[new FlowParagraph(text) { IsStrong = one.IsStrong, Size = one.Size, Gap = i == start && at == 0 ? one.Gap : 0 }])], false));
        }
        return new FlowTable(rows);
    }

    private static void Add(FlowItem item, List<FlowParagraph> into)
    {
        switch (item)
        {
            case FlowParagraph paragraph: into.Add(paragraph); break;
            case FlowTable table: AddTable(table, into); break;
        }
    }

    private static void AddTable(FlowTable table, List<FlowParagraph> into)
    {
        var start = into.Count;
        var rows = table.Rows.Where(row => row.Cells.Any(cell => !IsEmpty(cell))).ToList();
        for (var i = 0; i < rows.Count;)
        {
            if (Filled(rows[i]) == 1 && rows[i].Cells.Count == 1)
            {
                foreach (var item in rows[i].Cells[0]) Add(item, into);
                i++;
                continue;
            }
            var end = i + 1;
            while (end < rows.Count && rows[end].Cells.Count == rows[i].Cells.Count) end++;
            AddRows(rows[i..end], into);
            i = end;
        }
        if (start < into.Count && into[start].Gap == 0) into[start].Gap = 1;
    }

    private static void AddRows(List<FlowRow> rows, List<FlowParagraph> into)
    {
        var columns = rows[0].Cells.Count;
        if (Enumerable.Range(0, columns).All(column => rows.Count(row => HasList(row.Cells[column])) * 2 <= rows.Count) && rows.Count > 1 | columns > 1)
        {
            var prose = Enumerable.Range(0, columns).Count(column => IsText(rows, column));
            if (prose == 0 && AreNames(rows)) { ByColumn(rows, into); return; }
            if (prose < 2 || !InLanguages(rows)) { var table = new object(); foreach (var row in rows) ByRow(row, prose > 0, table, into); return; }
        }
        ByColumn(rows, into);
    }

    private static void ByColumn(List<FlowRow> rows, List<FlowParagraph> into)
    {
        for (var column = 0; column < rows[0].Cells.Count; column++)
        {
            foreach (var row in rows) foreach (var item in row.Cells[column]) Add(item, into);
        }
    }

    // Cells of running text keep their paragraphs; a number before one makes it an item; other rows become one line.
    private static void ByRow(FlowRow row, bool hasProse, object table, List<FlowParagraph> into)
    {
        var cells = row.Cells.Select(cell => (Cell: cell, Text: Joined(cell))).ToList();
        var filled = cells.Where(cell => cell.Text.Length > 0).ToList();
        if (filled.Count == 0) return;
        if (hasProse && filled.Exists(cell => IsProse(cell.Text)) || filled.Count == 1 && !row.IsHead)
        {
            var number = filled.Count == 2 && filled[0].Text.TrimEnd('.', ')') is { Length: <= 3 } digits && int.TryParse(digits, out var value) ? value : (int?)null;
            foreach (var (cell, _) in number is null ? filled : filled.Skip(1)) foreach (var item in cell) Add(item, into);
            if (number is not null && into[^1] is { Number: null } last && filled[1].Cell.Count == 1) into[^1] = new FlowParagraph(last.Text) { Number = number, Gap = last.Gap };
            return;
        }
        if (filled.Count == 2 && cells.Count == 2 && filled[0].Text.EndsWith(':'))
        {
            into.Add(new FlowParagraph(filled[0].Text + " " + filled[1].Text));
            return;
        }
        into.Add(new FlowParagraph(string.Join('\t', cells.Select(cell => cell.Text)))
        {
            RowOf = table,
            IsHead = row.IsHead,
            Gap = row.Cells[0].OfType<FlowParagraph>().FirstOrDefault()?.Gap ?? 0,
        });
    }

    private static bool AreNames(List<FlowRow> rows) =>
        !rows.Exists(row => row.IsHead) && !IsHead(rows[0]) && AreNames([.. Enumerable.Range(0, rows[0].Cells.Count).Select(column => rows.Select(row => Joined(row.Cells[column])).ToList())]);

    /// <summary>Whether columns side by side all hold names; a column of countries or offices does not.</summary>
    public static bool AreNames(IReadOnlyList<List<string>> columns) => columns.All(column =>
    {
        var texts = column.Where(text => text.Length > 0).ToList();
        return texts.Count > 0 && texts.Count(text => Gazetteer.Instance.Whole(text) is null && IsName(text)) * 2 >= texts.Count;
    });

    private static bool IsName(string text)
    {
        var words = Word.Of(text);
        if (words.Count == 0 || Vocabulary.Profession.At(words, 0) > 0) return false;
        return Vocabulary.Organisation.In(words) || Gazetteer.Instance.All(text, words).Count > 0 || PersonTest.Of(text) >= 1.2;
    }

    private static bool IsHead(FlowRow row) => row.Cells.Select(Joined).Where(text => text.Length > 0).All(text => Word.Of(text) is { Count: > 0 } words && Vocabulary.Of("column").Covers(words) == words.Count);

    private static bool InLanguages(List<FlowRow> rows)
    {
        var tags = new HashSet<string>();
        for (var column = 0; column < rows[0].Cells.Count; column++)
        {
            var text = string.Join(' ', rows.Select(row => Joined(row.Cells[column])));
            if (text.Length > 0) tags.Add(LanguageGuess.Of(text.Length > 3000 ? text[..3000] : text).Tag);
        }
        return tags.Count > 1;
    }

    private static bool IsText(List<FlowRow> rows, int column) => rows.Count(row => row.Cells[column].Any(item => item is FlowTable) || IsProse(Joined(row.Cells[column]))) * ProseShare >= rows.Count;

    private static bool IsProse(string text) => text.Length > 0 && Shape.IsProse(new Block(MappedText.Of(text, 0, text.Length), BlockStyle.Plain));

    // Several paragraphs in a cell are a list or a text of their own, unless they are a name and what is said of it.
    private static bool HasList(IReadOnlyList<FlowItem> cell) => cell.Sum(item => item is FlowParagraph one ? one.Text.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line)) : 1) > 2;

    private static bool IsEmpty(IReadOnlyList<FlowItem> cell) => cell.All(item => item is FlowParagraph one && string.IsNullOrWhiteSpace(one.Text));

    private static int Filled(FlowRow row) => row.Cells.Count(cell => !IsEmpty(cell));

    private static string Joined(IReadOnlyList<FlowItem> cell)
    {
        var parts = Flatten(cell).SelectMany(one => one.Text.Split('\n')).Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0);
        return string.Join(", ", parts);
    }
}
