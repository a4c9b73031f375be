// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Undersigned.Matching.Text;

/// <summary>Words of other scripts in ASCII, after what their own writing asks for: articles, vowel signs and variants of letters in Arabic.</summary>
internal static class ScriptForms
{
    private static readonly string[] Articles = ["وال", "بال", "كال", "فال", "لل", "ال"];

    public static string Surface(string word)
    {
        if (word.Length > 0 && IsArabic(word[0])) word = Arabic(word);
        return Tokeniser.Surface(word);
    }

    private static string Arabic(string word)
    {
        var letters = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            switch (c)
            {
                case >= '\u064B' and <= '\u065F' or '\u0670' or 'ـ': break;
                case 'أ' or 'إ' or 'آ' or 'ٱ': letters.Append('ا'); break;
                case 'ى' or 'ی' or 'ئ' or 'ې': letters.Append('ي'); break;
                case 'ک': letters.Append('ك'); break;
                case 'ة' or 'ۀ' or 'ہ' or 'ھ': letters.Append('ه'); break;
                case 'ؤ': letters.Append('و'); break;
                default: letters.Append(c); break;
            }
        }
        var text = letters.ToString();
        foreach (var article in Articles)
        {
            if (text.Length > article.Length + 2 && text.StartsWith(article, StringComparison.Ordinal)) return text[article.Length..];
        }
        return text;
    }

    private static bool IsArabic(char c) => c is >= '\u0600' and <= '\u06FF';
}
