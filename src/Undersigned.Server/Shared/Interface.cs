// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Globalization;

namespace Undersigned.Server.Shared;

/// <summary>The reader's language: its strings, its digits and dates, its names of countries and languages, its order of letters.</summary>
public sealed partial class Interface
{
    private static readonly ConcurrentDictionary<(string Language, bool Asked), Interface> Loaded = new();

    private readonly Strings _strings;
    private readonly Lazy<PlaceNames> _names;

    private Interface(string language, bool asked)
    {
        Language = language;
        Suffix = asked ? "?ui=" + language : "";
        Culture = CultureInfo.GetCultureInfo(language);
        _strings = Strings.Load(language);
        _names = new Lazy<PlaceNames>(() => PlaceNames.Load(language));
        _digits = _strings.Fact("digits", "0123456789");
        _thousands = _strings.Fact("thousands", ",");
        _numbers = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        _numbers.NumberGroupSeparator = _thousands;
    }

    public string Language { get; }

    /// <summary>What the address of another page gets, so that a language that the reader asked for stays; empty where the browser chose.</summary>
    public string Suffix { get; }

    /// <summary>Whether the address asked for the language: a page differs by it, because its links carry it on.</summary>
    public bool IsAsked => Suffix.Length > 0;

    /// <summary>For the <c>dir</c> attribute.</summary>
    public string Direction => DirectionOf(Language);

    public bool IsRightToLeft => Direction == "rtl";
    public CultureInfo Culture { get; }

    /// <summary>ICU collation of the language, to sort what the reader sees.</summary>
    public CompareInfo Collation => Culture.CompareInfo;

    /// <summary>The languages that the interface speaks.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", .. Strings.Languages.Where(l => l != "en")];

    /// <summary>A string without anything to fill in.</summary>
    public string this[string key] => _strings[key].Constant ?? throw new InvalidOperationException($"{key} has values to fill in.");

    /// <summary>The interface in a language that it speaks; English for another.</summary>
    public static Interface For(string language, bool asked = false) =>
        Loaded.GetOrAdd((Languages.Contains(language) ? language : "en", asked), static k => new Interface(k.Language, k.Asked));

    /// <summary>What the address asks for (<c>?ui=</c>), else what the browser prefers, else English.</summary>
    public static Interface Choose(string? asked, string? acceptLanguage)
    {
        if (asked is not null && Languages.Contains(asked))
            return For(asked, asked: true);
        var best = (Language: "en", Quality: 0.0);
        foreach (var item in (acceptLanguage ?? "").Split(',', 20, StringSplitOptions.TrimEntries))
        {
            var semicolon = item.IndexOf(';');
            var tag = semicolon < 0 ? item : item[..semicolon];
            var primary = tag.Split('-')[0].ToLowerInvariant();
            var quality = 1.0;
            if (semicolon >= 0 && item.AsSpan(semicolon + 1).Trim() is var q && q.StartsWith("q=") && !double.TryParse(q[2..], CultureInfo.InvariantCulture, out quality))
                continue;
            if (quality > best.Quality && Languages.Contains(primary))
                best = (primary, quality);
        }
        return For(best.Language);
    }

    /// <summary>A string with its values, as HTML.</summary>
    public Phrase Say(string key, params (string Name, object Value)[] values) => new(_strings[key], this, values);

    /// <summary>A string with its values, as plain text: for titles and attributes.</summary>
    public string Line(string key, params (string Name, object Value)[] values) => Say(key, values).ToString();

    /// <summary>The address of a page of this site, in the language that the reader asked for.</summary>
    public string Link(string path) =>
        !IsAsked ? path
        : path.IndexOf('#') is >= 0 and var hash ? Link(path[..hash]) + path[hash..]
        : path.Contains('?') ? $"{path}&{Suffix.AsSpan(1)}"
        : path + Suffix;

    /// <summary>The interface's word for a code of the data, or the code itself where it has none.</summary>
    public string Word(string prefix, string code) => _strings.Has(prefix + code) ? this[prefix + code] : code;

    public bool Has(string key) => _strings.Has(key);

    public string Country(string code) => _names.Value.Country(code);

    /// <summary>A language by the reader's name for it, as inside a sentence.</summary>
    public string LanguageName(string tag) => _names.Value.Language(tag);

    public static string Autonym(string tag) => PlaceNames.Autonym(tag);

    public static string DirectionOf(string tag)
    {
        var dash = tag.IndexOf('-');
        return (dash < 0 ? tag : tag[..dash]) is "ar" or "fa" or "he" or "ur" or "ps" or "ckb" or "sd" or "ug" or "yi" or "dv" or "prs" ? "rtl" : "ltr";
    }

    /// <summary>“a, b, c” with the comma of the language.</summary>
    public string List(IEnumerable<string> items) => string.Join(this["list.comma"], items);

    internal string Show(object value) => value switch
    {
        string s => s,
        int n => Number(n),
        long n => Number(n),
        DateOnly d => Date(d),
        DateView d => Date(d),
        _ => value.ToString() ?? "",
    };
}
