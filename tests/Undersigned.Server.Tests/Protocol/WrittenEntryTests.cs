// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using Undersigned.Documents;
using Undersigned.Server.Import;
using Undersigned.Server.Storage.Sqlite;
using Undersigned.Server.Tests.Demo;
using Undersigned.Transparency;

namespace Undersigned.Server.Tests.Protocol;

/// <summary>What the program writes in earnest is valid by the published schemas: the sample network, and imported documents.</summary>
public sealed class WrittenEntryTests(LoadedNetwork network) : IClassFixture<LoadedNetwork>
{
    [Fact]
    public void The_sample_network_is_valid()
    {
        using var db = network.Open();
        ExpectValid(db, "adoption", "endorsement", "organisation", "membership", "rendition", "declaration", "withdrawal", "annulment", "correction", "confirmation");
    }

    [Fact]
    public async Task Imported_documents_are_valid()
    {
        using var scratch = new Scratch();
        var files = Directory.EnumerateFiles(Repository.PathOf("samples/documents")).Order(StringComparer.Ordinal).Select(path => new SourceDocument(path, File.ReadAllBytes(path))).ToList();
        using (var sequencer = scratch.Sequencer())
        {
            foreach (var read in DocumentReader.Read(files).Statements)
                await sequencer.Submit(new ImportStatement(read, [.. files.Where(file => read.Source.Contains(file.Name))], Publish: true, Open: true).Run);
        }

        using var db = scratch.Read();
        ExpectValid(db, "adoption", "endorsement", "organisation");
    }

    private static void ExpectValid(Connection db, params string[] acts)
    {
        var written = new List<(string What, string Schema, JsonNode Json)>();
        var seen = new HashSet<string>();
        foreach (var (what, bytes) in Rows(db, "SELECT idx, entry FROM log_entry"))
        {
            Assert.True(CanonicalJson.IsCanonical(bytes));
            var json = JsonNode.Parse(bytes)!;
            var act = (string)json["act"]!;
            seen.Add(act);
            written.Add(($"{act} {what}", act, json));
        }

        written.AddRange(Rows(db, "SELECT idx, json FROM disclosure").Select(row => ($"disclosure {row.What}", "disclosure", JsonNode.Parse(row.Bytes)!)));
        foreach (var (what, bytes) in Rows(db, "SELECT hex(sha256), bytes FROM text").Where(row => row.Bytes[0] == (byte)'{'))
        {
            var json = JsonNode.Parse(bytes)!;
            written.Add((what, json["rows"] is null ? "manifest" : "alignment", json));
        }

        Assert.Empty(acts.Except(seen));
        var schemas = written.Select(one => one.Schema).Distinct().ToDictionary(name => name, name => JsonNode.Parse(File.ReadAllText(Repository.PathOf($"docs/protocol/schemas/{name}.schema.json")))!);
        var answers = SchemaChecker.Check(schemas.Values, written.Select(one => ((string)schemas[one.Schema]["$id"]!, (JsonNode?)one.Json)));
        Assert.Equal(written.Count, answers.Count);
        Assert.All(written.Zip(answers), pair => Assert.True(pair.Second == "valid", $"{pair.First.What}: {pair.Second}: {pair.First.Json}"));
    }

    private static List<(string What, byte[] Bytes)> Rows(Connection db, string sql)
    {
        var rows = new List<(string, byte[])>();
        var query = db.Query(sql);
        while (query.Next()) rows.Add((query.Text(0), query.Blob(1).ToArray()));
        return rows;
    }
}
