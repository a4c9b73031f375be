// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching.Index;

namespace Undersigned.Matching.Scoring;

/// <summary>Finds, describes and ranks the candidates for one line. Used again and again by one thread.</summary>
internal sealed class Search(Vocabulary vocabulary, NameTable names, List<Body> bodies, Prominence prominence, TownCountries townCountries, WholeNames wholeNames, Reader reader, Func<int, float> weightOf)
{
    private const int MostNames = 48;
    private const int MostWhole = 16;
    private const int MostCandidates = 24;

    private readonly Retrieval retrieval = new();
    private readonly Evidence evidence = new(vocabulary, names, townCountries);
    private readonly List<Candidate> pool = [];
    private readonly Dictionary<int, Candidate> byBody = [];
    private readonly List<int> whole = [];
    private readonly List<int> units = [];
    private Alignment spare = new();

    public Reading Reading { get; } = new();

    /// <summary>Best first once <see cref="Rank(Forest)"/> has run.</summary>
    public List<Candidate> Candidates { get; } = [];

    /// <param name="isLeftOut">Names to be taken as if they were not in the registry, for measurements; null otherwise.</param>
    public void Find(string line, string? country, Func<int, bool>? isLeftOut = null)
    {
        reader.Read(line, country, Reading);
        retrieval.Find(Reading, names, weightOf, MostNames, isLeftOut);
        Candidates.Clear();
        byBody.Clear();
        whole.Clear();
        wholeNames.Find(Reading, units, whole);
        whole.Sort((a, b) => names.WeightOf(a) != names.WeightOf(b) ? names.WeightOf(b).CompareTo(names.WeightOf(a)) : a.CompareTo(b));
        foreach (var name in whole) if (isLeftOut is null || !isLeftOut(name)) Take(name, names.WeightOf(name), MostWhole);
        for (var i = retrieval.Found.Count - 1; i >= 0; i--) Take(retrieval.Found[i].Name, retrieval.Found[i].Score, MostCandidates);
        foreach (var candidate in Candidates) evidence.Describe(candidate, bodies[candidate.Body], prominence.Of(candidate.Body), Reading, line);
        Evidence.Compare(Candidates);
    }

    private void Take(int name, float score, int most)
    {
        var body = names.OrganisationOf(name);
        if (bodies[body].IsGone || !byBody.TryGetValue(body, out var candidate) && Candidates.Count >= most) return;
        spare.Align(name, names, vocabulary, Reading, weightOf);
        if (spare.Matched <= 0) return;
        var fit = Fit(spare, name);
        if (candidate is null)
        {
            if (pool.Count == Candidates.Count) pool.Add(new());
            candidate = pool[Candidates.Count];
            candidate.Body = body;
            candidate.FirstScore = score;
            candidate.Fit = -1;
            Candidates.Add(candidate);
            byBody[body] = candidate;
        }
        if (fit <= candidate.Fit) return;
        candidate.Fit = fit;
        (candidate.Alignment, spare) = (spare, candidate.Alignment);
    }

    public void Rank(Forest ranker)
    {
        foreach (var candidate in Candidates) candidate.Score = ranker.Trees == 0 ? candidate.Fit : ranker.Score(candidate.Row);
        Candidates.Sort(Better);
    }

    /// <summary>The order by scores given, one a candidate as <see cref="Find"/> left them.</summary>
    public void Rank(ReadOnlySpan<float> scores)
    {
        for (var i = 0; i < Candidates.Count; i++) Candidates[i].Score = scores[i];
        Candidates.Sort(Better);
    }

    /// <summary>What somebody who types may mean: names that hold all that was typed come first, then shorter and better known ones.</summary>
    public List<Suggestion> Suggest(string text, string? country, int limit)
    {
        reader.Read(text, country, Reading);
        reader.Complete(Reading);
        retrieval.Find(Reading, names, weightOf, MostNames * 8, null);
        var best = new Dictionary<int, Suggestion>();
        var tokens = Reading.Tokens.Items;
        foreach (var (name, _) in retrieval.Found)
        {
            if (bodies[names.OrganisationOf(name)].IsGone) continue;
            spare.Align(name, names, vocabulary, Reading, weightOf);
            float typed = 0, taken = 0;
            for (var i = 0; i < tokens.Count; i++)
            {
                if (tokens[i].IsStop && i + 1 < tokens.Count) continue;
                typed++;
                if (Array.IndexOf(spare.At, i, 0, spare.Words) >= 0) taken++;
            }
            var body = names.OrganisationOf(name);
            var score = typed == 0 ? 0 : taken / typed * (0.6 + 0.3 * Math.Min(1, spare.Matched / Math.Max(spare.Total, 0.01f)));
            if (spare.At[0] == 0) score += 0.03;
            score += 0.01 * Math.Min(4, Math.Log(1 + bodies[body].Names));
            if (country is not null && bodies[body].Organisation.Country == country) score += 0.08;
            if (!bodies[body].Organisation.IsActive) score -= 0.05;
            if (!best.TryGetValue(body, out var known) || score > known.Score) best[body] = new(body, name, Math.Round(Math.Clamp(score, 0, 1), 4));
        }
        return [.. best.Values.OrderByDescending(found => found.Score).ThenBy(found => names.WordsOf(found.Name).Length).ThenBy(found => found.Body).Take(limit)];
    }

    // Equal scores by what is official and active, and at last by order of arrival, so that the answer is the same every time.
    private static int Better(Candidate a, Candidate b)
    {
        var by = b.Score.CompareTo(a.Score);
        if (by == 0) by = b.Fit.CompareTo(a.Fit);
        if (by == 0) by = b[Feature.IsActive].CompareTo(a[Feature.IsActive]);
        return by == 0 ? a.Body.CompareTo(b.Body) : by;
    }

    // Which of its names an organisation is found by: much of it, close together, in order, in one part, in the script of the line.
    private float Fit(Alignment alignment, int name)
    {
        var tokens = Reading.Tokens.Items;
        int first = int.MaxValue, last = -1, found = 0, previous = -1, turned = 0;
        var parts = 0UL;
        for (var i = 0; i < alignment.Words; i++)
        {
            var at = alignment.At[i];
            if (at < 0) continue;
            found++;
            first = Math.Min(first, at);
            last = Math.Max(last, at);
            parts |= 1UL << (tokens[at].Part & 63);
            if (at < previous) turned++;
            previous = at;
        }
        var covered = alignment.Matched / Math.Max(alignment.Total, 0.01f);
        var spread = Math.Max(0, last - first + 1 - 2 * found);
        var fit = alignment.Matched * covered * covered / (1 + 0.1f * spread + 0.3f * (System.Numerics.BitOperations.PopCount(parts) - 1) + 0.15f * turned);
        if (alignment.ByInitials) fit *= 0.3f;
        if (names.IsLatin(name) != Reading.Tokens.IsLatin) fit *= 0.75f;
        return names.KindOf(name) == NameKind.Official ? fit * 1.001f : fit;
    }
}
