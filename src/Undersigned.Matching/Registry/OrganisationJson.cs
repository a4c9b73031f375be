// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Matching.Text;

namespace Undersigned.Matching;

/// <summary>One line of a registry file.</summary>
internal static class OrganisationJson
{
    // Words that come again and again are kept once.
    private static readonly string[] KnownTypes = ["education", "facility", "company", "nonprofit", "funder", "government", "healthcare", "other", "archive"];

    /// <exception cref="FormatException">It is JSON, and no organisation.</exception>
    public static Organisation Read(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        using var document = JsonDocument.ParseValue(ref reader);
        if (reader.Read()) throw new FormatException("something follows the object; one line is one organisation");
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object) throw new FormatException("it is no JSON object; one line is one organisation");
        var id = Text(root, "id") ?? Text(root, "key") ?? throw new FormatException("it has no \"id\"");
        if (!root.TryGetProperty("names", out var names) || names.ValueKind != JsonValueKind.Array) throw new FormatException("it has no \"names\", which must be a list");
        var list = new List<OrganisationName>(names.GetArrayLength());
        foreach (var name in names.EnumerateArray()) list.Add(Name(name, list.Count));
        if (list.Count == 0) throw new FormatException("it has no name; at least one is needed");
        var country = Text(root, "country");
        if (string.IsNullOrEmpty(country)) country = null;
        else if (!CountryNames.Instance.IsCode(country)) throw new FormatException($"\"{country}\" is no country of ISO 3166-1; leave \"country\" out for international bodies");
        return new Organisation(id, [.. list], country is null ? null : string.Intern(country))
        {
            City = Text(root, "city"),
            Types = Texts(root, "types", type => Array.Find(KnownTypes, known => known.Equals(type, StringComparison.OrdinalIgnoreCase)) ?? type),
            Domains = Texts(root, "domains", domain => domain),
            IsActive = Text(root, "status") is null or "active",
            Successors = Relations(root),
        };
    }

    private static OrganisationName Name(JsonElement name, int index)
    {
        if (name.ValueKind == JsonValueKind.String) return new(Whole(name, "names"), null, index == 0 ? NameKind.Official : NameKind.Label);
        if (name.ValueKind != JsonValueKind.Object) throw new FormatException("a name is neither a text nor an object");
        var value = Text(name, "value") ?? Text(name, "name");
        if (string.IsNullOrWhiteSpace(value)) throw new FormatException("a name has no \"value\"");
        var language = Text(name, "lang") ?? Text(name, "language");
        return new(value, language is null ? null : string.Intern(language), Kind(name, index));
    }

    private static NameKind Kind(JsonElement name, int index)
    {
        var kind = Text(name, "kind");
        if (kind is not null)
        {
            return kind switch { "official" => index == 0 ? NameKind.Official : NameKind.Label, "abbreviation" => NameKind.Abbreviation, _ => NameKind.Alias };
        }
        if (!name.TryGetProperty("types", out var types) || types.ValueKind != JsonValueKind.Array) return index == 0 ? NameKind.Official : NameKind.Label;
        var found = NameKind.Alias;
        foreach (var type in types.EnumerateArray())
        {
            if (type.ValueKind != JsonValueKind.String) continue;
            if (type.ValueEquals("ror_display")) return NameKind.Official;
            if (type.ValueEquals("label")) found = NameKind.Label;
            else if (type.ValueEquals("acronym") && found == NameKind.Alias) found = NameKind.Abbreviation;
        }
        return found;
    }

    private static string[] Relations(JsonElement root)
    {
        if (!root.TryGetProperty("relationships", out var relations) || relations.ValueKind != JsonValueKind.Array) return [];
        var successors = new List<string>();
        foreach (var relation in relations.EnumerateArray())
        {
            if (relation.ValueKind == JsonValueKind.Object && Text(relation, "type") is { } type && type.Equals("successor", StringComparison.OrdinalIgnoreCase))
            {
                successors.Add(Text(relation, "id") ?? throw new FormatException("a relationship has no \"id\""));
            }
        }
        return [.. successors];
    }

    private static string? Text(JsonElement from, string property) => from.TryGetProperty(property, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => Whole(value, property),
        JsonValueKind.Null => null,
        _ => throw new FormatException($"\"{property}\" must be a text"),
    } : null;

    // A lone surrogate can be written in JSON and is no text.
    private static string Whole(JsonElement value, string property)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new FormatException($"\"{property}\" holds half a character");
        }
    }

    private static string[] Texts(JsonElement root, string property, Func<string, string> known)
    {
        if (!root.TryGetProperty(property, out var values) || values.ValueKind == JsonValueKind.Null) return [];
        if (values.ValueKind != JsonValueKind.Array) throw new FormatException($"\"{property}\" must be a list");
        if (values.GetArrayLength() == 0) return [];
        return [.. values.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.String ? known(Whole(value, property)) : throw new FormatException($"\"{property}\" must hold texts"))];
    }
}
