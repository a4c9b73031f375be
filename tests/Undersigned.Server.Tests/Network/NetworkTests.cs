// SPDX-License-Identifier: Apache-2.0
using System.Xml.Linq;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Network;
using Undersigned.Server.Storage.Sqlite;
using Undersigned.Server.Tests.Organisations;

namespace Undersigned.Server.Tests.Network;

public sealed class NetworkTests : IAsyncLifetime
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private Server _server = null!;
    private string[] _statements = [];

    public async ValueTask InitializeAsync()
    {
        _server = await Server.Start();
        foreach (var (name, country) in ((string, string)[])[("Guild of Lanterns", "NO"), ("Tidal Museum", "PT"), ("=Quay <Masters> \"Chamber\"", "PT"), ("Bell Ringers", "GB")])
            _ids[name] = await _server.Enter(name.Replace("<Masters>", "Masters", StringComparison.Ordinal), country);
        _statements = [await _server.Statement("On lamps"), await _server.Statement("On bells"), await _server.Statement("On tides")];
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<long> Sign(int statement, string name) => await _server.Signed(_statements[statement], _ids[name]);

    private CoSignatures Load()
    {
        using var readers = new ReaderPool(_server.Scratch.Folder.DatabasePath);
        return readers.Read(CoSignatures.Load);
    }

    private List<string> Ties(NetworkFilter? filter = null)
    {
        var network = Load().Narrowed(filter ?? new NetworkFilter());
        return network.Ties(100, filter?.Least ?? 1).ConvertAll(tie => $"{network.Bodies[tie.One].Slug} {network.Bodies[tie.Other].Slug} {tie.Together} {tie.Jaccard:0.00}");
    }

    [Fact]
    public async Task Two_are_as_alike_as_the_share_of_their_statements_that_both_signed()
    {
        foreach (var statement in (int[])[0, 1, 2]) await Sign(statement, "Guild of Lanterns");
        foreach (var statement in (int[])[0, 1]) await Sign(statement, "Tidal Museum");
        await Sign(2, "Bell Ringers");
        Assert.Equal(["guild-of-lanterns tidal-museum 2 0.67", "guild-of-lanterns bell-ringers 1 0.33"], Ties());
        Assert.Equal(["guild-of-lanterns tidal-museum 2 0.67"], Ties(new NetworkFilter(Least: 2)));
        Assert.Empty(Ties(new NetworkFilter(Country: "PT")));
        Assert.Equal(2, Ties(new NetworkFilter(Year: 2026)).Count);
        Assert.Empty(Ties(new NetworkFilter(Year: 2025)));
    }

    [Fact]
    public async Task Who_was_annulled_erased_or_has_withdrawn_or_signed_without_being_named_is_in_no_tie_at_once()
    {
        await Sign(0, "Guild of Lanterns");
        var museum = await Sign(0, "Tidal Museum");
        var ringers = await Sign(0, "Bell Ringers");
        await _server.Do(tx => new Endorse(_statements[0], new EndorseRequest { IsPerson = false, Name = Name("Quiet Harbour"), Group = "others", Confidential = true }, "reviewed", MayRegister: true) { Looked = true }.Run(tx));
        await _server.Do(tx => new Endorse(_statements[0], new EndorseRequest { IsPerson = true, Name = Name("Ana Belém"), Key = "reference:1", Group = "individuals" }, "reviewed", MayRegister: false) { Looked = true }.Run(tx));
        Assert.Equal(3, Ties().Count);
        Assert.Contains("Tidal Museum", (await _server.Get("/network")).Text, StringComparison.Ordinal);
        await _server.Do(tx => new Annul(museum, "forged").Run(tx));
        await _server.Do(tx => new Withdraw(ringers).Run(tx));
        Assert.Empty(Ties());
        foreach (var path in (string[])["/network", "/network.csv", "/network.graphml"])
        {
            var text = (await _server.Get(path)).Text;
            foreach (var gone in (string[])["Tidal Museum", "Bell Ringers", "Quiet Harbour", "Ana"]) Assert.DoesNotContain(gone, text, StringComparison.Ordinal);
        }
    }

    private static SignatoryName Name(string text) => SignatoryName.TryParse(text, out var name, out var error) ? name : throw new FormatException(error);

    [Fact]
    public async Task A_merged_organisation_signs_as_what_it_was_merged_into()
    {
        await Sign(0, "Guild of Lanterns");
        await Sign(1, "Tidal Museum");
        await Sign(1, "Bell Ringers");
        Assert.Equal(["bell-ringers tidal-museum 1 1.00"], Ties());
        await _server.Merge(_ids["Guild of Lanterns"], _ids["Tidal Museum"]);
        Assert.Equal(["tidal-museum bell-ringers 1 0.50"], Ties());
    }

    [Fact]
    public async Task The_files_hold_every_tie_and_no_formula()
    {
        foreach (var name in _ids.Keys) await Sign(0, name);
        var csv = (await _server.Get("/network.csv")).Text.TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("one,one_name,one_country,one_statements,other,other_name,other_country,other_statements,together,jaccard", csv[0]);
        Assert.Equal(1 + 6, csv.Length);
        Assert.Contains(csv, line => line.Contains("\"'=Quay Masters \"\"Chamber\"\"\",PT,1", StringComparison.Ordinal));
        var answer = await _server.Get("/network.graphml?country=pt");
        Assert.Equal("application/graphml+xml", answer.MediaType);
        XNamespace graphml = "http://graphml.graphdrawing.org/xmlns";
        var graph = XDocument.Parse(answer.Text).Root!.Element(graphml + "graph")!;
        Assert.Equal(2, graph.Elements(graphml + "node").Count());
        Assert.Equal("1", Assert.Single(graph.Elements(graphml + "edge")).Elements(graphml + "data").Single(data => data.Attribute("key")!.Value == "together").Value);
    }

    [Fact]
    public async Task Two_organisations_have_a_page_of_what_each_signed_year_by_year()
    {
        await Sign(0, "Guild of Lanterns");
        await Sign(0, "Tidal Museum");
        await Sign(1, "Tidal Museum");
        var page = (await _server.Get("/network/guild-of-lanterns/tidal-museum")).Text;
        Assert.Contains("50 %", page, StringComparison.Ordinal);
        Assert.Contains("On lamps", page, StringComparison.Ordinal);
        Assert.DoesNotContain("On bells", page, StringComparison.Ordinal);
        foreach (var path in (string[])["/network/guild-of-lanterns/guild-of-lanterns", "/network/guild-of-lanterns/nobody", "/network/bell-ringers/tidal-museum"]) Assert.Equal(404, (await _server.Get(path)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?country=zz&year=x&min=-1")]
    [InlineData("?country=PT&year=99999&min=99999999999")]
    [InlineData("?min=1000")]
    public async Task A_network_of_nobody_and_a_choice_of_nothing_say_so(string query)
    {
        Assert.Contains("No two organisations sign together", (await _server.Get("/network" + query)).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await _server.Get("/network.csv" + query)).Status);
        Assert.Equal(200, (await _server.Get("/network.graphml" + query)).Status);
    }
}
