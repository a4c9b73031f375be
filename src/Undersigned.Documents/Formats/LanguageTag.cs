// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Languages;

namespace Undersigned.Documents.Formats;

/// <summary>The language tag in a file's name: "index.ru.md", "statement_fr.txt", "letter-pt-BR.txt".</summary>
internal static class LanguageTag
{
    /// <summary>The name without folder and tag, in lower case, and the tag or null. Files whose first parts agree are one statement.</summary>
    public static (string Base, string? Tag) Of(string name)
    {
        var file = FileName(name);
        var extension = Path.GetExtension(file);
        var stem = file[..^extension.Length];
        foreach (var separator in (ReadOnlySpan<char>)['.', '_', '-'])
        {
            var at = stem.LastIndexOf(separator);
            if (at <= 0) continue;
            var tag = stem[(at + 1)..];
            var before = stem.LastIndexOfAny(['.', '_', '-'], at - 1);
            var earlier = before > 0 ? stem[(before + 1)..at] : "";
            // "letter.de-fr": one file in two languages has no language of its own.
            if (IsTag(tag) && IsTag(earlier) && separator != '.' && !IsRegionOf(Canonical(earlier), tag)) return (Lower(file), null);
            // "pt-BR", "zh_Hans": a region or script may follow the language.
            if (IsTag(earlier) && tag.Length is 2 or 4 && tag.All(char.IsAsciiLetter)) return (Lower(stem[..before] + extension), WithScript(Canonical(earlier), tag));
            if (IsTag(tag)) return (Lower(stem[..at] + extension), Canonical(tag));
        }
        return (Lower(file), null);
    }

    /// <summary>The last part of a path, whichever way its slashes lean.</summary>
    public static string FileName(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];

    private static bool IsTag(string tag) => tag.Length is 2 or 3 && Array.IndexOf(LanguageModel.Instance.Tags, Canonical(tag)) >= 0;

    // Codes that are a language's too: capitals, the language's own and the usual neighbours are regions.
    private static bool IsRegionOf(string language, string code) =>
        code.All(char.IsAsciiLetterUpper) || Lower(code) == language
        || (language, Lower(code)) is ("fr" or "nl" or "de", "be") or ("fr" or "en", "ca") or ("es", "ar") or ("sv", "fi") or ("en" or "ar", "il");

    private static string WithScript(string language, string tag) =>
        language == "sr" && tag.Equals("Latn", StringComparison.OrdinalIgnoreCase) ? "sr-Latn" : language;

    private static string Canonical(string tag) => Lower(tag);

#pragma warning disable CA1308 // Lower case is the form of BCP 47 tags, not a way to compare.
    private static string Lower(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308
}
