// SPDX-License-Identifier: Apache-2.0
using CsCheck;

namespace Undersigned.Transparency.Tests;

public sealed class TiledTreeTests
{
    private static readonly MerkleHash[] Leaves = Reference.Leaves(66_000);

    public static TheoryData<int> Sizes => [0, 1, 2, 3, 70, 255, 256, 257, 511, 512, 600, 4096, 65_535, 65_536, 65_537, 66_000];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Roots_and_proofs_from_tiles_are_those_from_leaves(int size)
    {
        var leaves = Leaves.AsSpan(0, size);
        var stored = StoredTiles.Of(leaves.ToArray());
        var tree = new TiledTree(size, stored.Read);
        Assert.Equal(MerkleTree.Root(leaves), tree.Root());

        var step = Math.Max(1, size / 40);
        for (var i = 0; i < size; i += step)
        {
            Assert.Equal(leaves[i], tree.LeafHash(i));
            Assert.Equal(MerkleTree.InclusionProof(leaves, i), tree.InclusionProof(i));
            Assert.Equal(MerkleTree.ConsistencyProof(leaves, i), tree.ConsistencyProof(i));
        }
    }

    [Fact]
    public void For_every_size_up_to_600_tiles_and_leaves_agree() =>
        (from size in Gen.Int[1, 600]
         from index in Gen.Int[0, size - 1]
         select (size, index)).Sample(tree =>
        {
            var leaves = Leaves[..tree.size];
            var tiled = new TiledTree(tree.size, StoredTiles.Of(leaves).Read);
            Assert.Equal(MerkleTree.Root(leaves), tiled.Root());
            Assert.Equal(MerkleTree.InclusionProof(leaves, tree.index), tiled.InclusionProof(tree.index));
            Assert.Equal(MerkleTree.ConsistencyProof(leaves, tree.index), tiled.ConsistencyProof(tree.index));
        }, iter: 200);

    [Fact]
    public void It_says_beforehand_which_tiles_it_will_read_and_reads_each_once()
    {
        var stored = StoredTiles.Of(Leaves);
        var asked = new List<TileId>();
        var tree = new TiledTree(Leaves.Length, tile =>
        {
            asked.Add(tile);
            return stored.Read(tile);
        });

        tree.InclusionProof(5);
        Assert.Equal(tree.TilesForInclusion(5).OrderBy(tile => tile.Path), asked.OrderBy(tile => tile.Path));
        asked.Clear();
        tree.ConsistencyProof(65_537);
        Assert.Equal(tree.TilesForConsistency(65_537).OrderBy(tile => tile.Path), asked.OrderBy(tile => tile.Path));
        asked.Clear();
        tree.Root();
        Assert.Equal(tree.TilesForRoot().OrderBy(tile => tile.Path), asked.OrderBy(tile => tile.Path));
        Assert.Equal(3, asked.Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(-32)]
    public void A_tile_of_another_length_than_its_width_makes_is_refused_by_name(int difference)
    {
        var stored = StoredTiles.Of(Leaves[..300]);
        var tree = new TiledTree(300, tile => tile.Level == 0 && tile.Index == 1
            ? new byte[(tile.Width * MerkleHash.Size) + difference]
            : stored.Read(tile));
        var thrown = Assert.Throws<MalformedException>(() => tree.Root());
        Assert.Equal("tile/0/001.p/44", thrown.Malformation.What);
    }

    [Fact]
    public void A_changed_tile_leads_to_another_root()
    {
        var leaves = Leaves[..300];
        leaves[299] = MerkleHash.OfLeaf([1]);
        Assert.NotEqual(MerkleTree.Root(Leaves.AsSpan(0, 300)), new TiledTree(300, StoredTiles.Of(leaves).Read).Root());
    }
}
