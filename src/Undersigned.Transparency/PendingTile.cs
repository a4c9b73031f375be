// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Transparency;

/// <summary>A tile that has grown since the last <see cref="GrowingTree.Commit"/> and has to be stored with it.</summary>
/// <param name="Tile">Which tile, as wide as it is now. It takes the place of any narrower version of itself.</param>
/// <param name="Bytes">
/// Its hashes: a view of the tree's own memory, not a copy. Later appends leave it as it is; it is void after
/// <see cref="GrowingTree.Rollback"/>.
/// </param>
public readonly record struct PendingTile(TileId Tile, ReadOnlyMemory<byte> Bytes);
