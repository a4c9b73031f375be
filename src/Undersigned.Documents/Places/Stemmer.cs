// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Places;

/// <summary>Takes case endings and articles off words, just far enough that the cases of one country's name agree.</summary>
internal static class Stemmer
{
    private static readonly HashSet<string> Languages =
        ["ru", "uk", "be", "sr", "mk", "bg", "kk", "ky", "mn", "el", "pl", "cs", "sk", "sl", "hr", "sr-Latn", "lt", "lv", "et", "fi", "hu", "ro", "sq", "tr", "az", "is", "hy", "ka"];

    private static readonly string[] Cyrillic = ["иями", "ами", "ями", "ией", "іею", "ією", "ою", "ею", "ией", "ої", "ой", "ей", "ах", "ях", "ом", "ем", "ам", "ям", "ов", "ів", "ію", "ия", "ия", "ии", "ию", "ие", "ія", "ії", "ія", "ије", "ији", "ију", "ија", "иjи", "а", "е", "и", "і", "ї", "о", "у", "ы", "ю", "я", "ь", "й"];
    private static readonly string[] Greek = ["ιασ", "ιου", "ιων", "ουσ", "ασ", "ησ", "οσ", "ου", "εσ", "ων", "ια", "α", "η", "ο", "ι", "υ"];
    private static readonly string[] Latin = ["iiei", "iei", "iile", "iami", "ach", "ech", "ami", "iem", "ija", "ije", "iji", "iju", "ii", "ia", "ie", "iu", "io", "nin", "nun", "nsk", "ssa", "ou", "om", "em", "u", "y", "i", "e", "a", "o", "n"];

    /// <summary>Whether the names of countries change their ending in a language.</summary>
    public static bool HasCases(string language) => Languages.Contains(language);

    /// <summary>A folded word without its ending; short words stay as they are.</summary>
    public static string Stem(string key)
    {
        var endings = Script.Of(key[0]) switch { ScriptKind.Cyrillic => Cyrillic, ScriptKind.Greek => Greek, ScriptKind.Latin => Latin, _ => [] };
        var least = endings == Latin ? 5 : 4;
        foreach (var ending in endings)
        {
            if (key.Length - ending.Length >= least && key.EndsWith(ending, StringComparison.Ordinal)) return key[..^ending.Length];
        }
        return key;
    }

    /// <summary>An Arabic word without its article and what is written together with it.</summary>
    public static string WithoutArticle(string key)
    {
        if (key.Length < 5 || Script.Of(key[0]) != ScriptKind.Arabic) return key;
        foreach (var prefix in (ReadOnlySpan<string>)["وال", "بال", "كال", "فال", "ال", "لل"])
        {
            if (key.Length - prefix.Length >= 3 && key.StartsWith(prefix, StringComparison.Ordinal)) return key[prefix.Length..];
        }
        return key;
    }
}
