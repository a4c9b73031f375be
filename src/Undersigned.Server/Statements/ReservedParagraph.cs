// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.RegularExpressions;

namespace Undersigned.Server.Statements;

/// <summary>The paragraph that a reservation names, so that it can stand beside it.</summary>
internal static partial class ReservedParagraph
{
    public static int? Find(string reservation) =>
        Named().Match(reservation) is { Success: true } match ? Number(match.Groups["n"].ValueSpan) : null;

    /// <summary>Digits of any script.</summary>
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits) number = (number * 10) + CharUnicodeInfo.GetDecimalDigitValue(digit);
        return number;
    }

    // The word for "paragraph" in the languages that texts are mostly in, with what inflection adds; Chinese puts the number inside.
    [GeneratedRegex(@"(?:\b(?:paragraph|para\.|párrafo|paragraphe|parágrafo|Absatz|Ziffer)\s*|пункт\p{L}*\s*|абзац\p{L}*\s*|الفقرة\s*|§\s*|第)(?<n>\d{1,3})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Named();
}
