// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Tests.Pages;

public sealed partial class StringsTests
{
    // Said by what fills the views rather than by a slice: refusals of a field, and the reasons that acts carry.
    private static readonly string[] SaidByViews = ["error.", "reason."];

    public static TheoryData<string> Languages() => [.. Interface.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_language_has_every_string_and_no_other(string language)
    {
        var english = Strings.Load("en").Messages.Keys.Order(StringComparer.Ordinal);
        Assert.Equal(english, Strings.Load(language).Messages.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_string_has_the_placeholders_of_the_english_one(string language)
    {
        var english = Strings.Load("en").Messages;
        var wrong = Strings.Load(language).Messages.Where(m => Names(m.Value) != Names(english[m.Key])).Select(m => m.Key);
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_plural_spells_out_the_categories_of_its_language(string language)
    {
        var categories = PluralRule.Categories(language);
        var wrong = Strings.Load(language).Messages
            .Where(m => m.Value.Placeholders().Any(p => p.Categories.Count > 0 && !p.Categories.Where(c => c[0] != '=').ToHashSet().SetEquals(categories)))
            .Select(m => m.Key);
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_key_that_the_sources_use_exists()
    {
        var known = Strings.Load("en").Messages.Keys.ToHashSet();
        var unknown = Keys(Call()).Where(k => IsPrefix(k) ? !known.Any(o => o.StartsWith(Prefix(k), StringComparison.Ordinal)) : !known.Contains(k)).ToArray();
        Assert.Empty(unknown);
    }

    [Fact]
    public void A_string_is_used()
    {
        // A key may be chosen before it is said, so any literal that reads like one counts.
        var used = Keys(Call()).Concat(Keys(Literal())).ToHashSet();
        var prefixes = used.Where(IsPrefix).Select(Prefix).Concat(SaidByViews).ToArray();
        var unused = Strings.Load("en").Messages.Keys.Where(k => !used.Contains(k) && !prefixes.Any(p => k.StartsWith(p, StringComparison.Ordinal))).ToArray();
        Assert.Empty(unused);
    }

    private static string Names(Message message) => string.Join(' ', message.Placeholders().Select(p => p.Name).Distinct().Order(StringComparer.Ordinal));

    /// <summary>“evidence.” + code, or $"error.{code}.title": what stands before the computed part.</summary>
    private static bool IsPrefix(string key) => key.EndsWith('.') || key.Contains('{');

    private static string Prefix(string key) => key.Split('{')[0];

    private static HashSet<string> Keys(Regex pattern) => Directory.EnumerateFiles(Source(), "*.cs*", SearchOption.AllDirectories)
        .SelectMany(f => pattern.Matches(File.ReadAllText(f)))
        .Select(m => m.Groups["key"].Value)
        .ToHashSet();

    private static string Source([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../src/Undersigned.Server"));

    [GeneratedRegex("""\b[Uu]i(\.(Say|Line|Word|Has)\(|\[)\$?"(?<key>[^"]+)""")]
    private static partial Regex Call();

    [GeneratedRegex(@"""(?<key>[a-z]+(\.[a-z0-9-]+)*\.?)""")]
    private static partial Regex Literal();
}
