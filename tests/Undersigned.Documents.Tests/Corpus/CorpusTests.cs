// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json.Nodes;

namespace Undersigned.Documents.Tests.Corpus;

/// <summary>
/// Whole documents of many layouts and languages against the answers written for them before the reader had seen them. Those under <c>aside</c> were
/// never tuned on; docs/intake.md has the scores of both at first sight.
/// </summary>
public class CorpusTests
{
    private const double Least = 0.9;       // of any document tuned on
    private const double LeastMean = 0.975;
    private const double LeastMeanAside = 0.9;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Corpus");

    public static TheoryData<string> Tuned() => [.. Documents("")];

    [Theory]
    [MemberData(nameof(Tuned))]
    public void A_document_is_read_as_expected(string name)
    {
        var score = Score(Path.Combine(Folder, name));
        Assert.True(score.Values.Average() >= Least, name + ": " + string.Join(", ", score.Where(pair => pair.Value < 1).Select(pair => pair.Key + " " + pair.Value.ToString("0.00", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void The_documents_together_are_read_well() => Assert.InRange(Mean(""), LeastMean, 1);

    [Fact]
    public void Documents_never_tuned_on_are_read_nearly_as_well() => Assert.InRange(Mean("aside"), LeastMeanAside, 1);

    private static double Mean(string folder) => Documents(folder).Average(name => Score(Path.Combine(Folder, folder, name)).Values.Average());

    private static IEnumerable<string> Documents(string folder) =>
        Directory.GetFiles(Path.Combine(Folder, folder), "*.expected.json").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    private static Dictionary<string, double> Score(string answer)
    {
        var expected = JsonNode.Parse(File.ReadAllText(answer))![0]!.AsObject();
        var files = expected["source"]!.AsArray().Select(name => Path.Combine(Path.GetDirectoryName(answer)!, name!.ToString())).ToList();
        var statement = Assert.Single(Statements.Read([.. files.Select(path => (path, File.ReadAllBytes(path)))]).Statements);
        var actual = JsonNode.Parse(StatementJson.ToJson(statement))!.AsObject();
        var score = Scoring.Of(expected, actual);
        if (files.TrueForAll(path => path.EndsWith(".txt", StringComparison.Ordinal))) score["offsets"] = Scoring.Offsets(actual, [.. files.Select(File.ReadAllText)]);
        return score;
    }
}
