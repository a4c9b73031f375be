// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace Undersigned.Transparency;

/// <summary>The leaves from <paramref name="Start"/> up to but not including <paramref name="End"/>; a subtree of the tree.</summary>
internal readonly record struct LeafRange(long Start, long End);

/// <summary>Which subtrees the hashes of a proof are of, in the order of the proof.</summary>
internal static class ProofRanges
{
    public static List<LeafRange> Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var ranges = new List<LeafRange>(64);
        long start = 0, end = size;
        while (end - start > 1)
        {
            var middle = start + Split(end - start);
            if (index < middle)
            {
                ranges.Add(new LeafRange(middle, end));
                end = middle;
            }
            else
            {
                ranges.Add(new LeafRange(start, middle));
                start = middle;
            }
        }

        // The walk goes down from the root; a proof goes up from the leaf.
        ranges.Reverse();
        return ranges;
    }

    public static List<LeafRange> Consistency(long oldSize, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, size);
        var ranges = new List<LeafRange>(64);
        if (oldSize == 0 || oldSize == size) return ranges;
        long start = 0, end = size;
        while (end > oldSize)
        {
            var middle = start + Split(end - start);
            if (oldSize <= middle)
            {
                ranges.Add(new LeafRange(middle, end));
                end = middle;
            }
            else
            {
                ranges.Add(new LeafRange(start, middle));
                start = middle;
            }
        }

        // Where the walk never went right, the subtree it ended on is the whole earlier tree, whose root the verifier has.
        if (start > 0) ranges.Add(new LeafRange(start, end));
        ranges.Reverse();
        return ranges;
    }

    /// <summary>The largest power of two smaller than <paramref name="length"/>, which is at least 2.</summary>
    public static long Split(long length) => 1L << BitOperations.Log2((ulong)length - 1);
}
