// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Statements;

/// <summary>
/// Which blocks of the renditions belong together, side by side. Each row holds, a rendition, the numbers from 0 of its blocks
/// (title and subtitle not counted). Kept under the log in canonical JSON: <c>{"renditions": ["en", "ru"], "rows": [[[0], [0]], …]}</c>.
/// </summary>
internal sealed record Alignment(IReadOnlyList<string> Renditions, IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> Rows)
{
    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("renditions");
            foreach (var language in Renditions) json.WriteStringValue(language);
            json.WriteEndArray();
            json.WriteStartArray("rows");
            foreach (var row in Rows)
            {
                json.WriteStartArray();
                foreach (var cell in row)
                {
                    json.WriteStartArray();
                    foreach (var block in cell) json.WriteNumberValue(block);
                    json.WriteEndArray();
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    public static Alignment Read(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var json = document.RootElement;
        return new Alignment(
            [.. json.GetProperty("renditions").EnumerateArray().Select(item => item.GetString() ?? "")],
            [.. json.GetProperty("rows").EnumerateArray().Select(row => (IReadOnlyList<IReadOnlyList<int>>)
                [.. row.EnumerateArray().Select(cell => (IReadOnlyList<int>)[.. cell.EnumerateArray().Select(block => block.GetInt32())])])]);
    }

    /// <summary>Paragraph against paragraph, where the renditions have the same number of blocks; null where they have not.</summary>
    public static Alignment? OneToOne(IReadOnlyList<string> languages, IReadOnlyList<int> blocks) =>
        blocks.Count < 2 || blocks.Any(count => count != blocks[0]) ? null
            : new Alignment(languages, [.. Enumerable.Range(0, blocks[0]).Select(row => (IReadOnlyList<IReadOnlyList<int>>)
                [.. languages.Select(_ => (IReadOnlyList<int>)[row])])]);
}
