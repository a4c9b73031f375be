// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Shared;

/// <summary>CLDR plural categories of whole numbers; the interface never counts in fractions.</summary>
internal static class PluralRule
{
    public static readonly IReadOnlyList<string> EnglishCategories = ["one", "other"];

    public static string Category(string language, long n) => language switch
    {
        "ar" => Arabic(n),
        "ru" or "uk" or "be" => EastSlavic(n),
        "zh" or "ja" or "ko" or "vi" or "th" or "id" => "other",
        _ => n == 1 ? "one" : "other",
    };

    /// <summary>The categories that a message in the language must spell out.</summary>
    public static IReadOnlyList<string> Categories(string language) => language switch
    {
        "ar" => ["zero", "one", "two", "few", "many", "other"],
        "ru" or "uk" or "be" => ["one", "few", "many", "other"],
        "zh" or "ja" or "ko" or "vi" or "th" or "id" => ["other"],
        _ => EnglishCategories,
    };

    private static string EastSlavic(long n) => (n % 10, n % 100) switch
    {
        (1, not 11) => "one",
        ( >= 2 and <= 4, not (>= 12 and <= 14)) => "few",
        _ => "many",
    };

    private static string Arabic(long n) => n switch
    {
        0 => "zero",
        1 => "one",
        2 => "two",
        _ => (n % 100) switch { >= 3 and <= 10 => "few", >= 11 => "many", _ => "other" },
    };
}
