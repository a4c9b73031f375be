// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using System.Runtime.InteropServices;

namespace Undersigned.Transparency;

/// <summary>
/// A tree whose hashes are read from tiles as needed: roots and proofs for any size and any entry, from a handful of tiles each.
/// What it computes is as good as the tiles: verify a proof, or compare a root, with a signed checkpoint before believing it.
/// </summary>
/// <remarks>Keeps nothing between calls and may be used from several threads if the reader may.</remarks>
public sealed class TiledTree
{
    private const int TileHeight = 8;
    private readonly TileReader _read;

    /// <summary>Opens the tree of a given size.</summary>
    /// <param name="size">The number of leaves: a checkpoint's, as the widths of the tiles to read follow from it.</param>
    /// <param name="read">Gets the tiles. A size of 0 never calls it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public TiledTree(long size, TileReader read)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentNullException.ThrowIfNull(read);
        (Size, _read) = (size, read);
    }

    /// <summary>The number of leaves.</summary>
    public long Size { get; }

    /// <summary>The root of the tree.</summary>
    /// <exception cref="MalformedException">A tile has not the length that its width asks for.</exception>
    public MerkleHash Root() => Size == 0 ? MerkleHash.EmptyRoot : HashesOf([new LeafRange(0, Size)])[0];

    /// <summary>The hash of one leaf.</summary>
    /// <param name="index">The leaf's index, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    /// <exception cref="MalformedException">A tile has not the length that its width asks for.</exception>
    public MerkleHash LeafHash(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
        return HashesOf([new LeafRange(index, index + 1)])[0];
    }

    /// <summary>The audit path of one leaf (RFC 6962 §2.1.1).</summary>
    /// <param name="index">The leaf's index, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    /// <exception cref="MalformedException">A tile has not the length that its width asks for.</exception>
    public MerkleHash[] InclusionProof(long index) => HashesOf(ProofRanges.Inclusion(index, Size));

    /// <summary>The proof that the tree of an earlier size is the beginning of this one (RFC 6962 §2.1.2).</summary>
    /// <param name="oldSize">The number of leaves in the earlier tree.</param>
    /// <exception cref="ArgumentOutOfRangeException">The earlier tree would be larger than this one, or of negative size.</exception>
    /// <exception cref="MalformedException">A tile has not the length that its width asks for.</exception>
    public MerkleHash[] ConsistencyProof(long oldSize) => HashesOf(ProofRanges.Consistency(oldSize, Size));

    /// <summary>The tiles that <see cref="Root"/> will read, so that they can be fetched beforehand, side by side.</summary>
    public IReadOnlyCollection<TileId> TilesForRoot() => Size == 0 ? [] : TilesFor([new LeafRange(0, Size)]);

    /// <summary>The tiles that <see cref="InclusionProof"/> will read.</summary>
    /// <param name="index">The leaf's index, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public IReadOnlyCollection<TileId> TilesForInclusion(long index) => TilesFor(ProofRanges.Inclusion(index, Size));

    /// <summary>The tiles that <see cref="ConsistencyProof"/> will read.</summary>
    /// <param name="oldSize">The number of leaves in the earlier tree.</param>
    /// <exception cref="ArgumentOutOfRangeException">The earlier tree would be larger than this one, or of negative size.</exception>
    public IReadOnlyCollection<TileId> TilesForConsistency(long oldSize) => TilesFor(ProofRanges.Consistency(oldSize, Size));

    private HashSet<TileId> TilesFor(List<LeafRange> ranges) => [.. ranges.SelectMany(PerfectSubtrees).Select(Locate).Select(place => place.Tile)];

    private MerkleHash[] HashesOf(List<LeafRange> ranges)
    {
        var tiles = new Dictionary<TileId, ReadOnlyMemory<byte>>();
        return [.. ranges.Select(range => HashOf(range, tiles))];
    }

    // A subtree is perfect subtrees of falling height, left to right, joined from the right (RFC 6962 §2.1).
    private MerkleHash HashOf(LeafRange range, Dictionary<TileId, ReadOnlyMemory<byte>> tiles)
    {
        MerkleHash? joined = null;
        foreach (var subtree in PerfectSubtrees(range).Reverse())
        {
            var (tile, first, count) = Locate(subtree);
            if (!tiles.TryGetValue(tile, out var bytes)) tiles[tile] = bytes = TileBytes.Checked(tile, _read(tile));
            var hash = MerkleTree.Root(MemoryMarshal.Cast<byte, MerkleHash>(bytes.Span).Slice(first, count));
            joined = joined is { } right ? MerkleHash.OfNode(hash, right) : hash;
        }

        return joined!.Value;
    }

    private static IEnumerable<LeafRange> PerfectSubtrees(LeafRange range)
    {
        for (var start = range.Start; start < range.End;)
        {
            var length = 1L << BitOperations.Log2((ulong)(range.End - start));
            yield return new LeafRange(start, start + length);
            start += length;
        }
    }

    // A perfect subtree of height h is 2^(h mod 8) neighbouring hashes of one tile of level h div 8.
    private (TileId Tile, int First, int Count) Locate(LeafRange perfect)
    {
        var height = BitOperations.Log2((ulong)(perfect.End - perfect.Start));
        var level = height / TileHeight;
        var first = perfect.Start >> (level * TileHeight);
        var tile = TileId.InTree(level, first / TileId.FullWidth, Size)!.Value;
        return (tile, (int)(first % TileId.FullWidth), 1 << (height % TileHeight));
    }
}
