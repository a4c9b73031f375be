// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace Undersigned.Server.Statements;

/// <summary>Titles as they are searched: lower case, without marks, white space folded.</summary>
internal static class TitleSearch
{
    public static string Fold(IEnumerable<string> titles) => string.Join('\n', titles.Select(Fold));

    public static string Fold(string text)
    {
        var folded = new StringBuilder();
        // U+FFFE is no character, and Normalize refuses it.
        foreach (var c in text.Replace('\ufffe', ' ').Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            folded.Append(char.IsWhiteSpace(c) ? ' ' : char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }
}
