// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Undersigned.Transparency.Tests;

/// <summary>Tiles in a dictionary, cut to the width asked for, counting how often they are read.</summary>
internal sealed class StoredTiles
{
    private readonly Dictionary<(int Level, long Index), byte[]> _tiles = [];

    public int Reads { get; private set; }

    /// <summary>All tiles of a tree, each computed from the leaves alone.</summary>
    public static StoredTiles Of(MerkleHash[] leaves)
    {
        var stored = new StoredTiles();
        foreach (var tile in TileId.AllInTree(leaves.Length))
        {
            var span = 1 << (8 * tile.Level);
            var hashes = Enumerable.Range(0, tile.Width)
                .Select(i => MerkleTree.Root(leaves.AsSpan((int)((tile.Index * 256) + i) * span, span)))
                .ToArray();
            stored.Store(tile, MemoryMarshal.AsBytes(hashes.AsSpan()));
        }

        return stored;
    }

    public void Store(TileId tile, ReadOnlySpan<byte> bytes)
    {
        Assert.Equal(tile.Width * MerkleHash.Size, bytes.Length);
        _tiles[(tile.Level, tile.Index)] = bytes.ToArray();
    }

    public ReadOnlyMemory<byte> Read(TileId tile)
    {
        Reads++;
        return _tiles[(tile.Level, tile.Index)].AsMemory(0, tile.Width * MerkleHash.Size);
    }

    public void ShouldEqual(StoredTiles other)
    {
        Assert.Equal(_tiles.Keys.Order(), other._tiles.Keys.Order());
        foreach (var (tile, bytes) in _tiles) Assert.True(bytes.AsSpan().SequenceEqual(other._tiles[tile]), $"tile {tile} differs");
    }
}
