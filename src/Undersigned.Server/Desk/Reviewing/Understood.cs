// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Desk.Reviewing;

/// <summary>A value that was read: where it stands, and how sure the reader was of it.</summary>
internal readonly record struct ReadValue(int File, int? From, int? To, double Sure);

/// <summary>
/// What the reader found, to be asked for by what it says: a correction changes words and order, and a value that still says the same still stands where it stood.
/// What stands twice is given in the order of the document.
/// </summary>
internal sealed class Understood
{
    private readonly Dictionary<string, Queue<ReadValue>> _values = new(StringComparer.Ordinal);

    public Understood(JsonElement read)
    {
        var fields = read.TryGetProperty("fields", out var all) && all.ValueKind == JsonValueKind.Object ? all : default;
        Filing(read, fields);
        var r = 0;
        foreach (var rendition in read.GetProperty("renditions").EnumerateArray())
        {
            var at = "/renditions/" + (r++).ToString(CultureInfo.InvariantCulture);
            var tag = Text(rendition, "language");
            Add("title", Text(rendition, "title"), Field(fields, at + "/title"));
            if (Field(fields, at + "/language") is { } language) Add("language", tag, language);
            Add("block", Text(rendition, "subtitle"), Field(fields, at + "/subtitle"));
            foreach (var block in rendition.GetProperty("blocks").EnumerateArray()) Add("block", Text(block, "text"), Place(block, 1));
        }

        var g = 0;
        foreach (var group in read.GetProperty("groups").EnumerateArray())
        {
            var at = "/groups/" + (g++).ToString(CultureInfo.InvariantCulture);
            Add("heading", Text(group, "heading"), Field(fields, at + "/heading"));
            if (Field(fields, at + "/role") is { } role) Add("role", Text(group, "heading") + " " + Text(group, "role"), role);
            var i = 0;
            foreach (var one in group.GetProperty("signatories").EnumerateArray())
                Add("name", Text(one, "name").Replace('|', '/'), Place(one, Field(fields, string.Create(CultureInfo.InvariantCulture, $"{at}/signatories/{i++}"))?.Sure ?? 1));
        }
    }

    private void Filing(JsonElement read, JsonElement fields)
    {
        foreach (var name in (ReadOnlySpan<string>)["kind", "published", "deadline"]) Add(name, Text(read, name), Field(fields, "/" + name));
        if (Field(fields, "/open") is { } open) Add("says", read.GetProperty("open").ValueKind == JsonValueKind.True ? "open" : "closed", open);
        foreach (var name in (ReadOnlySpan<string>)["issuers", "countries", "tags"])
        {
            var i = 0;
            foreach (var one in read.GetProperty(name).EnumerateArray()) Add(name, one.GetString() ?? "", Field(fields, string.Create(CultureInfo.InvariantCulture, $"/{name}/{i++}")));
        }
    }

    /// <summary>The value that was read so, the next where there are several; null where none was.</summary>
    /// <param name="kind">What it is: <c>title</c>, <c>block</c>, <c>name</c>, <c>heading</c>, <c>role</c>, <c>language</c> or a field of filing.</param>
    public ReadValue? Take(string kind, string text) => _values.TryGetValue(Key(kind, text), out var queue) && queue.TryDequeue(out var value) ? value : null;

    /// <summary>What was read and is not what any value says now.</summary>
    public IEnumerable<(string Kind, string Text, ReadValue Value)> Left() => _values.Where(pair => pair.Value.Count > 0).Select(pair => (Key: pair.Key.Split('\n', 2), Value: pair.Value.Peek())).Select(one => (one.Key[0], one.Key[1], one.Value));

    private void Add(string kind, string text, ReadValue? value)
    {
        if (text.Length == 0 || value is not { } known) return;
        var key = Key(kind, text);
        if (!_values.TryGetValue(key, out var queue)) _values.Add(key, queue = new());
        queue.Enqueue(known);
    }

    private static string Key(string kind, string text) => kind + "\n" + RenditionText.Fold(text);

    private static ReadValue? Field(JsonElement fields, string pointer) =>
        fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty(pointer, out var field) ? Place(field, field.GetProperty("confidence").GetDouble()) : null;

    private static ReadValue Place(JsonElement json, double sure) => new(Number(json, "file") ?? 0, Number(json, "from"), Number(json, "to"), sure);

    private static int? Number(JsonElement json, string member) => json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    private static string Text(JsonElement json, string member) => json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
