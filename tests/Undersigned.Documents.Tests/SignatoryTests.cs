// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Tests;

/// <summary>One entry of a list, taken apart.</summary>
public class SignatoryTests
{
    [Theory]
    [InlineData("Society for Quiet Fjords, Norway", "Society for Quiet Fjords", "NO")]
    [InlineData("Society for Quiet Fjords (Norway)", "Society for Quiet Fjords", "NO")]
    [InlineData("Society for Quiet Fjords – Norway", "Society for Quiet Fjords", "NO")]
    [InlineData("Society for Quiet Fjords / Norwegen", "Society for Quiet Fjords", "NO")]
    [InlineData("Norway: Society for Quiet Fjords", "Society for Quiet Fjords", "NO")]
    [InlineData("[NO] Society for Quiet Fjords", "Society for Quiet Fjords", "NO")]
    [InlineData("Society for Quiet Fjords\tNorway", "Society for Quiet Fjords", "NO")]
    [InlineData("Norwegian Society for Quiet Fjords", "Norwegian Society for Quiet Fjords", "NO")]
    [InlineData("Общество тихих фьордов Норвегии", "Общество тихих фьордов Норвегии", "NO")]
    [InlineData("Норвезьке товариство тихих фіордів", "Норвезьке товариство тихих фіордів", "NO")]
    [InlineData("Norweskie Towarzystwo Cichych Fiordów", "Norweskie Towarzystwo Cichych Fiordów", "NO")]
    [InlineData("الجمعية النرويجية للمضايق الهادئة", "الجمعية النرويجية للمضايق الهادئة", "NO")]
    [InlineData("Federación de Pescadores de Chile", "Federación de Pescadores de Chile", "CL")]
    [InlineData("日本渡船协会", "日本渡船协会", "JP")]
    [InlineData("Union of Ferries of the Republic of Moldova", "Union of Ferries of the Republic of Moldova", "MD")]
    [InlineData("Latin American Ferry Network", "Latin American Ferry Network", null)]
    [InlineData("Ferry Society of South Ossetia", "Ferry Society of South Ossetia", null)]
    [InlineData("Ferry Club of Northern Ireland", "Ferry Club of Northern Ireland", null)]
    [InlineData("Ferry Club of Yugoslavia", "Ferry Club of Yugoslavia", null)]
    [InlineData("European Ferry Union", "European Ferry Union", null)]
    [InlineData("Ferry Union of Lisbon, Porto", "Ferry Union of Lisbon, Porto", null)]
    public void A_country_is_taken_from_the_name_or_from_beside_it(string line, string name, string? country)
    {
        var signatory = Statements.Signatory(line);
        Assert.Equal((name, country, SignatoryKind.Organisation), (signatory.Name, signatory.Country, signatory.Kind));
    }

    [Theory]
    [InlineData("Union of Ferry Workers [UFW]", "UFW", null)]
    [InlineData("Union of Ferry Workers (UFW), Ghana", "UFW", "GH")]
    [InlineData("Union of Ferry Workers (UFW, Ghana)", "UFW", "GH")]
    [InlineData("Union of Ferry Workers – UFW", "UFW", null)]
    [InlineData("Union of Ferry Workers [PKP-1930]", "PKP-1930", null)]
    public void An_abbreviation_is_given_apart(string line, string abbreviation, string? country)
    {
        var signatory = Statements.Signatory(line);
        Assert.Equal(("Union of Ferry Workers", abbreviation, country), (signatory.Name, signatory.Abbreviation, signatory.Country));
    }

    [Theory]
    [InlineData("Dr. Maria Lindqvist, lecturer, University of Turku", "Dr. Maria Lindqvist", "lecturer, University of Turku", null, null)]
    [InlineData("Hélène Garrigue (rédactrice en chef)", "Hélène Garrigue", "rédactrice en chef", null, null)]
    [InlineData("Peter Okafor – ferryman, Nigeria", "Peter Okafor", "ferryman", "NG", null)]
    [InlineData("Anna Keller, teacher (in a personal capacity)", "Anna Keller", "teacher", null, "in a personal capacity")]
    [InlineData("Сергей Иванович Паромов, капитан", "Сергей Иванович Паромов", "капитан", null, null)]
    [InlineData("J. K. Ferreira, poet", "J. K. Ferreira", "poet", null, null)]
    public void A_person_has_a_name_and_what_stands_after_it(string line, string name, string? affiliation, string? country, string? note)
    {
        var signatory = Statements.Signatory(line);
        Assert.Equal((name, SignatoryKind.Person, affiliation, country, note), (signatory.Name, signatory.Kind, signatory.Affiliation, signatory.Country, signatory.Note));
    }

    [Fact]
    public void A_reservation_is_a_note()
    {
        var signatory = Statements.Signatory("Ferry Club (with reservation on paragraph 3)");
        Assert.Equal(("Ferry Club", "with reservation on paragraph 3"), (signatory.Name, signatory.Note));
    }

    [Fact]
    public void A_star_is_looked_up_under_the_list()
    {
        var list = Statements.Signatories("Ferry Club**", "Union of Ferry Workers*", "", "* observer", "** with reservation on paragraph 2");
        Assert.Equal([("Ferry Club", "with reservation on paragraph 2"), ("Union of Ferry Workers", "observer")], list.Select(one => (one.Name, one.Note)));
    }

    [Fact]
    public void A_name_that_stands_twice_is_kept_and_warned_of()
    {
        var statement = Statements.Of("Keep the ferry\n\nThe ferry has crossed the river every day since the bridge fell.\n\nSigned by:\nFerry Club\nUnion of Ferry Workers\nFerry Club\n");
        Assert.Equal(3, statement.Groups[0].Signatories.Count);
        Assert.Contains(statement.Warnings, warning => warning.ToString().StartsWith("Signatory \"Ferry Club\" stands twice in one list", StringComparison.Ordinal) && warning.Offset == statement.Groups[0].Signatories[2].From);
    }
}
