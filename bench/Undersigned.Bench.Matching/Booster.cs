// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching.Scoring;

namespace Undersigned.Bench.Matching;

/// <summary>
/// Gradient boosting of small regression trees on histograms (Friedman 2001; second-order gains as in Chen and Guestrin 2016). One thread, and chance from a fixed seed: the
/// same rows give the same trees.
/// </summary>
internal sealed class Booster
{
    private const int Bins = 64;

    private readonly int features;
    private readonly int count;
    private readonly byte[][] binned;    // feature → row → bin
    private readonly float[][] edges;    // feature → upper ends of the bins, the last left out
    private readonly float[] gradient;
    private readonly float[] curvature;
    private readonly int[] order;
    private readonly bool[] asked;

    public Booster(float[][] rows)
    {
        count = rows.Length;
        features = rows[0].Length;
        binned = new byte[features][];
        edges = new float[features][];
        gradient = new float[count];
        curvature = new float[count];
        order = new int[count];
        asked = new bool[features];
        for (var f = 0; f < features; f++) Bin(rows, f);
    }

    public int Leaves { get; init; } = 16;

    public float Rate { get; init; } = 0.1f;

    public float LeastCurvature { get; init; } = 2;

    public float Ridge { get; init; } = 2;

    /// <summary>The share of features that a tree may ask about, drawn anew for each: trees that see different things err differently.</summary>
    public double FeatureShare { get; init; } = 1;

    /// <summary>For each feature 1 where more of it may only raise the score, -1 where it may only lower it, 0 where it is free; empty: all free.</summary>
    public int[] Directions { get; init; } = [];

    /// <param name="trees">How many trees to grow.</param>
    /// <param name="slope">Given the scores, writes gradient and curvature of the loss at each row.</param>
    public Forest Grow(int trees, Action<float[], float[], float[]> slope)
    {
        var forest = new Forest();
        var scores = new float[count];
        var chance = new Chance(7);
        for (var t = 0; t < trees; t++)
        {
            for (var f = 0; f < features; f++) asked[f] = chance.In(FeatureShare);
            slope(scores, gradient, curvature);
            forest.Add(GrowTree(scores));
        }
        return forest;
    }

    private sealed class Leaf
    {
        public int Start, End, Feature = -1, Bin;
        public double Gain, Gradient, Curvature, Least = double.MinValue, Most = double.MaxValue;
        public Leaf? Yes, No;
    }

    private Forest GrowTree(float[] scores)
    {
        for (var i = 0; i < count; i++) order[i] = i;
        var root = new Leaf { End = count };
        Split(root);
        var leaves = new List<Leaf> { root };
        while (leaves.Count < Leaves)
        {
            var best = leaves.MaxBy(leaf => leaf.Gain)!;
            if (best.Gain <= 1e-6) break;
            var middle = Partition(best);
            best.Yes = new() { Start = best.Start, End = middle, Least = best.Least, Most = best.Most };
            best.No = new() { Start = middle, End = best.End, Least = best.Least, Most = best.Most };
            Split(best.Yes);
            Split(best.No);
            if (Direction(best.Feature) is not 0 and var direction)
            {
                // What is grown below either side must not cross the middle between them.
                var between = (Answer(best.Yes) + Answer(best.No)) / 2;
                var (low, high) = direction > 0 ? (best.Yes, best.No) : (best.No, best.Yes);
                low.Most = Math.Min(low.Most, between);
                high.Least = Math.Max(high.Least, between);
            }
            leaves.Remove(best);
            leaves.Add(best.Yes);
            leaves.Add(best.No);
        }
        var tree = new Forest();
        Write(tree, root, scores);
        tree.EndTree(0);
        return tree;
    }

    private void Write(Forest tree, Leaf leaf, float[] scores)
    {
        if (leaf.Yes is null)
        {
            var answer = (float)(Rate * Answer(leaf));
            for (var i = leaf.Start; i < leaf.End; i++) scores[order[i]] += answer;
            tree.AddAnswer(answer);
            return;
        }
        var node = tree.AddQuestion(leaf.Feature, edges[leaf.Feature][leaf.Bin]);
        Write(tree, leaf.Yes, scores);
        var no = tree.NodeCount;
        Write(tree, leaf.No!, scores);
        tree.SetNo(node, no);
    }

    private int Direction(int feature) => feature < Directions.Length ? Directions[feature] : 0;

    private double Answer(Leaf leaf) => Math.Clamp(-leaf.Gradient / (leaf.Curvature + Ridge), leaf.Least, leaf.Most);

    private int Partition(Leaf leaf)
    {
        var bins = binned[leaf.Feature];
        var middle = leaf.Start;
        for (var i = leaf.Start; i < leaf.End; i++)
        {
            if (bins[order[i]] > leaf.Bin) continue;
            (order[i], order[middle]) = (order[middle], order[i]);
            middle++;
        }
        return middle;
    }

    private void Split(Leaf leaf)
    {
        for (var i = leaf.Start; i < leaf.End; i++)
        {
            leaf.Gradient += gradient[order[i]];
            leaf.Curvature += curvature[order[i]];
        }
        if (leaf.Curvature < 2 * LeastCurvature) return;
        var parent = leaf.Gradient * leaf.Gradient / (leaf.Curvature + Ridge);
        Span<double> g = stackalloc double[Bins], h = stackalloc double[Bins];
        for (var f = 0; f < features; f++)
        {
            if (edges[f].Length == 0 || !asked[f]) continue;
            g.Clear();
            h.Clear();
            var bins = binned[f];
            var direction = Direction(f);
            for (var i = leaf.Start; i < leaf.End; i++)
            {
                var row = order[i];
                g[bins[row]] += gradient[row];
                h[bins[row]] += curvature[row];
            }
            double left = 0, leftCurvature = 0;
            for (var b = 0; b < edges[f].Length; b++)
            {
                left += g[b];
                leftCurvature += h[b];
                var right = leaf.Gradient - left;
                var rightCurvature = leaf.Curvature - leftCurvature;
                if (leftCurvature < LeastCurvature || rightCurvature < LeastCurvature) continue;
                if (direction != 0 && direction * (right / (rightCurvature + Ridge) - left / (leftCurvature + Ridge)) > 0) continue;
                var gain = left * left / (leftCurvature + Ridge) + right * right / (rightCurvature + Ridge) - parent;
                if (gain > leaf.Gain) (leaf.Gain, leaf.Feature, leaf.Bin) = (gain, f, b);
            }
        }
    }

    private void Bin(float[][] rows, int f)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++) values[i] = rows[i][f];
        var sorted = (float[])values.Clone();
        Array.Sort(sorted);
        var ends = new List<float>();
        for (var b = 1; b < Bins; b++)
        {
            var at = (int)((long)b * count / Bins);
            // A threshold lies between two values, where rounding in the text of the weights cannot move a row across it.
            if (at == 0 || sorted[at] == sorted[0]) continue;
            var below = at;
            while (below > 0 && sorted[below] == sorted[at]) below--;
            var threshold = (sorted[below] + sorted[at]) / 2;
            threshold = MathF.Round(threshold * 1e5f) / 1e5f;
            if (threshold > sorted[below] && (ends.Count == 0 || threshold > ends[^1])) ends.Add(threshold);
        }
        edges[f] = [.. ends];
        binned[f] = new byte[count];
        for (var i = 0; i < count; i++)
        {
            var at = ends.BinarySearch(values[i]);
            binned[f][i] = (byte)(at >= 0 ? at + 1 : ~at);
        }
    }
}
