// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching.Text;

/// <summary>
/// Letters of one script that look like letters of another, and words in which they are mixed. A word that mixes Latin with Cyrillic or Greek letters
/// is either a slip or a forgery; it is read in the script that its other letters are of (Unicode Technical Standard 39, section 4, gives the reason).
/// </summary>
internal static class Homoglyphs
{
    private const string Cyrillic = "аеорсухіѕјһԁԛԝАВЕКМНОРСТХУІЅЈԌҮ";
    private const string CyrillicAsLatin = "aeopcyxisjhdqwABEKMHOPCTXYISJGY";
    private const string Greek = "οανιρυκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    private const string GreekAsLatin = "oavipukABEZHIKMNOPTYX";

    private enum Kind { Other, Latin, Cyrillic, Greek }

    /// <summary>The word in one script, and whether anything had to be changed for it.</summary>
    /// <param name="foreign">Whether the other words of the name are Latin, so that a word wholly of look-alikes is one of them in disguise.</param>
    public static string Repair(string word, bool foreign, out bool changed)
    {
        changed = false;
        int latin = 0, cyrillic = 0, greek = 0, alike = 0;
        foreach (var c in word)
        {
            switch (Of(c))
            {
                case Kind.Latin: latin++; break;
                case Kind.Cyrillic: cyrillic++; if (Cyrillic.Contains(c, StringComparison.Ordinal)) alike++; break;
                case Kind.Greek: greek++; if (Greek.Contains(c, StringComparison.Ordinal)) alike++; break;
            }
        }
        var other = cyrillic + greek;
        if (other == 0 || cyrillic > 0 && greek > 0) return word;
        if (latin == 0) { if (!foreign || alike < other) return word; }
        else if (alike < other && !(latin < other && AllLookCyrillic(word))) { if (latin < other) return word; }
        changed = true;
        return latin > 0 && latin < other && alike < other ? ToCyrillic(word) : ToLatin(word);
    }

    /// <summary>Whether a text is written mostly in Latin letters.</summary>
    public static bool IsMostlyLatin(string text)
    {
        int latin = 0, other = 0;
        foreach (var c in text)
        {
            if (!char.IsLetter(c)) continue;
            if (Of(c) == Kind.Latin) latin++; else other++;
        }
        return latin > other;
    }

    private static bool AllLookCyrillic(string word)
    {
        foreach (var c in word) if (Of(c) == Kind.Latin && !CyrillicAsLatin.Contains(c, StringComparison.Ordinal)) return false;
        return true;
    }

    private static string ToLatin(string word) => string.Create(word.Length, word, static (span, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            var at = Cyrillic.IndexOf(text[i], StringComparison.Ordinal);
            if (at >= 0) { span[i] = CyrillicAsLatin[at]; continue; }
            at = Greek.IndexOf(text[i], StringComparison.Ordinal);
            span[i] = at >= 0 ? GreekAsLatin[at] : text[i];
        }
    });

    private static string ToCyrillic(string word) => string.Create(word.Length, word, static (span, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            var at = CyrillicAsLatin.IndexOf(text[i], StringComparison.Ordinal);
            span[i] = at >= 0 ? Cyrillic[at] : text[i];
        }
    });

    private static Kind Of(char c) => c switch
    {
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '\u00C0' and <= '\u024F' => Kind.Latin,
        >= '\u0400' and <= '\u052F' => Kind.Cyrillic,
        >= '\u0370' and <= '\u03FF' => Kind.Greek,
        _ => Kind.Other,
    };
}
