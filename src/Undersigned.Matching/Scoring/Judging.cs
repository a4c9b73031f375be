// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching.Scoring;

/// <summary>The numbers from which it is judged whether the first candidate is right: its own, and how far it is ahead.</summary>
internal static class Judging
{
    public const int Features = (int)Feature.Count + 5;

    /// <param name="candidates">Ranked, at least one.</param>
    public static void Fill(List<Candidate> candidates, Span<float> row) => Fill(
        candidates[0].Row, candidates[0].Score, candidates.Count > 1 ? candidates[1].Score : float.NaN, candidates.Count > 1 ? candidates[1][Feature.NameCovered] : 0, Share(candidates, 0), candidates.Count, row);

    public static void Fill(ReadOnlySpan<float> first, float score, float next, float nextCovered, float share, int count, Span<float> row)
    {
        first.CopyTo(row);
        var i = (int)Feature.Count;
        row[i++] = score;
        row[i++] = float.IsNaN(next) ? 10 : score - next;
        row[i++] = share;
        row[i++] = nextCovered;
        row[i] = count;
    }

    /// <summary>The share of one candidate among all by their scores (softmax).</summary>
    public static float Share(List<Candidate> candidates, int of)
    {
        var sum = 0f;
        foreach (var candidate in candidates) sum += MathF.Exp(candidate.Score - candidates[0].Score);
        return MathF.Exp(candidates[of].Score - candidates[0].Score) / sum;
    }

    public static float Probability(float logOdds) => 1 / (1 + MathF.Exp(-logOdds));
}
