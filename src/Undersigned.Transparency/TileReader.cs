// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Transparency;

/// <summary>
/// Gets the bytes of one tile of hashes from wherever tiles are kept. It must give exactly <see cref="TileId.Width"/> hashes of
/// <see cref="MerkleHash.Size"/> bytes: a store that has a wider version of the tile cuts it, as the hashes of a tile never change
/// once they are there. It throws what it likes if it has none; that passes through.
/// </summary>
/// <param name="tile">Which tile, and how wide.</param>
public delegate ReadOnlyMemory<byte> TileReader(TileId tile);
