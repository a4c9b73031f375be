// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Demo;

namespace Undersigned.Server.Tests.Demo;

/// <summary>People drawn from the sample lists.</summary>
public sealed class DrawnPeopleTests
{
    private static readonly SampleNetwork Samples = SampleNetwork.Read();
    private static readonly SampleStatement Letter = Samples.Statements.Single(statement => statement.Generate is not null);

    private static readonly string[] Languages = ["en", "ru", "es"];

    private static IReadOnlyList<SampleEndorsement> Draw() => DrawnPeople.Draw(Letter.Generate!, Samples.People, Languages);

    [Fact]
    public void The_same_people_come_every_time() => Assert.Equal(Draw(), Draw());

    [Fact]
    public void They_are_as_many_as_asked_and_most_have_names_of_their_own()
    {
        var people = Draw();
        Assert.Equal(2960, people.Count);
        Assert.InRange(people.Select(person => person.Person!.Name).Distinct().Count(), 2700, 2959);
        Assert.All(people, person => Assert.Contains(person.Rendition, Languages));
    }

    [Fact]
    public void They_sign_within_the_days_given_and_most_at_the_beginning()
    {
        var days = Draw().Select(person => person.On).ToList();
        Assert.Equal(days.Order(StringComparer.Ordinal), days);
        Assert.True(string.CompareOrdinal(days[0], "2025-10-04") >= 0 && string.CompareOrdinal(days[^1], "2026-11-15") <= 0);
        Assert.True(string.CompareOrdinal(days[days.Count / 2], "2025-12-31") < 0);
    }

    [Fact]
    public void Family_name_and_profession_agree_with_the_given_name()
    {
        var ru = Samples.People["ru"];
        var russians = Draw().Select(person => person.Person!).Where(person => ru.GivenF!.Concat(ru.GivenM!).Contains(person.Name.Split(' ')[0])).ToList();
        Assert.NotEmpty(russians);
        Assert.All(russians, person =>
        {
            var (given, family) = (person.Name.Split(' ')[0], person.Name.Split(' ')[1]);
            var woman = ru.GivenF!.Contains(given);
            Assert.Contains(family, woman ? ru.FamilyF! : ru.FamilyM!);
            if (person.Affiliation is { } affiliation) Assert.Contains(affiliation.Split(", ")[0], woman ? ru.ProfessionsF! : ru.ProfessionsM!);
        });
    }

    [Fact]
    public void Names_join_as_their_language_does()
    {
        var zh = Samples.People["zh"];
        var people = Draw().Select(person => person.Person!).ToList();
        Assert.Contains(people, person => zh.Family!.Any(family => zh.Given!.Contains(person.Name[family.Length..]) && person.Name.StartsWith(family, StringComparison.Ordinal)));
        Assert.Contains(people, person => person.Affiliation?.Contains('，') == true);
        Assert.Contains(people, person => person.Affiliation?.Contains('،') == true);
    }
}
