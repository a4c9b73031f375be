// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Undersigned.Server.Tests.Api;

/// <summary>The description of the API is that of the API.</summary>
public sealed partial class OpenApiTests
{
    private static readonly string[] Sources =
        [.. Directory.EnumerateFiles(Repository.PathOf("src/Undersigned.Server"), "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText)];

    private static JsonElement Document => JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("src/Undersigned.Server/Api/openapi.json"))).RootElement;

    [Fact]
    public async Task It_is_served_with_a_tag()
    {
        await using var server = await Server.Start();
        var answer = await server.Get("/openapi/v1.json");
        Assert.Equal((200, "application/json"), (answer.Status, answer.MediaType));
        Assert.Equal("3.1.0", answer.Json.GetProperty("openapi").GetString());
        using var again = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        again.Headers.TryAddWithoutValidation("If-None-Match", answer.Headers["ETag"]);
        Assert.Equal(304, (await server.Send(again, null)).Status);
    }

    [Fact]
    public void Every_route_is_described_and_every_description_is_a_route()
    {
        var mapped = Sources.SelectMany(source => Route().Matches(source)).Select(match => $"{match.Groups[1].Value.ToLowerInvariant()} {match.Groups[2].Value}");
        var described = Document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name} {path.Name}"));
        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_POST_names_its_scope_and_its_key()
    {
        foreach (var operation in Document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Where(operation => operation.Name == "post").Select(operation => operation.Value))
        {
            Assert.NotEmpty(operation.GetProperty("security")[0].GetProperty("token").EnumerateArray());
            Assert.Contains(operation.GetProperty("parameters").EnumerateArray(), parameter => parameter.GetProperty("$ref").GetString() == "#/components/parameters/IdempotencyKey");
            Assert.All(["400", "401", "403", "413", "422", "503"], status => Assert.True(operation.GetProperty("responses").TryGetProperty(status, out _)));
        }
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var text = Document.GetRawText();
        Assert.All(Reference().Matches(text).Select(match => match.Groups[1].Value).Distinct(), path =>
        {
            var place = Document;
            foreach (var step in path.Split('/')) Assert.True(place.TryGetProperty(step, out place), path);
        });
    }

    [Fact]
    public void Every_type_of_problem_is_explained_and_every_explanation_is_of_one()
    {
        var written = Sources.SelectMany(source => ProblemType().Matches(source)).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        var explained = ProblemRow().Matches(File.ReadAllText(Repository.PathOf("docs/api.md"))).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);
        Assert.Equal(written, explained);
    }

    [GeneratedRegex(@"Map(Get|Post)\((?:routes, )?""(/api/v1/[^""]+)""")]
    private static partial Regex Route();

    [GeneratedRegex(@"""\$ref"": ?""#/([^""]+)""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?:Problem\.Write\(context|Answer\.Refused\(\d+|Refused\(\d+)(?:, \d+)?, ""([a-z0-9-]+)""")]
    private static partial Regex ProblemType();

    [GeneratedRegex(@"^\| `([a-z0-9-]+)` \| \d{3} \|", RegexOptions.Multiline)]
    private static partial Regex ProblemRow();
}
