// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Api;
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Reconciliation;

/// <summary>A request for values of properties of entities that were reconciled before.</summary>
internal sealed record DataExtension(IReadOnlyList<string> Ids, IReadOnlyList<(ReconciliationProperty Property, string? Language)> Properties)
{
    public const int MostIds = 100;

    /// <exception cref="FormatException">It is no such request; the message says where and what would be one.</exception>
    public static DataExtension Read(string text)
    {
        using var document = ReconciliationQuery.Parse(text, "extend");
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("ids", out var ids) || ids.ValueKind != JsonValueKind.Array || !root.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Array)
            throw new FormatException("\"extend\" must be an object with the lists \"ids\" and \"properties\".");
        return new DataExtension(
            [.. ids.EnumerateArray().Select(id => id.ValueKind == JsonValueKind.String ? ApiJson.TextOf(id) ?? "" : throw new FormatException("An id in \"ids\" is no text.")).Distinct()],
            [.. properties.EnumerateArray().Select(Property).DistinctBy(one => one.Item1.Id)]);
    }

    private static (ReconciliationProperty, string?) Property(JsonElement json)
    {
        var id = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.String ? ApiJson.TextOf(given) ?? "" : throw new FormatException("A property in \"properties\" has no \"id\".");
        var property = ReconciliationProperty.Get(id) ?? throw new FormatException($"There is no property \"{id}\". There are: {string.Join(", ", ReconciliationProperty.All.Select(one => one.Id))}.");
        var language = json.TryGetProperty("settings", out var settings) && settings.ValueKind == JsonValueKind.Object && settings.TryGetProperty(ReconciliationProperty.LanguageSetting, out var wanted) && wanted.ValueKind == JsonValueKind.String
            ? ApiJson.TextOf(wanted) : null;
        return (property, language is { Length: > 0 } ? language : null);
    }

    /// <summary>Of an entity that there is not, or not any more, every value is empty.</summary>
    public Action<Utf8JsonWriter> Answer(Connection db, string site)
    {
        var registry = new RegistryReading(db);
        var rows = Ids.Select(id =>
        {
            var body = Registry.Get(db, id) is { } known ? registry.Get(known.No) : null;
            return (Id: id, Values: Properties.Select(one => body is null ? [] : one.Property.Values(db, body, site, one.Language)).ToList());
        }).ToList();
        return json =>
        {
            json.WriteStartArray("meta");
            foreach (var (property, _) in Properties)
            {
                json.WriteStartObject();
                json.WriteString("id", property.Id);
                json.WriteString("name", property.Name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("rows");
            foreach (var (id, values) in rows)
            {
                json.WriteStartObject(id);
                for (var i = 0; i < Properties.Count; i++)
                {
                    json.WriteStartArray(Properties[i].Property.Id);
                    foreach (var value in values[i]) ReconciliationProperty.Write(json, value);
                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        };
    }
}
