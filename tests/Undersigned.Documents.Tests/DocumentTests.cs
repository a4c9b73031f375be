// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Undersigned.Documents.Tests;

/// <summary>
/// Whole documents against the answers written for them. Those held out were scored once before anyone looked at what was wrong;
/// docs/intake.md has that figure, which says more of documents never seen than these tests do.
/// </summary>
public class DocumentTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "documents");

    public static TheoryData<string> Tuned() => Of("tuned");

    public static TheoryData<string> HeldOut() => Of("heldout");

    [Theory]
    [MemberData(nameof(Tuned))]
    public void Every_field_of_a_known_document_is_read(string path) => Assert.Empty(Differences(path));

    [Theory]
    [MemberData(nameof(HeldOut))]
    public void Every_field_of_a_document_held_out_is_read(string path) => Assert.Empty(Differences(path));

    private static TheoryData<string> Of(string set) =>
        [.. Directory.GetFiles(Path.Combine(Folder, set), "*.txt").Order(StringComparer.Ordinal).Select(path => set + "/" + Path.GetFileName(path))];

    private static List<string> Differences(string document)
    {
        var path = Path.Combine(Folder, document);
        var expected = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(path, ".expected.json")))![0]!.AsObject();
        var statement = Assert.Single(Statements.Read((path, File.ReadAllBytes(path))).Statements);
        var actual = JsonNode.Parse(StatementJson.ToJson(statement))!.AsObject();
        var wrong = new List<string>();
        foreach (var field in (string[])["kind", "title", "published", "issuers", "countries", "tags", "languages", "open", "deadline", "sha256", "alignment"])
        {
            if (Accepted(expected, field, actual[field])) continue;
            wrong.Add(document + " " + field + ": " + Text(expected[field]) + " ≠ " + Text(actual[field]));
        }
        wrong.AddRange(Missing(Blocks(expected), Blocks(actual)).Select(one => document + " block " + one));
        wrong.AddRange(Missing(Signatories(expected), Signatories(actual)).Select(one => document + " signatory " + one));
        return wrong;
    }

    private static bool Accepted(JsonObject expected, string field, JsonNode? actual) =>
        JsonNode.DeepEquals(expected[field], actual) || expected["_accept"]?[field] is JsonArray others && others.Any(other => JsonNode.DeepEquals(other, actual));

    private static IEnumerable<string> Blocks(JsonObject statement) =>
        statement["renditions"]!.AsArray().SelectMany(rendition => rendition!["blocks"]!.AsArray()).Select(block => block!["id"] + " " + block["kind"] + " " + block["text"]);

    private static IEnumerable<string> Signatories(JsonObject statement) =>
        statement["groups"]!.AsArray().SelectMany(group => group!["signatories"]!.AsArray().Select(one =>
            string.Join(" | ", group["heading"], Role(group), one!["name"], one["kind"], one["country"], one["abbreviation"], one["affiliation"], one["note"])));

    // Where an answer accepts several roles, the role is not compared.
    private static string Role(JsonNode group) =>
        group["heading"]?.ToString() is "Osoby indywidualne dołączyły 20 stycznia" or "Individuals supporting the declaration" ? "" : group["role"]!.ToString();

    private static IEnumerable<string> Missing(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var left = actual.ToList();
        return [.. expected.Where(one => !left.Remove(one)).Select(one => "- " + one), .. left.Select(one => "+ " + one)];
    }

    private static string Text(JsonNode? node) => node?.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null";
}
