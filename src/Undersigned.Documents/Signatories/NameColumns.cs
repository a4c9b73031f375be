// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Places;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents.Signatories;

/// <summary>A list set in two columns or more, each cell of which is a signatory, told from a table of names and what belongs to them.</summary>
internal static class NameColumns
{
    /// <summary>The entries, one a cell where the columns are those of a list; the same entries where they are those of a table.</summary>
    public static IReadOnlyList<ListEntry> Split(IReadOnlyList<ListEntry> entries)
    {
        var rows = entries.Where(entry => entry.Columns.Count > 0).ToList();
        if (rows.Count < 2 || rows.Count * 2 < entries.Count) return entries;
        var first = rows.Select(row => Cells(row)[0].Text).ToList();
        var others = rows.SelectMany(row => Cells(row).Skip(1)).Select(cell => cell.Text).ToList();
        if (others.Count(IsDetail) * 5 > others.Count || first.Count(cell => char.IsDigit(cell[0]) || Gazetteer.Instance.Whole(cell) is not null) * 2 > first.Count) return entries;
        var (persons, bodies) = (first.Count(IsPerson), first.Count(IsBody));
        var (otherPersons, otherBodies) = (others.Count(IsPerson), others.Count(IsBody));
        // People on the left and bodies on the right are one signatory a row.
        var alike = persons > bodies ? otherPersons > otherBodies : otherBodies * 2 >= others.Count && bodies * 2 >= first.Count;
        return alike ? [.. entries.SelectMany(entry => entry.Columns.Count == 0 ? [entry] : Cells(entry).Select(cell => new ListEntry(cell, entry.Country, [])))] : entries;
    }

    private static List<MappedText> Cells(ListEntry row)
    {
        var cells = new List<MappedText>();
        var start = 0;
        foreach (var end in row.Columns.Append(row.Text.Text.Length))
        {
            if (row.Text.Slice(start, end - start) is { IsEmpty: false } cell) cells.Add(cell);
            start = Math.Min(end + 1, row.Text.Text.Length);
        }
        return cells;
    }

    // What stands beside a name: a country, a place in lower case, a profession, a date.
    private static bool IsDetail(string cell)
    {
        var words = Word.Of(cell);
        return words.Count == 0 || Gazetteer.Instance.Whole(cell) is not null || char.IsLower(cell[words[0].Start]) || char.IsDigit(words[0].Key[0]) || Vocabulary.Profession.At(words, 0) > 0;
    }

    private static bool IsPerson(string cell) => PersonTest.Of(cell) > 1;

    private static bool IsBody(string cell) => Shape.LooksLikeSignatory(cell, Word.Of(cell)) && PersonTest.Of(cell) < 0;
}
