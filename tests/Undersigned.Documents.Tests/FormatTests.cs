// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;

namespace Undersigned.Documents.Tests;

/// <summary>
/// Whole documents in HTML, Markdown, CSV, XLSX and mail against the answers written for them before the readers saw them. Those in "aside"
/// were scored when the readers were done and not looked at before; docs/intake.md has that figure.
/// </summary>
public class FormatTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "documents");

    public static TheoryData<string> Known() => In("formats");

    public static TheoryData<string> Aside() => In("aside");

    [Theory]
    [MemberData(nameof(Known))]
    public void Every_field_of_a_known_document_is_read(string name) => Assert.Empty(Score(name).Select(field => field.Name));

    [Theory]
    [MemberData(nameof(Aside))]
    public void Most_of_a_document_set_aside_is_read(string name)
    {
        var wrong = Score(name);
        Assert.True(wrong.Sum(field => 1 - field.Score) < 2, string.Join('\n', wrong));
    }

    private static TheoryData<string> In(string set) =>
        [.. Directory.GetFiles(Path.Combine(Folder, set), "*.expected.json").Order(StringComparer.Ordinal).Select(path => set + "/" + Path.GetFileName(path).Replace(".expected.json", "", StringComparison.Ordinal))];

    // The fields that are not wholly right.
    private static List<(string Name, double Score)> Score(string name)
    {
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".expected.json")))![0]!.AsObject();
        var folder = Path.GetDirectoryName(Path.Combine(Folder, name))!;
        var sources = expected["source"]!.AsArray().Select(source => source!.ToString()).ToList();
        var files = sources.Where(source => File.Exists(Path.Combine(folder, source))).Select(source => (source, File.ReadAllBytes(Path.Combine(folder, source)))).ToArray();
        var outcome = Statements.Read(files);
        Assert.Empty(outcome.Refused);
        var actual = JsonNode.Parse(StatementJson.ToJson(Assert.Single(outcome.Statements)))!.AsObject();
        Assert.Equal(sources, actual["source"]!.AsArray().Select(source => source!.ToString()));
        return [.. FieldScores.Of(expected, actual).Where(field => field.Value < 1).Select(field => (field.Key, field.Value))];
    }
}
