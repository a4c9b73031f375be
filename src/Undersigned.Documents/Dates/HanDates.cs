// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Dates;

/// <summary>Dates in Han numerals: 二〇二三年十一月九日.</summary>
internal static class HanDates
{
    private const string Digits = "〇一二三四五六七八九";
    private const int YearDigits = 4;

    /// <summary>The dates of a text, in order.</summary>
    public static List<FoundDate> All(string text)
    {
        var found = new List<FoundDate>();
        for (var at = text.IndexOf('年', StringComparison.Ordinal); at >= 0; at = text.IndexOf('年', at + 1))
        {
            if (At(text, at) is { } date) found.Add(date);
        }
        return found;
    }

    private static FoundDate? At(string text, int at)
    {
        if (at < YearDigits) return null;
        var year = 0;
        for (var i = at - YearDigits; i < at; i++)
        {
            var digit = text[i] is '零' or '○' or 'Ｏ' ? 0 : Digits.IndexOf(text[i], StringComparison.Ordinal);
            if (digit < 0) return null;
            year = year * 10 + digit;
        }
        if (year is < 1800 or >= 2200 || Number(text, at + 1, '月') is not { } month || month.Value > 12) return null;
        var date = new DocumentDate(year, month.Value);
        if (Number(text, month.End, '日') is not { } day || day.Value > DateTime.DaysInMonth(year, month.Value)) return new FoundDate(date, at - YearDigits, month.End);
        return new FoundDate(date with { Day = day.Value }, at - YearDigits, day.End);
    }

    // "十一月", "二十三日", "三十日"; the end is after the sign that closes it.
    private static (int Value, int End)? Number(string text, int at, char close)
    {
        var value = 0;
        var digit = 0;
        for (var i = at; i < text.Length && i - at <= 3; i++)
        {
            if (text[i] == close) return value + digit > 0 ? (value + digit, i + 1) : null;
            if (text[i] == '十') { value += Math.Max(1, digit) * 10; digit = 0; continue; }
            digit = Digits.IndexOf(text[i], StringComparison.Ordinal);
            if (digit < 1) return null;
        }
        return null;
    }
}
