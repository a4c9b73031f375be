// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Reconciliation;

/// <summary>The pieces of the service's answers.</summary>
internal static class ReconciliationJson
{
    private static readonly Interface English = Interface.For("en");

    public static void Type(Utf8JsonWriter json, ReconciliationType type)
    {
        json.WriteStartObject();
        json.WriteString("id", type.Id);
        json.WriteString("name", type.Name);
        if (type != ReconciliationType.Organisation)
        {
            json.WriteStartArray("broader");
            Type(json, ReconciliationType.Organisation);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static void Service(Utf8JsonWriter json, string name, string site, string path)
    {
        json.WriteStartObject(name);
        json.WriteString("service_url", site);
        json.WriteString("service_path", path);
        json.WriteEndObject();
    }

    public static void Candidate(Utf8JsonWriter json, ReconciliationCandidate candidate)
    {
        json.WriteStartObject();
        json.WriteString("id", candidate.Body.Id);
        json.WriteString("name", candidate.Body.Name);
        if (Description(candidate.Body.Qualifier, candidate.Body.Country, [.. candidate.Body.Names.Where(name => name.Name != candidate.Body.Name && name.Kind != "misspelt").Select(name => name.Name).Take(3)]) is { Length: > 0 } description)
            json.WriteString("description", description);
        json.WriteNumber("score", candidate.Score);
        json.WriteBoolean("match", candidate.IsMatch);
        json.WriteStartArray("type");
        foreach (var type in candidate.Types)
        {
            json.WriteStartObject();
            json.WriteString("id", type.Id);
            json.WriteString("name", type.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("features");
        foreach (var (id, value) in candidate.Features)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteNumber("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static string Description(string? qualifier, string? country, IReadOnlyList<string> otherNames) =>
        string.Join("; ", new[] { qualifier, country is null ? null : English.Country(country) }.Concat(otherNames).OfType<string>());
}
