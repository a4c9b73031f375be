// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Tests.Organisations;

public sealed class MergeTests : IAsyncLifetime
{
    private Server _server = null!;

    public async ValueTask InitializeAsync() => _server = await Server.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_one_signed_is_the_others_and_the_name_stays_as_it_was_signed()
    {
        var slug = await _server.Statement("On the harbour");
        var (from, into) = (await _server.Enter("Lampwrights Union", "PT"), await _server.Enter("Lamplighters Union", "PT"));
        await _server.Signed(slug, from);
        await _server.Done(new MergeOrganisations([from], into).Run);

        var old = await _server.Get("/organisations/lampwrights-union");
        Assert.Equal(301, old.Status);
        Assert.Equal("/organisations/lamplighters-union", old.Headers["Location"]);
        Assert.Equal("no-cache", old.Headers["Cache-Control"]);
        var page = (await _server.Get("/organisations/lamplighters-union")).Text;
        Assert.Contains("/statements/" + slug, page, StringComparison.Ordinal);
        Assert.Contains("Lampwrights Union", page, StringComparison.Ordinal);
        var statement = (await _server.Get("/statements/" + slug)).Text;
        Assert.Contains("""<a href="/organisations/lamplighters-union"><bdi lang="en">Lampwrights Union</bdi></a>""", statement, StringComparison.Ordinal);
        Assert.DoesNotContain("lampwrights-union", (await _server.Get("/organisations")).Text, StringComparison.Ordinal);
        _server.ExpectRebuilt();
    }

    [Fact]
    public async Task Two_endorsements_of_one_statement_have_one_place_until_it_is_undone()
    {
        var slug = await _server.Statement("On the harbour");
        var (from, into) = (await _server.Enter("Lampwrights Union", "PT"), await _server.Enter("Lamplighters Union", "PT"));
        var (first, second) = (await _server.Signed(slug, into), await _server.Signed(slug, from));
        await _server.Signed(slug, await _server.Enter("Keepers of the Quay"));
        var before = _server.State();
        var merge = await _server.Done(new MergeOrganisations([from], into).Run);

        var json = (await _server.Get($"/statements/{slug}.json")).Json;
        var others = json.GetProperty("groups").EnumerateArray().Single(group => group.GetProperty("id").GetString() == "others");
        Assert.Equal(2, others.GetProperty("count").GetInt32());
        var signatories = others.GetProperty("signatories").EnumerateArray().ToList();
        Assert.Equal(2, signatories.Count);
        Assert.Equal((first, "Lamplighters Union"), (signatories[0].GetProperty("index").GetInt64(), signatories[0].GetProperty("name").GetString()));
        Assert.Equal("Lampwrights Union", signatories[0].GetProperty("alsoAs")[0].GetString());
        Assert.Equal("double", await _server.Do(tx => EndorsementState.Load(tx.Db, second)!.State));
        Assert.Equal(first, Assert.IsType<EndorseOutcome.Stands>(await _server.Sign(slug, from)).Index);
        _server.ExpectRebuilt();

        await _server.Done(new ReverseFact(merge.Index).Run);
        Registrar.ExpectSame(before, _server.State());
        Assert.Equal(200, (await _server.Get("/organisations/lampwrights-union")).Status);
        Assert.Equal(second, Assert.IsType<EndorseOutcome.Stands>(await _server.Sign(slug, from)).Index);
        _server.ExpectRebuilt();
    }

    [Fact]
    public async Task Where_the_first_is_annulled_the_second_takes_its_place()
    {
        var slug = await _server.Statement("On the harbour");
        var (from, into) = (await _server.Enter("Lampwrights Union"), await _server.Enter("Lamplighters Union"));
        var (first, second) = (await _server.Signed(slug, into), await _server.Signed(slug, from));
        await _server.Done(new MergeOrganisations([from], into).Run);
        Assert.IsType<EndorsementOutcome.Done>(await _server.Do(new Annul(first, "forged").Run));
        Assert.Equal("standing", await _server.Do(tx => EndorsementState.Load(tx.Db, second)!.State));
        Assert.Contains("Lampwrights Union", (await _server.Get("/statements/" + slug)).Text, StringComparison.Ordinal);
        _server.ExpectRebuilt();
    }

    [Fact]
    public async Task The_body_withdraws_all_that_stands_in_its_place()
    {
        var slug = await _server.Statement("On the harbour");
        var (from, into) = (await _server.Enter("Lampwrights Union"), await _server.Enter("Lamplighters Union"));
        var (first, second) = (await _server.Signed(slug, into), await _server.Signed(slug, from));
        await _server.Done(new MergeOrganisations([from], into).Run);
        Assert.IsType<EndorsementOutcome.Done>(await _server.Do(new Withdraw(second).Run));
        Assert.Equal(["withdrawn", "withdrawn"], await _server.Do(tx => new[] { first, second }.Select(one => EndorsementState.Load(tx.Db, one)!.State).ToArray()));
        _server.ExpectRebuilt();
    }

    [Fact]
    public async Task Members_delegates_and_domains_are_the_others_too()
    {
        var slug = await _server.Statement("On the harbour");
        var (from, into) = (await _server.Enter("Lampwrights Union"), await _server.Enter("Lamplighters Union"));
        await _server.Done(new StateMembership(from, "2020-01-01", null).Run);
        Assert.True(EmailAddress.TryParse("ana@lampwrights.example", out var address));
        var statement = await _server.Do(tx => tx.Open(slug)!.Id);
        await _server.Do(tx =>
        {
            FullPowers.Give(tx, People.Put(tx, address, "Ana Belém", "en", Role.Delegate), from, null, "2020-01-01", null, null);
            OwnDomain.Add(tx, from, address);
            return true;
        });
        Assert.Equal((false, false, "email"), await Can());
        var merge = await _server.Done(new MergeOrganisations([from], into).Run);
        Assert.Equal((true, true, "domain-email"), await Can());
        await _server.Done(new ReverseFact(merge.Index).Run);
        Assert.Equal((false, false, "email"), await Can());

        Task<(bool, bool, string)> Can() => _server.Do(tx => (
            Registry.IsMember(tx.Db, Registry.Get(tx.Db, into)!, tx.Today), Mandate.Of(tx.Db, address, into, statement, tx.Today) is Mandate.InForce, OwnDomain.EvidenceOf(tx.Db, into, address)));
    }

    [Fact]
    public async Task A_chain_of_merges_ends_at_its_end_and_is_undone_from_there()
    {
        var slug = await _server.Statement("On the harbour");
        var ids = new[] { await _server.Enter("One"), await _server.Enter("Two"), await _server.Enter("Three") };
        await _server.Signed(slug, ids[0]);
        var first = await _server.Done(new MergeOrganisations([ids[0]], ids[1]).Run);
        var second = await _server.Done(new MergeOrganisations([ids[1]], ids[2]).Run);
        Assert.Equal("/organisations/three", (await _server.Get("/organisations/one")).Headers["Location"]);
        Assert.Equal("Three", Assert.IsType<RegistryOutcome.IsMerged>(await _server.Undo(first.Index)).Into);
        _server.ExpectRebuilt();
        await _server.Done(new ReverseFact(second.Index).Run);
        Assert.Equal("/organisations/two", (await _server.Get("/organisations/one")).Headers["Location"]);
        await _server.Done(new ReverseFact(first.Index).Run);
        Assert.IsType<RegistryOutcome.Reversed>(await _server.Undo(first.Index));
        _server.ExpectRebuilt();
    }

    [Fact]
    public async Task A_circle_of_succession_is_refused_with_its_names()
    {
        var (a, b, c) = (await _server.Enter("One"), await _server.Enter("Two"), await _server.Enter("Three"));
        await _server.Done(new StateSuccession(a, [b], "renamed", KnownDate.Read("1991")).Run);
        await _server.Done(new StateSuccession(b, [c], "merged").Run);
        Assert.Equal(["Three", "One", "Two", "Three"], Assert.IsType<RegistryOutcome.Circle>(await _server.Do(new StateSuccession(c, [a], "renamed").Run)).Names);
        Assert.IsType<RegistryOutcome.Circle>(await _server.Merge(c, a));
        Assert.IsType<RegistryOutcome.Circle>(await _server.Do(new SplitOrganisation(c, [a], IsSuccession: true).Run));
        Assert.IsType<RegistryOutcome.Same>(await _server.Merge(a, a));
        Assert.IsType<RegistryOutcome.Unknown>(await _server.Merge("01KATYB0Q2R4S6T8V0W2X4Y6Z8", a));
        await _server.Done(new MergeOrganisations([a], c).Run);
        Assert.IsType<RegistryOutcome.IsMerged>(await _server.Merge(a, b));
        Assert.IsType<RegistryOutcome.IsMerged>(await _server.Merge(b, a));
    }

    [Fact]
    public async Task A_split_tells_endorsements_apart_and_its_undoing_puts_them_back()
    {
        var (slug, other) = (await _server.Statement("On the harbour"), await _server.Statement("On the quay"));
        var (one, apart) = (await _server.Enter("Lamplighters Union", "PT"), await _server.Enter("Lamplighters Union of the North", "PT"));
        var (stays, moves) = (await _server.Signed(slug, one), await _server.Signed(other, one));
        var before = _server.State();
        Assert.IsType<RegistryOutcome.NotItsOwn>(await _server.Do(new SplitOrganisation(one, [apart], false, Moves: new Dictionary<long, string> { [stays + 1000] = apart }).Run));
        var split = await _server.Done(new SplitOrganisation(one, [apart], false, Moves: new Dictionary<long, string> { [moves] = apart }).Run);

        Assert.Contains("""<a href="/organisations/lamplighters-union-of-the-north"><bdi>Lamplighters Union</bdi>""", (await _server.Get("/statements/" + other)).Text, StringComparison.Ordinal);
        Assert.Equal(moves, Assert.IsType<EndorseOutcome.Stands>(await _server.Sign(other, apart)).Index);
        _server.ExpectRebuilt();
        await _server.Done(new ReverseFact(split.Index).Run);
        Registrar.ExpectSame(before, _server.State());
        Assert.Equal(moves, Assert.IsType<EndorseOutcome.Stands>(await _server.Sign(other, one)).Index);
        Assert.IsType<EndorseOutcome.Recorded>(await _server.Sign(other, apart));
    }

    [Fact]
    public async Task One_that_came_in_by_a_forged_endorsement_leaves_even_where_it_was_merged()
    {
        var slug = await _server.Statement("On the harbour");
        var token = await _server.Token("endorse", "endorse:new");
        var into = await _server.Enter("Lamplighters Union");
        var forged = await _server.Endorse(slug, token, """{"organisation":{"name":"Lamplighters Onion"},"group":"others"}""");
        var from = await _server.Do(tx => Registry.OfEndorsement(tx.Db, forged)!);
        await _server.Done(new MergeOrganisations([from], into).Run);
        await _server.Do(new Annul(forged, "forged").Run);
        Assert.DoesNotContain("Onion", (await _server.Get("/organisations/lamplighters-union")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await _server.Get("/organisations/lamplighters-onion")).Status);
        _server.ExpectRebuilt();
    }
}
