// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace Undersigned.Documents.Alignment;

/// <summary>Names as they sound, roughly, in any alphabet: enough that "Karimov" meets "Каримова" and "Delhi" meets "Ντελχί".</summary>
internal static class Romanised
{
    private const string Cyrillic = "абвгґдђеєжзиіїйјклљмнњопрстћуфхцчџшщъыьэюяў";
    private static readonly string[] CyrillicLatin = ["", "b", "v", "g", "g", "d", "d", "", "", "z", "z", "", "", "", "", "", "k", "l", "l", "m", "n", "n", "", "p", "r", "s", "t", "c", "", "f", "h", "c", "c", "d", "s", "s", "", "", "", "", "", "", "v"];
    private const string Greek = "αβγδεζηθικλμνξοπρστυφχψω";
    private static readonly string[] GreekLatin = ["", "v", "g", "d", "", "z", "", "t", "", "k", "l", "m", "n", "ks", "", "p", "r", "s", "t", "", "f", "h", "ps", ""];

    /// <summary>The first four consonants of a folded word in Latin letters; empty when there are fewer than three.</summary>
    public static string Skeleton(string key)
    {
        var letters = new StringBuilder();
        foreach (var c in key)
        {
            var sound = Sound(c);
            foreach (var letter in sound) if (letters.Length == 0 || letters[^1] != letter) letters.Append(letter);
            if (letters.Length >= 4) break;
        }
        return letters.Length < 3 ? "" : letters.ToString(0, Math.Min(4, letters.Length));
    }

    /// <summary>Digits of any script as those of ASCII.</summary>
    public static string Digits(string key)
    {
        var digits = new StringBuilder();
        foreach (var c in key)
        {
            var value = CharUnicodeInfo.GetDecimalDigitValue(c);
            if (value >= 0) digits.Append((char)('0' + value));
        }
        return digits.ToString();
    }

    private static string Sound(char c)
    {
        var at = Cyrillic.IndexOf(c, StringComparison.Ordinal);
        if (at >= 0) return CyrillicLatin[at];
        at = Greek.IndexOf(c, StringComparison.Ordinal);
        if (at >= 0) return GreekLatin[at];
        return c switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'j' => "",
            'h' => "",
            'w' => "v",
            'q' => "k",
            'x' => "ks",
            >= 'a' and <= 'z' => c.ToString(),
            _ => "",
        };
    }
}
