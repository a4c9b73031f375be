// SPDX-License-Identifier: Apache-2.0
using CsCheck;

namespace Undersigned.Transparency.Tests;

public sealed class GrowingTreeTests
{
    private static readonly MerkleHash[] Leaves = Reference.Leaves(66_000);

    [Fact]
    public void However_a_small_log_is_cut_into_batches_roots_proofs_and_tiles_are_those_of_the_whole_tree()
    {
        for (var first = 0; first <= 70; first++)
        {
            for (var second = first; second <= 70; second++) Grow([first, second - first, 70 - second], reload: (first + second) % 2 == 0);
        }
    }

    [Fact]
    public void However_a_log_is_cut_into_batches_roots_proofs_and_tiles_are_those_of_the_whole_tree() =>
        Gen.Select(Gen.Int[0, 700].Array[1, 6], Gen.Bool).Sample((batches, reload) => Grow(batches, reload), iter: 60);

    [Theory]
    [InlineData(65_530, 1, 5, 1, 300)]
    [InlineData(65_536, 1)]
    [InlineData(255, 1, 1, 254, 1, 1)]
    public void Tiles_of_higher_levels_appear_when_those_below_are_full(params int[] batches) => Grow(batches, reload: true);

    [Fact]
    public void After_a_roll_back_it_is_as_if_nothing_had_been_appended() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 600]).Sample((committed, lost, more) =>
        {
            var stored = new StoredTiles();
            var tree = GrowingTree.Load(0, stored.Read);
            Append(tree, Leaves.AsSpan(0, committed), stored);

            for (var i = 0; i < lost; i++) tree.Append(MerkleHash.OfLeaf([1, (byte)i]));
            if (lost > 0) tree.InclusionProof(tree.Size - 1);
            tree.Rollback();
            Assert.Equal(committed, tree.Size);
            Assert.Equal(MerkleTree.Root(Leaves.AsSpan(0, committed)), tree.Root);
            Assert.Empty(tree.PendingTiles());

            Append(tree, Leaves.AsSpan(committed, more), stored);
            Check(tree, stored, committed + more);
        }, iter: 60);

    [Fact]
    public void Proofs_for_the_batch_just_appended_read_no_tiles()
    {
        var stored = StoredTiles.Of(Leaves[..66_000]);
        var tree = GrowingTree.Load(65_900, stored.Read);
        var before = stored.Reads;
        for (var i = 65_900; i < 66_000; i++) tree.Append(Leaves[i]);
        for (var i = 65_900; i < 66_000; i++)
            Assert.True(MerkleProof.VerifyInclusion(Leaves[i], i, 66_000, tree.Root, tree.InclusionProof(i)));
        Assert.Equal(before, stored.Reads);
    }

    [Fact]
    public void Proofs_for_old_entries_read_a_tile_a_level_once()
    {
        var stored = StoredTiles.Of(Leaves);
        var tree = GrowingTree.Load(Leaves.Length, stored.Read);
        var before = stored.Reads;
        for (var i = 512; i < 768; i += 15) Assert.Equal(MerkleTree.InclusionProof(Leaves, i), tree.InclusionProof(i));
        Assert.Equal(2, stored.Reads - before);
    }

    [Fact]
    public void A_store_that_gives_a_tile_of_the_wrong_length_is_not_built_upon()
    {
        var stored = StoredTiles.Of(Leaves[..300]);
        Assert.Throws<MalformedException>(() => GrowingTree.Load(300, tile => stored.Read(tile)[1..]));
    }

    [Fact]
    public void What_cannot_be_asked_is_refused()
    {
        var tree = GrowingTree.Load(0, new StoredTiles().Read);
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.InclusionProof(0));
        tree.Append(Leaves[0]);
        tree.Append(Leaves[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.InclusionProof(-1));
        Assert.Throws<ArgumentException>(() => tree.InclusionProof(0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => GrowingTree.Load(-1, new StoredTiles().Read));
    }

    private static void Grow(int[] batches, bool reload)
    {
        var stored = new StoredTiles();
        var tree = GrowingTree.Load(0, stored.Read);
        var size = 0;
        foreach (var batch in batches)
        {
            Append(tree, Leaves.AsSpan(size, batch), stored);
            size += batch;
            if (reload) tree = GrowingTree.Load(size, stored.Read);
            Check(tree, stored, size);
        }
    }

    private static void Append(GrowingTree tree, ReadOnlySpan<MerkleHash> batch, StoredTiles stored)
    {
        foreach (var leaf in batch)
        {
            var index = tree.Size;
            Assert.Equal(index, tree.Append(leaf));
        }

        foreach (var pending in tree.PendingTiles()) stored.Store(pending.Tile, pending.Bytes.Span);
        tree.Commit();
        Assert.Equal(tree.Size, tree.CommittedSize);
        Assert.Empty(tree.PendingTiles());
    }

    private static void Check(GrowingTree tree, StoredTiles stored, int size)
    {
        var leaves = Leaves[..size];
        Assert.Equal(size, tree.Size);
        Assert.Equal(MerkleTree.Root(leaves), tree.Root);
        StoredTiles.Of(leaves).ShouldEqual(stored);
        var step = Math.Max(1, size / 20);
        for (var i = size - 1; i >= 0; i -= step) Assert.Equal(MerkleTree.InclusionProof(leaves, i), tree.InclusionProof(i));
    }
}
