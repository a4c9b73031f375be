// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage.Sqlite;
using OrganisationName = Undersigned.Server.Log.OrganisationName;

namespace Undersigned.Server.Tests.Organisations;

public sealed class OrganisationIndexTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly OrganisationIndex _index = new();

    public void Dispose()
    {
        _index.Dispose();
        _scratch.Dispose();
    }

    private async Task<T> Do<T>(Func<LogTransaction, T> operation)
    {
        using var sequencer = new Sequencer(_scratch.Folder, _scratch.Clock);
        return (await sequencer.Submit(operation)).Value;
    }

    private Task<string> Register(string name, string? country = null, string kind = "official") => Do(tx =>
    {
        var id = Registry.NewId(tx);
        Registry.Register(tx, id, [new OrganisationName(name, null, kind)], country);
        return id;
    });

    private T Read<T>(Func<Connection, T> read)
    {
        using var readers = new ReaderPool(_scratch.Folder.DatabasePath);
        return readers.Read(read);
    }

    private List<string> Suggested(string typed) => Read(db => FoundOrganisations.Suggest(db, _index, typed, null).ConvertAll(one => one.Name));

    private NameVerdict Verdict(string name, string? country = null) => Read(db => NameVerdict.Of(db, _index, name, country));

    [Fact]
    public async Task What_another_process_registers_is_found_by_the_next_question()
    {
        Assert.Empty(Suggested("lantern"));
        await Register("Guild of Lantern Makers of Halvorsund");
        Assert.Equal(["Guild of Lantern Makers of Halvorsund"], Suggested("lantern"));
        await Register("Lantern Museum of Weidenfurt");
        Assert.Equal(2, Suggested("lant").Count);
        Assert.Equal(2, _index.Known);
    }

    [Fact]
    public async Task A_corrected_name_takes_the_place_of_the_one_before_and_its_reversal_brings_that_back()
    {
        var (id, first) = await Do(tx =>
        {
            var id = Registry.NewId(tx);
            return (id, Registry.Register(tx, id, [new OrganisationName("Guild of Lantern Makers", null, "official")], "NO"));
        });
        Assert.Single(Suggested("lantern"));
        var correction = await Do(tx => tx.Append(new Registration(id, first), new Disclosure { Kind = "organisation", Organisation = id, Name = "Guild of Candle Makers", Slug = "guild", Names = [new OrganisationName("Guild of Candle Makers", null, "official")] }));
        Assert.Empty(Suggested("lantern"));
        Assert.Equal(["Guild of Candle Makers"], Suggested("candle"));
        await Do(tx => tx.Append(new ActOnEndorsement(ActOnEndorsement.ReversalName, correction, null)));
        Assert.Equal(["Guild of Lantern Makers"], Suggested("lantern"));
        Assert.Empty(Suggested("candle"));
    }

    [Fact]
    public async Task An_erased_name_is_gone_from_every_answer_at_once_and_after_a_rebuild()
    {
        var number = await Do(tx => Registry.Register(tx, Registry.NewId(tx), [new OrganisationName("Guild of Lantern Makers", null, "official")], "NO"));
        await Register("Society of Bell Ringers");
        Assert.Single(Suggested("lantern"));
        await Do(tx =>
        {
            tx.Append(new ActOnEndorsement(ActOnEndorsement.ErasureName, number, null));
            tx.Erase(number);
            return true;
        });
        Assert.Empty(Suggested("lantern"));
        Assert.Equal(NameIs.New, Verdict("Guild of Lantern Makers", "NO").Is);
        using (var db = Connection.Open(_scratch.Folder.DatabasePath, write: true))
        {
            db.Execute("BEGIN IMMEDIATE");
            Projection.Rebuild(db, (_, _) => { });
            db.Execute("COMMIT");
        }

        Assert.Empty(Suggested("lantern"));
        Assert.Equal(["Society of Bell Ringers"], Suggested("bell"));
        using var anew = new OrganisationIndex();
        Assert.Equal(["Society of Bell Ringers"], Read(db => FoundOrganisations.Suggest(db, anew, "bell ringers", null).ConvertAll(one => one.Name)));
        Assert.Empty(Read(db => FoundOrganisations.Suggest(db, anew, "lantern", null)));
    }

    [Fact]
    public async Task A_merged_organisation_is_found_by_all_its_names_as_what_it_was_merged_into_until_that_is_undone()
    {
        var (one, other) = (await Register("Guild of Lantern Makers of Halvorsund"), await Register("Halvorsund Lamp Wrights"));
        Assert.Equal(other, Verdict("Halvorsund Lamp Wrights").Organisation);
        var merge = Assert.IsType<RegistryOutcome.Done>(await Do(new MergeOrganisations([other], one).Run));
        Assert.Equal(one, Verdict("Halvorsund Lamp Wrights").Organisation);
        Assert.Equal(["Guild of Lantern Makers of Halvorsund"], Suggested("lamp wrights"));
        Assert.Equal(1, _index.Known);
        await Do(new ReverseFact(merge.Index).Run);
        Assert.Equal(other, Verdict("Halvorsund Lamp Wrights").Organisation);
        Assert.Equal(["Halvorsund Lamp Wrights"], Suggested("lamp wrights"));
    }

    [Fact]
    public async Task What_a_transaction_has_not_committed_is_not_taken_for_known()
    {
        await Register("Society of Bell Ringers");
        var near = new NearestNames(_index);
        Read(db => { _index.Follow(db); return true; });
        await Assert.ThrowsAsync<InvalidOperationException>(() => Do<bool>(tx =>
        {
            Registry.Register(tx, Registry.NewId(tx), [new OrganisationName("Guild of Lantern Makers", null, "official")], null);
            Assert.Equal("Guild of Lantern Makers", near.To(tx.Db, "", "Guild of Lantern Maker", null, isPerson: false, follow: false)!.Name);
            throw new InvalidOperationException("The disk is full.");
        }));
        Assert.Null(Read(db => near.To(db, "", "Guild of Lantern Maker", null, isPerson: false)));
        Assert.Empty(Suggested("lantern"));
    }

    [Fact]
    public async Task A_registry_that_grew_by_thousands_is_read_anew()
    {
        await Register("Society of Bell Ringers");
        Assert.Single(Suggested("bell"));
        await Do(tx =>
        {
            for (var i = 0; i < 2_500; i++) Registry.Register(tx, Registry.NewId(tx), [new OrganisationName($"Body {i} of the Quay", null, "official")], null);
            return true;
        });
        Assert.Single(Suggested("bell"));
        Assert.Equal(2_501, _index.Known);
    }

    [Fact]
    public async Task An_abbreviation_alone_is_no_name_that_is_known_but_in_its_own_country()
    {
        var id = await Do(tx =>
        {
            var id = Registry.NewId(tx);
            Registry.Register(tx, id, [new OrganisationName("Guild of Lantern Makers", "en", "official"), new OrganisationName("GLM", "en", "abbreviation")], "NO");
            return id;
        });
        Assert.NotEqual(id, Verdict("GLM").Organisation);
        Assert.NotEqual(id, Verdict("GLM", "PT").Organisation);
        Assert.Equal(id, Verdict("GLM", "NO").Organisation);
    }

    [Theory]
    [InlineData("Guild of Lantern Makers of Halvorsund", "Known")]
    [InlineData("Guild of Lantern Makers of Halvorsunde", "Doubtful")]
    // Cyrillic а.
    [InlineData("Guild of Lаntern Makers of Halvorsund", "Doubtful")]
    [InlineData("New Guild of Lantern Makers of Halvorsund", "Doubtful")]
    [InlineData("Society of Bell Ringers of Weidenfurt", "New")]
    [InlineData("Lodge 13 of the Halvorsund Ferries", "New")]
    [InlineData("Ж", "New")]
    [InlineData("🏮", "New")]
    public async Task A_name_is_known_new_or_a_person_decides(string name, string expected)
    {
        var id = await Register("Guild of Lantern Makers of Halvorsund", "NO");
        await Register("Chamber of Quay Masters", "PT");
        await Register("Lodge 12 of the Halvorsund Ferries", "NO");
        var verdict = Verdict(name);
        Assert.Equal(expected, verdict.Is.ToString());
        if (expected != "New") Assert.Equal(id, verdict.Candidates[0].Id);
    }
}
