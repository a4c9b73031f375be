// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Undersigned.Transparency;

/// <summary>Hashes many nodes of one level, and so whole subtrees.</summary>
internal static class NodeHashing
{
    /// <summary>Hashes neighbours in pairs: <c>parents[i]</c> from <c>children[2i]</c> and <c>children[2i + 1]</c>.</summary>
    /// <param name="children">An even number of hashes.</param>
    /// <param name="parents">Half as many; may be the beginning of <paramref name="children"/> itself.</param>
    public static void HashPairs(ReadOnlySpan<MerkleHash> children, Span<MerkleHash> parents)
    {
        for (var i = 0; i < children.Length / 2; i++) parents[i] = MerkleHash.OfNode(children[2 * i], children[(2 * i) + 1]);
    }

    public static MerkleHash Root(ReadOnlySpan<MerkleHash> leaves)
    {
        if (leaves.Length == 1) return leaves[0];
        var buffer = ArrayPool<MerkleHash>.Shared.Rent((leaves.Length + 1) / 2);
        var level = leaves;
        while (level.Length > 1)
        {
            // A last node without a sibling stands for itself on the level above, which is where RFC 6962's recursion puts it too.
            var pairs = level.Length / 2;
            HashPairs(level[..(2 * pairs)], buffer);
            if (level.Length % 2 == 1) buffer[pairs] = level[^1];
            level = buffer.AsSpan(0, (level.Length + 1) / 2);
        }

        var root = level[0];
        ArrayPool<MerkleHash>.Shared.Return(buffer);
        return root;
    }
}
