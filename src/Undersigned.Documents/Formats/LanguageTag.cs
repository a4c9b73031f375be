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
            if (IsTag(tag)) return (Lower(stem[..at] + extension), Canonical(tag));
            // "pt-BR", "zh_Hans": a region or script may follow the language.
            var before = stem.LastIndexOfAny(['.', '_', '-'], at - 1);
            if (before > 0 && IsTag(stem[(before + 1)..at]) && tag.Length is 2 or 4 && tag.All(char.IsAsciiLetter)) return (Lower(stem[..before] + extension), Canonical(stem[(before + 1)..at]));
        }
        return (Lower(file), null);
    }

    /// <summary>The last part of a path, whichever way its slashes lean.</summary>
    public static string FileName(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];

    private static bool IsTag(string tag) => tag.Length is 2 or 3 && Array.IndexOf(LanguageModel.Instance.Tags, Canonical(tag)) >= 0;

    private static string Canonical(string tag) => Lower(tag);

#pragma warning disable CA1308 // Lower case is the form of BCP 47 tags, not a way to compare.
    private static string Lower(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308
}
