// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>One side of a pair: an organisation, by that of its names which is like one of the other's.</summary>
internal sealed record PairedName(string Id, string Slug, string Listed, string? Country, string Name);

/// <summary>Two organisations of the registry that may be one.</summary>
/// <param name="Score">The probability that they are, by the matcher; where only letters differ, at least what that is worth.</param>
/// <param name="Reasons">What the matcher says, in English sentences.</param>
internal sealed record LikelyPair(PairedName One, PairedName Other, double Score, Likeness Likeness, int Letters, IReadOnlyList<string> Reasons)
{
    public (string, string) Key => Duplicates.KeyOf(One.Id, Other.Id);
}

/// <summary>Compares each organisation of the registry with all others, to find those that were entered twice.</summary>
internal static class Duplicates
{
    public const int Most = 500;

    /// <summary>From this probability on a pair is told.</summary>
    private const double Likely = 0.3;

    private const int Candidates = 4;

    /// <summary>More names say nothing new, and each is looked up.</summary>
    private const int MaxNames = 12;

    private sealed record Body(string Id, string Slug, string Listed, string? Country, List<string> Names);

    public static (string, string) KeyOf(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    /// <summary>The likely pairs, best first, at most <see cref="Most"/>. Takes a millisecond or so an organisation.</summary>
    /// <param name="progress">Told how many are done, of how many.</param>
    public static List<LikelyPair> Find(ReaderPool readers, OrganisationIndex index, Action<int, int>? progress, CancellationToken cancel)
    {
        var bodies = readers.Read(db =>
        {
            index.Follow(db);
            return Read(db);
        });
        var byId = bodies.ToDictionary(body => body.Id, StringComparer.Ordinal);
        var pairs = new Dictionary<(string, string), LikelyPair>();
        for (var i = 0; i < bodies.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var name in bodies[i].Names) Compare(index, bodies[i], name, byId, pairs);
            progress?.Invoke(i + 1, bodies.Count);
        }

        var apart = readers.Read(Apart);
        return [.. pairs.Values.Where(pair => !apart.Contains(pair.Key)).OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Likeness).ThenBy(pair => pair.Key).Take(Most)];
    }

    private static void Compare(OrganisationIndex index, Body body, string name, Dictionary<string, Body> byId, Dictionary<(string, string), LikelyPair> pairs)
    {
        var outcome = index.MatchOthers(body.Id, name, body.Country, Candidates);
        for (var i = 0; i < outcome.Matches.Count; i++)
        {
            var match = outcome.Matches[i];
            if (!byId.TryGetValue(match.Organisation.Id, out var other)) continue;
            var like = NameLikeness.Compare(name, match.Name);
            var score = Math.Max(match.Score, Worth(like, body.Country, other.Country));
            if (score < Likely) continue;
            var pair = new LikelyPair(
                new PairedName(body.Id, body.Slug, body.Listed, body.Country, name), new PairedName(other.Id, other.Slug, other.Listed, other.Country, match.Name),
                score, like?.Likeness ?? Likeness.Form, like?.Letters ?? 0, i == 0 ? outcome.Explanation : []);
            if (!pairs.TryGetValue(pair.Key, out var before) || (score, before.Reasons.Count == 0).CompareTo((before.Score, pair.Reasons.Count == 0)) > 0) pairs[pair.Key] = pair;
        }
    }

    /// <summary>What a likeness of letters alone is worth: a body in another country has often the same name.</summary>
    private static double Worth((Likeness Likeness, int Letters)? like, string? one, string? other)
    {
        var worth = like?.Likeness switch { Likeness.Same or Likeness.Script => 0.95, Likeness.Spelling => 0.9, Likeness.Words => 0.6, Likeness.Letters => 0.5, _ => 0 };
        return one is not null && other is not null && one != other ? worth * 0.4 : worth;
    }

    private static List<Body> Read(Connection db) => [.. new RegistryReading(db).All().Select(body => new Body(
        body.Id, body.Slug, body.Qualifier is null ? body.Name : $"{body.Name} ({body.Qualifier})", body.Country, [.. body.Names.Where(name => name.Kind != "abbreviation").Take(MaxNames).Select(name => name.Name)]))];

    /// <summary>Those of which somebody has said that they are two.</summary>
    private static HashSet<(string, string)> Apart(Connection db)
    {
        var apart = new HashSet<(string, string)>();
        var query = db.Query("SELECT one, other FROM two_bodies");
        while (query.Next()) apart.Add((query.Text(0), query.Text(1)));
        return apart;
    }

    public static bool AreApart(Connection db, (string One, string Other) pair) => db.Query("SELECT 1 FROM two_bodies WHERE one = ?1 AND other = ?2").With(pair.One).With(pair.Other).Any();

    /// <summary>Remembers that two organisations are two, so that the pair is not shown again; or forgets it.</summary>
    /// <param name="account">Of who says so.</param>
    /// <returns>Whether that was anything new.</returns>
    public static bool Say(LogTransaction tx, string one, string other, bool areTwo, long? account)
    {
        var pair = KeyOf(one, other);
        if (one == other || AreApart(tx.Db, pair) == areTwo || (areTwo && (Registry.Get(tx.Db, one) is null || Registry.Get(tx.Db, other) is null))) return false;
        if (areTwo) tx.Db.Query("INSERT INTO two_bodies VALUES(?1, ?2, ?3, ?4)").With(pair.Item1).With(pair.Item2).With(tx.AtText).With(account).Run();
        else tx.Db.Query("DELETE FROM two_bodies WHERE one = ?1 AND other = ?2").With(pair.Item1).With(pair.Item2).Run();
        return true;
    }
}
