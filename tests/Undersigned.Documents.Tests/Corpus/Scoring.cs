// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;

namespace Undersigned.Documents.Tests.Corpus;

/// <summary>Compares what was read of a document with the answer that was written for it, field by field.</summary>
internal static class Scoring
{
    private static readonly string[] Fields = ["kind", "title", "published", "issuers", "countries", "tags", "languages", "open", "deadline", "sha256", "alignment"];

    /// <summary>What differs, one line each, starting with the name of the field.</summary>
    /// <param name="answer">The path of NAME.expected.json, beside which the document lies.</param>
    public static List<string> Differences(string answer)
    {
        var expected = JsonNode.Parse(File.ReadAllText(answer))![0]!.AsObject();
        var files = expected["source"]!.AsArray().Select(name => Path.Combine(Path.GetDirectoryName(answer)!, name!.ToString())).ToArray();
        var outcome = Statements.Read([.. files.Select(file => (file, File.ReadAllBytes(file)))]);
        if (outcome.Statements is not [{ } statement]) return ["refused: " + string.Join("; ", outcome.Refused)];
        var actual = JsonNode.Parse(StatementJson.ToJson(statement))!.AsObject();
        var wrong = Fields.Where(field => !Accepted(expected, field, actual[field])).Select(field => field + ": " + expected[field]?.ToJsonString() + " ≠ " + actual[field]?.ToJsonString()).ToList();
        wrong.AddRange(Unequal(Blocks(expected), Blocks(actual)).Select(one => "block " + one));
        wrong.AddRange(Unequal(Signatories(expected, expected), Signatories(actual, expected)).Select(one => "signatory " + one));
        return wrong;
    }

    private static bool Accepted(JsonObject expected, string field, JsonNode? actual) =>
        JsonNode.DeepEquals(expected[field], actual) || expected["_accept"]?[field] is JsonArray others && others.Any(other => JsonNode.DeepEquals(other, actual));

    private static IEnumerable<string> Blocks(JsonObject statement) =>
        statement["renditions"]!.AsArray().SelectMany(rendition => rendition!["blocks"]!.AsArray()).Select(block => block!["id"] + " " + block["kind"] + " " + block["text"]);

    private static IEnumerable<string> Signatories(JsonObject statement, JsonObject expected) =>
        statement["groups"]!.AsArray().SelectMany((group, i) => group!["signatories"]!.AsArray().Select(one =>
            string.Join(" | ", group["heading"], expected["_accept"]?["group:" + i + ":role"] is null ? group["role"] : "any", one!["name"], one["kind"], one["country"], one["abbreviation"], one["affiliation"], one["note"])));

    private static IEnumerable<string> Unequal(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var left = actual.ToList();
        return [.. expected.Where(one => !left.Remove(one)).Select(one => "- " + one), .. left.Select(one => "+ " + one)];
    }
}
