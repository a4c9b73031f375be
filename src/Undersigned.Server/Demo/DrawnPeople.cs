// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Undersigned.Server.Demo;

/// <summary>
/// People who do not exist, drawn from the lists of a network: always the same ones. Name and profession agree in gender where the
/// language asks for it. People of the same name occur, as they do.
/// </summary>
internal static class DrawnPeople
{
    /// <summary>The network's founding day; any other would do as well.</summary>
    private const ulong Seed = 1958_05_02;

    /// <param name="renditions">The languages that the statement can be read in, the first being the one for everybody else.</param>
    /// <returns>In the order of their days.</returns>
    public static IReadOnlyList<SampleEndorsement> Draw(SampleCrowd crowd, IReadOnlyDictionary<string, SampleNames> lists, IReadOnlyList<string> renditions)
    {
        var draw = new SeededDraw(Seed);
        // Whoever can read the statement in the first language signs more readily: three chances for one.
        var languages = lists.Keys.Order(StringComparer.Ordinal).SelectMany(language => Enumerable.Repeat(language, renditions.Contains(language) ? 3 : 1)).ToList();
        var people = new List<SampleEndorsement>(crowd.People);
        for (var i = 0; i < crowd.People; i++)
        {
            var language = draw.One(languages);
            var person = Person(draw, lists[language]);
            people.Add(new SampleEndorsement(
                crowd.Group, Day(draw, crowd), renditions.Contains(language) ? language : renditions[0], draw.Below(5) == 0 ? "passkey" : "email", "personal",
                Reservation: null, AdReferendum: false, Confidential: false)
            { Person = person });
        }

        return [.. people.OrderBy(person => person.On, StringComparer.Ordinal)];
    }

    private static SamplePerson Person(SeededDraw draw, SampleNames lists)
    {
        var woman = draw.Below(2) == 0;
        string One(string[]? all, string[]? f, string[]? m) => draw.One(all ?? (woman ? f : m) ?? throw new InvalidDataException("A language has neither a list for all nor one for each gender."));
        var name = lists.Form
            .Replace("{given}", One(lists.Given, lists.GivenF, lists.GivenM), StringComparison.Ordinal)
            .Replace("{family}", One(lists.Family, lists.FamilyF, lists.FamilyM), StringComparison.Ordinal);
        var profession = One(lists.Professions, lists.ProfessionsF, lists.ProfessionsM);
        if (draw.One(lists.Places) is not [var place, var country]) throw new InvalidDataException("A place is a name and a country.");
        var affiliation = draw.Below(6) switch
        {
            0 => null,
            1 => profession,
            _ => lists.Affiliation.Replace("{profession}", profession, StringComparison.Ordinal).Replace("{place}", place, StringComparison.Ordinal),
        };
        return new SamplePerson(name, affiliation, country);
    }

    /// <summary>Most sign in the first weeks: the share of the time that has passed is the cube of an even draw.</summary>
    private static string Day(SeededDraw draw, SampleCrowd crowd)
    {
        var even = (UInt128)(draw.Next() >> 32);
        var days = (uint)(crowd.To.DayNumber - crowd.From.DayNumber + 1);
        return crowd.From.AddDays((int)((even * even * even * days) >> 96)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
