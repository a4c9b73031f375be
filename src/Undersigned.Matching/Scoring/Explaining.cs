// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Matching.Index;

namespace Undersigned.Matching.Scoring;

/// <summary>Says in words what speaks for and against the first candidate.</summary>
internal sealed class Explaining(Vocabulary vocabulary, NameTable names, List<Body> bodies)
{
    public List<string> Say(Search search, Decision decision, float probability, string? caution, string? name)
    {
        var said = new List<string>(6);
        var reading = search.Reading;
        if (reading.Tokens.Flags.HasFlag(NameFlags.Empty)) { said.Add("There is no letter or digit in it."); return said; }
        if (reading.Tokens.Flags.HasFlag(NameFlags.Homoglyphs)) said.Add($"“{reading.Tokens.Mixed[0]}” mixes letters of two scripts that look alike: a likely forgery.");
        if (reading.Tokens.Flags.HasFlag(NameFlags.HiddenCharacters)) said.Add("It holds characters that cannot be seen or that turn the direction of writing; they were left out.");
        if (reading.Tokens.Flags.HasFlag(NameFlags.Truncated)) said.Add(string.Create(CultureInfo.InvariantCulture, $"Only its first {Text.Cleaning.MaximumLength} characters were read."));
        if (search.Candidates.Count == 0) { said.Add("No organisation of the registry shares a telling word with it."); return said; }
        var first = search.Candidates[0];
        var a = first.Alignment;
        said.Add(first[Feature.IsVerbatim] > 0 ? $"“{name}” stands in it word for word." : Words(a, name));
        foreach (var likeness in Likenesses(a, reading)) said.Add(likeness);
        Places(said, first);
        if (caution is not null) said.Add(caution);
        else if (search.Candidates.Count > 1 && decision != Decision.Match && first.Score - search.Candidates[1].Score < 1.5f)
        {
            said.Add($"“{bodies[search.Candidates[1].Body].Organisation.DisplayName}” is nearly as likely.");
        }
        said.Add(string.Create(CultureInfo.InvariantCulture, $"Estimated probability that it is meant: {probability:0.00}."));
        return said;
    }

    private string Words(Alignment a, string? name)
    {
        if (a.ByInitials) return $"Its capitals are the initials of “{name}”.";
        var missing = new List<string>();
        for (var i = 0; i < a.Words; i++) if (a.At[i] < 0) missing.Add(vocabulary.Surface(names.WordsOf(a.Name)[i]));
        return missing.Count == 0
            ? $"Every word of “{name}” is found in it."
            : $"Of “{name}” it lacks " + string.Join(", ", missing.Take(4).Select(word => "“" + word + "”")) + ".";
    }

    private List<string> Likenesses(Alignment a, Reading reading)
    {
        var said = new List<string>();
        for (var i = 0; i < a.Words && said.Count < 3; i++)
        {
            if (a.At[i] < 0 || a.Grade[i] >= 1 || a.ByInitials) continue;
            var printed = reading.Tokens.Items[a.At[i]].Surface;
            var known = vocabulary.Surface(names.WordsOf(a.Name)[i]);
            said.Add(a.How[i] switch
            {
                Likeness.Cut => $"“{printed}” is taken for “{known}” cut short.",
                Likeness.Joined => $"“{printed}” and “{known}” differ in what is written together.",
                Likeness.Initials => $"“{printed.ToUpperInvariant()}” is taken for initials that begin with “{known}”.",
                Likeness.Misspelt => $"“{printed}” is spelt nearly as “{known}”.",
                Likeness.Sounding => $"“{printed}” sounds like “{known}”.",
                _ => $"“{printed}” means “{known}”.",
            });
        }
        return said;
    }

    private void Places(List<string> said, Candidate first)
    {
        var organisation = bodies[first.Body].Organisation;
        if (first[Feature.GivenCountry] > 0 || first[Feature.Country] > 0) said.Add($"The country agrees: {organisation.Country}.");
        else if (first[Feature.Country] <= -1) said.Add($"A country is named that is not its own, {organisation.Country}.");
        if (first[Feature.Town] >= 1) said.Add($"Its town, {organisation.City}, is named.");
        else if (first[Feature.OtherTown] > 0 && organisation.City is not null) said.Add($"Another town is named than its own, {organisation.City}.");
        if (first[Feature.AlsoAbbreviated] > 0) said.Add("Its abbreviation is given too.");
    }
}
