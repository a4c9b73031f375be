// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace Undersigned.Bench;

/// <summary>A joint statement as plain text, of the length of those that are published: a title, twelve paragraphs, a list of organisations.</summary>
internal static class SampleStatement
{
    private const int Paragraphs = 12;
    private const int SentencesEach = 4;

    private static readonly string[] Countries =
        ["Algeria", "Argentina", "Austria", "Bangladesh", "Brazil", "Canada", "Chile", "Cyprus", "Denmark", "Ecuador", "Finland", "France", "Germany", "Greece", "Hungary", "India",
         "Ireland", "Italy", "Jordan", "Kazakhstan", "Mexico", "Nepal", "Norway", "Pakistan", "Peru", "Philippines", "Poland", "Portugal", "Romania", "Serbia", "South Africa", "Spain",
         "Sri Lanka", "Sweden", "Switzerland", "Tunisia", "Turkey", "Ukraine", "Uruguay", "Venezuela"];

    private static readonly string[] Kinds = ["Union", "Federation", "Association", "Council", "League", "Society", "Network", "Congress", "Alliance", "Assembly"];
    private static readonly string[] Members = ["River Keepers", "Teachers", "Bakers", "Librarians", "Fishers", "Tenants", "Postal Workers", "Nurses", "Growers", "Bell-Ringers", "Ferry Crews", "Archivists"];

    private static readonly string[] Subjects = ["The libraries of our towns", "Those who tend the rivers", "The schools and their teachers", "Small harbours and ferries", "The archives that we keep", "Every reader, young or old,"];
    private static readonly string[] Verbs = ["need", "ask for", "have a right to", "cannot do without", "deserve", "work for"];
    private static readonly string[] Objects = ["hours that suit those who work", "buildings that stay dry in winter", "a voice in what is decided about them", "money that comes on the agreed day", "rooms where anybody may speak", "time to do their work well"];
    private static readonly string[] Ends = ["wherever they are", "this year and in those to come", "as was promised at the last congress", "and no budget may say otherwise", "on both banks of the water", "without asking twice"];

    /// <summary>The same text for the same count, so that two runs measure the same page.</summary>
    public static string Text(int signatories)
    {
        var text = new StringBuilder("Joint statement for open libraries and living rivers\n\n14 March 2026\n\n");
        for (var p = 0; p < Paragraphs; p++) text.Append(Paragraph(p)).Append("\n\n");
        text.Append("The statement is open for further endorsement.\n\nOrganisations signing the statement:\n\n");
        foreach (var name in Signatories(signatories)) text.Append(name).Append('\n');
        return text.ToString();
    }

    public static string Paragraph(int number) => string.Join(' ', Enumerable.Range(number * SentencesEach, SentencesEach).Select(s =>
        $"{Subjects[s % Subjects.Length]} {Verbs[s / 2 % Verbs.Length]} {Objects[s * 5 % Objects.Length]}, {Ends[s / 3 % Ends.Length]}."));

    /// <summary>Names that all differ, by country as such lists are.</summary>
    private static IEnumerable<string> Signatories(int count) => Enumerable.Range(0, count).Select(i =>
    {
        var country = Countries[i * Countries.Length / Math.Max(1, count)];
        return string.Create(CultureInfo.InvariantCulture, $"{Kinds[i % Kinds.Length]} of {Members[i / Kinds.Length % Members.Length]} No. {i + 1}, {country}");
    });
}
