// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Transparency;

internal static class TileBytes
{
    /// <summary>Gives back what a reader gave for a tile, if it has the one length it may have.</summary>
    public static ReadOnlyMemory<byte> Checked(TileId tile, ReadOnlyMemory<byte> bytes)
    {
        var expected = tile.Width * MerkleHash.Size;
        if (bytes.Length == expected) return bytes;
        throw new MalformedException(new Malformation(tile.Path, "", $"the tile has {bytes.Length} bytes, but its width makes {expected}"));
    }
}
