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

    public static string Format(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);
}
