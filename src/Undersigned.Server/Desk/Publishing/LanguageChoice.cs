// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk.Publishing;

/// <summary>The languages that a text may be said to be in, for a choice.</summary>
internal static class LanguageChoice
{
    private static readonly string[] Tags =
        ["am", "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "ko", "ky", "lt", "lv", "mk", "mn", "ms", "mt", "nl", "no",
         "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "th", "tr", "uk", "ur", "uz", "vi", "zh", "zh-Hans", "zh-Hant"];

    /// <param name="none">The label of no choice; null where one must be made.</param>
    /// <param name="current">Another tag that stands already.</param>
    public static IReadOnlyList<(string Value, string Label)> All(Interface ui, string? none, string current)
    {
        var tags = current.Length == 0 || Tags.Contains(current) ? Tags : [.. Tags, current];
        var options = tags.Select(tag => (tag, Label: $"{ui.LanguageName(tag)} ({tag})")).OrderBy(option => option.Label, ui.Collation.GetStringComparer(CompareOptions.IgnoreCase));
        return none is null ? [.. options] : [("", none), .. options];
    }
}
