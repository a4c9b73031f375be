// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Undersigned.Matching.Index;
using Undersigned.Matching.Scoring;
using Undersigned.Matching.Text;

namespace Undersigned.Matching;

/// <summary>
/// A registry of organisations in memory, in which printed names are looked up. Some 3 KB an organisation with three names. Any number of threads may read;
/// additions wait for them.
/// </summary>
public sealed class RegistryIndex : IDisposable
{
    // How many organisations of the world the local counts are mixed with, so that a word is as telling in a registry of fifty as in one of fifty thousand.
    private const float World = 2000;

    private readonly ReaderWriterLockSlim gate = new();
    private readonly Vocabulary vocabulary = new();
    private readonly NameTable names;
    private readonly List<Body> bodies = [];
    private readonly PhraseSet towns = new();
    private readonly TownCountries townCountries = new();
    private readonly TokenList tokens = new();
    private readonly Prominence prominence = new();
    private readonly WholeNames wholeNames;
    private readonly Reader reader;
    private readonly Caution caution;
    private readonly Explaining explaining;
    private readonly ConcurrentBag<Search> idle = [];
    private readonly Func<int, float> weightOf;
    private int removed;
    private float[] weights = []; // by unit; NaN until somebody asks

    /// <summary>An empty registry.</summary>
    public RegistryIndex()
    {
        names = new(vocabulary);
        wholeNames = new(names, vocabulary);
        weightOf = unit => WeightOf(unit);
        reader = new(vocabulary, towns, weightOf, () => Weight(0, Lexicon.Rarest));
        caution = new(vocabulary, names, bodies);
        explaining = new(vocabulary, names, bodies);
    }

    /// <summary>A registry of these organisations.</summary>
    public RegistryIndex(IEnumerable<Organisation> organisations)
        : this()
    {
        ArgumentNullException.ThrowIfNull(organisations);
        foreach (var organisation in organisations) Enter(organisation);
        ForgetWeights();
        for (var name = 0; name < names.Count; name++) names.Weigh(name, weightOf);
        wholeNames.Catch();
        prominence.Measure(names, bodies);
    }

    /// <summary>How many organisations it holds.</summary>
    public int Count => bodies.Count - removed;

    internal Weights Weights { get; set; } = Weights.Instance;

    /// <summary>Adds an organisation, which is found from then on. Ids are the caller's to keep unique.</summary>
    public void Add(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        gate.EnterWriteLock();
        try
        {
            var first = names.Count;
            Enter(organisation);
            ForgetWeights();
            for (var name = first; name < names.Count; name++) names.Weigh(name, weightOf);
            wholeNames.Catch();
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>Takes an organisation out, which is found no more from then on. What is known of its words goes with the index.</summary>
    /// <returns>Whether there was one of that id.</returns>
    public bool Remove(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        gate.EnterWriteLock();
        try
        {
            var body = bodies.FindIndex(one => one.Organisation.Id == id && !one.IsGone);
            if (body < 0) return false;
            bodies[body] = bodies[body] with { Organisation = new("", []) };
            removed++;
            return true;
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>Finds the organisation that a printed name means.</summary>
    /// <param name="query">The name and what is around it.</param>
    /// <param name="limit">How many candidates to give back, at least 1.</param>
    public MatchOutcome Match(NameQuery query, int limit = 5)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return MatchWithout(query, query.Except is { } except ? name => bodies[names.OrganisationOf(name)].Organisation.Id == except : null, limit);
    }

    /// <summary>Organisations for somebody who is typing a name: the last word may be unfinished. Best first; some milliseconds among 50,000.</summary>
    /// <param name="text">What has been typed.</param>
    /// <param name="country">Code of ISO 3166-1 whose bodies come first; null for none.</param>
    /// <param name="limit">How many at most, at least 1.</param>
    public IReadOnlyList<RankedMatch> Suggest(string text, string? country = null, int limit = 10)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Searching(search => search.Suggest(text, country, limit).Select(found => new RankedMatch(
            bodies[found.Body].Organisation, NameAt(found.Name), found.Score)).ToList());
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    internal T Searching<T>(Func<Search, T> use)
    {
        gate.EnterReadLock();
        if (!idle.TryTake(out var search)) search = new(vocabulary, names, bodies, prominence, townCountries, wholeNames, reader, weightOf);
        try
        {
            return use(search);
        }
        finally
        {
            idle.Add(search);
            gate.ExitReadLock();
        }
    }

    internal MatchOutcome MatchWithout(NameQuery query, Func<int, bool>? isLeftOut, int limit = 5) => Searching(search =>
    {
        search.Find(query.Name, query.Country, isLeftOut);
        search.Rank(Weights.For(search.Reading.Tokens.Parts));
        return Conclude(query, search, limit);
    });

    internal bool IsHeldBack(Search search) => caution.Against(search.Candidates, search.Reading) is not null;

    internal Body BodyAt(int body) => bodies[body];

    internal int PlaceOf(int name) => names.PlaceOf(name);

    internal int OrganisationOf(int name) => names.OrganisationOf(name);

    private MatchOutcome Conclude(NameQuery query, Search search, int limit)
    {
        var candidates = search.Candidates;
        var flags = search.Reading.Tokens.Flags;
        if (candidates.Count == 0) return new(query, Decision.None, [], flags, explaining.Say(search, Decision.None, 0, null, null));
        Span<float> row = stackalloc float[Judging.Features];
        Judging.Fill(candidates, row);
        var probability = Judging.Probability(Weights.Judge.Score(row));
        var against = caution.Against(candidates, search.Reading);
        var decision = probability < Weights.Reject ? Decision.None : probability >= Weights.AcceptFor(search.Reading.Tokens.Parts) && against is null ? Decision.Match : Decision.Review;
        var rest = 1 - Judging.Share(candidates, 0);
        var matches = new List<RankedMatch>(Math.Min(limit, candidates.Count));
        for (var i = 0; i < candidates.Count && i < limit; i++)
        {
            var score = i == 0 ? probability : Math.Min(probability, (1 - probability) * Judging.Share(candidates, i) / Math.Max(rest, 1e-6f));
            matches.Add(new(bodies[candidates[i].Body].Organisation, NameAt(candidates[i].Alignment.Name), Math.Round(score, 4)));
        }
        return new(query, decision, matches, flags, explaining.Say(search, decision, probability, against, matches[0].Name));
    }

    private string NameAt(int name) => bodies[names.OrganisationOf(name)].Organisation.Names[names.PlaceOf(name)].Value;

    private void Enter(Organisation organisation)
    {
        var first = names.Count;
        var town = -1;
        if (organisation.City is { } city)
        {
            Tokeniser.Read(city, tokens);
            town = towns.Add(tokens.Items);
            townCountries.Count(town, organisation.Country);
        }
        for (var i = 0; i < organisation.Names.Count && i <= ushort.MaxValue; i++) EnterName(organisation.Names[i], i);
        bodies.Add(new(organisation, first, names.Count - first, town));
    }

    // "Counsyl (United States)": the country is no part of the name. "Institute of Physics (IOP)": two names.
    private void EnterName(OrganisationName name, int place)
    {
        Tokeniser.Read(name.Value, tokens);
        var items = tokens.Items;
        var end = items.Count;
        while (end > 0 && items[end - 1].IsBracketed) end--;
        var isAside = end > 0 && end < items.Count && (CountryNames.Instance.At(items, end, out _) == items.Count - end || items.Count == end + 1 && items[end].IsCapitals);
        names.Add(bodies.Count, place, name.Kind, tokens.IsLatin, items, 0, isAside ? end : items.Count);
        // "…University named after Academician …" is mostly printed without that.
        for (var i = 2; i < end; i++)
        {
            if (items[i].Surface is "named" or "imeni" or "im" or "imena" && !items[i].IsCapitals) { names.Add(bodies.Count, place, NameKind.Alias, tokens.IsLatin, items, 0, i); break; }
        }
        if (isAside && items.Count == end + 1 && items[end].IsCapitals && CountryNames.Instance.At(items, end, out _) == 0) names.Add(bodies.Count, place, NameKind.Abbreviation, tokens.IsLatin, items, end, end + 1);
    }

    // Two threads that ask at once compute the same number.
    private float WeightOf(int unit)
    {
        var known = weights[unit];
        return float.IsNaN(known) ? weights[unit] = Weight(vocabulary.OrganisationsWith(unit), vocabulary.ShareOf(unit)) : known;
    }

    private void ForgetWeights()
    {
        if (weights.Length < vocabulary.Units) weights = new float[vocabulary.Units + vocabulary.Units / 8];
        Array.Fill(weights, float.NaN);
    }

    private float Weight(int organisations, float share) => MathF.Max(0.05f, MathF.Log((bodies.Count + World) / (organisations + World * share + 0.02f)));
}
