// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Places;

namespace Undersigned.Documents.Readers.Tables;

/// <summary>
/// Reads a table of signatories, whatever format it stands in: which row has the heads of the columns, what the columns hold, which rows head
/// those under them. Rows become blocks that carry a <see cref="TableRow"/>; a row of one cell among rows of several becomes a heading.
/// </summary>
internal static class SignatoryTable
{
    private const int Head = 8;          // rows from the top among which that of the heads is looked for
    private const int LongestCell = 300; // letters; a longer one is text
    private const int LongestName = 1000;
    private const int Looked = 60;       // rows by which a table is told from a layout

    /// <summary>The blocks of a table, or null when it is no table of signatories but text in a grid.</summary>
    /// <param name="rows">The rows from the top.</param>
    /// <param name="isList">Whether it is known to be a list of some kind, as a file of rows is.</param>
    /// <param name="gap">Blank lines before the first block.</param>
    public static List<Block>? Read(IReadOnlyList<IReadOnlyList<TableCell>> rows, bool isList, int gap = 1)
    {
        var width = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        if (width == 0) return null;
        var head = HeadOf(rows, out var kinds);
        if (!isList && (width < 2 || !LooksLikeList(rows, head, kinds))) return null;
        kinds = Kinds(rows, head, kinds, width);
        if (!Array.Exists(kinds, kind => IsPerson(kind) || kind == ColumnKind.Organisation)) return null;
        var blocks = new List<Block>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (i == head || i > head && IsSame(rows[i], head < 0 ? null : rows[head])) continue;
            if (Make(rows[i], kinds, width, i < head, blocks.Count == 0 ? gap : i == head + 1 ? 1 : 0) is { } block) blocks.Add(block);
        }
        return blocks;
    }

    // The row most cells of which are known heads, or the first when the format marks all of it.
    private static int HeadOf(IReadOnlyList<IReadOnlyList<TableCell>> rows, out ColumnKind[] kinds)
    {
        for (var i = 0; i < Math.Min(Head, rows.Count); i++)
        {
            var filled = rows[i].Count(cell => !cell.IsEmpty);
            var found = rows[i].Select(cell => cell.IsEmpty ? null : Column.OfHead(cell.Text.Text)).ToArray();
            var known = found.Count(kind => kind is not null);
            var marked = filled > 0 && rows[i].All(cell => cell.IsEmpty || cell.IsHeader) && i + 1 < rows.Count && rows[i + 1].Any(cell => !cell.IsEmpty && !cell.IsHeader);
            if (!marked && rows[i].Any(cell => !cell.IsEmpty && Gazetteer.Instance.Whole(cell.Text.Text) is not null)) continue; // "Norway" heads no column
            if (known == 0 && !marked || known * 2 < filled && !marked || filled == 1 && rows.Count > i + 1 && rows[i + 1].Count(cell => !cell.IsEmpty) > 1) continue;
            kinds = [.. found.Select(kind => kind ?? ColumnKind.Other)];
            return i;
        }
        kinds = [];
        return -1;
    }

    // Signatories are short, and heads or contents say that they are names; numbers in most cells are another kind of table.
    private static bool LooksLikeList(IReadOnlyList<IReadOnlyList<TableCell>> rows, int head, ColumnKind[] kinds)
    {
        var body = rows.Skip(head + 1).Take(Looked).ToList();
        if (body.Count < 2 || body.Exists(row => row.Any(cell => cell.Text.Text.Length > LongestCell))) return false;
        var known = kinds.Count(kind => kind is not (ColumnKind.Other or ColumnKind.Number));
        if (known >= 2 && kinds.Any(kind => kind is ColumnKind.Name or ColumnKind.Organisation or ColumnKind.FamilyName)) return true;
        var width = body.Max(row => row.Count);
        var found = new List<ColumnKind>();
        for (var c = 0; c < width; c++) found.Add(Column.OfCells([.. body.Where(row => c < row.Count).Select(row => row[c].Text)]));
        var names = found.Count(kind => kind is ColumnKind.Name or ColumnKind.Organisation);
        // Names in one column and countries, dates, numbers or professions in another. Names in all columns are a list set in columns.
        return names is 1 or 2 && found.Exists(kind => kind is ColumnKind.Country or ColumnKind.Date or ColumnKind.Number or ColumnKind.Affiliation);
    }

    private static ColumnKind[] Kinds(IReadOnlyList<IReadOnlyList<TableCell>> rows, int head, ColumnKind[] heads, int width)
    {
        var kinds = new ColumnKind[width];
        heads.CopyTo(kinds, 0);
        var named = heads.Any(kind => kind is ColumnKind.Name or ColumnKind.GivenName or ColumnKind.FamilyName or ColumnKind.Organisation);
        for (var c = 0; c < width; c++)
        {
            if (kinds[c] != ColumnKind.Other) continue;
            var found = Column.OfCells([.. rows.Skip(head + 1).Where(row => c < row.Count).Select(row => row[c].Text)]);
            if (found is ColumnKind.Name or ColumnKind.Organisation && named && c < heads.Length) found = ColumnKind.Other; // its head is no word for names
            kinds[c] = found;
        }
        return Settle(kinds, heads);
    }

    // One column holds the names; beside names of people, organisations are what they belong to. What only looks like organisations may have people among it.
    private static ColumnKind[] Settle(ColumnKind[] kinds, ColumnKind[] heads)
    {
        if (Array.Exists(kinds, IsPerson))
        {
            // What stands behind a name without a head is what is said of it.
            for (var c = Math.Max(heads.Length, Array.FindIndex(kinds, IsPerson) + 1); c < kinds.Length; c++) if (kinds[c] == ColumnKind.Other) kinds[c] = ColumnKind.Affiliation;
            return kinds;
        }
        var body = Array.IndexOf(kinds, ColumnKind.Organisation);
        if (body >= 0)
        {
            for (var c = body + 1; c < kinds.Length; c++) if (kinds[c] == ColumnKind.Organisation) kinds[c] = ColumnKind.Affiliation;
            if (body >= heads.Length || heads[body] != ColumnKind.Organisation) kinds[body] = ColumnKind.Name;
            return kinds;
        }
        foreach (var kind in (ReadOnlySpan<ColumnKind>)[ColumnKind.Representative, ColumnKind.Other, ColumnKind.Affiliation])
        {
            if (Array.IndexOf(kinds, kind) is not (>= 0 and var column)) continue;
            kinds[column] = ColumnKind.Name;
            break;
        }
        return kinds;
    }

    private static bool IsPerson(ColumnKind kind) => kind is ColumnKind.Name or ColumnKind.GivenName or ColumnKind.FamilyName;

    private static Block? Make(IReadOnlyList<TableCell> row, ColumnKind[] kinds, int width, bool beforeHead, int gap)
    {
        var filled = row.Where(cell => !cell.IsEmpty).ToList();
        if (filled.Count == 0) return null;
        if (beforeHead || filled.Count == 1 && width > 1 && (row.Count == 1 || row[0].IsHeader))
        {
            return new Block(filled[0].Text, beforeHead ? BlockStyle.Plain : BlockStyle.Heading) { Gap = Math.Max(gap, 1), IsStrong = true };
        }
        if (filled.Exists(cell => cell.Text.Text.Length > LongestName)) return new Block(filled.MaxBy(cell => cell.Text.Text.Length).Text, BlockStyle.Plain) { Gap = gap }; // text among the rows
        return Row(row, kinds) is { } read ? new Block(read.Name, BlockStyle.Plain) { Gap = gap, Row = read } : null;
    }

    private static TableRow? Row(IReadOnlyList<TableCell> row, ColumnKind[] kinds)
    {
        var names = At(row, kinds, ColumnKind.Name, ColumnKind.GivenName, ColumnKind.FamilyName);
        var bodies = At(row, kinds, ColumnKind.Organisation);
        if (names.Count == 0) return bodies.Count == 0 ? null : new TableRow(bodies[0]) { Kind = SignatoryKind.Organisation, Country = First(row, kinds, ColumnKind.Country), Abbreviation = First(row, kinds, ColumnKind.Abbreviation), Notes = Notes(row, kinds) };
        var hasPeople = Array.Exists(kinds, kind => kind is ColumnKind.Organisation or ColumnKind.GivenName or ColumnKind.FamilyName);
        var (affiliation, country) = WithoutCountry([.. At(row, kinds, ColumnKind.Organisation, ColumnKind.Affiliation, ColumnKind.Place).Select(cell => cell.Text)], First(row, kinds, ColumnKind.Country));
        var kind = First(row, kinds, ColumnKind.Kind) is { } said ? KindOf(said) : hasPeople ? SignatoryKind.Person : (SignatoryKind?)null;
        return new TableRow(names.Count == 1 ? names[0] : Join(row, kinds))
        {
            Kind = kind,
            Country = country,
            Abbreviation = First(row, kinds, ColumnKind.Abbreviation),
            Affiliation = affiliation,
            Notes = Notes(row, kinds),
        };
    }

    // "conductor (Norway)" where no column says it.
    private static (List<string> Affiliation, string? Country) WithoutCountry(List<string> cells, string? country)
    {
        if (country is not null || cells.Count == 0 || cells[^1] is not [.., ')'] || cells[^1].LastIndexOf('(') is not (> 0 and var open)) return (cells, country);
        var inside = cells[^1][(open + 1)..^1];
        return Gazetteer.Instance.Whole(inside) is null ? (cells, null) : ([.. cells[..^1], cells[^1][..open].TrimEnd()], inside);
    }

    private static List<string> Notes(IReadOnlyList<TableCell> row, ColumnKind[] kinds) =>
        [.. At(row, kinds, ColumnKind.Date, ColumnKind.Note, ColumnKind.Representative).Select(cell => cell.Text)];

    // Given name first, whatever the order of the columns; the places are those of both cells.
    private static MappedText Join(IReadOnlyList<TableCell> row, ColumnKind[] kinds)
    {
        var family = First(row, kinds, ColumnKind.FamilyName);
        var parts = At(row, kinds, ColumnKind.Name, ColumnKind.GivenName, ColumnKind.FamilyName);
        var text = string.Join(' ', parts.Select(part => part.Text).OrderBy(part => part == family));
        var builder = new MappedTextBuilder();
        builder.Append(text, parts.Min(part => part.From), parts.Max(part => part.To), true);
        return builder.Take();
    }

    private static SignatoryKind? KindOf(string text)
    {
        var words = Word.Of(text);
        if (Vocabulary.Of("bodies").In(words) || Vocabulary.Organisation.In(words)) return SignatoryKind.Organisation;
        return Vocabulary.Of("role.individuals").In(words) ? SignatoryKind.Person : null;
    }

    private static List<MappedText> At(IReadOnlyList<TableCell> row, ColumnKind[] kinds, params ReadOnlySpan<ColumnKind> wanted)
    {
        var found = new List<MappedText>();
        for (var c = 0; c < row.Count; c++) if (!row[c].IsEmpty && wanted.Contains(kinds[c])) found.Add(row[c].Text);
        return found;
    }

    private static string? First(IReadOnlyList<TableCell> row, ColumnKind[] kinds, ColumnKind wanted) => At(row, kinds, wanted) is [{ } first, ..] ? first.Text : null;

    // The heads, said again on the next page.
    private static bool IsSame(IReadOnlyList<TableCell> row, IReadOnlyList<TableCell>? head) =>
        head is not null && row.Count == head.Count && row.Zip(head).All(pair => pair.First.Text.Text == pair.Second.Text.Text);
}
