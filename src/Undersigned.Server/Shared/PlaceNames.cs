// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Shared;

/// <summary>Names of countries and languages from CLDR, as <c>Names/generate.mjs</c> wrote them; one small file a language, read when first asked for.</summary>
internal sealed class PlaceNames
{
    private static readonly Lazy<Dictionary<string, string>> Autonyms = new(() => Read("autonyms").Deserialize<Dictionary<string, string>>()!);

    private readonly Dictionary<string, string> _countries;
    private readonly Dictionary<string, string> _languages;

    private PlaceNames(JsonElement names)
    {
        _countries = names.GetProperty("countries").Deserialize<Dictionary<string, string>>()!;
        _languages = names.GetProperty("languages").Deserialize<Dictionary<string, string>>()!;
    }

    public IReadOnlyDictionary<string, string> Countries => _countries;

    /// <summary>A language without a file of names gets the English ones.</summary>
    public static PlaceNames Load(string language) => new(Read(Has(language) ? language : "en"));

    public string Country(string code) => _countries.GetValueOrDefault(code, code);

    public string Language(string tag) => _languages.GetValueOrDefault(tag) ?? _languages.GetValueOrDefault(Primary(tag), tag);

    /// <summary>A language by its own name, to head a tab: never translated.</summary>
    public static string Autonym(string tag) => Autonyms.Value.GetValueOrDefault(tag) ?? Autonyms.Value.GetValueOrDefault(Primary(tag), tag);

    private static string Primary(string tag) => tag.IndexOf('-') is > 0 and var dash ? tag[..dash] : tag;

    private static bool Has(string name) => typeof(PlaceNames).Assembly.GetManifestResourceInfo($"names/{name}.json") is not null;

    private static JsonElement Read(string name)
    {
        using var stream = typeof(PlaceNames).Assembly.GetManifestResourceStream($"names/{name}.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
