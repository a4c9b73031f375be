// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Shared;

/// <summary>Names of countries and languages from CLDR, as <c>Names/generate.mjs</c> wrote them; one small file a language, read when first asked for.</summary>
internal sealed class PlaceNames
{
    private static readonly Lazy<Dictionary<string, string>> Autonyms = new(static () => Read("autonyms", static names => Entries(names)));

    private readonly Dictionary<string, string> _countries;
    private readonly Dictionary<string, string> _languages;

    private PlaceNames(JsonElement names)
    {
        _countries = Entries(names.GetProperty("countries"));
        _languages = Entries(names.GetProperty("languages"));
    }

    public IReadOnlyDictionary<string, string> Countries => _countries;

    /// <summary>A language without a file of names gets the English ones.</summary>
    public static PlaceNames Load(string language) => Read(Has(language) ? language : "en", static names => new PlaceNames(names));

    public string Country(string code) => _countries.GetValueOrDefault(code, code);

    public string Language(string tag) => _languages.GetValueOrDefault(tag) ?? _languages.GetValueOrDefault(Primary(tag), tag);

    /// <summary>A language by its own name, to head a tab: never translated.</summary>
    public static string Autonym(string tag) => Autonyms.Value.GetValueOrDefault(tag) ?? Autonyms.Value.GetValueOrDefault(Primary(tag), tag);

    private static string Primary(string tag) => tag.IndexOf('-') is > 0 and var dash ? tag[..dash] : tag;

    private static bool Has(string name) => typeof(PlaceNames).Assembly.GetManifestResourceInfo($"names/{name}.json") is not null;

    private static T Read<T>(string name, Func<JsonElement, T> take)
    {
        using var stream = typeof(PlaceNames).Assembly.GetManifestResourceStream($"names/{name}.json")!;
        using var document = JsonDocument.Parse(stream);
        return take(document.RootElement);
    }

    // By hand, because a serializer would be the slowest part of the first page after a start.
    private static Dictionary<string, string> Entries(JsonElement names)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in names.EnumerateObject())
            entries.Add(entry.Name, entry.Value.GetString()!);
        return entries;
    }
}
