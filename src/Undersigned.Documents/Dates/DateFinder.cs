// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Globalization;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Dates;

/// <summary>
/// Finds dates in the forms that documents use: 2024-09-18, 18.09.2024, 9/18/24, 11:30 AM, 18 September 2024, September 18th, 2024,
/// le 1er juin 2020, 2021年5月3日, ۱۴ اردیبهشت ۱۴۰۰, October 2017. Years run from 1800 to 2199.
/// </summary>
internal static class DateFinder
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("();:!?");
    private static readonly PersianCalendar Solar = new();

    /// <summary>The dates of a text, in order, without overlaps.</summary>
    /// <param name="text">A line or a paragraph.</param>
    /// <param name="words">Its words.</param>
    /// <param name="monthFirst">Whether 3/5/2021 is the fifth of March.</param>
    public static List<FoundDate> All(string text, List<Word> words, bool monthFirst = false)
    {
        var found = HanDates.All(text);
        if (found.Count > 0) return found;
        for (var i = 0; i < words.Count; i++)
        {
            var next = At(text, words, i, monthFirst);
            if (next is not { } date) continue;
            date = WithTime(text, date);
            found.Add(date);
            while (i + 1 < words.Count && words[i + 1].Start < date.End) i++;
        }
        return found;
    }

    private static FoundDate? At(string text, List<Word> words, int i, bool monthFirst) =>
        EastAsian(text, words, i) ?? Numeric(text, words, i, monthFirst) ?? Named(text, words, i);

    private static FoundDate? Numeric(string text, List<Word> words, int i, bool monthFirst)
    {
        if (i + 2 >= words.Count || Number(words[i].Key, 4) is not { } a || (Number(words[i + 1].Key, 2) ?? RomanMonth(text, words[i + 1])) is not { } b) return null;
        var separator = Between(text, words[i], words[i + 1]);
        if (separator is not ("." or "/" or "-" or "–" or ". " or "‐" or " / ")) return null;
        var last = words[i + 2];
        var time = words[i + 2].Key.IndexOf('t', StringComparison.Ordinal); // 2024-09-18T11:30 is one word with its hour
        var third = time > 0 ? last.Key[..time] : last.Key;
        if (Number(third, 4) is not { } c || Between(text, words[i + 1], last) != separator) return null;
        var end = last.Start + (time > 0 ? time : last.Length);
        if (words[i].Length == 4) return Make(a, b, c, words[i].Start, end) ?? MakeSolar(a, b, c, words[i].Start, end);
        if (words[i].Length > 2) return null;
        var year = third.Length == 4 ? c : third.Length == 2 ? (c < 70 ? 2000 + c : 1900 + c) : 0;
        if (separator == "/" && third.Length == 2 && HasTwelveHours(text, end)) monthFirst = true; // the date in the head of an American printout
        if (separator is not ("/" or "-")) monthFirst = false;
        if (a > 12) monthFirst = false;
        else if (b > 12) monthFirst = true;
        var made = monthFirst ? Make(year, a, b, words[i].Start, end) : Make(year, b, a, words[i].Start, end);
        return made is { } date ? date with { Ambiguous = separator == "/" && a <= 12 && b <= 12 && a != b && !HasTwelveHours(text, end) } : null;
    }

    // "3.V.2021"
    private static int? RomanMonth(string text, Word word) =>
        text[word.Start] is not ('I' or 'V' or 'X') ? null : word.Key switch { "i" => 1, "ii" => 2, "iii" => 3, "iv" => 4, "v" => 5, "vi" => 6, "vii" => 7, "viii" => 8, "ix" => 9, "x" => 10, "xi" => 11, "xii" => 12, _ => null };

    // "August", "آب/أغسطس": the names of one month in two calendars' tongues count as one.
    private static (int Month, int Words) MonthAt(string text, List<Word> words, int i)
    {
        var months = MonthNames.Instance;
        var first = months.At(words, i);
        var next = i + first.Words;
        if (first.Month == 0 || next >= words.Count || Between(text, words[next - 1], words[next]).Trim(' ', '(') is not ("/" or "")) return first;
        var second = months.At(words, next);
        if (second.Month == 0) return first;
        return (months.IsDoubtful(words[i].Key) ? second.Month : first.Month, first.Words + second.Words);
    }

    private static FoundDate? Named(string text, List<Word> words, int i)
    {
        var counted = Day(words[i].Key) is { } figure ? (Day: figure, Words: 1) : DayWords.Instance.At(words, i);
        if (counted.Day > 0)
        {
            var day = counted.Day;
            // 18 September 2024, 1er juin 2020, 3 de mayo de 2021, 3. Mai 2021, 17th of March, 2021, the fourth of April 2022
            var at = SkipLinks(words, i + counted.Words);
            if (at < words.Count && words[at].Key == "day") at = SkipLinks(words, at + 1);
            if (at < words.Count && MonthAt(text, words, at) is { Month: not 0 } month)
            {
                var year = SkipLinks(words, at + month.Words);
                if (year < words.Count && Year(words[year].Key, month.Month < 0) is { } y && Near(text, words[i], words[year])) return MakeNamed(y, month.Month, day, words[i].Start, EndOfYear(text, words, year));
            }
            if (counted.Words > 0 && Day(words[i].Key) is not null) return null;
        }
        if (Year(words[i].Key, true) is { } first && i + 2 < words.Count && MonthAt(text, words, i + 1) is { Month: not 0 } middle && i + 1 + middle.Words < words.Count
            && Day(words[i + 1 + middle.Words].Key) is { } lastDay && Near(text, words[i], words[i + 1 + middle.Words]))
        {
            return MakeNamed(first, middle.Month, lastDay, words[i].Start, words[i + 1 + middle.Words].End); // 2021. május 3.
        }
        if (MonthAt(text, words, i) is not { Month: not 0 } name) return null;
        var after = i + name.Words;
        if (after >= words.Count) return null;
        var second = words[after].Length <= 4 && Day(words[after].Key) is { } inFigures ? (Day: inFigures, Words: 1) : DayWords.Instance.At(words, after);
        if (second.Day > 0)
        {
            var dayAfter = second.Day;
            var year = SkipLinks(words, after + second.Words);
            if (year < words.Count && Year(words[year].Key, false) is { } y && Near(text, words[i], words[year])) return MakeNamed(y, name.Month, dayAfter, words[i].Start, words[year].End);
        }
        after = SkipLinks(words, after);
        if (after < words.Count && Year(words[after].Key, name.Month < 0) is { } only && Near(text, words[i], words[after]) && name.Month > 0)
        {
            return new FoundDate(new DocumentDate(only, name.Month), words[i].Start, EndOfYear(text, words, after));
        }
        return null;
    }

    private static FoundDate? EastAsian(string text, List<Word> words, int i)
    {
        if (i + 3 >= words.Count || Number(words[i].Key, 4) is not { } year || words[i + 1].Key is not ("年" or "년")) return null;
        if (Number(words[i + 2].Key, 2) is not { } month || words[i + 3].Key is not ("月" or "월")) return null;
        if (i + 5 < words.Count && Number(words[i + 4].Key, 2) is { } day && words[i + 5].Key.StartsWith('日') | words[i + 5].Key.StartsWith('일')) return Make(year, month, day, words[i].Start, words[i + 5].Start + 1);
        return Valid(year, month, 1) ? new FoundDate(new DocumentDate(year, month), words[i].Start, words[i + 3].End) : null;
    }

    // "г.", "года", "р.", "m.", "г" after a year belong to it.
    private static int EndOfYear(string text, List<Word> words, int year)
    {
        if (year + 1 < words.Count && words[year + 1].Key is "г" or "год" or "года" or "р" or "року" or "рік" or "году" or "године" or "godine" or "r" or "roku" or "г" or "م" or "م." or "گ")
        {
            var end = words[year + 1].End;
            return end < text.Length && text[end] == '.' ? end + 1 : end;
        }
        return words[year].End;
    }

    private static int SkipLinks(List<Word> words, int i)
    {
        while (i < words.Count && words[i].Key is "of" or "de" or "del" or "d" or "ta" or "da" or "do" or "den" or "m" or "st" or "nd" or "rd" or "th" or "er" or "του" or "et" or "mes") i++;
        return i;
    }

    private static bool Near(string text, Word first, Word last) => last.End - first.Start < 45 && !text.AsSpan(first.Start, last.End - first.Start).ContainsAny(Breaks);

    private static string Between(string text, Word a, Word b) => b.Start >= a.End && b.Start - a.End <= 3 ? text[a.End..b.Start] : "?";

    private static bool HasTwelveHours(string text, int end)
    {
        var rest = text.AsSpan(end, Math.Min(14, text.Length - end));
        return rest.Contains("AM", StringComparison.OrdinalIgnoreCase) || rest.Contains("PM", StringComparison.OrdinalIgnoreCase);
    }

    private static FoundDate WithTime(string text, FoundDate date)
    {
        if (date.Date.Day is null) return date;
        var i = date.End;
        while (i < text.Length && i - date.End < 6 && (text[i] is ',' or ' ' or 'T' or '-' or '–' or '|' or '·' or '\u00A0' or '\u202F')) i++;
        var start = i;
        while (i < text.Length && i - start < 2 && char.IsAsciiDigit(text[i])) i++;
        if (i == start || start == date.End || i + 2 >= text.Length || text[i] is not (':' or '.' or 'h') || !char.IsAsciiDigit(text[i + 1]) || !char.IsAsciiDigit(text[i + 2])) return date;
        var hour = int.Parse(text.AsSpan(start, i - start), CultureInfo.InvariantCulture);
        var minute = int.Parse(text.AsSpan(i + 1, 2), CultureInfo.InvariantCulture);
        var end = i + 3;
        var second = 0;
        if (end + 2 < text.Length + 0 && text[end] == ':' && char.IsAsciiDigit(text[end + 1]) && char.IsAsciiDigit(text[end + 2]))
        {
            second = int.Parse(text.AsSpan(end + 1, 2), CultureInfo.InvariantCulture);
            end += 3;
        }
        var rest = text.AsSpan(end).TrimStart();
        if (rest.StartsWith("PM", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("p.m.", StringComparison.OrdinalIgnoreCase)) hour = hour % 12 + 12;
        else if (rest.StartsWith("AM", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("a.m.", StringComparison.OrdinalIgnoreCase)) hour %= 12;
        else return hour < 24 && minute < 60 && second < 60 ? date with { Date = date.Date with { Time = new TimeOnly(hour, minute, second) }, End = end } : date;
        end = text.Length - rest.Length + (rest[1] == '.' ? 4 : 2);
        return hour < 24 && minute < 60 && second < 60 ? date with { Date = date.Date with { Time = new TimeOnly(hour, minute, second) }, End = end } : date;
    }

    private static FoundDate? MakeNamed(int year, int month, int day, int start, int end) =>
        month > 0 ? Make(year, month, day, start, end) : MakeSolar(year, -month, day, start, end);

    private static FoundDate? Make(int year, int month, int day, int start, int end) =>
        Valid(year, month, day) ? new FoundDate(new DocumentDate(year, month, day), start, end) : null;

    private static FoundDate? MakeSolar(int year, int month, int day, int start, int end)
    {
        if (year is < 1200 or > 1500 || month is < 1 or > 12 || day < 1 || day > Solar.GetDaysInMonth(year, month)) return null;
        var date = Solar.ToDateTime(year, month, day, 0, 0, 0, 0);
        return new FoundDate(new DocumentDate(date.Year, date.Month, date.Day), start, end);
    }

    private static bool Valid(int year, int month, int day) =>
        year is >= 1800 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static int? Year(string key, bool solar) => key.Length == 4 && Number(key, 4) is { } year && (year is >= 1800 and < 2200 || solar && year is >= 1200 and < 1500) ? year : null;

    // "18", "1er", "1º", "3rd"
    private static int? Day(string key)
    {
        var digits = 0;
        while (digits < key.Length && char.IsDigit(key[digits])) digits++;
        if (digits is 0 or > 2) return null;
        if (digits < key.Length && key[digits..] is not ("er" or "st" or "nd" or "rd" or "th" or "º" or "o" or "a" or "ª" or "го" or "е" or "ης" or "η" or "ησ" or "an")) return null;
        return Number(key[..digits], 2) is { } day and >= 1 and <= 31 ? day : null;
    }

    private static int? Number(string key, int longest)
    {
        if (key.Length == 0 || key.Length > longest) return null;
        var value = 0;
        foreach (var c in key)
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            if (digit < 0) return null;
            value = value * 10 + digit;
        }
        return value;
    }
}
