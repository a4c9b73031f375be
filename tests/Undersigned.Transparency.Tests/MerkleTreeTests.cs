// SPDX-License-Identifier: Apache-2.0
using CsCheck;

namespace Undersigned.Transparency.Tests;

public sealed class MerkleTreeTests
{
    private const int Exhaustive = 70;
    private static readonly byte[][] Entries = [.. Enumerable.Range(0, Exhaustive).Select(i => Reference.Entry(i))];
    private static readonly MerkleHash[] Leaves = Reference.Leaves(Exhaustive);
    private static readonly MerkleHash[] Roots =
        [.. Enumerable.Range(0, Exhaustive + 1).Select(size => new MerkleHash(Reference.Root(Entries[..size])))];

    [Fact]
    public void Roots_follow_the_recursion_of_the_RFC()
    {
        for (var size = 0; size <= Exhaustive; size++) Assert.Equal(Roots[size], MerkleTree.Root(Leaves.AsSpan(0, size)));
    }

    [Fact]
    public void Every_inclusion_proof_follows_the_RFC_verifies_and_verifies_nothing_else()
    {
        for (var size = 1; size <= Exhaustive; size++)
        {
            for (var index = 0; index < size; index++)
            {
                var proof = MerkleTree.InclusionProof(Leaves.AsSpan(0, size), index);
                Assert.Equal(Reference.Hashes(Reference.Path(index, Entries[..size])), proof);
                Assert.True(MerkleProof.VerifyInclusion(Leaves[index], index, size, Roots[size], proof));
                Assert.False(MerkleProof.VerifyInclusion(Leaves[index], index + 1, size, Roots[size], proof));
                Assert.False(MerkleProof.VerifyInclusion(Leaves[(index + 1) % Exhaustive], index, size, Roots[size], proof));
                Assert.False(MerkleProof.VerifyInclusion(Leaves[index], index, size, Roots[size - 1], proof));
                Assert.False(MerkleProof.VerifyInclusion(Leaves[index], index, size, Roots[size], [.. proof, Roots[1]]));
                if (proof.Length > 0) Assert.False(MerkleProof.VerifyInclusion(Leaves[index], index, size, Roots[size], proof.AsSpan(1)));
                if (proof.Length > 0) Assert.False(MerkleProof.VerifyInclusion(Leaves[index], index, size, Roots[size], proof.AsSpan(0, proof.Length - 1)));
            }
        }
    }

    [Fact]
    public void Every_consistency_proof_follows_the_RFC_verifies_and_verifies_nothing_else()
    {
        for (var size = 0; size <= Exhaustive; size++)
        {
            for (var old = 0; old <= size; old++)
            {
                var proof = MerkleTree.ConsistencyProof(Leaves.AsSpan(0, size), old);
                Assert.Equal(Reference.Hashes(Reference.Proof(old, Entries[..size])), proof);
                Assert.True(MerkleProof.VerifyConsistency(old, Roots[old], size, Roots[size], proof));
                Assert.False(MerkleProof.VerifyConsistency(old, Roots[(old + 1) % Exhaustive], size, Roots[size], proof));
                Assert.False(MerkleProof.VerifyConsistency(old, Roots[old], size, Roots[size], [.. proof, Roots[1]]));
                if (old > 0) Assert.False(MerkleProof.VerifyConsistency(old, Roots[old], size, Roots[(size + 1) % Exhaustive], proof));
                if (proof.Length > 0) Assert.False(MerkleProof.VerifyConsistency(old, Roots[old], size, Roots[size], proof.AsSpan(1)));
            }
        }
    }

    [Fact]
    public void A_changed_hash_anywhere_in_a_proof_is_found()
    {
        var proof = MerkleTree.ConsistencyProof(Leaves, 37);
        for (var i = 0; i < proof.Length; i++)
        {
            var changed = proof.ToArray();
            changed[i] = Roots[i];
            Assert.False(MerkleProof.VerifyConsistency(37, Roots[37], Exhaustive, Roots[Exhaustive], changed));
        }
    }

    [Fact]
    public void Absurd_claims_do_not_verify_and_do_not_throw()
    {
        Assert.False(MerkleProof.VerifyInclusion(Leaves[0], -1, 1, Leaves[0], []));
        Assert.False(MerkleProof.VerifyInclusion(Leaves[0], 0, 0, MerkleHash.EmptyRoot, []));
        Assert.False(MerkleProof.VerifyInclusion(Leaves[0], long.MaxValue - 1, long.MaxValue, Roots[3], [.. Roots[..63]]));
        Assert.False(MerkleProof.VerifyConsistency(-1, Roots[1], 1, Roots[1], []));
        Assert.False(MerkleProof.VerifyConsistency(2, Roots[2], 1, Roots[1], []));
        Assert.False(MerkleProof.VerifyConsistency(0, Roots[1], 1, Roots[1], []));
        Assert.False(MerkleProof.VerifyConsistency(3, Roots[3], long.MaxValue, Roots[1], []));
    }

    [Fact]
    public void Proofs_that_cannot_be_made_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.InclusionProof(Leaves, Exhaustive));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.InclusionProof(Leaves, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyProof(Leaves, Exhaustive + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyProof(Leaves, -1));
    }

    [Fact]
    public void In_larger_trees_every_proof_made_verifies() =>
        (from size in Gen.Int[1, 3000]
         from old in Gen.Int[0, size]
         from index in Gen.Int[0, size - 1]
         select (size, old, index)).Sample(tree =>
        {
            var leaves = Reference.Leaves(tree.size);
            var root = MerkleTree.Root(leaves);
            var oldRoot = MerkleTree.Root(leaves.AsSpan(0, tree.old));
            return MerkleProof.VerifyInclusion(leaves[tree.index], tree.index, tree.size, root, MerkleTree.InclusionProof(leaves, tree.index))
                && MerkleProof.VerifyConsistency(tree.old, oldRoot, tree.size, root, MerkleTree.ConsistencyProof(leaves, tree.old));
        }, iter: 60);
}
