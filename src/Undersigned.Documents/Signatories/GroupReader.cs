// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Places;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents.Signatories;

/// <summary>Reads the signatories of a group. Where a name alone does not tell a person from a body, the rest of the list does.</summary>
internal static class GroupReader
{
    private const double Sure = 1.2;

    public static SignatoryGroup Read(Draft draft, ListGroup group, GroupRole role)
    {
        var parsed = group.Entries.Select(entry => EntryReader.Read(entry, draft.Footnotes)).Where(entry => entry.Name.Text.Any(char.IsLetterOrDigit)).ToList();
        var scores = parsed.Select(entry => PersonTest.Of(Text(entry))).ToList();
        var lean = Lean(group.Heading, role, scores);
        var signatories = new List<Signatory>(parsed.Count);
        for (var i = 0; i < parsed.Count; i++)
        {
            var score = Math.Abs(scores[i]) >= Sure ? scores[i] : scores[i] + lean;
            var person = parsed[i].Kind is { } kind ? kind == SignatoryKind.Person : score > 0;
            signatories.Add(person ? Person(parsed[i]) : Body(draft, parsed[i]));
        }
        return new SignatoryGroup { Heading = group.Heading, Role = role, Signatories = signatories };
    }

    private static string Text(ParsedEntry entry) => entry.Name.Text;

    // What the heading says, else what most of the clear entries are.
    private static double Lean(string? heading, GroupRole role, List<double> scores)
    {
        var lean = 0.0;
        if (role == GroupRole.Individuals) lean += 1.5;
        else if (heading is not null && Vocabulary.Of("bodies").In(Word.Of(heading))) lean -= 1.5;
        var persons = scores.Count(score => score >= Sure);
        var bodies = scores.Count(score => score <= -Sure);
        if (persons + bodies > 0) lean += 1.5 * (persons - bodies) / (persons + bodies);
        else lean -= 0.2;
        return lean;
    }

    private static Signatory Person(ParsedEntry entry)
    {
        var text = entry.Name;
        var end = entry.Affiliation is not null || entry.Kind is not null ? -1 : PersonTest.Separator(text.Text); // "Keller, Anna" in a column of names
        var affiliation = entry.Affiliation;
        if (end > 0)
        {
            affiliation = text.Text[end..].Trim(',', ' ', '–', '—', '-', '|', '،', '，', '\t', ':', '：', '/', '－');
            if (affiliation is ['(' or '（', .., ')' or '）']) affiliation = affiliation[1..^1];
            else if (text.Text[end] is '(' or '（') affiliation = affiliation.Replace("(", "", StringComparison.Ordinal).Replace(")", ",", StringComparison.Ordinal).TrimEnd(',');
            affiliation = affiliation.Replace(" | ", ", ", StringComparison.Ordinal);
            text = text.Slice(0, end);
        }
        // "Dr. Maria Silva PhD" keeps its letters; an abbreviation after a person's name is part of the affiliation.
        if (entry.Abbreviation is not null) affiliation = affiliation is null ? entry.Abbreviation : affiliation + ", " + entry.Abbreviation;
        return Make(entry, text, SignatoryKind.Person, entry.Country, null, affiliation is { Length: > 0 } ? affiliation : null);
    }

    private static Signatory Body(Draft draft, ParsedEntry entry)
    {
        var country = entry.CountryIsSuffix ? entry.Country : InName(draft, entry.Name, entry.Country) ?? entry.Country;
        return Make(entry, entry.Name, SignatoryKind.Organisation, country, entry.Abbreviation, null);
    }

    private static string? InName(Draft draft, MappedText name, string? heading)
    {
        var places = Gazetteer.Instance.All(name.Text, Word.Of(name.Text));
        var codes = places.Select(place => place.Code).Distinct().ToList();
        if (heading is not null && (codes.Count != 1 || codes[0] == heading)) return heading;
        if (codes.Count == 2 && !codes.Contains("") && heading is null)
        {
            draft.Warn("\"" + name.Text + "\" names more than one country (" + string.Join(", ", codes) + "): choose one.", name.From);
        }
        return heading ?? (codes.Count == 1 && codes[0].Length > 0 ? codes[0] : null);
    }

    private static Signatory Make(ParsedEntry entry, MappedText name, SignatoryKind kind, string? country, string? abbreviation, string? affiliation) => new()
    {
        Name = name.Text,
        Kind = kind,
        Country = country,
        Abbreviation = abbreviation,
        Affiliation = affiliation,
        Note = entry.Note,
        From = name.From,
        To = name.To,
    };
}
