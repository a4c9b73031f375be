// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Tests.Desk;

public sealed partial class DuplicatesTests : IAsyncLifetime
{
    private Server _server = null!;
    private Secretary _anna = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Server.Start();
        _anna = await Secretary.SignIn(_server, "Anna");
        (string Name, string Country)[] bodies =
        [
            ("Guild of Lantern Makers of Halvorsund", "NO"), ("Guild of Lantern-Makers of Halvorsund", "NO"), ("New Guild of Lantern Makers of Halvorsund", "NO"),
            ("Society of Bell Ringers of Weidenfurt", "DE"), ("Chamber of Quay Masters", "PT"), ("Tidal Museum of the River Orvala", "PT"), ("Музей приливов реки Орвала", "PT"),
        ];
        foreach (var (name, country) in bodies)
            await _server.Do(tx => Registry.Register(tx, Registry.NewId(tx), [new OrganisationName(name, null, "official")], country));
    }

    public async ValueTask DisposeAsync()
    {
        _anna.Dispose();
        await _server.DisposeAsync();
    }

    private List<LikelyPair> Find()
    {
        using var readers = new ReaderPool(_server.Scratch.Folder.DatabasePath);
        using var index = new OrganisationIndex();
        return Duplicates.Find(readers, index, null, TestContext.Current.CancellationToken);
    }

    private static HashSet<string> Names(LikelyPair pair) => [pair.One.Listed, pair.Other.Listed];

    [Fact]
    public void The_likeliest_pair_comes_first_each_pair_once_and_with_its_reason()
    {
        var pairs = Find();
        Assert.Equal(["Guild of Lantern Makers of Halvorsund", "Guild of Lantern-Makers of Halvorsund"], Names(pairs[0]).Order(StringComparer.Ordinal));
        Assert.Equal(Likeness.Spelling, pairs[0].Likeness);
        Assert.Equal(pairs.Select(pair => pair.Score).OrderDescending(), pairs.Select(pair => pair.Score));
        Assert.Equal(pairs.Count, pairs.Select(pair => pair.Key).Distinct().Count());
        Assert.DoesNotContain(pairs, pair => Names(pair).Contains("Chamber of Quay Masters"));
        Assert.Contains(pairs, pair => Names(pair).SetEquals(["Tidal Museum of the River Orvala", "Музей приливов реки Орвала"]) && pair.Reasons.Count > 0);
    }

    [Fact]
    public async Task A_pair_that_is_said_to_be_two_bodies_is_not_shown_again_until_it_is_compared_again()
    {
        var page = await _anna.Page("/desk/organisations/duplicates");
        Assert.Contains("Guild of Lantern<ins>-</ins>Makers of Halvorsund", page, StringComparison.Ordinal);
        var deed = Two().Match(page).Groups[1].Value;
        var said = await _anna.Do("/desk/organisations/duplicates", "/desk/organisations/duplicates", ("do", "two:" + deed));
        Assert.Contains("are two bodies: the pair is not shown again", said, StringComparison.Ordinal);
        Assert.DoesNotContain($"two:{deed}", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Find(), pair => $"{pair.One.Id}:{pair.Other.Id}" == deed || $"{pair.Other.Id}:{pair.One.Id}" == deed);
        Assert.Contains("This pair was changed meanwhile", await _anna.Do("/desk/organisations/duplicates", "/desk/organisations/duplicates", ("do", "two:" + deed)), StringComparison.Ordinal);

        var again = Again().Match(said).Groups[1].Value;
        Assert.Contains($"two:{deed}", await _anna.Do("/desk/organisations/duplicates", "/desk/organisations/duplicates", ("do", "again:" + again)), StringComparison.Ordinal);
        Assert.Equal(["organisations-again", "organisations-two"], (await _server.Do(tx => Undersigned.Server.Desk.DeskRecord.Latest(tx.Db, 2))).Select(one => one.Operation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two")]
    [InlineData("two:x:y")]
    [InlineData("two:x:x")]
    [InlineData("again:x:y")]
    [InlineData("merge:x:y")]
    public async Task What_is_no_pair_changes_nothing(string action)
    {
        Assert.Contains("nothing was done", await _anna.Do("/desk/organisations/duplicates", "/desk/organisations/duplicates", ("do", action)), StringComparison.Ordinal);
        Assert.Equal(0, await _server.Do(tx => tx.Db.Scalar("SELECT count(*) FROM two_bodies")));
    }

    [Fact]
    public async Task An_organisation_that_was_entered_since_is_compared_too()
    {
        Assert.DoesNotContain("Chambre", await _anna.Page("/desk/organisations/duplicates"), StringComparison.Ordinal);
        await _server.Do(tx => Registry.Register(tx, Registry.NewId(tx), [new OrganisationName("Chamber of Quay-Masters", null, "official")], "PT"));
        Assert.Contains("Chamber of Quay<ins>-</ins>Masters", await _anna.Page("/desk/organisations/duplicates"), StringComparison.Ordinal);
    }

    [GeneratedRegex("value=\"two:([0-9A-Z:]+)\"")]
    private static partial Regex Two();

    [GeneratedRegex("value=\"again:([0-9A-Z:]+)\"")]
    private static partial Regex Again();
}
