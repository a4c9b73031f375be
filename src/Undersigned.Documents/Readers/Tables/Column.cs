// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Dates;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Places;
using Undersigned.Documents.Signatories;

namespace Undersigned.Documents.Readers.Tables;

/// <summary>What a column of a table of signatories holds.</summary>
internal enum ColumnKind { Other, Number, Name, GivenName, FamilyName, Organisation, Affiliation, Country, Place, Date, Abbreviation, Note, Kind, Representative, Private }

/// <summary>Tells what a column holds, by its head or by what stands in it.</summary>
internal static class Column
{
    private const int Looked = 200; // cells of a column
    private const int LongestName = 400; // code units

    // Of two kinds that a head has words for, the earlier counts: "Country of the organisation", "Name of the organisation", "Organisation's contact".
    private static readonly (string Section, ColumnKind Kind)[] Sections =
    [
        ("column.private", ColumnKind.Private), ("column.date", ColumnKind.Date), ("column.country", ColumnKind.Country), ("column.abbreviation", ColumnKind.Abbreviation),
        ("column.kind", ColumnKind.Kind), ("column.place", ColumnKind.Place), ("column.given", ColumnKind.GivenName), ("column.family", ColumnKind.FamilyName),
        ("column.representative", ColumnKind.Representative), ("column.affiliation", ColumnKind.Affiliation), ("column.organisation", ColumnKind.Organisation),
        ("column.note", ColumnKind.Note), ("column.name", ColumnKind.Name), ("column.number", ColumnKind.Number),
    ];

    /// <summary>What a head says of its column; null when it is no head that is known.</summary>
    public static ColumnKind? OfHead(string text)
    {
        if (text.Trim() is "#" or "№" or "Nº" or "N°" or "Nr." or "No.") return ColumnKind.Number;
        var words = Word.Of(text);
        if (words.Count is 0 or > 9 || text.Length > 80) return null;
        foreach (var (section, kind) in Sections)
        {
            var set = Vocabulary.Of(section);
            if (set.Is(words) || Script.IsEastAsian(Script.Of(words[0].Key[0])) && text.Length <= 8 && set.In(words)) return kind;
        }
        if (words.Count > 1 && !MostlyKnown(words)) return null;
        var found = Sections.Where(section => Vocabulary.Of(section.Section).In(words)).Select(section => section.Kind).ToList();
        // "Surname and name / organisation": people and bodies in one column.
        if (found.Exists(kind => kind is ColumnKind.Name or ColumnKind.GivenName or ColumnKind.FamilyName) && (found.Contains(ColumnKind.Organisation) || found.Contains(ColumnKind.FamilyName) && found.Count > 1)) return ColumnKind.Name;
        return found.Count == 0 ? null : found[0];
    }

    // More than half of the words, small ones such as "of" and "de la" aside: "Union" alone makes no head of "Union of Lighthouse Keepers".
    private static bool MostlyKnown(List<Word> words)
    {
        var known = 0;
        var counted = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var most = 0;
            foreach (var (section, _) in Sections) most = Math.Max(most, Vocabulary.Of(section).At(words, i));
            if (most > 0 || words[i].Length > 3) counted += Math.Max(most, 1);
            known += most;
            if (most > 1) i += most - 1;
        }
        return known * 2 > counted;
    }

    /// <summary>What most cells of a column look like, where its head does not say.</summary>
    public static ColumnKind OfCells(IReadOnlyList<MappedText> cells)
    {
        Span<int> counts = stackalloc int[16];
        var looked = 0;
        foreach (var cell in cells)
        {
            if (cell.IsEmpty) continue;
            if (++looked > Looked) break;
            counts[(int)OfCell(cell.Text)]++;
        }
        if (looked == 0) return ColumnKind.Other;
        for (var kind = 0; kind < counts.Length; kind++) if (counts[kind] * 10 >= looked * 6) return (ColumnKind)kind;
        if (counts[(int)ColumnKind.Affiliation] * 2 >= looked) return ColumnKind.Affiliation;
        return counts[(int)ColumnKind.Name] + counts[(int)ColumnKind.Organisation] + counts[(int)ColumnKind.Other] > looked / 2 ? ColumnKind.Name : ColumnKind.Other;
    }

    private static ColumnKind OfCell(string text)
    {
        if (text.Length > LongestName) return ColumnKind.Other;
        if (text.Length <= 6 && text.AsSpan().Trim(".)#").ContainsAnyExceptInRange('0', '9') is false) return ColumnKind.Number;
        if (Structure.Shape.IsAddress(text)) return ColumnKind.Private;
        if (Gazetteer.Instance.Whole(text) is not null) return ColumnKind.Country;
        var words = Word.Of(text);
        if (words.Count == 0) return ColumnKind.Other;
        if (DateFinder.All(text, words) is [{ } date, ..] && (date.End - date.Start) * 2 >= text.Length) return ColumnKind.Date;
        if (!text.Any(char.IsLetter)) return ColumnKind.Other;
        var profession = Vocabulary.Profession.At(words, 0);
        // "historian, University of León"; no name starts in a small letter.
        if (profession > 0 && (profession == words.Count || text.AsSpan(words[profession - 1].End).TrimStart() is [',', ..]) || char.IsLower(text[words[0].Start]) && char.IsLower(text[0])) return ColumnKind.Affiliation;
        if (Vocabulary.Organisation.In(words)) return ColumnKind.Organisation;
        if (profession > 0) return ColumnKind.Affiliation;
        return PersonTest.Of(text) > 0.2 ? ColumnKind.Name : ColumnKind.Other;
    }
}
