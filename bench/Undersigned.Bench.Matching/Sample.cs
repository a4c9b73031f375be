// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching;
using Undersigned.Matching.Scoring;

namespace Undersigned.Bench.Matching;

/// <summary>An example with its candidates as numbers.</summary>
internal sealed class Sample(Example example, float[][] rows, bool[] right)
{
    public Example Example { get; } = example;

    public float[][] Rows { get; } = rows;

    public bool[] Right { get; } = right;

    /// <summary>Whether a person decides whatever the probability is. Follows from the order of the candidates.</summary>
    public bool IsHeldBack { get; private set; }

    public float[] Scores { get; } = new float[rows.Length];

    public static Sample Of(RegistryIndex index, Example example) => index.Searching(search =>
    {
        search.Find(example.Line, example.Country, example.IsLeftOut);
        return new Sample(example, [.. search.Candidates.Select(candidate => (float[])candidate.Row.Clone())], [.. search.Candidates.Select(candidate => example.Right.Contains(candidate.Body))]);
    });

    /// <summary>The same with its right candidates and the first of the others, which teach as much in half the time.</summary>
    public Sample Shortened(int most)
    {
        var kept = Enumerable.Range(0, Rows.Length).Where(i => Right[i] || i < most).ToList();
        return new(Example, [.. kept.Select(i => Rows[i])], [.. kept.Select(i => Right[i])]);
    }

    public void Score(Forest ranker)
    {
        for (var i = 0; i < Rows.Length; i++) Scores[i] = ranker.Score(Rows[i]);
    }

    public void HoldBack(RegistryIndex index) => IsHeldBack = index.Searching(search =>
    {
        search.Find(Example.Line, Example.Country, Example.IsLeftOut);
        search.Rank(Scores);
        return index.IsHeldBack(search);
    });

    /// <summary>Whether it goes to the ranker of names: <see cref="Weights.For"/>.</summary>
    public bool IsName => Rows.Length == 0 || Rows[0][(int)Feature.Parts] <= 1;

    public int Best => Rows.Length == 0 ? -1 : Array.IndexOf(Scores, Scores.Max());

    public bool IsRight => Best >= 0 && Right[Best];

    /// <summary>
    /// Whether it is an affiliation marked as naming none, of which a part is, word for word, the name of a body that the registry holds and nothing speaks against:
    /// the rows were marked by an older registry, and say nothing about this one.
    /// </summary>
    public bool IsContradicted => Example is { Origin: Origin.Affiliation, Right.Count: 0, IsAbsent: false } && Best >= 0 && IsNamed(Rows[Best]);

    public static bool IsNamed(float[] row) => row[(int)Feature.IsWhole] > 0 && row[(int)Feature.NameWords] >= 2 && row[(int)Feature.ExtraBefore] == 0 && row[(int)Feature.ExtraAfter] == 0
        && row[(int)Feature.PartsTouched] == 1 && row[(int)Feature.Country] >= 0 && row[(int)Feature.OtherTown] == 0 && row[(int)Feature.WholeBefore] == 0;

    public float[] Judged()
    {
        var row = new float[Judging.Features];
        var best = Best;
        var second = -1;
        for (var i = 0; i < Rows.Length; i++) if (i != best && (second < 0 || Scores[i] > Scores[second])) second = i;
        var share = 1 / Scores.Sum(score => MathF.Exp(score - Scores[best]));
        Judging.Fill(Rows[best], Scores[best], second < 0 ? float.NaN : Scores[second], second < 0 ? 0 : Rows[second][(int)Feature.NameCovered], share, Rows.Length, row);
        return row;
    }
}
