// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;

namespace Undersigned.Documents.Tests;

/// <summary>How much of each field of a statement is as expected, from 0 to 1: equal values for single ones, F1 for lists.</summary>
internal static class FieldScores
{
    private static readonly string[] Single = ["published", "kind", "open", "deadline"];
    private static readonly string[] Lists = ["issuers", "countries", "tags", "languages"];
    private static readonly string[] OfSignatory = ["kind", "country", "affiliation", "abbreviation", "note"];

    /// <summary>The fields that apply. An answer may accept others besides (<c>_accept</c>) and leave fields out (<c>_skip</c>).</summary>
    public static Dictionary<string, double> Of(JsonObject expected, JsonObject actual)
    {
        var skipped = Strings(expected["_skip"]).ToHashSet();
        var scores = new Dictionary<string, double> { ["title"] = F1(Pairs(expected["title"]!), Pairs(actual["title"]!)), ["alignment"] = JsonNode.DeepEquals(expected["alignment"], actual["alignment"]) ? 1 : 0 };
        foreach (var field in Single) scores[field] = Accepted(expected, field).Any(value => JsonNode.DeepEquals(value, actual[field])) ? 1 : 0;
        foreach (var field in Lists) scores[field] = Accepted(expected, field).Max(value => F1(Strings(value), Strings(actual[field])));
        scores["blocks"] = F1(Blocks(expected), Blocks(actual));
        scores["signatories"] = F1(Signatories(expected, "name"), Signatories(actual, "name"));
        foreach (var field in OfSignatory) scores["signatory " + field] = F1(Signatories(expected, "name", field), Signatories(actual, "name", field));
        scores["group heading"] = F1(Groups(expected, "heading"), Groups(actual, "heading"));
        scores["group role"] = F1(Groups(expected, "role"), Groups(actual, "role"));
        foreach (var field in skipped) scores.Remove(field);
        return scores;
    }

    private static IEnumerable<JsonNode?> Accepted(JsonObject expected, string field) =>
        new[] { expected[field] }.Concat(expected["_accept"]?[field] as JsonArray ?? []);

    private static List<string> Strings(JsonNode? list) => [.. (list as JsonArray ?? []).Select(one => one!.ToString())];

    private static List<string> Pairs(JsonNode titles) => [.. titles.AsObject().Select(pair => pair.Key + ": " + pair.Value)];

    private static List<string> Blocks(JsonObject statement) =>
        [.. statement["renditions"]!.AsArray().SelectMany(rendition => rendition!["blocks"]!.AsArray().Select(block => rendition["language"] + " " + block!["kind"] + " " + block["text"]))];

    private static List<string> Groups(JsonObject statement, string field) => [.. statement["groups"]!.AsArray().Select((group, i) => i + " " + group![field])];

    private static List<string> Signatories(JsonObject statement, params ReadOnlySpan<string> fields)
    {
        var found = new List<string>();
        var groups = statement["groups"]!.AsArray();
        for (var i = 0; i < groups.Count; i++)
        {
            foreach (var signatory in groups[i]!["signatories"]!.AsArray())
            {
                var text = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
                foreach (var field in fields) text += " | " + signatory![field];
                found.Add(text);
            }
        }
        return found;
    }

    private static double F1(List<string> expected, List<string> actual)
    {
        if (expected.Count + actual.Count == 0) return 1;
        var left = new List<string>(actual);
        return 2.0 * expected.Count(left.Remove) / (expected.Count + actual.Count);
    }
}
