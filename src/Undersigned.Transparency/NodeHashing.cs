// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Undersigned.Transparency;

/// <summary>Hashes many nodes of one level, and so whole subtrees, as many side by side as the processor can.</summary>
internal static class NodeHashing
{
    // A perfect subtree whose nodes stay in the nearest caches: 64 KiB for the first level of parents.
    private const int ChunkLeaves = 4096;

    /// <summary>Hashes neighbours in pairs: <c>parents[i]</c> from <c>children[2i]</c> and <c>children[2i + 1]</c>.</summary>
    /// <param name="children">An even number of hashes.</param>
    /// <param name="parents">Half as many; may be the beginning of <paramref name="children"/> itself.</param>
    public static void HashPairs(ReadOnlySpan<MerkleHash> children, Span<MerkleHash> parents)
    {
        if (Lanes16.IsSupported) HashPairs<Lanes16>(ref children, ref parents);
        if (Lanes8.IsSupported) HashPairs<Lanes8>(ref children, ref parents);
        HashPairsOneByOne(children, parents);
    }

    /// <summary>As many as fill all lanes; the rest is left in the spans.</summary>
    internal static void HashPairs<T>(ref ReadOnlySpan<MerkleHash> children, ref Span<MerkleHash> parents)
        where T : unmanaged, ILanes<T>
    {
        while (children.Length >= 2 * T.Count)
        {
            NodeLanes<T>.Hash(children[..(2 * T.Count)], parents[..T.Count]);
            children = children[(2 * T.Count)..];
            parents = parents[T.Count..];
        }
    }

    internal static void HashPairsOneByOne(ReadOnlySpan<MerkleHash> children, Span<MerkleHash> parents)
    {
        for (var i = 0; i < children.Length / 2; i++) parents[i] = MerkleHash.OfNode(children[2 * i], children[(2 * i) + 1]);
    }

    public static MerkleHash Root(ReadOnlySpan<MerkleHash> leaves)
    {
        if (leaves.Length == 1) return leaves[0];
        if (leaves.Length <= ChunkLeaves) return RootOfChunk(leaves);
        var chunks = (leaves.Length + ChunkLeaves - 1) / ChunkLeaves;
        var roots = ArrayPool<MerkleHash>.Shared.Rent(chunks);
        for (var i = 0; i < chunks; i++) roots[i] = Root(leaves.Slice(i * ChunkLeaves, Math.Min(ChunkLeaves, leaves.Length - (i * ChunkLeaves))));
        var root = Root(roots.AsSpan(0, chunks));
        ArrayPool<MerkleHash>.Shared.Return(roots);
        return root;
    }

    private static MerkleHash RootOfChunk(ReadOnlySpan<MerkleHash> leaves)
    {
        var buffer = ArrayPool<MerkleHash>.Shared.Rent((leaves.Length + 1) / 2);
        var level = leaves;
        while (level.Length > 1)
        {
            // A last node without a sibling stands for itself on the level above, which is where RFC 6962's recursion puts it too.
            var pairs = level.Length / 2;
            var last = level[^1];
            HashPairs(level[..(2 * pairs)], buffer);
            if (level.Length % 2 == 1) buffer[pairs] = last;
            level = buffer.AsSpan(0, (level.Length + 1) / 2);
        }

        var root = level[0];
        ArrayPool<MerkleHash>.Shared.Return(buffer);
        return root;
    }
}
