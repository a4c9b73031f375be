// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.RegularExpressions;

namespace Undersigned.Matching.Text;

/// <summary>Takes out of a name what nobody can see and no name has.</summary>
internal static partial class Cleaning
{
    /// <summary>Characters of a name that are read; the rest is ignored. The longest affiliation line known has some 600.</summary>
    public const int MaximumLength = 1200;

    public static string Clean(string text, ref NameFlags flags)
    {
        if (text.Length > MaximumLength)
        {
            flags |= NameFlags.Truncated;
            text = text[..MaximumLength];
        }
        if (text.Contains('&', StringComparison.Ordinal) && text.Contains(';', StringComparison.Ordinal)) text = System.Net.WebUtility.HtmlDecode(text);
        if (text.Contains('#', StringComparison.Ordinal)) text = ControlMarks().Replace(text, " ");
        StringBuilder? clean = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var lone = char.IsSurrogate(c) && !(char.IsHighSurrogate(c) ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) : i > 0 && char.IsHighSurrogate(text[i - 1]));
            var hidden = c is '\u200B' or '\u2060' or '\uFEFF' or '\u00AD' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
            // Joiners belong to Persian and Indic words: they part what is read as two words, or are nothing.
            var parts = c is '\u200C' || lone || char.IsControl(c);
            if (!hidden && !parts && c != '\u200D') { clean?.Append(c); continue; }
            clean ??= new StringBuilder(text.Length).Append(text, 0, i);
            if (hidden && c is not '\u00AD' and not '\uFEFF') flags |= NameFlags.HiddenCharacters;
            if (parts) clean.Append(' ');
        }
        text = clean?.ToString() ?? text;
        return text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);
    }

    /// <summary>Control characters that an exporter wrote out, such as <c>#TAB#</c>.</summary>
    [GeneratedRegex("#(?:TAB|N|R)#")]
    private static partial Regex ControlMarks();
}
