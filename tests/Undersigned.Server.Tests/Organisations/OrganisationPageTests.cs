// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Tests.Organisations;

/// <summary>The public page of an organisation, and the file beside it.</summary>
public sealed class OrganisationPageTests
{
    [Fact]
    public async Task The_page_and_its_file_tell_names_identifiers_succession_and_what_was_signed_with_whom()
    {
        await using var server = await Server.Start();
        var slug = await server.Statement("On the harbour");
        var id = (await server.Done(new StateFacts(null, new OrganisationFacts
        {
            Names = [new OrganisationName("Lamplighters’ Union", "en", "official"), new OrganisationName("União dos Faroleiros", "pt", "official"), new OrganisationName("Guild of Lamps", "en", "former") { Until = "1958-05" }],
            International = true,
            Region = "Atlantic harbours",
            Domains = ["lamps.example"],
            Identifiers = new Dictionary<string, string> { ["ror"] = "02ampx385", ["registration"] = "HRB 12345 B" },
        }).Run)).Id;
        var other = await server.Enter("Keepers of the Quay", "PT");
        await server.Done(new StateMembership(id, "1960-01-01", null).Run);
        await server.Done(new StateMembership(id, "1970-01-01", "1980-12-31", "league-of-ports").Run);
        await server.Done(new StateSuccession(other, [id], "split", KnownDate.Read("1991-12"), other).Run);
        await server.Signed(slug, id);
        await server.Signed(slug, other);

        var page = (await server.Get("/organisations/lamplighters-union")).Text;
        foreach (var told in new[] { "International", "Atlantic harbours", "União dos Faroleiros", "https://lamps.example/", "https://ror.org/02ampx385", "HRB 12345 B", "Split from", "as <bdi>Keepers of the Quay</bdi> says", "December 1991", "May 1958", "league-of-ports", "First endorsement", "1 statement together" })
            Assert.Contains(told, page, StringComparison.Ordinal);

        var json = (await server.Get("/organisations/lamplighters-union.json")).Json;
        Assert.Equal((id, "Lamplighters’ Union", true), (json.GetProperty("id").GetString(), json.GetProperty("name").GetString(), json.GetProperty("international").GetBoolean()));
        Assert.Equal("1958-05", json.GetProperty("names")[2].GetProperty("until").GetString());
        Assert.Equal("02ampx385", json.GetProperty("identifiers").GetProperty("ror").GetString());
        Assert.Equal(["name-until", "joined", "joined-other", "left-other", "split-from", "signed-first"], json.GetProperty("timeline").EnumerateArray().Select(item => item.GetProperty("what").GetString()));
        Assert.Equal(slug, json.GetProperty("endorsements")[0].GetProperty("statement").GetString());
        Assert.Equal("keepers-of-the-quay", json.GetProperty("with")[0].GetProperty("slug").GetString());
        Assert.Equal("unknown-organisation", (await server.Get("/organisations/nobody.json")).Problem);

        await server.Done(tx => new ReverseFact(Fact(tx, other)).Run(tx));
        await server.Done(new MergeOrganisations([other], id).Run);
        Assert.Equal("/organisations/lamplighters-union.json", (await server.Get("/organisations/keepers-of-the-quay.json")).Headers["Location"]);
    }

    private static long Fact(LogTransaction tx, string id) => tx.Db.Scalar($"SELECT recorded FROM succession WHERE of = {Registry.Get(tx.Db, id)!.No}");
}
