// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using Undersigned.Documents;
using Undersigned.Matching;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Import;
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage.Sqlite;
using OrganisationName = Undersigned.Server.Log.OrganisationName;

namespace Undersigned.Server.Tests.Organisations;

/// <summary>Names of imported lists: who is linked to an organisation that is known, and who never is.</summary>
public sealed class ImportedNamesTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly OrganisationIndex _index = new();

    public void Dispose()
    {
        _index.Dispose();
        _scratch.Dispose();
    }

    // Bodies that differ by a word, by its order, or by where it stands: each pair is two bodies.
    private static readonly (string Name, string? Country)[] Confusable =
    [
        ("Ferrymen's Party of Orvala", "PT"), ("New Ferrymen's Party of Orvala", "PT"), ("Orvalan Ferrymen's Party", "PT"), ("Ferrymen's Party of the Peoples of Orvala", "PT"), ("Ferrymen's Party of the Workers of Orvala", "PT"),
        ("Union of Lock Keepers of Vellmar", "DE"), ("Union of Young Lock Keepers of Vellmar", "DE"), ("Lock Keepers' Union (Marxist) of Vellmar", "DE"), ("Union of Lock Keepers of Velmar", "AT"),
        ("Lighthouse Society", "GB"), ("Lighthouse Society", "IE"), ("Women's Lighthouse Society", "GB"),
        ("Союз паромщиков Орвалы", "RU"), ("Новый союз паромщиков Орвалы", "RU"),
    ];

    private static ListedSignatory Listed(string name, string? country) => new(false, SignatoryName.TryParse(name, out var parsed, out var error) ? parsed : throw new FormatException(error), country);

    private async Task<ImportOutcome.Published> Import(ReadStatement read, IReadOnlyList<SourceDocument> files)
    {
        using var sequencer = _scratch.Sequencer();
        using var readers = new ReaderPool(_scratch.Folder.DatabasePath);
        var names = readers.Read(db => ListedNames.Judge(db, _index, ImportStatement.Listed(read)));
        return Assert.IsType<ImportOutcome.Published>((await sequencer.Submit(new ImportStatement(read, files, Publish: true, Open: false) { Names = names }.Run)).Value);
    }

    private Task<ImportOutcome.Published> Import(string title, string names)
    {
        var document = new SourceDocument(title + ".txt", System.Text.Encoding.UTF8.GetBytes($"{title}\n\nWe ask that the lamps on the quays be lit until midnight, as they were.\n\nSigned by:\n\n{names}\n"));
        return Import(Assert.Single(DocumentReader.Read([document]).Statements), [document]);
    }

    [Fact]
    public async Task Of_bodies_that_differ_by_a_word_none_is_taken_for_another()
    {
        var ids = new Dictionary<(string, string?), string>();
        using (var sequencer = _scratch.Sequencer())
        {
            // Half of them are known; the other half must not become these.
            foreach (var (name, country) in Confusable.Where((_, i) => i % 2 == 0))
            {
                ids[(name, country)] = (await sequencer.Submit(tx =>
                {
                    var id = Registry.NewId(tx);
                    Registry.Register(tx, id, [new OrganisationName(name, null, "official")], country);
                    return id;
                })).Value;
            }
        }

        using var readers = new ReaderPool(_scratch.Folder.DatabasePath);
        var judged = readers.Read(db => ListedNames.Judge(db, _index, Confusable.Select(one => Listed(one.Name, one.Country))));
        foreach (var (name, country) in Confusable)
        {
            var verdict = judged[Listed(name, country)]!;
            Assert.Equal(ids.GetValueOrDefault((name, country)), verdict.Organisation);
        }
    }

    [Fact]
    public async Task A_name_that_is_surely_known_is_linked_and_stands_as_it_was_signed()
    {
        await Import("On lamps", "Guild of Lantern Makers of Halvorsund\nSociety of Bell Ringers of Weidenfurt\nChamber of Quay Masters of Orvala");
        var second = await Import("On bells", "GUILD OF LANTERN MAKERS OF HALVORSUND\nNew Society of Bell Ringers of Weidenfurt\nMuseum of Ropes of Nadipur");
        using var db = _scratch.Read();
        Assert.Equal(2, db.Scalar("SELECT count(*) FROM endorsement e JOIN organisation o ON o.no = e.organisation WHERE o.name = 'Guild of Lantern Makers of Halvorsund'"));
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM endorsement WHERE name = 'GUILD OF LANTERN MAKERS OF HALVORSUND'"));
        Assert.Equal(5, db.Scalar("SELECT count(*) FROM organisation"));
        var (name, verdict) = Assert.Single(second.Doubtful);
        Assert.Equal(("New Society of Bell Ringers of Weidenfurt", "Society of Bell Ringers of Weidenfurt"), (name, verdict.Candidates[0].Listed));
    }

    [Fact]
    public async Task A_list_that_names_two_bodies_is_not_read_as_naming_one_twice()
    {
        await Import("On lamps", "Guild of Lantern Makers of Halvorsund\nSociety of Bell Ringers of Weidenfurt\nChamber of Quay Masters of Orvala");
        var second = await Import("On bells", "Guild of Lantern Makers of Halvorsund\nGUILD OF LANTERN MAKERS OF HALVORSUND\nChamber of Quay Masters of Orvala");
        Assert.Empty(second.Skipped);
        Assert.Equal("GUILD OF LANTERN MAKERS OF HALVORSUND", Assert.Single(second.Doubtful).Name);
        Assert.Equal(3, second.Signatories);
    }

    [Fact]
    public async Task Both_seeds_make_one_organisation_of_each_body_and_no_body_of_two()
    {
        await ImportSeeds();
        Assert.Equal(SameInBoth, Linked(0));
    }

    [Fact]
    public async Task The_seeds_make_no_match_among_fifty_thousand_organisations_of_research()
    {
        var registry = RegistryReader.Read(new GZipStream(File.OpenRead(Shared("data/ror.jsonl.gz")), CompressionMode.Decompress)).Organisations;
        using (var sequencer = _scratch.Sequencer())
        {
            foreach (var some in registry.Chunk(2_000))
            {
                await sequencer.Submit(tx =>
                {
                    foreach (var one in some)
                    {
                        var names = one.Names.OrderBy(name => name.Kind != NameKind.Official).Where(name => SignatoryName.TryParse(name.Value, out _, out _))
                            .Select((name, i) => new OrganisationName(name.Value, name.Language, i == 0 ? "official" : name.Kind switch { NameKind.Label => "official", NameKind.Abbreviation => "abbreviation", _ => "short" })).ToList();
                        Registry.Register(tx, Registry.NewId(tx), names, one.Country);
                    }

                    return true;
                });
            }
        }

        using var db = _scratch.Read();
        var last = db.Scalar("SELECT max(no) FROM organisation");
        await ImportSeeds();
        Assert.Equal(SameInBoth, Linked(last));
        Assert.Equal(0, db.Scalar($"SELECT count(*) FROM endorsement WHERE organisation <= {last}"));
    }

    // What both lists name, looked at one by one.
    private static readonly string[] SameInBoth =
    [
        "Communist Party of Greece", "Communist Party of México = Communist Party of Mexico", "Communist Party of Pakistan", "Communist Party of Sweden", "Communist Party of Turkey", "New Communist Party of Yugoslavia",
        "Palestinian Communist Party", "Party of the communists of Kyrgyzstan = Party of the Communists of Kyrgyzstan",
    ];

    private async Task ImportSeeds()
    {
        foreach (var path in Directory.EnumerateFiles(Shared("seeds")).Order(StringComparer.Ordinal))
        {
            var document = new SourceDocument(path, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
            await Import(Assert.Single(DocumentReader.Read([document]).Statements), [document]);
        }
    }

    private List<string> Linked(long after)
    {
        using var db = _scratch.Read();
        var linked = new List<string>();
        var query = db.Query("SELECT group_concat(name, ' = ') FROM (SELECT DISTINCT organisation, name FROM endorsement WHERE organisation > ?1 ORDER BY idx) WHERE organisation IN (SELECT organisation FROM endorsement GROUP BY organisation HAVING count(*) > 1) GROUP BY organisation").With(after);
        while (query.Next()) linked.Add(query.Text(0));
        linked.Sort(StringComparer.Ordinal);
        return linked;
    }

    private static string Shared(string path)
    {
        var full = Repository.PathOf("../shared/" + path);
        Assert.SkipUnless(Path.Exists(full), $"../shared/{path} is not there.");
        return full;
    }
}
