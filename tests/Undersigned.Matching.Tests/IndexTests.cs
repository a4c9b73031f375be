// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching.Tests;

/// <summary>The index as a program uses it: additions, suggestions, threads.</summary>
public sealed class IndexTests
{
    [Fact]
    public void What_is_added_later_is_found_as_well_as_what_was_there()
    {
        using var index = new RegistryIndex(Registries.Load("organisations.jsonl"));
        Assert.NotEqual(Decision.Match, index.Match(new("Guild of Kite Menders of Halvorsund")).Decision);
        index.Add(new("late", [new("Guild of Kite Menders of Halvorsund", "en", NameKind.Official)], "NO"));
        var outcome = index.Match(new("Guild of Kite Menders of Halvorsund"));
        Assert.Equal("late", outcome.Matches[0].Organisation.Id);
        Assert.Equal(Decision.Match, outcome.Decision);
    }

    [Fact]
    public void An_empty_registry_knows_nobody()
    {
        using var index = new RegistryIndex();
        Assert.Equal(Decision.None, index.Match(new("University of Amberley Cross")).Decision);
        Assert.Empty(index.Suggest("univ"));
    }

    [Fact]
    public void An_organisation_that_was_the_first_one_added_is_found()
    {
        using var index = new RegistryIndex();
        index.Add(new("one", [new("Halvorsund Kite Museum", "en", NameKind.Official)]));
        Assert.Equal("one", index.Match(new("Halvorsund Kite Museum")).Matches[0].Organisation.Id);
    }

    [Theory]
    [InlineData("tech", null, "technical")]
    [InlineData("technical university of amb", null, "sample:amberley-technical")]
    [InlineData("Зелен", null, "zelenogory")]
    [InlineData("溪云", null, "xiyunpo")]
    [InlineData("A", null, "")]
    [InlineData("library", "DK", "tarnholm")]
    public void Suggestions_follow_what_is_typed(string typed, string? country, string inId)
    {
        var suggested = Registries.Sample.Suggest(typed, country);
        Assert.NotEmpty(suggested);
        Assert.Contains(inId, suggested[0].Organisation.Id, StringComparison.Ordinal);
        Assert.True(suggested.Count <= 10);
        Assert.Equal(suggested.Count, suggested.Select(match => match.Organisation.Id).Distinct().Count());
    }

    [Fact]
    public void Every_beginning_of_a_name_but_the_shortest_suggests_it()
    {
        const string Name = "Union of Young Lamplighters of Vellmarshausen";
        for (var typed = Name.Length; typed > "Union of Young Lamplighters of Vel".Length; typed--)
        {
            Assert.Equal("sample:vellmar-union2", Registries.Sample.Suggest(Name[..typed])[0].Organisation.Id);
        }
    }

    [Fact]
    public async Task Readers_and_a_writer_do_not_disturb_each_other()
    {
        using var index = new RegistryIndex(Registries.Load("organisations.jsonl"));
        var cancel = TestContext.Current.CancellationToken;
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(
            () =>
            {
                for (var i = 0; i < 300; i++) Assert.Equal("sample:amberley-university", index.Match(new("University of Amberley Cross")).Matches[0].Organisation.Id);
            },
            cancel)).ToList();
        for (var i = 0; i < 200; i++) index.Add(new("new" + i, [new($"Guild number {i} of Halvorsund", "en", NameKind.Official)]));
        await Task.WhenAll(readers);
        Assert.Equal("new77", index.Match(new("Guild number 77 of Halvorsund")).Matches[0].Organisation.Id);
    }

    [Fact]
    public void The_same_question_has_the_same_answer()
    {
        var first = Registries.Confusable.Match(new("Communist Party of the Peoples of Spain"));
        using var again = new RegistryIndex(Registries.Load("confusable.jsonl"));
        var second = again.Match(new("Communist Party of the Peoples of Spain"));
        Assert.Equal(first.Matches.Select(match => (match.Organisation.Id, match.Score)), second.Matches.Select(match => (match.Organisation.Id, match.Score)));
    }

    [Fact]
    public void Every_name_of_the_sample_registry_leads_to_its_organisation()
    {
        var missed = new List<string>();
        var all = 0;
        foreach (var organisation in Registries.Load("organisations.jsonl"))
        {
            foreach (var name in organisation.Names.Where(name => name.Kind != NameKind.Abbreviation))
            {
                all++;
                if (Registries.Sample.Match(new(name.Value)).Matches is not [var first, ..] || first.Organisation.Id != organisation.Id) missed.Add(name.Value);
            }
        }
        Assert.True(missed.Count <= all / 100, $"{missed.Count} of {all}:\n" + string.Join('\n', missed));
    }
}
