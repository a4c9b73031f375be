// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching.Scoring;

namespace Undersigned.Bench.Matching;

/// <summary>Learns the order of candidates, and when the first is right.</summary>
internal static class Training
{
    private const int RankerTrees = 160;
    private const int JudgeTrees = 90;

    /// <summary>Learns to put right candidates first: the loss is the negative logarithm of the share that they have among all candidates of a line (softmax).</summary>
    public static Forest Ranker(IEnumerable<Sample> samples)
    {
        var lists = samples.Where(sample => sample.Right.Contains(true) && sample.Right.Contains(false)).ToList();
        var rows = lists.SelectMany(sample => sample.Rows).ToArray();
        return new Booster(rows) { Leaves = 12, Rate = 0.1f, LeastCurvature = 3, Ridge = 3 }.Grow(RankerTrees, (scores, gradient, curvature) =>
        {
            var at = 0;
            foreach (var sample in lists)
            {
                var weight = Weight(sample);
                var most = float.MinValue;
                for (var i = 0; i < sample.Rows.Length; i++) most = Math.Max(most, scores[at + i]);
                float sum = 0, right = sample.Right.Count(is_ => is_);
                for (var i = 0; i < sample.Rows.Length; i++) sum += MathF.Exp(scores[at + i] - most);
                for (var i = 0; i < sample.Rows.Length; i++)
                {
                    var share = MathF.Exp(scores[at + i] - most) / sum;
                    gradient[at + i] = weight * (share - (sample.Right[i] ? 1 / right : 0));
                    curvature[at + i] = weight * Math.Max(share * (1 - share), 0.02f);
                }
                at += sample.Rows.Length;
            }
        });
    }

    /// <summary>Learns whether the first candidate is right, by logistic loss. The samples carry scores of a ranker that did not see them.</summary>
    public static Forest Judge(IEnumerable<Sample> samples)
    {
        var list = samples.Where(sample => sample.Rows.Length > 0).ToList();
        var rows = list.Select(sample => sample.Judged()).ToArray();
        return new Booster(rows) { Leaves = 8, Rate = 0.1f, LeastCurvature = 4, Ridge = 4 }.Grow(JudgeTrees, (scores, gradient, curvature) =>
        {
            for (var i = 0; i < list.Count; i++)
            {
                var probability = Judging.Probability(scores[i]);
                gradient[i] = Weight(list[i]) * (probability - (list[i].IsRight ? 1 : 0));
                curvature[i] = Weight(list[i]) * Math.Max(probability * (1 - probability), 0.01f);
            }
        });
    }

    /// <summary>Scores every sample by a ranker that was trained without its fold.</summary>
    public static void ScoreAcross(List<Sample> samples, Func<Sample, int> fold)
    {
        foreach (var out_ in samples.Select(fold).Distinct().Order().ToList())
        {
            var ranker = Ranker(samples.Where(sample => fold(sample) != out_));
            foreach (var sample in samples.Where(sample => fold(sample) == out_)) sample.Score(ranker);
        }
    }

    /// <summary>The least probability from which on the first candidates are right often enough, by judges that did not see them.</summary>
    public static (float Accept, float Reject) Thresholds(List<Sample> samples, Func<Sample, int> fold, double precision)
    {
        var judged = new List<(float Probability, bool Right)>();
        foreach (var out_ in samples.Select(fold).Distinct().Order().ToList())
        {
            var judge = Judge(samples.Where(sample => fold(sample) != out_));
            foreach (var sample in samples.Where(sample => fold(sample) == out_ && sample.Rows.Length > 0)) judged.Add((Judging.Probability(judge.Score(sample.Judged())), sample.IsRight));
        }
        judged.Sort((a, b) => b.Probability.CompareTo(a.Probability));
        float accept = 1, reject = 0.2f;
        int right = 0, all = 0;
        foreach (var (probability, isRight) in judged)
        {
            all++;
            if (isRight) right++;
            if (all >= 100 && (double)right / all >= precision) accept = probability;
        }
        // Below: fewer than one in ten of those that are called unknown are known after all.
        judged.Reverse();
        (right, all) = (0, 0);
        foreach (var (probability, isRight) in judged)
        {
            all++;
            if (isRight) right++;
            if (all >= 100 && (double)right / all <= 0.05) reject = probability;
        }
        return (accept, Math.Min(reject, 0.3f));
    }

    // Affiliations are what people judged; the examples that we made teach what those do not hold, and must not outweigh them.
    private static float Weight(Sample sample) => sample.Example.Origin switch
    {
        Origin.Affiliation => 1,
        Origin.HeldOutName => 0.5f,
        _ => 0.35f,
    };
}
