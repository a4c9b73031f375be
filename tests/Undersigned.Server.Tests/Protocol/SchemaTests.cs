// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json.Nodes;

namespace Undersigned.Server.Tests.Protocol;

/// <summary>The published schemas accept the published bytes, and nothing that departs from them.</summary>
public sealed class SchemaTests
{
    private static readonly Dictionary<string, JsonNode> Schemas = Directory.EnumerateFiles(Repository.PathOf("docs/protocol/schemas"), "*.schema.json")
        .ToDictionary(path => Path.GetFileName(path)[..^".schema.json".Length], path => JsonNode.Parse(File.ReadAllText(path))!, StringComparer.Ordinal);

    private static IEnumerable<(string File, string Schema, JsonNode Instance)> Published()
    {
        foreach (var name in Golden.Entries)
        {
            var entry = Parse(name + ".json");
            yield return (name, (string)entry["act"]!, entry);
            if (File.Exists(Golden.PathOf(name + ".disclosure.json"))) yield return (name + ".disclosure", "disclosure", Parse(name + ".disclosure.json"));
        }

        yield return ("manifest", "manifest", Parse("manifest.json"));
        yield return ("alignment", "alignment", Parse("alignment.json"));
    }

    private static JsonObject Parse(string file) => JsonNode.Parse(Golden.Read(file))!.AsObject();

    private static string Id(string schema) => (string)Schemas[schema]["$id"]!;

    [Fact]
    public void Every_published_file_is_valid()
    {
        var published = Published().ToList();
        var answers = SchemaChecker.Check(Schemas.Values, published.Select(one => (Id(one.Schema), (JsonNode?)one.Instance)));
        Assert.All(published.Zip(answers, (one, answer) => $"{one.File}: {answer}"), line => Assert.EndsWith(": valid", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_act_of_the_protocol_has_a_schema_and_an_example()
    {
        var acts = Schemas.Keys.Except(["disclosure", "manifest", "alignment"]).Order(StringComparer.Ordinal);
        Assert.Equal(acts, Golden.Entries.Select(name => (string)Parse(name + ".json")["act"]!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
        [
            "adoption", "annulment", "closing", "confirmation", "correction", "declaration", "endorsement", "erasure-notice", "filing", "membership", "moved", "objection",
            "opening", "organisation", "organisation-merge", "organisation-split", "rectification", "rendition", "reopening", "reversal", "succession", "withdrawal",
        ], acts);
        Assert.All(acts, act => Assert.Contains($"### `{act}`", File.ReadAllText(Repository.PathOf("docs/protocol/acts.md")), StringComparison.Ordinal));
    }

    [Fact]
    public void A_definition_means_the_same_in_every_schema()
    {
        var definitions = Schemas.Values.SelectMany(schema => schema["$defs"]!.AsObject()).GroupBy(pair => pair.Key, pair => pair.Value!.ToJsonString());
        Assert.All(definitions, group => Assert.Single(group.Distinct()));
    }

    [Fact]
    public void What_departs_from_a_published_file_is_invalid()
    {
        var mutants = Published().SelectMany(one => Mutants(one.Schema, one.Instance).Select(mutant => (What: $"{one.File}: {mutant.What}", one.Schema, mutant.Instance))).ToList();
        Assert.True(mutants.Count > 500);
        var answers = SchemaChecker.Check(Schemas.Values, mutants.Select(one => (Id(one.Schema), (JsonNode?)one.Instance)));
        Assert.Empty(mutants.Zip(answers).Where(pair => pair.Second == "valid").Select(pair => pair.First.What));
    }

    /// <summary>One member more, each member of another type, each required member left out, each text that has a form spoilt.</summary>
    private static IEnumerable<(string What, JsonNode Instance)> Mutants(string schema, JsonNode instance)
    {
        yield return ("a member more", With(instance, "signature", "x"));
        yield return ("a name beside the commitment", With(instance, "email", "ana@lamps.example"));
        var required = Schemas[schema]["required"]!.AsArray().Select(key => (string)key!).ToHashSet();
        foreach (var (key, value) in instance.AsObject())
        {
            yield return ($"{key} is null", With(instance, key, null));
            yield return ($"{key} of another type", With(instance, key, value is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String ? 7 : "x y"));
            if (required.Contains(key)) yield return ($"{key} left out", Without(instance, key));
            if (key is "name" or "affiliation" or "note" or "words" or "reason" or "qualifier" or "region" or "reservation")
            {
                yield return ($"{key} is empty", With(instance, key, ""));
                yield return ($"{key} has two lines", With(instance, key, "a\nb"));
            }
            else if (value is JsonValue form && form.TryGetValue(out string? content))
            {
                yield return ($"{key} with a blank more", With(instance, key, content + " "));
                yield return ($"{key} in other letters", With(instance, key, Swap(content)));
            }
            else if (value is JsonValue number && number.TryGetValue(out long index))
            {
                yield return ($"{key} is negative", With(instance, key, -1 - index));
                yield return ($"{key} is a fraction", With(instance, key, index + 0.5));
            }
        }
    }

    private static string Swap(string text) => new StringBuilder(text.Length).Append(text.Select(c => char.IsAsciiLetterLower(c) ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)).ToArray()).Append('~').ToString();

    private static JsonObject With(JsonNode instance, string key, JsonNode? value)
    {
        var copy = instance.DeepClone().AsObject();
        copy[key] = value;
        return copy;
    }

    private static JsonObject Without(JsonNode instance, string key)
    {
        var copy = instance.DeepClone().AsObject();
        copy.Remove(key);
        return copy;
    }

    [Theory]
    [InlineData("endorsement", "onOrBefore", "2026-11-20", "on", "2026-11-20")]
    [InlineData("correction", "of", 8, "statement", ExampleText.Statement)]
    [InlineData("rectification", "stage", "made", "until", "2026-12-24")]
    [InlineData("closing", "on", "2026-02-30", "v", 1)]
    [InlineData("closing", "at", "2026-13-01T00:00:00.000Z", "v", 1)]
    [InlineData("annulment", "reason", "because Ana asked", "v", 1)]
    [InlineData("disclosure", "name", "<b>Ana</b>", "kind", "person")]
    [InlineData("disclosure", "name", "Ana \u202eeleB", "kind", "person")]
    [InlineData("disclosure", "affiliation", "an organisation has none", "kind", "organisation")]
    public void What_contradicts_itself_is_invalid(string schema, string key, object value, string other, object otherValue)
    {
        var file = schema == "disclosure" ? "endorsement-person.disclosure.json" : Golden.Entries.First(name => name.Split('-')[0] == schema) + ".json";
        var instance = With(With(Parse(file), key, JsonValue.Create(value)), other, JsonValue.Create(otherValue));
        Assert.NotEqual("valid", Assert.Single(SchemaChecker.Check(Schemas.Values, [(Id(schema), instance)])));
    }
}
