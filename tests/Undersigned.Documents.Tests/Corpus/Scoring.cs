// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Undersigned.Documents.Tests.Corpus;

/// <summary>
/// Compares what was read with the answer expected, field by field, each from 0 to 1; a field that does not apply is left out. It follows the
/// scorer of the development corpus: right answers beside the first stand in <c>_accept</c>, fields that are not scored in <c>_skip</c>.
/// </summary>
internal static partial class Scoring
{
    /// <summary>The score of each field that applies.</summary>
    public static Dictionary<string, double> Of(JsonObject expected, JsonObject actual)
    {
        var score = new Dictionary<string, double?>
        {
            ["title"] = Title(expected, actual),
            ["languages"] = F1(Texts(expected["languages"]).Select(Primary), Texts(actual["languages"]).Select(Primary)),
            ["blocks"] = F1(Blocks(expected), Blocks(actual)),
            ["alignment"] = Alignment(expected, actual),
        };
        foreach (var field in (string[])["published", "kind", "open", "deadline"]) score[field] = Accepted(expected, field).Any(right => JsonNode.DeepEquals(right, actual[field])) ? 1 : 0;
        foreach (var field in (string[])["issuers", "countries", "tags"]) score[field] = Accepted(expected, field).Max(right => F1(Texts(right).Select(Folded), Texts(actual[field]).Select(Folded)));
        Groups(expected, actual, score);
        foreach (var skipped in Texts(expected["_skip"])) score[skipped] = null;
        return score.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!.Value);
    }

    private static void Groups(JsonObject expected, JsonObject actual, Dictionary<string, double?> score)
    {
        var (right, read) = (GroupsOf(expected), GroupsOf(actual));
        var (all, found) = (Signatories(right), Signatories(read));
        score["signatories"] = F1(all.Select(one => one.Group + " " + Name(one.Node)), found.Select(one => one.Group + " " + Name(one.Node)));
        score["names"] = F1(all.Select(one => Name(one.Node)), found.Select(one => Name(one.Node)));
        var pairs = Pairs(all, found);
        foreach (var field in (string[])["kind", "country"]) score["sig_" + field] = Share(pairs, pair => Text(pair.A[field]) == Text(pair.B[field]));
        foreach (var field in (string[])["affiliation", "abbreviation", "note"])
        {
            var told = pairs.Where(pair => Text(pair.A[field]) is not null || Text(pair.B[field]) is not null).ToList();
            score[field] = told.Count == 0 && all.Exists(one => Text(one.Node[field]) is not null) ? 0 : Share(told, pair => Loose(Text(pair.A[field])) == Loose(Text(pair.B[field])));
        }
        score["offsets"] = null;
        var most = Math.Max(right.Count, read.Count);
        if (most == 0) return;
        var both = Math.Min(right.Count, read.Count);
        score["group_heading"] = Enumerable.Range(0, both).Count(i => Heading(right[i]) == Heading(read[i])) / (double)most;
        score["group_role"] = Enumerable.Range(0, both).Count(i => Text(right[i]["role"]) == Text(read[i]["role"]) || Texts(expected["_accept"]?["group:" + i + ":role"]).Contains(Text(read[i]["role"]))) / (double)most;
    }

    /// <summary>The share of signatories whose place in the source holds their name.</summary>
    /// <param name="actual">What was read.</param>
    /// <param name="source">The decoded text of each file.</param>
    public static double Offsets(JsonObject actual, IReadOnlyList<string> source)
    {
        var all = Signatories(GroupsOf(actual)).Select(one => one.Node).ToList();
        return all.Count == 0 ? 1 : all.Count(one => StandsAt(one, source[(int?)one["file"] ?? 0])) / (double)all.Count;
    }

    private static bool StandsAt(JsonObject one, string source) =>
        (int?)one["from"] is { } from && (int?)one["to"] is { } to && from >= 0 && from < to && to <= source.Length && Fold(source[from..to]) == Fold(Text(one["name"])!);

    private static double Title(JsonObject expected, JsonObject actual)
    {
        var (right, read) = (Titles(expected), Titles(actual));
        var languages = right.Keys.Union(read.Keys).ToList();
        return languages.Count == 0 ? 1 : languages.Count(tag => right.GetValueOrDefault(tag) == read.GetValueOrDefault(tag)) / (double)languages.Count;
    }

    private static Dictionary<string, string> Titles(JsonObject statement)
    {
        var titles = new Dictionary<string, string>();
        foreach (var (tag, title) in statement["title"]!.AsObject()) titles[Primary(tag)] = Fold(title!.ToString());
        return titles;
    }

    private static double? Alignment(JsonObject expected, JsonObject actual)
    {
        var (right, read) = (Rows(expected), Rows(actual));
        return right.Count == 0 && read.Count == 0 ? null : F1(right, read);
    }

    // Rows as the texts in them, so that a block missed elsewhere does not count twice.
    private static List<string> Rows(JsonObject statement)
    {
        var texts = statement["renditions"]!.AsArray().SelectMany(rendition => rendition!["blocks"]!.AsArray()).ToDictionary(block => block!["id"]!.ToString(), block => Fold(block!["text"]!.ToString()));
        return [.. statement["alignment"]!.AsArray().Select(row => string.Join("\n", row!.AsArray().SelectMany(part => part!.AsArray()).Select(id => texts[id!.ToString()])))];
    }

    private static IEnumerable<string> Blocks(JsonObject statement) =>
        statement["renditions"]!.AsArray().SelectMany(rendition => rendition!["blocks"]!.AsArray().Select(block => Primary(rendition["language"]!.ToString()) + " " + Fold(block!["text"]!.ToString())));

    private static List<JsonObject> GroupsOf(JsonObject statement) => [.. statement["groups"]!.AsArray().Select(group => group!.AsObject())];

    private static List<(int Group, JsonObject Node)> Signatories(List<JsonObject> groups) =>
        [.. groups.SelectMany((group, i) => group["signatories"]!.AsArray().Select(one => (i, one!.AsObject())))];

    // Signatories of one name, those of the same group first.
    private static List<(JsonObject A, JsonObject B)> Pairs(List<(int Group, JsonObject Node)> right, List<(int Group, JsonObject Node)> read)
    {
        var left = read.ToList();
        var pairs = new List<(JsonObject, JsonObject)>();
        foreach (var sameGroup in (bool[])[true, false])
        {
            foreach (var (group, node) in right.Where(one => !pairs.Exists(pair => ReferenceEquals(pair.Item1, one.Node))).ToList())
            {
                var at = left.FindIndex(one => Name(one.Node) == Name(node) && (!sameGroup || one.Group == group));
                if (at < 0) continue;
                pairs.Add((node, left[at].Node));
                left.RemoveAt(at);
            }
        }
        return pairs;
    }

    private static string Name(JsonObject signatory) => Fold(Text(signatory["name"])!);

    private static string? Heading(JsonObject group) => Text(group["heading"]) is { } heading ? Fold(heading).TrimStart('#', '*', ' ').TrimEnd(':', '：', '*', ' ') : null;

    private static IEnumerable<JsonNode?> Accepted(JsonObject expected, string field) =>
        expected["_accept"]?[field] is JsonArray others ? [expected[field], .. others] : [expected[field]];

    private static IEnumerable<string> Texts(JsonNode? array) => array is JsonArray list ? list.Select(one => one!.ToString()) : [];

    private static string? Text(JsonNode? node) => node?.ToString();

    private static string Folded(string text) => Fold(text).ToUpperInvariant();

    private static string Fold(string text) => string.Join(' ', text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Loose(string? text) => text is null ? null : NoWord().Replace(Fold(text), " ").Trim().ToUpperInvariant();

    private static string Primary(string tag) => tag.Split('-')[0];

    private static double? Share<T>(List<T> all, Func<T, bool> holds) => all.Count == 0 ? null : all.Count(holds) / (double)all.Count;

    private static double F1(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (right, read) = (expected.ToList(), actual.ToList());
        if (right.Count + read.Count == 0) return 1;
        var total = right.Count + read.Count;
        return 2.0 * right.Count(read.Remove) / total;
    }

    [GeneratedRegex(@"[\W_]+")]
    private static partial Regex NoWord();
}
