// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Undersigned.Server.Shared;

/// <summary>Days as the log writes them: <c>yyyy-MM-dd</c>, perhaps with a time after it.</summary>
internal static class Days
{
    private const string Form = "yyyy-MM-dd";

    public static DateOnly Parse(string text) => DateOnly.ParseExact(text.AsSpan(0, Form.Length), Form, CultureInfo.InvariantCulture);

    /// <summary>Null for no text, and for a month or a year alone.</summary>
    public static DateOnly? ParseOrNull(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, Form.Length), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The same, of text in UTF-8.</summary>
    public static DateOnly? ParseOrNull(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length < Form.Length || utf8[4] != '-' || utf8[7] != '-') return null;
        var (year, month, day) = (Number(utf8[..4]), Number(utf8[5..7]), Number(utf8[8..10]));
        return year > 0 && month is > 0 and <= 12 && day > 0 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit)) return -1;
            number = (number * 10) + digit - '0';
        }

        return number;
    }

    public static string Format(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);
}
