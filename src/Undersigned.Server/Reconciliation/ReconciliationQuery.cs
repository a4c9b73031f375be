// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Api;

namespace Undersigned.Server.Reconciliation;

/// <summary>One query of a batch.</summary>
/// <param name="Text">The name, or an identifier of the registry; null where only properties are given.</param>
/// <param name="Types">Ids of types that an entity must have one of, or all of; empty for any.</param>
internal sealed record ReconciliationQuery(string? Text, IReadOnlyList<string> Types, bool AllTypes, int Limit, IReadOnlyList<(string Property, string Value)> Properties)
{
    public const int MostInBatch = 50;
    private const int DefaultLimit = 5;
    private const int MaxLimit = 25;
    private const int MaxValues = 50;

    /// <summary>A batch of them by their keys.</summary>
    /// <exception cref="FormatException">It is no such batch; the message says where and what would be one.</exception>
    public static IReadOnlyList<(string Key, ReconciliationQuery Query)> ReadBatch(string text)
    {
        using var document = Parse(text, "queries");
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new FormatException("\"queries\" must be an object of queries by their keys, such as {\"q0\": {\"query\": \"…\"}}.");
        return [.. document.RootElement.EnumerateObject().Select(member => (ApiJson.NameOf(member), Read(ApiJson.NameOf(member), member.Value)))];
    }

    public static JsonDocument Parse(string text, string parameter)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16 });
        }
        catch (JsonException error)
        {
            throw new FormatException($"\"{parameter}\" is not JSON: {error.Message.Split(" LineNumber")[0].Split(" Path")[0]}", error);
        }
    }

    private static ReconciliationQuery Read(string key, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException($"The query \"{key}\" must be an object, such as {{\"query\": \"…\"}}.");
        var text = json.TryGetProperty("query", out var query) ? query.ValueKind switch
        {
            JsonValueKind.String => ApiJson.TextOf(query) ?? throw new FormatException($"The \"query\" of \"{key}\" holds half a character."),
            JsonValueKind.Null => null,
            _ => throw new FormatException($"The \"query\" of \"{key}\" must be a text."),
        } : null;
        var properties = ReadProperties(key, json);
        if (text is null && properties.Count == 0) throw new FormatException($"The query \"{key}\" has neither \"query\" nor \"properties\"; give at least one of them.");
        return new ReconciliationQuery(text, ReadTypes(key, json), json.TryGetProperty("type_strict", out var strict) && strict.ValueKind == JsonValueKind.String && strict.ValueEquals("all"), Limited(key, json), properties);
    }

    private static int Limited(string key, JsonElement json)
    {
        if (!json.TryGetProperty("limit", out var limit) || limit.ValueKind == JsonValueKind.Null) return DefaultLimit;
        return limit.ValueKind == JsonValueKind.Number && limit.TryGetInt32(out var number) && number > 0 ? Math.Min(number, MaxLimit) : throw new FormatException($"The \"limit\" of \"{key}\" must be a positive whole number.");
    }

    private static List<string> ReadTypes(string key, JsonElement json)
    {
        if (!json.TryGetProperty("type", out var type) || type.ValueKind == JsonValueKind.Null) return [];
        if (type.ValueKind == JsonValueKind.String) return [ApiJson.TextOf(type) ?? ""];
        if (type.ValueKind != JsonValueKind.Array) throw new FormatException($"The \"type\" of \"{key}\" must be the id of a type, or a list of such.");
        // Some clients send whole types instead of their ids.
        return [.. type.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.Object && one.TryGetProperty("id", out var id) ? id : one).Where(one => one.ValueKind == JsonValueKind.String).Select(one => ApiJson.TextOf(one) ?? "")];
    }

    private static List<(string, string)> ReadProperties(string key, JsonElement json)
    {
        var values = new List<(string, string)>();
        if (!json.TryGetProperty("properties", out var properties) || properties.ValueKind == JsonValueKind.Null) return values;
        if (properties.ValueKind != JsonValueKind.Array) throw new FormatException($"The \"properties\" of \"{key}\" must be a list of objects with \"pid\" and \"v\".");
        foreach (var property in properties.EnumerateArray())
        {
            if (property.ValueKind != JsonValueKind.Object || !property.TryGetProperty("pid", out var pid) || pid.ValueKind != JsonValueKind.String || !property.TryGetProperty("v", out var given))
                throw new FormatException($"A property of \"{key}\" is no object with \"pid\" and \"v\".");
            foreach (var value in given.ValueKind == JsonValueKind.Array ? [.. given.EnumerateArray()] : (JsonElement[])[given])
                if (Value(value) is { } text && values.Count < MaxValues) values.Add((ApiJson.TextOf(pid) ?? "", text));
        }

        return values;
    }

    private static string? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => ApiJson.TextOf(value)?.Trim() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Object when value.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String => ApiJson.TextOf(id),
        _ => null,
    };
}
