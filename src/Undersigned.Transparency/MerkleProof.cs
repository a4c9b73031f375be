// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace Undersigned.Transparency;

/// <summary>Checks the proofs of RFC 6962 §2.1.1 and §2.1.2 by the algorithms that RFC 9162 §2.1.3.2 and §2.1.4.2 spell out.</summary>
/// <remarks>Any input is allowed, however absurd: what cannot be true is not verified, and nothing is thrown.</remarks>
public static class MerkleProof
{
    /// <summary>Whether a leaf stands at an index of the tree with the given size and root.</summary>
    /// <param name="leaf">The leaf's hash (<see cref="MerkleHash.OfLeaf"/>), computed by whoever asks, never taken from the prover.</param>
    /// <param name="index">The leaf's index, from 0.</param>
    /// <param name="size">The number of leaves in the tree.</param>
    /// <param name="root">The tree's root, from a verified checkpoint.</param>
    /// <param name="proof">The audit path, from the leaf's sibling up. One hash too many or too few does not verify.</param>
    public static bool VerifyInclusion(MerkleHash leaf, long index, long size, MerkleHash root, ReadOnlySpan<MerkleHash> proof)
    {
        if (index < 0 || index >= size) return false;
        var (position, last, hash) = (index, size - 1, leaf);
        foreach (ref readonly var sibling in proof)
        {
            if (last == 0) return false;
            if ((position & 1) == 1 || position == last)
            {
                hash = MerkleHash.OfNode(sibling, hash);
                SkipLevelsWithoutSibling(ref position, ref last);
            }
            else
            {
                hash = MerkleHash.OfNode(hash, sibling);
            }

            position >>= 1;
            last >>= 1;
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether an earlier tree is the beginning of a later one, so that nothing in it was changed or taken away.</summary>
    /// <param name="oldSize">The number of leaves in the earlier tree.</param>
    /// <param name="oldRoot">The earlier tree's root, from a verified checkpoint.</param>
    /// <param name="newSize">The number of leaves in the later tree.</param>
    /// <param name="newRoot">The later tree's root, from a verified checkpoint.</param>
    /// <param name="proof">The proof; empty where the sizes are equal or the earlier tree is empty.</param>
    public static bool VerifyConsistency(
        long oldSize, MerkleHash oldRoot, long newSize, MerkleHash newRoot, ReadOnlySpan<MerkleHash> proof)
    {
        if (oldSize < 0 || oldSize > newSize) return false;
        if (oldSize == newSize) return proof.IsEmpty && oldRoot == newRoot && (newSize > 0 || newRoot == MerkleHash.EmptyRoot);
        if (oldSize == 0) return proof.IsEmpty && oldRoot == MerkleHash.EmptyRoot;

        // An earlier tree that is one perfect subtree has its own root as the first hash, left out of the proof.
        var perfect = BitOperations.IsPow2(oldSize);
        if (!perfect && proof.IsEmpty) return false;
        var (position, last) = (oldSize - 1, newSize - 1);
        while ((position & 1) == 1)
        {
            position >>= 1;
            last >>= 1;
        }

        var oldHash = perfect ? oldRoot : proof[0];
        var newHash = oldHash;
        foreach (ref readonly var hash in perfect ? proof : proof[1..])
        {
            if (last == 0) return false;
            if ((position & 1) == 1 || position == last)
            {
                oldHash = MerkleHash.OfNode(hash, oldHash);
                newHash = MerkleHash.OfNode(hash, newHash);
                SkipLevelsWithoutSibling(ref position, ref last);
            }
            else
            {
                newHash = MerkleHash.OfNode(newHash, hash);
            }

            position >>= 1;
            last >>= 1;
        }

        return last == 0 && oldHash == oldRoot && newHash == newRoot;
    }

    // The last node of a level has no sibling while its index is even: it stands for itself on the level above.
    private static void SkipLevelsWithoutSibling(ref long position, ref long last)
    {
        while ((position & 1) == 0 && position != 0)
        {
            position >>= 1;
            last >>= 1;
        }
    }
}
