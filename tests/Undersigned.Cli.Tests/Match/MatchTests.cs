// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Undersigned.Cli.Tests.Match;

/// <summary>What <c>match</c> prints, and what it says of files that it cannot use.</summary>
public sealed class MatchTests : IDisposable
{
    private const string Ferry = """{"id":"ferry","names":[{"name":"Halvorsund Ferry Museum","language":"en","kind":"official"}],"country":"NO"}""";
    private const string Kite = """{"id":"kite","names":[{"name":"Guild of Kite Menders of Tarnholm","language":"en","kind":"official"}],"country":"DK"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("undersigned-match-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task Each_line_has_an_answer_on_its_line_with_the_likeliest_first()
    {
        var (exitCode, output, _) = await Match(Write("names", "Halvorsund Ferry Museum", "", """{"name":"Guild of Kite Menders of Tarnholm","country":"DK"}"""), Write("registry.jsonl", Ferry, Kite));
        Assert.Equal(0, exitCode);
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["Halvorsund Ferry Museum", "", "Guild of Kite Menders of Tarnholm"], answers.Select(answer => (string?)answer["query"]));
        Assert.Equal("ferry", (string?)answers[0]["matches"]![0]!["id"]);
        Assert.Equal("none", (string?)answers[1]["decision"]);
        Assert.Equal("kite", (string?)answers[2]["matches"]![0]!["id"]);
        Assert.InRange((double)answers[2]["matches"]![0]!["score"]!, 0.5, 1);
    }

    [Fact]
    public async Task A_compressed_registry_gives_the_same_answers()
    {
        var names = Write("names", "Halvorsund Ferry Museum");
        var packed = Path.Combine(_folder, "registry.jsonl.gz");
        await using (var stream = new GZipStream(File.Create(packed), CompressionLevel.Fastest)) await stream.WriteAsync(Encoding.UTF8.GetBytes(Ferry + "\n" + Kite), TestContext.Current.CancellationToken);
        Assert.Equal((await Match(names, Write("registry.jsonl", Ferry, Kite))).Output, (await Match(names, packed)).Output);
    }

    [Fact]
    public async Task Every_faulty_line_of_a_registry_is_told_and_nothing_is_matched()
    {
        var (exitCode, output, errors) = await Match(Write("names", "Halvorsund Ferry Museum"), Write("registry.jsonl", Ferry, Ferry, "nope"));
        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Contains("registry.jsonl:2: the id ferry stands already on line 1", errors, StringComparison.Ordinal);
        Assert.Contains("registry.jsonl:3: it is not JSON", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"x","country":"Norway"}""", "ISO 3166-1")]
    [InlineData("""{"nom":"x"}""", "no \"name\"")]
    [InlineData("""{"name":""", "is none")]
    public async Task A_faulty_question_is_told_with_its_line(string line, string reason)
    {
        var (exitCode, output, errors) = await Match(Write("names", "Halvorsund Ferry Museum", line), Write("registry.jsonl", Ferry));
        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Contains("names:2: ", errors, StringComparison.Ordinal);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told() => Assert.Equal(2, (await Match(Path.Combine(_folder, "missing"), Write("registry.jsonl", Ferry))).ExitCode);

    private string Write(string name, params string[] lines)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> Match(string file, string registry)
    {
        var root = new RootCommand();
        AuditCommands.AddTo(root);
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await root.Parse(["match", file, "--registry", registry]).InvokeAsync(new InvocationConfiguration { Output = output, Error = errors }, TestContext.Current.CancellationToken);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
