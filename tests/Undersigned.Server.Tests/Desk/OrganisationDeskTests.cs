// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Tests.Organisations;

namespace Undersigned.Server.Tests.Desk;

/// <summary>The registry at the desk, by its forms.</summary>
public sealed class OrganisationDeskTests : IAsyncLifetime
{
    private const string Desk = "/desk/organisations";
    private Server _server = null!;
    private Secretary _secretary = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Server.Start();
        _secretary = await Secretary.SignIn(_server, "Odete");
    }

    public async ValueTask DisposeAsync()
    {
        _secretary.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task An_organisation_is_entered_found_and_its_facts_are_stated_anew_and_undone()
    {
        var entered = await _secretary.Do(Desk + "/new", Desk, ("name-0", "Lamplighters Union"), ("kind-0", "official"), ("language-0", "en"), ("name-1", "LU"), ("kind-1", "abbreviation"), ("country", "pt"), ("lei", "549300LAMPLIGHTERS62"), ("domains", "https://www.lamps.example/"));
        Assert.Contains("Recorded as entry", entered, StringComparison.Ordinal);
        var id = await Id("lamplighters-union");
        Assert.Contains($"/desk/organisations/{id}", await _secretary.Page(Desk + "?q=LU"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/desk/organisations/{id}", await _secretary.Page(Desk + "?q=quay"), StringComparison.Ordinal);

        await _secretary.Do($"{Desk}/{id}", $"{Desk}/{id}/facts", ("name-0", "Lamplighters and Keepers Union"), ("kind-0", "official"), ("name-1", "Lamplighters Union"), ("kind-1", "former"), ("until-1", "2019"), ("international", "1"));
        var page = (await _server.Get("/organisations/lamplighters-union")).Text;
        Assert.Contains("Lamplighters and Keepers Union", page, StringComparison.Ordinal);
        Assert.DoesNotContain("lamps.example", page, StringComparison.Ordinal);
        Assert.Contains("There is nothing to change", (await _secretary.Send($"{Desk}/{id}", $"{Desk}/{id}/facts", ("name-0", "Lamplighters and Keepers Union"), ("kind-0", "official"), ("name-1", "Lamplighters Union"), ("kind-1", "former"), ("until-1", "2019"), ("international", "1"))).Text, StringComparison.Ordinal);

        var stated = await _server.Do(tx => tx.Db.Scalar("SELECT max(idx) FROM act WHERE kind = 'organisation'"));
        await _secretary.Do($"{Desk}/{id}", $"{Desk}/{id}/undo", ("entry", stated.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains("lamps.example", (await _server.Get("/organisations/lamplighters-union")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name-0", "<b>", "cannot stand in a list")]
    [InlineData("name-0", "", "at least one name")]
    [InlineData("kind-0", "former", "must be official")]
    [InlineData("language-0", "??", "is no language tag")]
    [InlineData("until-0", "soon", "is no date")]
    [InlineData("country", "ZZ", "is no country code")]
    [InlineData("international", "1", "either international or of")]
    [InlineData("domains", "localhost", "is no web domain")]
    [InlineData("ror", "03yrm5c27", "is no ROR id")]
    [InlineData("wikidata", "42", "is no Wikidata id")]
    [InlineData("lei", "549300LAMPLIGHTERS63", "is no LEI")]
    [InlineData("registration", "№", "is no registration number")]
    [InlineData("qualifier", "<", "cannot stand here")]
    public async Task A_fact_that_cannot_stand_is_told_and_nothing_is_recorded(string field, string value, string told)
    {
        var fields = new Dictionary<string, string> { ["name-0"] = "Lamplighters Union", ["kind-0"] = "official", ["country"] = "PT", [field] = value };
        var answer = await _secretary.Send(Desk + "/new", Desk, [.. fields.Select(pair => (pair.Key, pair.Value))]);
        Assert.Equal(422, answer.Status);
        Assert.Contains(told, answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await _server.Do(tx => tx.Db.Scalar("SELECT count(*) FROM organisation")));
    }

    [Fact]
    public async Task Two_of_one_name_need_a_qualifier_and_an_identifier_has_one_bearer()
    {
        await _server.Enter("Lamplighters Union", "PT");
        (string, string)[] same = [("name-0", "Lamplighters Union"), ("kind-0", "official"), ("country", "PT")];
        Assert.Contains("Give a qualifier", (await _secretary.Send(Desk + "/new", Desk, same)).Text, StringComparison.Ordinal);
        await _secretary.Do(Desk + "/new", Desk, [.. same, ("qualifier", "congress of 1991"), ("ror", "02ampx385")]);
        Assert.Contains("congress of 1991", (await _server.Get("/organisations")).Text, StringComparison.Ordinal);
        var taken = await _secretary.Send(Desk + "/new", Desk, ("name-0", "Keepers"), ("kind-0", "official"), ("ror", "https://ror.org/02ampx385"));
        Assert.Contains("has this identifier already", taken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_membership_is_recorded_ended_and_undone_step_by_step()
    {
        var id = await _server.Enter("Lamplighters Union", "PT");
        var page = $"{Desk}/{id}";
        Assert.Contains("since 1 January 2020", await _secretary.Do(page, page + "/membership", ("since", "2020-01-01")), StringComparison.Ordinal);
        var first = await _server.Do(tx => tx.Db.Scalar("SELECT recorded FROM membership"));
        Assert.Contains("until 31 December 2025", await _secretary.Do(page, page + "/membership", ("first", $"{first}"), ($"since-{first}", "2020-01-01"), ($"ended-{first}", "2025-12-31")), StringComparison.Ordinal);
        Assert.Equal(422, (await _secretary.Send(page, page + "/membership", ("since", "2020-01-01"), ("ended", "2019-01-01"))).Status);
        Assert.Equal(422, (await _secretary.Send(page, page + "/membership", ("network", "League of Ports"))).Status);
        var last = await _server.Do(tx => tx.Db.Scalar("SELECT max(idx) FROM act WHERE kind = 'membership'"));
        Assert.DoesNotContain("2025", await _secretary.Do(page, page + "/undo", ("entry", $"{last}")), StringComparison.Ordinal);
        await _secretary.Do(page, page + "/undo", ("entry", $"{first}"));
        Assert.Equal(0, await _server.Do(tx => tx.Db.Scalar("SELECT count(*) FROM membership")));
    }

    [Fact]
    public async Task A_succession_may_be_noted_and_published_later()
    {
        var (id, other) = (await _server.Enter("Lamplighters Union", "PT"), await _server.Enter("Keepers of the Quay", "PT"));
        var page = $"{Desk}/{id}";
        var size = await _server.Do(tx => tx.Db.Scalar("SELECT size FROM log_head"));
        var noted = await _secretary.Do(page, page + "/succession", ("succession", "renamed"), ("other", "/organisations/keepers-of-the-quay"), ("when", "1991-12"), ("claim", "Keepers of the Quay"));
        Assert.Contains("not published", noted, StringComparison.Ordinal);
        Assert.Equal(size, await _server.Do(tx => tx.Db.Scalar("SELECT size FROM log_head")));
        Assert.DoesNotContain("Renamed", (await _server.Get("/organisations/lamplighters-union")).Text, StringComparison.Ordinal);

        await _secretary.Do(page, page + "/notes/1/publish");
        Assert.Contains("Renamed: from then on", (await _server.Get("/organisations/lamplighters-union")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await _secretary.Send(page, page + "/notes/1/publish")).Status);
        var circle = await _secretary.Send($"{Desk}/{other}", $"{Desk}/{other}/succession", ("succession", "merged"), ("other", id), ("published", "1"));
        Assert.Contains("Succession would go in a circle", circle.Text, StringComparison.Ordinal);
        Assert.Contains("No one organisation is called", (await _secretary.Send(page, page + "/succession", ("succession", "split"), ("other", "Keepers of the Kuay"), ("published", "1"))).Text, StringComparison.Ordinal);
        await _secretary.Do(page, page + "/succession", ("succession", "dissolved"), ("when", "2001"), ("published", "1"));
        Assert.Contains("Dissolved", (await _server.Get("/organisations/lamplighters-union")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_is_shown_before_it_is_made_told_after_it_and_undone()
    {
        var slug = await _server.Statement("On the harbour");
        var (from, into) = (await _server.Enter("Lampwrights Union", "PT"), await _server.Enter("Lamplighters Union", "PT"));
        await _server.Signed(slug, into);
        await _server.Signed(slug, from);
        var before = _server.State();
        var merge = $"{Desk}/{from}/merge";
        Assert.Contains($"{merge}?with={into}", await _secretary.Page(merge + "?q=lamplighters"), StringComparison.Ordinal);
        var preview = await _secretary.Page($"{merge}?with={into}");
        foreach (var told in new[] { "1 endorsement is shown", "Both signed 1 statement", "On the harbour", "/organisations/lampwrights-union" }) Assert.Contains(told, preview, StringComparison.Ordinal);
        Registrar.ExpectSame(before, _server.State());

        var after = await _secretary.Do($"{merge}?with={into}", merge, ("with", into), ("why", "duplicate"));
        Assert.Contains("In one place", after, StringComparison.Ordinal);
        Assert.Contains("It is one with", await _secretary.Page($"{Desk}/{from}"), StringComparison.Ordinal);
        var entry = await _server.Do(tx => tx.Db.Scalar("SELECT max(idx) FROM act WHERE kind = 'organisation-merge'"));
        await _secretary.Do($"{Desk}/{from}", $"{Desk}/{from}/undo", ("entry", $"{entry}"));
        Registrar.ExpectSame(before, _server.State());
    }

    [Fact]
    public async Task A_split_enters_the_other_and_moves_the_endorsements_that_were_chosen()
    {
        var (slug, other) = (await _server.Statement("On the harbour"), await _server.Statement("On the quay"));
        var id = await _server.Enter("Lamplighters Union", "PT");
        await _server.Signed(slug, id);
        var moves = await _server.Signed(other, id);
        var split = $"{Desk}/{id}/split";
        Assert.Equal(422, (await _secretary.Send(split, split, ("other", "Lamplighters Union"), ("enter", "1"), ("why", "distinct"), ("move", $"{moves}"))).Status);
        var size = await _server.Do(tx => tx.Db.Scalar("SELECT size FROM log_head"));
        await _secretary.Do(split, split, ("other", "Lamplighters Union"), ("enter", "1"), ("qualifier", "of the north"), ("why", "distinct"), ("move", $"{moves}"));
        Assert.Equal(size + 3, await _server.Do(tx => tx.Db.Scalar("SELECT size FROM log_head")));
        Assert.Contains("/statements/" + other, (await _server.Get("/organisations/lamplighters-union-2")).Text, StringComparison.Ordinal);
        Assert.Contains("/organisations/lamplighters-union-2", (await _server.Get("/statements/" + other)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_of_mail_is_added_and_removed_and_one_for_anybody_refused()
    {
        var id = await _server.Enter("Lamplighters Union", "PT");
        var page = $"{Desk}/{id}";
        Assert.Contains("harbour.example", await _secretary.Do(page, page + "/domains", ("own-domain", "harbour.example")), StringComparison.Ordinal);
        Assert.Contains("nobody’s own", (await _secretary.Send(page, page + "/domains", ("own-domain", "gmail.com"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("harbour.example", await _secretary.Do(page, page + "/domains/remove", ("domain", "harbour.example")), StringComparison.Ordinal);
    }

    private Task<string> Id(string slug) => _server.Do(tx =>
    {
        var query = tx.Db.Query("SELECT id FROM organisation WHERE slug = ?1").With(slug);
        Assert.True(query.Next());
        var id = query.Text(0);
        query.Reset();
        return id;
    });
}
