// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Transparency;

// A transparency log is a Merkle tree over entries in the order in which they were appended (RFC 6962 §2.1). The tree over n leaves is
//
//     MTH({})     = SHA-256()
//     MTH({d})    = SHA-256(0x00 || d)
//     MTH(D[n])   = SHA-256(0x01 || MTH(D[0:k]) || MTH(D[k:n])),   k the largest power of two smaller than n
//
// Its left part is made of perfect subtrees that never change again, which is what everything in this library rests on: tiles hold
// rows of them for ever (tlog-tiles), a growing tree keeps only the few at its right edge, and both kinds of proof are lists of
// subtrees. Which subtrees is settled once, in ProofRanges; where their hashes come from (all the leaves in memory, tiles read
// from somewhere, the edge of a growing tree) is the only difference between MerkleTree, TiledTree and GrowingTree.
//
// Nothing here opens a file, a socket or a clock. Whoever reads tiles hands in a TileReader, and must take what it says for a claim
// until a proof or a root computed from it has been compared with a signed checkpoint.

/// <summary>Trees whose leaf hashes are all in memory: the root of RFC 6962 §2.1 and the proofs of §2.1.1 and §2.1.2.</summary>
public static class MerkleTree
{
    /// <summary>The root of the tree over the given leaves: MTH of RFC 6962 §2.1.</summary>
    /// <param name="leaves">The leaf hashes, in the order of the log; none gives <see cref="MerkleHash.EmptyRoot"/>.</param>
    /// <remarks>A hash for each leaf but one; the hashes of a level are computed side by side where the processor can.</remarks>
    public static MerkleHash Root(ReadOnlySpan<MerkleHash> leaves) => leaves.IsEmpty ? MerkleHash.EmptyRoot : NodeHashing.Root(leaves);

    /// <summary>The audit path of one leaf: PATH of RFC 6962 §2.1.1, from the leaf's sibling up to the root's child.</summary>
    /// <param name="leaves">All leaf hashes of the tree.</param>
    /// <param name="index">The leaf's index, from 0.</param>
    /// <returns>At most one hash for each level of the tree; none for a tree of one leaf.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public static MerkleHash[] InclusionProof(ReadOnlySpan<MerkleHash> leaves, long index) =>
        HashesOf(leaves, ProofRanges.Inclusion(index, leaves.Length));

    /// <summary>The proof that an earlier tree is the beginning of this one: PROOF of RFC 6962 §2.1.2.</summary>
    /// <param name="leaves">All leaf hashes of the later tree.</param>
    /// <param name="oldSize">The number of leaves in the earlier tree.</param>
    /// <returns>The hashes; none where the earlier tree is empty or is this tree.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The earlier tree would be larger than this one, or of negative size.</exception>
    public static MerkleHash[] ConsistencyProof(ReadOnlySpan<MerkleHash> leaves, long oldSize) =>
        HashesOf(leaves, ProofRanges.Consistency(oldSize, leaves.Length));

    private static MerkleHash[] HashesOf(ReadOnlySpan<MerkleHash> leaves, List<LeafRange> ranges)
    {
        var hashes = new MerkleHash[ranges.Count];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = Root(leaves[(int)ranges[i].Start..(int)ranges[i].End]);
        return hashes;
    }
}
