// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching.Tests;

/// <summary>Names as they stand under joint statements, among bodies that differ by one word. A question is allowed, a wrong merge is not.</summary>
public sealed class ConfusableNameTests
{
    [Theory]
    [InlineData("confusable.tsv", 0.75)]
    [InlineData("printed.tsv", 0.45)]
    public void No_name_is_merged_with_another_bodys(string file, double leastDecided)
    {
        var index = file == "printed.tsv" ? Registries.Sample : Registries.Confusable;
        int known = 0, decided = 0;
        var wrong = new List<string>();
        foreach (var (name, country, right) in Registries.Printed(file))
        {
            var outcome = index.Match(new(name, country));
            if (right is not null) known++;
            if (outcome.Decision != Decision.Match) continue;
            if (outcome.Matches[0].Organisation.Id == right) decided++;
            else wrong.Add($"{name} ({country}): {outcome.Matches[0].Organisation.DisplayName}, right is {right ?? "none"}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(decided >= leastDecided * known, $"only {decided} of {known} were decided");
    }

    [Theory]
    [InlineData("confusable.tsv", 0.95)]
    [InlineData("printed.tsv", 0.95)]
    public void The_right_body_stands_first_for_whoever_decides(string file, double least)
    {
        var index = file == "printed.tsv" ? Registries.Sample : Registries.Confusable;
        var known = Registries.Printed(file).Where(row => row.Right is not null).ToList();
        var missed = known.Where(row => index.Match(new(row.Name, row.Country)).Matches is not [var first, ..] || first.Organisation.Id != row.Right).Select(row => row.Name).ToList();
        Assert.True(missed.Count <= (1 - least) * known.Count, string.Join('\n', missed));
    }

    [Fact]
    public void A_country_that_contradicts_the_registry_is_never_decided_without_a_person() =>
        Assert.NotEqual(Decision.Match, Registries.Confusable.Match(new("Communist Party of Greece", "ES")).Decision);

    [Fact]
    public void Two_bodies_of_one_name_are_told_apart_by_their_country_or_not_at_all()
    {
        using var index = new RegistryIndex([new("a", [new("Union of Tram Conductors", "en", NameKind.Official)], "PT"), new("b", [new("Union of Tram Conductors", "en", NameKind.Official)], "GR")]);
        Assert.NotEqual(Decision.Match, index.Match(new("Union of Tram Conductors")).Decision);
        Assert.Equal("b", index.Match(new("Union of Tram Conductors", "GR")).Matches[0].Organisation.Id);
    }

    [Fact]
    public void Every_decision_is_explained()
    {
        foreach (var (name, country, _) in Registries.Printed("confusable.tsv"))
        {
            var outcome = Registries.Confusable.Match(new(name, country));
            Assert.NotEmpty(outcome.Explanation);
            Assert.All(outcome.Explanation, sentence => Assert.EndsWith(".", sentence));
        }
    }
}
