// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching.Index;
using Undersigned.Matching.Text;

namespace Undersigned.Matching.Scoring;

/// <summary>
/// Why a person must decide whatever the numbers say. Bodies that sign statements differ by one word ("New", "of the Workers") or by the order of the same words,
/// and a wrong merge is worse than a question.
/// </summary>
internal sealed class Caution(Vocabulary vocabulary, NameTable names, List<Body> bodies)
{
    // Words of which one more or one less is another body, wherever in a line they stand next to the name.
    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal)
    {
        "new", "old", "united", "revolutionary", "workers", "peoples", "popular", "democratic", "socialist", "communist", "communists", "marxist", "leninist", "youth",
        "young", "women", "students", "union", "federation", "party", "front", "movement", "alliance", "league", "second", "third", "peasants", "committee", "former",
        "opposition", "provisional", "independent", "left", "trotskyist", "maoist", "liberation", "reformed", "national",
    };

    // Words of names whose order tells bodies apart: a Communist Party of Brazil and a Brazilian Communist Party.
    private static readonly HashSet<string> Ordered = new(StringComparer.Ordinal) { "party", "communist", "communists", "socialist", "socialists", "workers", "labour", "front", "movement", "league", "bloc" };

    /// <summary>The first reason against deciding without a person, as a sentence; null where there is none.</summary>
    public string? Against(List<Candidate> candidates, Reading reading)
    {
        if (candidates.Count == 0) return null;
        var first = candidates[0];
        var a = first.Alignment;
        var body = bodies[first.Body];
        var tokens = reading.Tokens.Items;
        if (first[Feature.GivenCountry] < 0) return $"The country given is {reading.Country}, the registry has {body.Organisation.Country}.";
        var isName = IsName(reading);
        if (a.ByInitials) return "It was found only by initials that no registry gives it.";
        for (var i = 0; i < a.Words; i++)
        {
            var word = vocabulary.Surface(names.WordsOf(a.Name)[i]);
            if (a.At[i] >= 0)
            {
                if (isName && a.How[i] is Likeness.Misspelt or Likeness.Sounding && !Lexicon.Instance.IsCommon(vocabulary.Unit(vocabulary.UnitOf(names.WordsOf(a.Name)[i]))))
                    return $"“{tokens[a.At[i]].Surface}” is only nearly “{word}”.";
                if (a.How[i] == Likeness.Initials && isName) return $"“{tokens[a.At[i]].Surface.ToUpperInvariant()}” may stand for more than “{names.WordsOf(a.Name).Length} words”.".Replace($"“{names.WordsOf(a.Name).Length} words”", $"“{word} …”", StringComparison.Ordinal);
                continue;
            }
            var unit = vocabulary.Unit(vocabulary.UnitOf(names.WordsOf(a.Name)[i]));
            if (isName && unit != "incorporated" || Telling.Contains(unit)) return $"The name in the registry has “{word}”, the printed one has not.";
        }
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsStop || (first.Mask & 1UL << (i & 63)) != 0 || Explained(reading, i, body)) continue;
            var unit = UnitAt(reading, i);
            var beside = tokens[i].Part == (int)first[Feature.PartFromStart];
            if (unit == "incorporated") continue;
            if (isName || beside && (Telling.Contains(unit) || tokens[i].Surface.Length <= 2 && char.IsAsciiDigit(tokens[i].Surface[0]))) return $"The printed name has “{tokens[i].Surface}”, the one in the registry has not.";
        }
        if (isName && first[Feature.InOrder] < 1 && HasOrdered(a)) return "The same words stand in another order, which in names of this kind may be another body.";
        if (isName && HasOrdered(a) && !SameForms(a, reading)) return "A word stands in another form, which in names of this kind may be another body.";
        if (isName && a.Words == 1 && first[Feature.IsAbbreviation] > 0 && first[Feature.GivenCountry] <= 0 && first[Feature.Country] <= 0 && first[Feature.Town] <= 0) return "An abbreviation alone may be anybody's.";
        for (var i = 1; i < candidates.Count; i++)
        {
            var other = candidates[i];
            if (other.Mask != first.Mask && !(isName && other[Feature.NameCovered] > 0.999f && other[Feature.LineCovered] >= first[Feature.LineCovered])) continue;
            if (other[Feature.NameCovered] < first[Feature.NameCovered] - 0.001f || bodies[other.Body].Organisation.Country is { } country && Distinguished(reading, first, other, country, body)) continue;
            if (isName) return $"“{bodies[other.Body].Organisation.DisplayName}” ({other.Body + 1}) bears the same name.".Replace($" ({other.Body + 1})", bodies[other.Body].Organisation.Country is { } where ? $" ({where})" : "", StringComparison.Ordinal);
        }
        return null;
    }

    // A country in the line, or beside it, that is the one's and not the other's.
    private static bool Distinguished(Reading reading, Candidate first, Candidate other, string country, Body body) =>
        body.Organisation.Country is { } own && own != country && (first[Feature.GivenCountry] > 0 || first[Feature.Country] > 0 && other[Feature.Country] < 0 || reading.Country == own) ||
        first[Feature.Town] >= 1 && other[Feature.Town] < 1;

    private bool HasOrdered(Alignment a)
    {
        foreach (var word in names.WordsOf(a.Name)) if (Ordered.Contains(vocabulary.Unit(vocabulary.UnitOf(word)))) return true;
        return false;
    }

    // Whether a country's name and its adjective were taken for one another within one language: "Brazilian", "of Brazil".
    private bool SameForms(Alignment a, Reading reading)
    {
        var words = names.WordsOf(a.Name);
        for (var i = 0; i < a.Words; i++)
        {
            if (a.At[i] < 0 || a.How[i] != Likeness.Same || reading.Surfaces[a.At[i]] == words[i]) continue;
            if (vocabulary.Unit(vocabulary.UnitOf(words[i])) is ['@', ..]) return false;
        }
        return true;
    }

    /// <summary>Whether a line is one name, with at most a place or an abbreviation after it, and no address with departments.</summary>
    private static bool IsName(Reading reading)
    {
        var tokens = reading.Tokens.Items;
        var part = -1;
        for (var i = 0; i < tokens.Count; i++)
        {
            if ((reading.Kinds[i] & WordKinds.Department) != 0) return false;
            if (tokens[i].IsStop || reading.IsPlace[i] || (reading.InTown & 1UL << (i & 63)) != 0 || tokens[i].IsBracketed || char.IsAsciiDigit(tokens[i].Surface[0])) continue;
            if (part >= 0 && tokens[i].Part != part) return false;
            part = tokens[i].Part;
        }
        return true;
    }

    // What a line may hold beside the name: its country, its town, an abbreviation that it has.
    private bool Explained(Reading reading, int i, in Body body)
    {
        var token = reading.Tokens.Items[i];
        foreach (var (code, at) in reading.Countries)
        {
            if (i >= at && reading.IsPlace[i] && token.Part == reading.Tokens.Items[at].Part && code == body.Organisation.Country) return true;
        }
        foreach (var (town, at, count) in reading.Towns) if (town == body.Town && i >= at && i < at + count) return true;
        for (var name = body.FirstName; name < body.FirstName + body.Names; name++)
        {
            if (names.WordsOf(name) is [var word] && names.KindOf(name) is NameKind.Abbreviation && vocabulary.Surface(word) == token.Surface) return true;
            if (token.IsBracketed && token.IsCapitals && names.InitialsOf(name) is >= 0 and var initials && vocabulary.Unit(initials).AsSpan(1).SequenceEqual(token.Surface)) return true;
        }
        return false;
    }

    private string UnitAt(Reading reading, int i) => reading.Units[i] >= 0 ? vocabulary.Unit(reading.Units[i]) : Lexicon.Instance.Unit(reading.Tokens.Items[i].Surface);
}
