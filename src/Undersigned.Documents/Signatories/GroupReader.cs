// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Places;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents.Signatories;

/// <summary>Reads the signatories of a group. Where a name alone does not tell a person from a body, the rest of the list does.</summary>
internal static class GroupReader
{
    public static ReadGroup Read(Draft draft, ListGroup group, GroupRole role)
    {
        var entries = Stanzas.Join(NameColumns.Split(group.Entries));
        var regions = HasRegions(entries);
        var parsed = entries.Select(entry => Parsed(draft, entry, regions)).Where(entry => entry.Name.Text.Any(char.IsLetterOrDigit)).ToList();
        var scores = parsed.Select(Score).ToList();
        var lean = Lean(group.Heading, role, scores);
        var bare = BareAmongTitled(parsed, scores);
        var signatories = new List<Signatory>(parsed.Count);
        var sure = new List<double>(parsed.Count);
        for (var i = 0; i < parsed.Count; i++)
        {
            var score = Math.Abs(scores[i]) >= PersonTest.Sure ? scores[i] : scores[i] + lean - (bare && PersonTest.Separator(parsed[i].Name.Text) < 0 && parsed[i].Affiliation is null ? 0.8 : 0);
            var person = parsed[i].Kind is { } kind ? kind == SignatoryKind.Person : score > 0;
            sure.Add(Math.Min(Sureness.Stated, group.Sure * parsed[i].Sure * (parsed[i].Kind is null ? OfScore(score) : 1)));
            if (!person)
            {
                if (NamesTwo(parsed[i])) sure[^1] = Sureness.Doubtful;
                signatories.Add(Body(draft, parsed[i]));
                continue;
            }
            if (Couples.Of(parsed[i]) is { } couple)
            {
                draft.Warn("\"" + couple.First.Name.Text + "\" and \"" + Person(couple.Second).Name + "\" stand in one entry and were read as two people: join them if they sign as one.", couple.First.Name.From);
                sure[^1] = Sureness.Doubtful;
                sure.Add(Sureness.Doubtful);
                signatories.Add(Person(couple.First));
                signatories.Add(Person(couple.Second));
                continue;
            }
            signatories.Add(Person(parsed[i]));
        }
        var read = new SignatoryGroup { Heading = group.Heading, Role = role, Signatories = signatories };
        return new ReadGroup(read, group.HeadingPlace is null ? null : Provenance.In(group.HeadingPlace, null, group.Sure), role == GroupRole.Unknown && group.Heading is null ? Sureness.Inferred : Sureness.Told, sure);
    }

    private static ParsedEntry Parsed(Draft draft, ListEntry entry, bool regions)
    {
        draft.Limit.ThrowIfCancellationRequested();
        return EntryReader.Read(entry, draft.Footnotes, regions);
    }

    // "(SP)", "(RJ)", "(PA)": where some codes are no country's and no initials either, all are those of states.
    private static bool HasRegions(IReadOnlyList<ListEntry> entries)
    {
        var strange = 0;
        foreach (var entry in entries)
        {
            if (EntryReader.EndCode(entry.Text.Text) is { } code && Gazetteer.Instance.Whole(code) is null && !Abbreviated.AreInitials(code, entry.Text.Text[..^2])) strange++;
        }
        return strange >= 2;
    }

    // A name in two scripts is told by the half that says more.
    private static double Score(ParsedEntry entry)
    {
        var text = entry.Other is not null && entry.Name.Text.EndsWith(entry.Other, StringComparison.Ordinal) ? entry.Name.Text[..^entry.Other.Length].TrimEnd(' ', '/') : entry.Name.Text;
        var own = PersonTest.Of(entry.Affiliation is null ? text : text + ", " + entry.Affiliation);
        var other = entry.Other is null ? 0 : PersonTest.Of(entry.Other);
        return Math.Abs(other) > Math.Abs(own) ? other : own;
    }

    // Where most are no clear people and those who are have an affiliation, a name without one is rather a body.
    private static bool BareAmongTitled(List<ParsedEntry> parsed, List<double> scores)
    {
        var persons = Enumerable.Range(0, parsed.Count).Where(i => scores[i] >= PersonTest.Sure).ToList();
        return persons.Count > 0 && persons.Count * 2 <= parsed.Count && persons.TrueForAll(i => PersonTest.Separator(parsed[i].Name.Text) > 0 || parsed[i].Affiliation is not null);
    }

    // How sure it is that a person is one, and a body.
    private static double OfScore(double score) => Math.Abs(score) switch { >= PersonTest.Sure => 1, >= 0.7 => 0.98, >= 0.35 => 0.93, _ => 0.8 };

    private static bool NamesTwo(ParsedEntry entry) =>
        entry.Country is null && Gazetteer.Instance.All(entry.Name.Text, Word.Of(entry.Name.Text)).Select(place => place.Code).Distinct().Count() > 1;

    // What the heading says, else what most of the clear entries are.
    private static double Lean(string? heading, GroupRole role, List<double> scores)
    {
        var lean = 0.0;
        if (role == GroupRole.Individuals) lean += 1.5;
        else if (heading is not null && Vocabulary.Of("bodies").In(Word.Of(heading))) lean -= 1.5;
        var persons = scores.Count(score => score >= PersonTest.Sure);
        var bodies = scores.Count(score => score <= -PersonTest.Sure);
        if (persons + bodies > 0) lean += 1.5 * (persons - bodies) / (persons + bodies);
        else lean -= 0.2;
        return lean;
    }

    private static Signatory Person(ParsedEntry entry)
    {
        var text = entry.Name;
        var isRow = entry.Kind is not null || entry.IsRow; // "Keller, Anna" in a column of names
        var end = isRow ? -1 : PersonTest.Separator(text.Text);
        var affiliation = PersonTest.Affiliation(text.Text, end);
        if (end > 0) text = text.Slice(0, end);
        if (entry.Affiliation is not null) affiliation = affiliation is { Length: > 0 } ? affiliation + ", " + entry.Affiliation : entry.Affiliation;
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
