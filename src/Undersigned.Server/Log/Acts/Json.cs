// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Log.Acts;

/// <summary>Reads the members of entries: an absent member is null, a flag that is absent is false.</summary>
internal static class Json
{
    public static string Text(this JsonElement json, string key) => json.GetProperty(key).GetString() ?? throw new JsonException($"{key} is null");

    public static string? TextOrNull(this JsonElement json, string key) => json.TryGetProperty(key, out var value) ? value.GetString() : null;

    public static long Number(this JsonElement json, string key) => json.GetProperty(key).GetInt64();

    public static long? NumberOrNull(this JsonElement json, string key) => json.TryGetProperty(key, out var value) ? value.GetInt64() : null;

    public static bool Flag(this JsonElement json, string key) => json.TryGetProperty(key, out var value) && value.GetBoolean();

    public static IReadOnlyList<string> Texts(this JsonElement json, string key) =>
        [.. json.GetProperty(key).EnumerateArray().Select(item => item.GetString() ?? throw new JsonException($"{key} holds null"))];

    public static IReadOnlyList<string>? TextsOrNull(this JsonElement json, string key) => json.TryGetProperty(key, out _) ? json.Texts(key) : null;

    public static IReadOnlyDictionary<string, string> Map(this JsonElement json, string key) =>
        json.GetProperty(key).EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString() ?? throw new JsonException($"{key} holds null"), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, string>? MapOrNull(this JsonElement json, string key) => json.TryGetProperty(key, out _) ? json.Map(key) : null;
}
