// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Nodes;
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;
using Undersigned.Server.Tests.Organisations;
using Undersigned.Server.Tests.Protocol;

namespace Undersigned.Server.Tests.Reconciliation;

/// <summary>The service as a client of version 0.2 asks it; each answer is held to a schema that was written from the specification's text.</summary>
public sealed class ReconciliationTests : IAsyncLifetime
{
    private const string Endpoint = "/api/reconcile";

    private Server _server = null!;
    private string _guild = "";
    private string _museum = "";

    public async ValueTask InitializeAsync()
    {
        _server = await Server.Start();
        _guild = (await _server.Done(new StateFacts(null, Registrar.Facts("Guild of Lantern Makers of Halvorsund", "NO", "Lantern Guild") with
        {
            Names = [new OrganisationName("Guild of Lantern Makers of Halvorsund", "en", "official"), new OrganisationName("Lanternemagerlauget i Halvorsund", "no", "official"), new OrganisationName("GLM", null, "abbreviation")],
            Identifiers = new Dictionary<string, string> { [Identifier.Wikidata] = "Q4242" },
            Domains = ["lanterns.example"],
        }).Run)).Id;
        _museum = await _server.Enter("Tidal Museum of the River Orvala", "PT");
        await _server.Enter("Tidal Library of the River Orvala", "PT");
        await _server.Enter("Society of Bell Ringers", "GB");
        await _server.Enter("Society of Bell Ringers", "IE");
        await _server.Signed(await _server.Statement("On lamps"), _guild);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static void Expect(string schema, JsonElement instance)
    {
        var schemas = JsonNode.Parse(File.ReadAllText(Repository.PathOf("tests/Undersigned.Server.Tests/Reconciliation/schemas.json")))!.AsArray().Select(one => one!);
        Assert.Equal("valid", Assert.Single(SchemaChecker.Check(schemas, [(schema, JsonNode.Parse(instance.GetRawText()))])));
    }

    private async Task<Answer> Post(params (string, string)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = content, Headers = { { "Sec-Fetch-Site", "cross-site" }, { "Origin", "https://refine.example" } } };
        using var response = await _server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Read(response);
    }

    private async Task<List<JsonElement>> Reconcile(string query)
    {
        var answer = await Post(("queries", $$"""{"q0": {{query}}}"""));
        Assert.True(answer.Status == 200, answer.Text);
        Expect("results", answer.Json);
        return [.. answer.Json.GetProperty("q0").GetProperty("result").EnumerateArray()];
    }

    private static (int, string) Told(Answer answer) => (answer.Status, answer.Problem);

    [Fact]
    public async Task The_manifest_says_all_that_is_offered()
    {
        var answer = await _server.Get(Endpoint);
        Assert.Equal("*", answer.Headers["Access-Control-Allow-Origin"]);
        Expect("manifest", answer.Json);
    }

    [Fact]
    public async Task A_sure_name_is_a_match_and_an_unsure_one_is_not()
    {
        var sure = await Reconcile("""{"query": "GUILD OF LANTERN MAKERS OF HALVORSUND"}""");
        Assert.Equal((_guild, true), (sure[0].GetProperty("id").GetString(), sure[0].GetProperty("match").GetBoolean()));
        var unsure = await Reconcile("""{"query": "New Guild of Lantern Makers of Halvorsund", "limit": 2}""");
        Assert.Equal((_guild, false), (unsure[0].GetProperty("id").GetString(), unsure[0].GetProperty("match").GetBoolean()));
        Assert.InRange(unsure.Count, 1, 2);
        Assert.Empty(await Reconcile("""{"query": "🏮"}"""));
        Assert.All(unsure.Zip(unsure.Skip(1)), pair => Assert.True(pair.First.GetProperty("score").GetDouble() >= pair.Second.GetProperty("score").GetDouble()));
    }

    [Fact]
    public async Task Properties_tell_namesakes_apart_and_identifiers_say_who_is_meant()
    {
        var both = await Reconcile("""{"query": "Society of Bell Ringers"}""");
        Assert.DoesNotContain(both, one => one.GetProperty("match").GetBoolean());
        foreach (var (country, code) in new[] { ("Ireland", "IE"), ("gb", "GB"), ("Ирландия", "IE") })
        {
            var one = await Reconcile($$"""{"query": "Society of Bell Ringers", "properties": [{"pid": "country", "v": "{{country}}"}]}""");
            Assert.True(one[0].GetProperty("match").GetBoolean());
            Assert.Contains(one[0].GetProperty("features").EnumerateArray(), feature => feature.GetProperty("id").GetString() == "country" && feature.GetProperty("value").GetInt32() == 1);
            Assert.Contains(code == "IE" ? "Ireland" : "United Kingdom", one[0].GetProperty("description").GetString(), StringComparison.Ordinal);
        }

        foreach (var property in (string[])["""{"pid": "wikidata", "v": "https://www.wikidata.org/wiki/Q4242"}""", """{"pid": "domain", "v": ["www.lanterns.example"]}"""])
        {
            var one = Assert.Single(await Reconcile($$"""{"properties": [{{property}}]}"""));
            Assert.Equal((_guild, 100, true), (one.GetProperty("id").GetString(), one.GetProperty("score").GetInt32(), one.GetProperty("match").GetBoolean()));
        }

        Assert.Equal(_guild, (await Reconcile($$"""{"query": "{{_guild}}"}"""))[0].GetProperty("id").GetString());
        // A name that is surely one's, and an identifier that is another's: nobody is linked.
        Assert.DoesNotContain(await Reconcile("""{"query": "Tidal Museum of the River Orvala", "properties": [{"pid": "wikidata", "v": "Q4242"}]}"""), one => one.GetProperty("match").GetBoolean() && one.GetProperty("id").GetString() == _museum);
    }

    [Fact]
    public async Task Types_narrow_and_those_of_another_service_do_not()
    {
        Assert.Empty(await Reconcile("""{"query": "Tidal Museum of the River Orvala", "type": "member"}"""));
        Assert.NotEmpty(await Reconcile("""{"query": "Tidal Museum of the River Orvala", "type": ["organisation", "member"], "type_strict": "any"}"""));
        Assert.Empty(await Reconcile("""{"query": "Tidal Museum of the River Orvala", "type": ["organisation", "member"], "type_strict": "all"}"""));
        Assert.NotEmpty(await Reconcile("""{"query": "Tidal Museum of the River Orvala", "type": "Q43229"}"""));
    }

    [Fact]
    public async Task A_batch_is_answered_by_its_keys_by_GET_too_and_as_JSONP()
    {
        const string batch = """{"a": {"query": "Tidal Museum of the River Orvala"}, "ключ": {"query": "nobody at all"}}""";
        var answer = await _server.Get($"{Endpoint}?queries={Uri.EscapeDataString(batch)}");
        Expect("results", answer.Json);
        Assert.Equal(["a", "ключ"], answer.Json.EnumerateObject().Select(member => member.Name));
        var padded = await _server.Get($"{Endpoint}?queries={Uri.EscapeDataString(batch)}&callback=jQuery17.take_1");
        Assert.Equal("text/javascript", padded.MediaType);
        Assert.Equal($"/**/jQuery17.take_1({answer.Text});", padded.Text);
        Assert.Equal(400, (await _server.Get(Endpoint + "?callback=alert(1)//")).Status);
    }

    [Theory]
    [InlineData("queries", "{", 400)]
    [InlineData("queries", "[]", 400)]
    [InlineData("queries", """{"q0": "name"}""", 400)]
    [InlineData("queries", """{"q0": {}}""", 400)]
    [InlineData("queries", """{"q0": {"query": 7}}""", 400)]
    [InlineData("queries", """{"q0": {"query": "a", "limit": 0}}""", 400)]
    [InlineData("queries", """{"q0": {"query": "a", "properties": [{"v": 1}]}}""", 400)]
    [InlineData("queries", """{"q0": {"query": "\ud800"}}""", 400)]
    [InlineData("extend", """{"ids": "x"}""", 400)]
    [InlineData("extend", """{"ids": [], "properties": [{"id": "shoe-size"}]}""", 400)]
    [InlineData("other", "{}", 400)]
    [InlineData("queries", "{}", 200)]
    [InlineData("queries", """{"q0": {"query": ""}}""", 200)]
    public async Task What_cannot_be_read_is_told_with_what_would_be_right(string field, string value, int status)
    {
        var answer = await Post((field, value));
        Assert.Equal(status, answer.Status);
        Assert.Equal("*", answer.Headers["Access-Control-Allow-Origin"]);
        if (status != 200) Assert.Equal("malformed-query", answer.Problem);
    }

    [Fact]
    public async Task Too_large_a_batch_is_refused_whole_and_too_many_requests_are_put_off()
    {
        var batch = "{" + string.Join(",", Enumerable.Range(0, 51).Select(i => $"\"q{i}\": {{\"query\": \"x\"}}")) + "}";
        Assert.Equal((413, "batch-too-large"), Told(await Post(("queries", batch))));
        Assert.Equal(413, (await Post(("extend", $$"""{"ids": [{{string.Join(",", Enumerable.Range(0, 101).Select(i => $"\"{i}\""))}}], "properties": []}"""))).Status);
        Answer last;
        var asked = 0;
        do last = await _server.Get(Endpoint);
        while (last.Status == 200 && ++asked < 200);
        Assert.Equal((429, "1"), (last.Status, last.Headers["Retry-After"]));
    }

    [Fact]
    public async Task Entities_types_and_properties_are_suggested()
    {
        foreach (var path in (string[])["entity?prefix=tidal+mus", "entity?prefix=" + _guild, "entity?prefix=", "entity?prefix=tidal&cursor=1", "type?prefix=mem", "property?prefix=abb", "property?prefix="])
        {
            var answer = await _server.Get($"{Endpoint}/suggest/{path}");
            Assert.Equal("*", answer.Headers["Access-Control-Allow-Origin"]);
            Expect("suggested", answer.Json);
        }

        static List<string> Names(Answer answer) => [.. answer.Json.GetProperty("result").EnumerateArray().Select(one => one.GetProperty("name").GetString()!)];
        Assert.Equal(["Tidal Museum of the River Orvala"], Names(await _server.Get(Endpoint + "/suggest/entity?prefix=tidal+mus")));
        Assert.Equal(["Guild of Lantern Makers of Halvorsund"], Names(await _server.Get(Endpoint + "/suggest/entity?prefix=" + _guild)));
        Assert.Single(Names(await _server.Get(Endpoint + "/suggest/entity?prefix=tidal&cursor=1")));
        Assert.Equal(["Member of the network"], Names(await _server.Get(Endpoint + "/suggest/type?prefix=mem")));
        Assert.Equal(["Abbreviation"], Names(await _server.Get(Endpoint + "/suggest/property?prefix=abb")));
        Assert.Equal(400, (await _server.Get(Endpoint + "/suggest/entity?prefix=a&cursor=x")).Status);
    }

    [Fact]
    public async Task Values_are_fetched_for_entities_and_are_empty_for_those_that_are_gone()
    {
        var proposed = await _server.Get(Endpoint + "/properties?type=organisation&limit=3");
        Expect("proposal", proposed.Json);
        Assert.Equal(3, proposed.Json.GetProperty("properties").GetArrayLength());
        var all = (await _server.Get(Endpoint + "/properties?type=organisation")).Json.GetProperty("properties").EnumerateArray().Select(one => $$"""{"id": "{{one.GetProperty("id").GetString()}}"}""");
        var answer = await Post(("extend", $$"""{"ids": ["{{_guild}}", "gone"], "properties": [{{string.Join(",", all)}}]}"""));
        Expect("extension", answer.Json);
        var row = answer.Json.GetProperty("rows").GetProperty(_guild);
        string First(string property) => row.GetProperty(property)[0].EnumerateObject().Single().Value.ToString();
        Assert.Equal(("NO", "Norway", "Q4242", "lanterns.example", "1", "GLM"), (First("country"), First("country-name"), First("wikidata"), First("domain"), First("endorsed"), First("name-abbreviation")));
        Assert.EndsWith("/organisations/guild-of-lantern-makers-of-halvorsund", First("url"), StringComparison.Ordinal);
        Assert.All(answer.Json.GetProperty("rows").GetProperty("gone").EnumerateObject(), property => Assert.Equal(0, property.Value.GetArrayLength()));
        var norwegian = await Post(("extend", $$$"""{"ids": ["{{{_guild}}}"], "properties": [{"id": "name", "settings": {"language": "no"}}]}"""));
        Assert.Equal("Lanternemagerlauget i Halvorsund", Assert.Single(norwegian.Json.GetProperty("rows").GetProperty(_guild).GetProperty("name").EnumerateArray()).GetProperty("str").GetString());
    }

    [Fact]
    public async Task An_entity_has_a_preview_for_a_frame_and_a_page_also_after_it_was_merged()
    {
        var preview = await _server.Get($"{Endpoint}/preview?id={_guild}");
        Assert.Equal("text/html", preview.MediaType);
        Assert.Contains("<h1><bdi>Guild of Lantern Makers of Halvorsund</bdi></h1>", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("frame-ancestors", preview.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("/organisations/guild-of-lantern-makers-of-halvorsund", (await _server.Get($"{Endpoint}/view/{_guild}")).Headers["Location"]);
        await _server.Merge(_museum, _guild);
        Assert.Equal("/organisations/guild-of-lantern-makers-of-halvorsund", (await _server.Get($"{Endpoint}/view/{_museum}")).Headers["Location"]);
        Assert.Equal(_guild, (await Reconcile("""{"query": "Tidal Museum of the River Orvala"}"""))[0].GetProperty("id").GetString());
        foreach (var path in (string[])["/view/nobody", "/preview?id=nobody", "/preview?id=%3Cscript%3E"]) Assert.Equal((404, "unknown-entity"), Told(await _server.Get(Endpoint + path)));
    }

    [Fact]
    public async Task Another_sites_page_may_ask_by_every_method()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, Endpoint) { Headers = { { "Origin", "https://refine.example" }, { "Access-Control-Request-Method", "POST" } } };
        using var response = await _server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(204, (int)response.StatusCode);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("POST", response.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
    }
}
