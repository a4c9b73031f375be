// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Server.Demo;
using Undersigned.Server.Log;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Tests.Demo;

/// <summary>What stands in the log after the sample network was loaded, over the real database.</summary>
public sealed class LoadNetworkTests(LoadedNetwork network) : IClassFixture<LoadedNetwork>
{
    private static readonly string[] Evidence = ["reported", "reviewed", "email", "domain-email", "dkim", "passkey", "domain"];

    [Fact]
    public void Every_statement_and_organisation_stands()
    {
        using var db = network.Open();
        Assert.Equal(8, db.Scalar("SELECT count(*) FROM statement"));
        Assert.Equal(51, db.Scalar("SELECT count(*) FROM organisation"));
        Assert.Equal(40, db.Scalar("SELECT count(DISTINCT country) FROM organisation"));
        Assert.Equal(network.Statements.Sum(statement => statement.Sample.Renditions.Count), db.Scalar("SELECT count(*) FROM rendition"));
        Assert.Equal((12, 1, 1), (db.Scalar("SELECT count(*) FROM review WHERE status = 'waiting'"), db.Scalar("SELECT count(*) FROM review WHERE status = 'held'"), db.Scalar("SELECT count(*) FROM review WHERE status = 'asked'")));
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM delivery WHERE ending = 'bounced'"));
        Assert.Equal(7, db.Scalar("SELECT count(*) FROM statement WHERE alignment IS NOT NULL"));
    }

    [Theory]
    [InlineData("tide-registers", "initiators 2, members 20, others 4, individuals 6", "open")]
    [InlineData("names-of-seeds", "initiators 2, members 11, others 3, individuals 8", "open")]
    [InlineData("names-of-stars", "initiators 2, members 12, others 2, individuals 5", "reopened")]
    [InlineData("observing-logs", "members 15, others 2", "closed")]
    [InlineData("cuadernos-de-campanero", "initiators 2, others 7, individuals 6", "closed")]
    [InlineData("evening-hour", "initiators 5, members 13, others 3, individuals 2993", "open")]
    [InlineData("maps-in-private-houses", "members 9, individuals 11 (10 unnamed), individuals-2 3", "open")]
    [InlineData("old-instruments", "members 14, others 1", "closed")]
    public void Each_group_counts_who_stands_in_it(string key, string groups, string position)
    {
        using var db = network.Open();
        var statement = Slug(key);
        Assert.Equal(groups, string.Join(", ", LoadedNetwork.Column(db, $"""
            SELECT g.id || ' ' || g.standing || CASE WHEN g.unnamed > 0 THEN ' (' || g.unnamed || ' unnamed)' ELSE '' END
            FROM signatory_group g JOIN statement s ON s.no = g.statement WHERE s.slug = '{statement}' ORDER BY g.ord
            """)));
        Assert.Equal([position], LoadedNetwork.Column(db, $"SELECT position FROM statement WHERE slug = '{statement}'"));
        Assert.Equal(0, db.Scalar("""
            SELECT count(*) FROM signatory_group g WHERE standing <> (SELECT count(*) FROM endorsement e WHERE e.grp = g.no AND e.state = 'standing')
            OR unnamed <> (SELECT count(*) FROM endorsement e WHERE e.grp = g.no AND e.state = 'standing' AND e.withheld)
            """));
    }

    [Fact]
    public void Acts_stand_in_the_order_of_their_days()
    {
        using var db = network.Open();
        var days = LoadedNetwork.Column(db, "SELECT day FROM (SELECT idx, day FROM act WHERE statement IS NOT NULL UNION SELECT idx, day FROM endorsement) ORDER BY idx");
        Assert.Equal(days.Order(StringComparer.Ordinal), days);
        Assert.Equal(["2023-05-20", "2026-11-15"], [days[0], days[^1]]);
        Assert.All(LoadedNetwork.Column(db, "SELECT DISTINCT evidence FROM endorsement"), evidence => Assert.Contains(evidence, Evidence));
    }

    /// <summary>One person who never signed, and one who withdrew: neither is named in any table.</summary>
    [Theory]
    [InlineData("Hermenegilda Quietosa")]
    [InlineData("Ruairí Mac Conghamhna")]
    public void Who_was_annulled_or_withdrew_is_named_nowhere(string name)
    {
        using var db = network.Open();
        Assert.Contains(network.Statements.SelectMany(statement => statement.Sample.Endorsements), endorsement => endorsement.Person?.Name == name);
        Assert.All(Tables(db), table => Assert.DoesNotContain(Text(db, table), row => row.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void An_annulled_organisation_stays_in_the_registry_that_the_secretariat_wrote_and_stands_under_nothing()
    {
        using var db = network.Open();
        Assert.Equal(
            ["duplicate", "entered-by-mistake", "forged", "no-mandate", "not-signed-by-it"],
            LoadedNetwork.Column(db, "SELECT detail FROM act WHERE kind = 'annulment' ORDER BY detail"));
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM organisation WHERE name = 'Banco de Semillas de Valdelumbre'"));
        Assert.DoesNotContain(LoadedNetwork.Dump(db, "endorsement"), row => row.Contains("Banco de Semillas de Valdelumbre", StringComparison.Ordinal));
        Assert.DoesNotContain(Text(db, "disclosure"), row => row.Contains("Banco de Semillas de Valdelumbre", StringComparison.Ordinal) && !row.Contains("\"slug\":", StringComparison.Ordinal));
    }

    [Fact]
    public void A_withheld_name_stands_in_no_projection()
    {
        using var db = network.Open();
        var withheld = network.Statements.SelectMany(statement => statement.Sample.Endorsements).Where(endorsement => endorsement.Confidential).Select(endorsement => endorsement.Person!.Name).ToList();
        Assert.Equal(10, withheld.Count);
        Assert.All(Schema.ProjectionTables, table => Assert.DoesNotContain(Text(db, table), row => withheld.Exists(name => row.Contains(name, StringComparison.Ordinal))));
        Assert.All(withheld, name => Assert.Contains(Text(db, "disclosure"), row => row.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_was_said_and_corrected_afterwards_is_told()
    {
        using var db = network.Open();
        Assert.Equal(4, db.Scalar("SELECT count(*) FROM act WHERE kind = 'declaration' AND detail IS NOT NULL"));
        Assert.Equal(["Confirmed by the council of the Station on 19 June 2026."], LoadedNetwork.Column(db, "SELECT detail FROM act WHERE kind = 'confirmation' AND detail IS NOT NULL"));
        Assert.Equal(["Ingrid Ravndal"], LoadedNetwork.Column(db, "SELECT e.name FROM act a JOIN endorsement e ON e.idx = a.of WHERE a.kind = 'correction'"));
        Assert.Equal(["Bibliothèque des cartes de Port-Lessart"], LoadedNetwork.Column(db, "SELECT name FROM endorsement WHERE state = 'withdrawn' AND name IS NOT NULL"));
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM endorsement WHERE ad_referendum"));
    }

    [Fact]
    public void A_rebuild_from_the_log_gives_the_same_rows()
    {
        using var db = network.Open();
        var before = Schema.ProjectionTables.ToDictionary(table => table, table => LoadedNetwork.Dump(db, table));
        db.Execute("BEGIN IMMEDIATE");
        Assert.Equal(db.Scalar("SELECT size FROM log_head"), Projection.Rebuild(db, (_, _) => { }));
        Assert.All(Schema.ProjectionTables, table => Assert.Equal(before[table], LoadedNetwork.Dump(db, table)));
        db.Execute("ROLLBACK");
    }

    [Fact]
    public async Task Loading_again_differs_only_in_what_is_random()
    {
        await using var again = new LoadedNetwork();
        await again.InitializeAsync();
        using var first = network.Open();
        using var second = again.Open();
        // Ids are random, and a text is named by its manifest, which holds the id of its statement.
        string[] same = ["statement_slug", "statement_facet", "statement_source", "rendition", "signatory_group", "organisation_name", "membership", "endorsement", "act"];
        Assert.All(same, table => Assert.Equal(LoadedNetwork.Dump(first, table), LoadedNetwork.Dump(second, table)));
        const string Statements = "SELECT quote(slug) || kind || sort || position || hex(alignment) || title_search FROM statement ORDER BY no";
        Assert.Equal(LoadedNetwork.Column(first, Statements), LoadedNetwork.Column(second, Statements));
        const string Organisations = "SELECT no || slug || name || quote(country) FROM organisation ORDER BY no";
        Assert.Equal(LoadedNetwork.Column(first, Organisations), LoadedNetwork.Column(second, Organisations));
        Assert.NotEqual(network.Folder.Key.Origin, again.Folder.Key.Origin);
    }

    [Fact]
    public void A_folder_with_something_in_it_is_refused() =>
        Assert.Contains("is not empty", Assert.Throws<DataFolderException>(() => DemoCommand.Prepare(network.DataPath)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_guide_leads_to_what_is_there()
    {
        var guide = new DemoGuide(network.Statements, "0123456789abcdef", network.Token, null, TimeSpan.FromSeconds(1)).Text("http://127.0.0.1:5080");
        Assert.All(network.Statements, statement => Assert.Contains($"http://127.0.0.1:5080/statements/{statement.Slug}\n", guide, StringComparison.Ordinal));
        Assert.Contains("undersigned verify http://127.0.0.1:5080/log", guide, StringComparison.Ordinal);
        Assert.Contains("Bearer " + network.Token, guide, StringComparison.Ordinal);
        Assert.Contains("/receipts/0123456789abcdef\n", guide, StringComparison.Ordinal);
        using var db = network.Open();
        Assert.Contains(LoadedNetwork.Column(db, "SELECT slug FROM organisation"), slug => guide.Contains($"/organisations/{slug}\n", StringComparison.Ordinal));
    }

    private string Slug(string key) => network.Statements.Single(statement => statement.Sample.Key == key).Slug;

    private static List<string> Tables(Connection db) => LoadedNetwork.Column(db, "SELECT name FROM sqlite_master WHERE type = 'table'");

    /// <summary>Rows with their blobs read as text, so that a name in one is found.</summary>
    private static List<string> Text(Connection db, string table) =>
        LoadedNetwork.Dump(db, table).ConvertAll(row => System.Text.RegularExpressions.Regex.Replace(row, "X'([0-9A-F]*)'", hex => Encoding.UTF8.GetString(Convert.FromHexString(hex.Groups[1].Value))));
}
