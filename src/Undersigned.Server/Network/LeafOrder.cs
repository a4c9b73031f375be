// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Network;

/// <summary>
/// An order in which those who are alike stand side by side: pairs are joined by average likeness, the likest first, and each joint is
/// turned so that the nearest ends meet. The same for the same input, whatever the machine.
/// </summary>
internal static class LeafOrder
{
    /// <param name="likeness">Symmetric, between 0 and 1.</param>
    public static int[] Of(double[,] likeness)
    {
        var count = likeness.GetLength(0);
        var groups = Enumerable.Range(0, count).Select(i => (List<int>?)[i]).ToArray();
        var near = (double[,])likeness.Clone();
        // Of each group the likest other, so that a joint does not compare all with all again.
        var best = new int[count];
        for (var i = 0; i < count; i++) best[i] = Best(near, groups, i);
        for (var joints = 1; joints < count; joints++)
        {
            var one = -1;
            for (var i = 0; i < count; i++)
                if (groups[i] is not null && best[i] >= 0 && (one < 0 || near[i, best[i]] > near[one, best[one]])) one = i;
            var other = best[one];
            var (a, b) = (groups[one]!, groups[other]!);
            Join(likeness, a, b);
            for (var k = 0; k < count; k++)
                if (k != one && k != other && groups[k] is not null) near[one, k] = near[k, one] = ((near[one, k] * a.Count) + (near[other, k] * b.Count)) / (a.Count + b.Count);
            a.AddRange(b);
            groups[other] = null;
            for (var k = 0; k < count; k++)
                if (groups[k] is not null && (k == one || best[k] == one || best[k] == other || near[k, one] > near[k, best[k]])) best[k] = Best(near, groups, k);
        }

        return count == 0 ? [] : [.. groups.First(group => group is not null)!];
    }

    private static int Best(double[,] near, List<int>?[] groups, int of)
    {
        var best = -1;
        for (var k = 0; k < groups.Length; k++)
            if (k != of && groups[k] is not null && (best < 0 || near[of, k] > near[of, best])) best = k;
        return best;
    }

    private static void Join(double[,] likeness, List<int> a, List<int> b)
    {
        var ends = new[] { likeness[a[^1], b[0]], likeness[a[^1], b[^1]], likeness[a[0], b[0]], likeness[a[0], b[^1]] };
        var nearest = Array.IndexOf(ends, ends.Max());
        if (nearest >= 2) a.Reverse();
        if (nearest is 1 or 3) b.Reverse();
    }
}
