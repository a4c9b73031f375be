// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CsCheck;

namespace Undersigned.Transparency.Tests;

public sealed class NodeHashingTests
{
    [Fact]
    public void However_many_nodes_are_hashed_side_by_side_each_is_the_SHA256_of_its_65_bytes() =>
        Gen.Select(Gen.Int[0, 70], Gen.Byte.Array[4480]).Sample((pairs, random) =>
        {
            var children = MemoryMarshal.Cast<byte, MerkleHash>(random)[..(2 * pairs)];
            var parents = new MerkleHash[pairs];
            NodeHashing.HashPairs(children, parents);
            ShouldBeSha256(children, parents);
        }, iter: 200);

    [Fact]
    public void Sixteen_lanes_agree_with_the_runtime()
    {
        if (!Lanes16.IsSupported) Assert.Skip("This processor has no AVX-512.");
        Compare<Lanes16>();
    }

    [Fact]
    public void Eight_lanes_agree_with_the_runtime()
    {
        if (!Lanes8.IsSupported) Assert.Skip("This processor has no AVX2.");
        Compare<Lanes8>();
    }

    [Fact]
    public void Parents_may_take_the_place_of_their_children()
    {
        var leaves = Reference.Leaves(128);
        var apart = new MerkleHash[64];
        NodeHashing.HashPairs(leaves, apart);
        NodeHashing.HashPairs(leaves, leaves);
        Assert.Equal(apart, leaves[..64]);
    }

    [Theory]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(8191)]
    [InlineData(12_288)]
    [InlineData(65_537)]
    public void Large_trees_are_cut_where_the_RFC_cuts_them(int size)
    {
        var leaves = Reference.Leaves(size);
        Assert.Equal(Mth(leaves), MerkleTree.Root(leaves));

        static MerkleHash Mth(ReadOnlySpan<MerkleHash> hashes)
        {
            if (hashes.Length == 1) return hashes[0];
            var split = (int)ProofRanges.Split(hashes.Length);
            return MerkleHash.OfNode(Mth(hashes[..split]), Mth(hashes[split..]));
        }
    }

    private static void Compare<T>()
        where T : unmanaged, ILanes<T> =>
        Gen.Byte.Array[2 * 64 * T.Count].Sample(random =>
        {
            ReadOnlySpan<MerkleHash> children = MemoryMarshal.Cast<byte, MerkleHash>(random);
            var (all, parents) = (random.Length / 32, new MerkleHash[2 * T.Count]);
            Span<MerkleHash> target = parents;
            NodeHashing.HashPairs<T>(ref children, ref target);
            Assert.Equal((0, 0), (children.Length, target.Length));
            ShouldBeSha256(MemoryMarshal.Cast<byte, MerkleHash>(random)[..all], parents);
        }, iter: 200);

    private static void ShouldBeSha256(ReadOnlySpan<MerkleHash> children, MerkleHash[] parents)
    {
        for (var i = 0; i < parents.Length; i++)
            Assert.Equal(SHA256.HashData([1, .. children[2 * i].AsSpan(), .. children[(2 * i) + 1].AsSpan()]), parents[i].ToArray());
    }
}
