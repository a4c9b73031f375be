// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Undersigned.Server.Log;

/// <summary>The form of <c>at</c>: UTC, milliseconds, <c>Z</c>. Texts in this form sort as the times do.</summary>
internal static class Timestamp
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Format(DateTimeOffset at) => at.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
