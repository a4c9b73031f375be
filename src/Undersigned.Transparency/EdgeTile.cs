// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using System.Runtime.InteropServices;

namespace Undersigned.Transparency;

/// <summary>
/// A tile in memory together with every node above its hashes that is complete, so that no proof hashes anything twice. Hashes and
/// nodes are only ever added to the right; to cut a tile back is to lower its width. 16 KiB.
/// </summary>
internal sealed class EdgeTile
{
    public const int Height = 8;

    private readonly byte[] _bytes = new byte[TileId.FullWidth * MerkleHash.Size];

    // Heights 1 to 8, one after another: 128 nodes, 64, … 1.
    private readonly MerkleHash[] _interior = new MerkleHash[TileId.FullWidth - 1];

    public int Width { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Width * MerkleHash.Size);

    /// <summary>The root of the whole tile; it is there when the tile is full.</summary>
    public ref readonly MerkleHash Top => ref _interior[^1];

    private Span<MerkleHash> Hashes => MemoryMarshal.Cast<byte, MerkleHash>(_bytes.AsSpan());

    public static EdgeTile Load(ReadOnlySpan<byte> bytes)
    {
        var tile = new EdgeTile { Width = bytes.Length / MerkleHash.Size };
        bytes.CopyTo(tile._bytes);
        ReadOnlySpan<MerkleHash> below = MemoryMarshal.Cast<byte, MerkleHash>(bytes);
        for (var height = 1; height <= Height; height++)
        {
            var row = new Span<MerkleHash>(tile._interior, RowStart(height), below.Length / 2);
            NodeHashing.HashPairs(below[..(row.Length * 2)], row);
            below = row;
        }

        return tile;
    }

    public void Append(in MerkleHash hash)
    {
        Hashes[Width++] = hash;
        var completed = BitOperations.TrailingZeroCount(Width);
        for (var height = 1; height <= completed; height++)
        {
            var last = (Width >> (height - 1)) - 1;
            _interior[RowStart(height) + (Width >> height) - 1] = MerkleHash.OfNode(Node(height - 1, last - 1), Node(height - 1, last));
        }
    }

    /// <summary>Forgets what was appended after the tile had the given width, which is at most its width now.</summary>
    public void CutBack(int width) => Width = width;

    /// <summary>A complete node: its height over the tile's own hashes, and its index among those of that height.</summary>
    public ref readonly MerkleHash Node(int height, int index) => ref height == 0 ? ref Hashes[index] : ref _interior[RowStart(height) + index];

    private static int RowStart(int height) => TileId.FullWidth - ((2 * TileId.FullWidth) >> height);
}
