// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>What a printed name is to the registry.</summary>
internal enum NameIs
{
    /// <summary>None that the registry has.</summary>
    New,

    /// <summary>A person must say whether it is one that the registry has.</summary>
    Doubtful,

    /// <summary>One of its organisations.</summary>
    Known,
}

/// <summary>An organisation that a name may mean.</summary>
/// <param name="Name">That of its names which agrees best.</param>
/// <param name="Listed">The one that it is listed by.</param>
internal sealed record NameCandidate(string Id, string Name, string Listed, string? Country, double Score);

/// <summary>Whose a printed name is, as far as that can be said without a person.</summary>
/// <param name="Candidates">Best first; of a known one, itself.</param>
/// <param name="Reasons">Why, in English sentences.</param>
internal sealed record NameVerdict(NameIs Is, IReadOnlyList<NameCandidate> Candidates, IReadOnlyList<string> Reasons)
{
    private const int Shown = 5;

    /// <summary>From this probability on a name that is not decided may well be the organisation's.</summary>
    private const double Likely = 0.5;

    /// <summary>Its organisation's ULID; null for one that is not known.</summary>
    public string? Organisation => Is == NameIs.Known ? Candidates[0].Id : null;

    /// <summary>Whether a match is decided, or so probable that a person should look.</summary>
    public static bool IsLikely(MatchOutcome outcome, int match) => (match == 0 && outcome.Decision == Decision.Match) || outcome.Matches[match].Score >= Likely;

    /// <param name="country">Where the document says that it is; null where it says nothing.</param>
    public static NameVerdict Of(Connection db, OrganisationIndex index, string name, string? country)
    {
        if (Registry.Find(db, name, country) is { } exact) return new NameVerdict(NameIs.Known, [new NameCandidate(exact.Id, name, Registry.NameOf(db, exact.Id)!, exact.Country, 1)], []);
        var outcome = index.Match(db, name, country, Shown);
        if (Written(db, outcome, name, country) is { } same) return new NameVerdict(NameIs.Known, [same], ["It differs from the name in the registry by capitals, accents and marks alone."]);
        var candidates = new List<NameCandidate>();
        for (var i = 0; i < outcome.Matches.Count; i++)
        {
            var match = outcome.Matches[i];
            if (AreNumberedApart(name, match.Organisation) || Registry.Get(db, match.Organisation.Id) is not { } known || Registry.NameOf(db, known.Id) is not { } listed) continue;
            if (IsLikely(outcome, i) || IsNear(name, match.Organisation)) candidates.Add(new NameCandidate(known.Id, match.Name, listed, known.Country, match.Score));
            if (i == 0 && outcome is { Decision: Decision.Match, Flags: NameFlags.None } && !IsMisspelt(name, match.Organisation)) return new NameVerdict(NameIs.Known, candidates, outcome.Explanation);
        }

        return candidates.Count == 0 ? new NameVerdict(NameIs.New, [], outcome.Explanation) : new NameVerdict(NameIs.Doubtful, candidates, outcome.Explanation);
    }

    /// <summary>The one organisation that is called so but for capitals, accents and marks: in a registry of a few the matcher, which weighs how rare words are, would ask.</summary>
    private static NameCandidate? Written(Connection db, MatchOutcome outcome, string name, string? country)
    {
        var folded = NameLikeness.Fold(name);
        if (outcome.Flags != NameFlags.None || !folded.Contains(' ', StringComparison.Ordinal)) return null;
        NameCandidate? found = null;
        foreach (var match in outcome.Matches)
        {
            if (match.Organisation.Names.FirstOrDefault(known => known.Kind != NameKind.Abbreviation && NameLikeness.Fold(known.Value) == folded) is not { } known) continue;
            if (Registry.Get(db, match.Organisation.Id) is not { } body || Registry.NameOf(db, body.Id) is not { } listed) continue;
            if (found is not null || (country is not null && body.Country is not null && body.Country != country)) return null;
            found = new NameCandidate(body.Id, known.Value, listed, body.Country, Math.Max(match.Score, 0.99));
        }

        return found;
    }

    /// <summary>Whether the nearest of its names has other letters: a misprint, or somebody who wants to be taken for it. A person looks at each.</summary>
    private static bool IsMisspelt(string name, Organisation organisation) =>
        organisation.Names.Select(known => NameLikeness.Compare(name, known.Value)?.Likeness).OfType<Likeness>().DefaultIfEmpty(Likeness.Form).Min() is Likeness.Script or Likeness.Letters;

    /// <summary>Whether one of its names differs from another by letters, marks, or words added: what looks alike is looked at.</summary>
    private static bool IsNear(string name, Organisation organisation) => organisation.Names.Any(known => NameLikeness.Compare(name, known.Value) is { Likeness: not Likeness.Alike });

    /// <summary>Whether both have numbers, and others: Local 12 is not nearly Local 13.</summary>
    private static bool AreNumberedApart(string name, Organisation organisation) =>
        Numbers(name) is { Length: > 0 } numbers && organisation.Names.All(known => Numbers(known.Value) is { Length: > 0 } others && others != numbers);

    private static string Numbers(string name) => string.Concat(name.Where(char.IsDigit));
}
