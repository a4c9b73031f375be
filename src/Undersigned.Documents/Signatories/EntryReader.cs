// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Dates;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Places;
using Undersigned.Documents.Readers.Tables;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents.Signatories;

/// <summary>
/// Takes one entry apart from its end: footnote marks, brackets, then what follows a comma, a dash, a bar or a wide gap. A part that is a country, an
/// abbreviation or a note is taken off; at the first that is none of these it stops, since it may belong to the name.
/// </summary>
internal static class EntryReader
{
    private const int Turns = 8;
    private static readonly string[] Dashes = [" – ", " — ", " - ", " | ", " / ", " · ", " // "];

    /// <param name="entry">The entry.</param>
    /// <param name="footnotes">The text of footnotes, by their marks.</param>
    /// <param name="regions">Whether two capitals at the end are parts of a country, such as states, and stay in the name.</param>
    public static ParsedEntry Read(ListEntry entry, IReadOnlyDictionary<string, string> footnotes, bool regions = false)
    {
        if (Halves(entry) is { } halves) return OfBoth(Read(halves.First, footnotes, regions), Read(halves.Second, footnotes, regions), entry);
        var parsed = new ParsedEntry(Trim(entry.Text)) { Sure = entry.Sure };
        foreach (var line in entry.Below) ReadBelow(parsed, line);
        if (entry.Columns.Count > 0) ReadColumns(parsed, entry);
        for (var turn = 0; turn < Turns; turn++)
        {
            if (regions && EndCode(parsed.Name.Text) is not null) break;
            if (!(TakeRepresented(parsed) || TakeMark(parsed, footnotes) || TakeBracket(parsed) || TakeSuffix(parsed) || TakePrefix(parsed))) break;
            parsed.Name = Trim(parsed.Name);
        }
        if (entry.Row is not null) AddRow(parsed, entry.Row);
        if (parsed.Country is not null) parsed.CountryIsSuffix = true;
        parsed.Country ??= entry.Country;
        return parsed;
    }

    /// <summary>Two Latin capitals at the end of an entry, in brackets or after a comma, dash or slash; null when there are none.</summary>
    public static string? EndCode(string text)
    {
        var end = text.TrimEnd(')', ']', ' ', '.', ',', ';');
        if (end.Length < 5 || !char.IsAsciiLetterUpper(end[^1]) || !char.IsAsciiLetterUpper(end[^2]) || end[^3] is not ('(' or '[' or '/' or ' ')) return null;
        return end[^3] != ' ' || end[^4] is ',' or '-' or '–' or '—' ? end[^2..] : null;
    }

    // "دار الخرائط، مصر / Map House, Egypt": one signatory in two scripts.
    private static (ListEntry First, ListEntry Second)? Halves(ListEntry entry)
    {
        var at = entry.Text.Text.IndexOf(" / ", StringComparison.Ordinal);
        if (at < 2 || entry.Text.Text.IndexOf(" / ", at + 3, StringComparison.Ordinal) > 0) return null;
        var (a, b) = (entry.Text.Slice(0, at), entry.Text.Slice(at + 3));
        var (one, two) = (Script.Main(a.Text), Script.Main(b.Text));
        return one == two || one == ScriptKind.None || two == ScriptKind.None ? null : (new ListEntry(a, entry.Country, []), new ListEntry(b, entry.Country, []));
    }

    // Where nothing was taken off, the name is both; else it is the first, and the second stands beside it.
    private static ParsedEntry OfBoth(ParsedEntry first, ParsedEntry second, ListEntry entry)
    {
        var whole = Trim(entry.Text);
        var bare = PersonTest.Separator(first.Name.Text) < 0 && PersonTest.Separator(second.Name.Text) < 0 && first.Name.To + 3 >= second.Name.From - 1 && second.Name.To == whole.To;
        if (!bare) first.AddNote(second.Name.Text);
        else first.Name = whole;
        first.Country ??= second.Country;
        first.CountryIsSuffix |= second.CountryIsSuffix;
        first.Abbreviation ??= second.Abbreviation;
        first.Other = second.Name.Text;
        if (second.Note is not null && first.Note is null) first.AddNote(second.Note);
        return first;
    }

    private static void ReadBelow(ParsedEntry parsed, string line)
    {
        if (Gazetteer.Instance.Whole(line) is { } country) { parsed.Country ??= country; return; }
        if (Vocabulary.Personal.In(Word.Of(line)) || Vocabulary.Reservation.In(Word.Of(line))) { parsed.AddNote(line.Trim('(', ')')); return; }
        parsed.Affiliation = parsed.Affiliation is null ? line : parsed.Affiliation + ", " + line;
    }

    private static void AddRow(ParsedEntry parsed, TableRow row)
    {
        if (row.Country is { } country)
        {
            parsed.Country = Gazetteer.Instance.Whole(country.Trim(' ', '.', '(', ')')) ?? Gazetteer.Instance.Whole(country.ToUpperInvariant()) ?? parsed.Country;
            parsed.CountryIsSuffix = true;
        }
        parsed.Abbreviation ??= row.Abbreviation;
        foreach (var note in row.Notes) parsed.AddNote(note);
        parsed.IsRow = row.Affiliation.Count > 0;
        parsed.Affiliation = row.Affiliation.Count > 0 ? string.Join(", ", row.Affiliation) : null;
        parsed.Kind = row.Kind;
    }

    private static MappedText Trim(MappedText text)
    {
        var start = 0;
        var end = text.Text.Length;
        while (end > start && (char.IsWhiteSpace(text.Text[end - 1]) || text.Text[end - 1] is ',' or ';' or '；' or '،' or '，' or '。' or '、' || text.Text[end - 1] == '.' && !Shape.KeepsFullStop(text.Text[..end]))) end--;
        while (start < end && text.Text[start] is ',' or ';' or ' ') start++;
        return start == 0 && end == text.Text.Length ? text : text.Slice(start, end - start);
    }

    // Columns: name, then country or affiliation; a first column of two letters is a code.
    private static void ReadColumns(ParsedEntry parsed, ListEntry entry)
    {
        var whole = entry.Text;
        var last = entry.Columns[^1];
        var country = Gazetteer.Instance.Whole(whole.Text[(last + 1)..].Trim(' ', '.', ';', ','));
        if (country is not null && last < parsed.Name.Text.Length)
        {
            parsed.Country = country;
            parsed.Name = whole.Slice(0, last);
            return;
        }
        if (Gazetteer.Instance.Whole(whole.Text[..entry.Columns[0]].Trim()) is { } first)
        {
            parsed.Country = first;
            parsed.Name = whole.Slice(entry.Columns[0] + 1);
        }
    }

    private static bool TakeMark(ParsedEntry parsed, IReadOnlyDictionary<string, string> footnotes)
    {
        var mark = Footnotes.MarkAtEnd(parsed.Name.Text);
        if (mark.Length == 0 || mark.Length >= parsed.Name.Text.Length) return false;
        if (footnotes.TryGetValue(mark, out var note)) parsed.AddNote(note.TrimEnd('.'));
        parsed.Name = parsed.Name.Slice(0, parsed.Name.Text.Length - mark.Length);
        return true;
    }

    // "Friends of the Teasel, represented by its chair, Jon Askew"
    private static bool TakeRepresented(ParsedEntry parsed)
    {
        var text = parsed.Name.Text;
        var words = Word.Of(text);
        var (first, count) = Vocabulary.Of("represented").Find(words, 1);
        if (count == 0 || first + count >= words.Count) return false;
        var at = words[first].Start;
        var bracket = text[at - 1] is '(' or '[' or '（';
        if (!bracket && !text.AsSpan(0, at).TrimEnd().EndsWith(",")) return false;
        parsed.AddNote(text[at..].TrimEnd(')', ']', '）', '.', ' '));
        parsed.Name = parsed.Name.Slice(0, bracket ? at - 1 : at);
        return true;
    }

    private static bool TakeBracket(ParsedEntry parsed)
    {
        var text = parsed.Name.Text;
        if (parsed.Bracket is not null || text.Length < 4) return false;
        var open = text[^1] switch { ')' => '(', ']' => '[', '）' => '（', '】' => '【', _ => '\0' };
        if (open == '\0') return false;
        var start = OpeningOf(text, open);
        if (start < 1) return false;
        var inside = text[(start + 1)..^1].Trim();
        var before = parsed.Name.Slice(0, start);
        if (inside.Length == 0 || before.IsEmpty) return false;
        if (!ReadAside(parsed, inside, before.Text, true))
        {
            parsed.Bracket = inside;
            parsed.BeforeBracket = before;
            return false;
        }
        parsed.Name = before;
        return true;
    }

    private static int OpeningOf(string text, char open)
    {
        var depth = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] is ')' or ']' or '）' or '】') depth++;
            if (text[i] is not ('(' or '[' or '（' or '【')) continue;
            if (--depth == 0) return text[i] == open ? i : -1;
        }
        return -1;
    }

    // "Peru", "FCP", "FCP, Peru", "in a personal capacity", "with reservation on paragraph 3"
    private static bool ReadAside(ParsedEntry parsed, string aside, string name, bool bracketed)
    {
        var words = Word.Of(aside);
        if (words.Count == 0) return false;
        if (Gazetteer.Instance.Whole(aside) is { } country && !(bracketed && aside.Length == 2 && parsed.Country is not null)) { parsed.Country ??= country; return true; }
        if (bracketed && aside.Contains(';', StringComparison.Ordinal) && ReadParts(parsed, aside, name)) return true;
        if (bracketed && Distinguishing(aside) is { } sign) { parsed.Country ??= sign; return true; }
        if (IsNote(aside, words)) { parsed.AddNote(aside); return true; }
        if (IsAbbreviation(aside, name, bracketed)) { parsed.Abbreviation ??= aside; return true; }
        if (!bracketed) return false;
        var comma = aside.LastIndexOfAny([',', '/', '–', '-', ';', '،', '，']);
        if (comma < 1 || comma + 1 >= aside.Length) return false;
        var (left, right) = (aside[..comma].Trim(), aside[(comma + 1)..].Trim());
        if (Gazetteer.Instance.Whole(right) is { } second && IsAbbreviation(left, name, true)) { parsed.Country ??= second; parsed.Abbreviation ??= left; return true; }
        if (Gazetteer.Instance.Whole(left) is { } first && IsAbbreviation(right, name, true)) { parsed.Country ??= first; parsed.Abbreviation ??= right; return true; }
        return false;
    }

    // "Denmark; with reservation on point 3": each part says something, or none is taken.
    private static bool ReadParts(ParsedEntry parsed, string aside, string name)
    {
        var parts = aside.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var trial = new ParsedEntry(parsed.Name) { Country = parsed.Country };
        if (parts.Length < 2 || !Array.TrueForAll(parts, part => ReadAside(trial, part, name, true))) return false;
        foreach (var part in parts) ReadAside(parsed, part, name, true);
        return true;
    }

    // Lists of neighbours in Europe use the signs of vehicles: "(D)", "(A)", "(F)".
    private static string? Distinguishing(string aside) => aside switch
    {
        "A" => "AT",
        "B" => "BE",
        "D" => "DE",
        "E" => "ES",
        "F" => "FR",
        "H" => "HU",
        "I" => "IT",
        "L" => "LU",
        "N" => "NO",
        "P" => "PT",
        "S" => "SE",
        _ => null,
    };

    private static bool IsNote(string text, List<Word> words)
    {
        if (Vocabulary.Personal.In(words) || Vocabulary.Reservation.In(words)) return true;
        if (Vocabulary.Note.At(words, 0) > 0 && words.Count <= 8) return true;
        return words.Count <= 6 && DateFinder.All(text, words) is [{ } date, ..] && date.End - date.Start >= text.Length / 2;
    }

    private static bool IsAbbreviation(string text, string name, bool bracketed)
    {
        if (text.Length is < 2 or > 16 || text.AsSpan().Count(' ') > 1) return false;
        var upper = text.Count(char.IsUpper);
        var lower = text.Count(char.IsLower);
        if (upper == 0) return bracketed && lower == 0 && !text.Any(char.IsDigit) && text.Length <= 5 && !text.Contains(' ', StringComparison.Ordinal) && !Script.HasCase(Script.Of(text[0])) && Script.Of(text[0]) != ScriptKind.Han;
        if (upper >= 2 && upper > lower) return bracketed || name.Any(char.IsLower) && text.All(c => char.IsUpper(c) || c is '-' or '.' or '/' || char.IsDigit(c));
        return Abbreviated.AreInitials(text, name) && upper >= 2 && bracketed;
    }

    private static bool TakeSuffix(ParsedEntry parsed)
    {
        var text = parsed.Name.Text;
        var (at, length) = LastSeparator(text);
        if (at < 2) return false;
        var suffix = text[(at + length)..].Trim();
        if (suffix.Length == 0 || !ReadAside(parsed, suffix, text[..at], false)) return false;
        parsed.Name = parsed.Name.Slice(0, at);
        return true;
    }

    private static (int At, int Length) LastSeparator(string text)
    {
        var best = (At: -1, Length: 0);
        var depth = 0;
        for (var i = text.Length - 1; i > 0; i--)
        {
            if (text[i] is ')' or ']') depth++;
            if (text[i] is '(' or '[') depth--;
            if (depth > 0) continue;
            if (text[i] is ',' or '،' or '，' && (i + 1 >= text.Length || !char.IsDigit(text[i + 1]) || !char.IsDigit(text[i - 1]))) { best = (i, 1); break; }
        }
        foreach (var dash in Dashes)
        {
            var at = text.LastIndexOf(dash, StringComparison.Ordinal);
            if (at > best.At) best = (at, dash.Length);
        }
        return best;
    }

    // "Norway: Society for Quiet Fjords", "Norway – Society for Quiet Fjords", "[NO] Society for Quiet Fjords"
    private static bool TakePrefix(ParsedEntry parsed)
    {
        if (parsed.Country is not null) return false;
        var text = parsed.Name.Text;
        if (text[0] is '[' or '(' && text.IndexOfAny([']', ')']) is > 1 and < 30 and var close && close + 2 < text.Length)
        {
            if (Gazetteer.Instance.Whole(text[1..close]) is not { } inBrackets) return false;
            parsed.Country = inBrackets;
            parsed.Name = parsed.Name.Slice(close + 1);
            return true;
        }
        foreach (var separator in (ReadOnlySpan<string>)[": ", " – ", " — ", " - ", " | "])
        {
            var at = text.IndexOf(separator, StringComparison.Ordinal);
            if (at is < 2 or > 40 || Gazetteer.Instance.Whole(text[..at]) is not { } country) continue;
            parsed.Country = country;
            parsed.Name = parsed.Name.Slice(at + separator.Length);
            return true;
        }
        return false;
    }
}
