// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching.Scoring;

namespace Undersigned.Bench.Matching;

/// <summary>Learns the order of candidates, and when the first is right.</summary>
internal static class Training
{
    private const int RankerTrees = 300;
    private const int JudgeTrees = 120;
    private const int MostCandidates = 12;

    // How much a printed line is doubted whose right candidate looks wrong: the loss is that of Zhang and Sabuncu (2018) with this exponent, between 0 (not at all) and 1.
    // One line in fifteen has a child for its parent, a successor or a namesake marked, and would teach that coverage does not matter.
    private const float Trust = 0.3f;

    // What can only speak for a candidate, and what can only speak against it, whatever a thousand lines happen to say.
    private static readonly Feature[] For =
    [
        Feature.NameCovered, Feature.NameCoveredExactly, Feature.SpanCovered, Feature.PartCovered, Feature.LineCovered, Feature.InOrder, Feature.Country, Feature.GivenCountry, Feature.Town,
        Feature.AlsoAbbreviated, Feature.DomainFound, Feature.LeastGrade, Feature.IsVerbatim, Feature.Mentions, Feature.SmallWordsAgree, Feature.MatchedOfBest, Feature.CoveredLessBest,
        Feature.IsActive, Feature.NamesKnown, Feature.LeastPartCovered, Feature.SameScript, Feature.FirstScore, Feature.Matched,
        Feature.IsWhole, Feature.KindAgrees, Feature.Languages, Feature.TownCountry, Feature.FitOfBest, Feature.Run, Feature.RunOfName, Feature.RunOfBest,
    ];

    private static readonly Feature[] Against =
    [
        Feature.HeaviestMissing, Feature.HeaviestExtra, Feature.Gaps, Feature.OtherTown, Feature.ByInitials, Feature.NearlyAlike, Feature.IsWithinOther, Feature.PartsTouched,
        Feature.ExtraAfter,
    ];

    private static int[] Directions { get; } = [.. Enum.GetValues<Feature>().Where(feature => feature != Feature.Count).Select(feature => For.Contains(feature) ? 1 : Against.Contains(feature) ? -1 : 0)];

    /// <summary>Rankers of the two kinds of line.</summary>
    public static (Forest Names, Forest Lines) Rankers(IEnumerable<Sample> samples)
    {
        var all = samples.ToList();
        return (
            Ranker(all.Where(sample => sample.Example.Origin != Origin.Composed && (sample.Example.Origin != Origin.Affiliation || sample.IsName)), 1, 0),
            Ranker(all.Where(sample => sample.Example.Origin != Origin.HeldOutName), 0.5f, Trust));
    }

    // Right candidates first: the loss is the negative logarithm of the share that they have among all candidates of a line (softmax).
    private static Forest Ranker(IEnumerable<Sample> samples, float shareOfOurs, float trust)
    {
        var lists = samples.Where(sample => sample.Right.Contains(true) && sample.Right.Contains(false) && !IsArtificial(sample)).Select(sample => sample.Shortened(MostCandidates)).ToList();
        var rows = lists.SelectMany(sample => sample.Rows).ToArray();
        return new Booster(rows) { Leaves = 12, Rate = 0.06f, LeastCurvature = 3, Ridge = 3, FeatureShare = 0.5, Directions = Directions }.Grow(RankerTrees, (scores, gradient, curvature) =>
        {
            var at = 0;
            foreach (var sample in lists)
            {
                var weight = sample.Example.Origin == Origin.Affiliation ? 1 : shareOfOurs * Weight(sample);
                var most = float.MinValue;
                for (var i = 0; i < sample.Rows.Length; i++) most = Math.Max(most, scores[at + i]);
                float sum = 0, right = sample.Right.Count(is_ => is_);
                var ours = 0f;
                for (var i = 0; i < sample.Rows.Length; i++)
                {
                    var one = MathF.Exp(scores[at + i] - most);
                    sum += one;
                    if (sample.Right[i]) ours += one;
                }
                weight *= MathF.Pow(ours / sum, trust);
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
        var list = samples.Where(sample => sample.Rows.Length > 0 && !IsArtificial(sample) && !sample.IsContradicted).ToList();
        var rows = list.Select(sample => sample.Judged()).ToArray();
        return new Booster(rows) { Leaves = 8, Rate = 0.1f, LeastCurvature = 4, Ridge = 4, Directions = [.. Directions, 1, 1, 1, 0, 0] }.Grow(JudgeTrees, (scores, gradient, curvature) =>
        {
            for (var i = 0; i < list.Count; i++)
            {
                var probability = Judging.Probability(scores[i]);
                gradient[i] = Weight(list[i]) * (probability - (list[i].IsRight ? 1 : 0));
                curvature[i] = Weight(list[i]) * Math.Max(probability * (1 - probability), 0.01f);
            }
        });
    }

    /// <summary>Scores every sample by rankers that were trained without its fold.</summary>
    public static void ScoreAcross(List<Sample> samples, Func<Sample, int> fold)
    {
        foreach (var out_ in samples.Select(fold).Distinct().Order().ToList())
        {
            var (names, lines) = Rankers(samples.Where(sample => fold(sample) != out_));
            foreach (var sample in samples.Where(sample => fold(sample) == out_)) sample.Score(sample.IsName ? names : lines);
        }
    }

    /// <summary>
    /// The least probabilities from which on first candidates that nothing holds back are right often enough, by judges that did not see them; and the one below
    /// which they are nearly never right. For lines only affiliations count, which are what people judged.
    /// </summary>
    public static (float Names, float Lines, float Reject) Thresholds(List<Sample> samples, Func<Sample, int> fold, double ofNames, double ofLines)
    {
        var judged = new List<(float Probability, Sample Sample)>();
        foreach (var out_ in samples.Select(fold).Distinct().Order().ToList())
        {
            var judge = Judge(samples.Where(sample => fold(sample) != out_));
            foreach (var sample in samples.Where(sample => fold(sample) == out_ && sample.Rows.Length > 0)) judged.Add((Judging.Probability(judge.Score(sample.Judged())), sample));
        }
        judged.Sort((a, b) => b.Probability.CompareTo(a.Probability));
        var free = judged.Where(one => !one.Sample.IsHeldBack && !IsArtificial(one.Sample) && !one.Sample.IsContradicted).ToList();
        var names = Accept("names", free.Where(one => one.Sample.IsName), ofNames);
        var lines = Accept("lines", free.Where(one => !one.Sample.IsName && one.Sample.Example.Origin == Origin.Affiliation), ofLines);
        judged.Reverse();
        // Below: fewer than one in twenty of those that are called unknown are known after all.
        var reject = 0.2f;
        int right = 0, all = 0;
        foreach (var (probability, sample) in judged)
        {
            all++;
            if (sample.IsRight) right++;
            if (all >= 100 && (double)right / all <= 0.05) reject = probability;
        }
        return (names, lines, Math.Min(reject, 0.3f));
    }

    // 1, which no probability reaches, where there is none: then a person decides.
    private static float Accept(string what, IEnumerable<(float Probability, Sample Sample)> judged, double precision)
    {
        var accept = 1f;
        int right = 0, all = 0, accepted = 0, acceptedRight = 0;
        foreach (var (probability, sample) in judged)
        {
            all++;
            if (sample.IsRight) right++;
            if (all >= 100 && (double)right / all >= precision) (accept, accepted, acceptedRight) = (probability, all, right);
        }
        Console.WriteLine($"  {what} that nothing holds back: {all}, decided without a person across folds {accepted}, rightly {acceptedRight}");
        return accept;
    }

    // A name was taken out of the registry, and another organisation bears the same: in life the line would mean either, and the one that we know is not wrong.
    private static bool IsArtificial(Sample sample) => sample.Example.Origin == Origin.HeldOutName &&
        Enumerable.Range(0, sample.Rows.Length).Any(i => !sample.Right[i] && sample.Rows[i][(int)Feature.NameCovered] > 0.98f && sample.Rows[i][(int)Feature.LineCovered] > 0.98f);

    // Affiliations are what people judged; the examples that we made teach what those do not hold, and must not outweigh them.
    private static float Weight(Sample sample) => sample.Example.Origin switch
    {
        Origin.Affiliation => 1,
        Origin.HeldOutName or Origin.Composed => 0.2f,
        _ => 0.3f,
    };
}
