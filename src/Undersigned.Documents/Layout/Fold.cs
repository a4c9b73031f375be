// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Undersigned.Documents.Layout;

/// <summary>
/// Letters as they are compared: lower case, without accents, one form each for sigma, alef, yeh and kaf. One code unit in, one out or none,
/// so that a place in the folded text can be found again in the printed one.
/// </summary>
internal static class Fold
{
    private const int Tabled = 0x2000;
    private const char Dropped = '\0';
    private static readonly char[] Table = MakeTable();

    /// <summary>The folded form of one code unit; <c>'\0'</c> when it has none and is left out.</summary>
    public static char Of(char c) => c < Tabled ? Table[c] : c is >= '\uFF21' and <= '\uFF3A' ? (char)(c - 0xFF21 + 'a') : c;

    public static string Of(ReadOnlySpan<char> text)
    {
        var buffer = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            var folded = Of(c);
            if (folded != Dropped) buffer[length++] = folded;
        }
        return new string(buffer[..length]);
    }

    private static char[] MakeTable()
    {
        var table = new char[Tabled];
        for (var i = 0; i < Tabled; i++) table[i] = Fallback((char)i);
        return table;
    }

    private static char Fallback(char c)
    {
        if (c < 0x80) return char.ToLowerInvariant(c);
        switch (c)
        {
            case 'ß': return 's';
            case 'ı' or 'İ': return 'i';
            case 'ł' or 'Ł': return 'l';
            case 'ø' or 'Ø': return 'o';
            case 'đ' or 'Đ': return 'd';
            case 'ð' or 'Ð': return 'd';
            case 'ə' or 'Ə': return 'a';
            case 'ς': return 'σ';
            case 'й' or 'Й': return 'й'; // A letter of its own, though Unicode decomposes it; ё does fold to е.
            case 'ї' or 'Ї': return 'ї';
            case 'ў' or 'Ў': return 'ў';
            case 'ђ' or 'Ђ': return 'ђ';
            case 'أ' or 'إ' or 'آ' or 'ٱ': return 'ا';
            case 'ى' or 'ی' or 'ئ' or 'ې': return 'ي';
            case 'ک': return 'ك';
            case 'ة' or 'ۀ' or 'ہ': return 'ه';
            case 'ؤ': return 'و';
            case 'ـ': return Dropped;
        }
        if (c is >= '\u0300' and <= '\u036F' or >= '\u064B' and <= '\u065F' or '\u0670' or '\u00AD') return Dropped;
        if (char.IsSurrogate(c)) return c;
        var decomposed = c.ToString().Normalize(NormalizationForm.FormD);
        return char.ToLowerInvariant(decomposed.Length > 0 && char.IsLetter(decomposed[0]) ? decomposed[0] : c);
    }
}
