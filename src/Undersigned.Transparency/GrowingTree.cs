// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Transparency;

/// <summary>
/// The tree of a log that is being written. It has the right edge in memory, tile by tile with the nodes above them, so that an append
/// costs one hash on average and a proof for a recent entry costs none; only proofs for old entries read tiles.
/// </summary>
/// <remarks>
/// The way to use it: append a batch, take <see cref="Root"/> and the proofs, store <see cref="PendingTiles"/> and the signed checkpoint
/// in one transaction, then <see cref="Commit"/>; if the transaction failed, <see cref="Rollback"/>. Not for use from several threads at
/// once. Memory: 32 KiB for each of the (at most 8) levels, the uncommitted tiles, and at most 1 MiB of old tiles that were asked for.
/// </remarks>
public sealed class GrowingTree
{
    private const int Levels = 8;
    private const int MaxOldTiles = 64;

    private readonly TileReader _read;
    private readonly EdgeTiles[] _levels;
    private readonly Dictionary<(int Level, long Index), EdgeTile> _oldTiles = [];

    // _edge[h] is the root over the leaves that stand to the right of the last complete node of height h, for _edgeSize leaves.
    private readonly MerkleHash[] _edge = new MerkleHash[64];
    private MerkleHash _root = MerkleHash.EmptyRoot;
    private long _edgeSize;

    private GrowingTree(TileReader read)
    {
        _read = read;
        _levels = new EdgeTiles[Levels];
        for (var level = 0; level < Levels; level++) _levels[level] = new EdgeTiles();
    }

    /// <summary>The number of leaves, uncommitted ones included.</summary>
    public long Size => _levels[0].Count;

    /// <summary>The number of leaves at the last <see cref="Commit"/>, or when the tree was loaded.</summary>
    public long CommittedSize { get; private set; }

    /// <summary>The root over all leaves, uncommitted ones included.</summary>
    public MerkleHash Root
    {
        get
        {
            ComputeEdge();
            return _root;
        }
    }

    /// <summary>Takes up a tree where it was left.</summary>
    /// <param name="size">The number of leaves stored, 0 for a new log.</param>
    /// <param name="read">
    /// Gets stored tiles: now, those at the right edge as wide as <paramref name="size"/> makes them; later, full ones further left when
    /// <see cref="InclusionProof(long)"/> asks for them.
    /// </param>
    /// <returns>The tree. Compare its <see cref="Root"/> with the last signed checkpoint before appending to it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    /// <exception cref="MalformedException">A tile has not the length that its width asks for.</exception>
    public static GrowingTree Load(long size, TileReader read)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentNullException.ThrowIfNull(read);
        var tree = new GrowingTree(read) { CommittedSize = size };
        for (var level = 0; level < Levels; level++)
        {
            var count = TileId.CountInTree(level, size);
            EdgeTile? last = null;
            if (count % TileId.FullWidth > 0)
            {
                var tile = TileId.InTree(level, count / TileId.FullWidth, size)!.Value;
                last = EdgeTile.Load(TileBytes.Checked(tile, read(tile)).Span);
            }

            tree._levels[level].Load(count, last);
        }

        return tree;
    }

    /// <summary>Adds a leaf at the right.</summary>
    /// <param name="leaf">The hash of the entry (<see cref="MerkleHash.OfLeaf"/>).</param>
    /// <returns>The entry's index.</returns>
    public long Append(MerkleHash leaf)
    {
        var index = Size;
        var hash = leaf;
        for (var level = 0; _levels[level].Append(hash, out var top); level++) hash = top;
        return index;
    }

    /// <summary>The audit path of one leaf in the tree as it is now (RFC 6962 §2.1.1), in an array of its own.</summary>
    /// <param name="index">The leaf's index, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    /// <exception cref="MalformedException">A tile that had to be read has not the length that its width asks for.</exception>
    public MerkleHash[] InclusionProof(long index)
    {
        Span<MerkleHash> proof = stackalloc MerkleHash[64];
        return proof[..InclusionProof(index, proof)].ToArray();
    }

    /// <summary>The audit path of one leaf in the tree as it is now (RFC 6962 §2.1.1), without allocating.</summary>
    /// <param name="index">The leaf's index, from 0.</param>
    /// <param name="proof">Takes the hashes; 64 are enough for any tree.</param>
    /// <returns>How many hashes were written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    /// <exception cref="ArgumentException">The span is too short for the proof.</exception>
    /// <exception cref="MalformedException">A tile that had to be read has not the length that its width asks for.</exception>
    public int InclusionProof(long index, Span<MerkleHash> proof)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
        ComputeEdge();
        var written = 0;
        for (var height = 0; (Size - 1) >> height > 0; height++)
        {
            var sibling = (index >> height) ^ 1;
            var complete = Size >> height;

            // Complete; or the rest of the tree, which is no full node; or nothing, as the node itself is the last of its height.
            if (sibling > complete || (sibling == complete && complete << height == Size)) continue;
            if (written == proof.Length) throw new ArgumentException("The proof is longer than the span.", nameof(proof));
            proof[written++] = sibling < complete ? Node(height, sibling) : _edge[height];
        }

        return written;
    }

    /// <summary>The tiles that have grown since the last commit, to be stored in the transaction that stores the checkpoint.</summary>
    /// <returns>From the leaves up, left to right; none if nothing was appended.</returns>
    public IReadOnlyList<PendingTile> PendingTiles()
    {
        var pending = new List<PendingTile>();
        for (var level = 0; level < Levels; level++)
        {
            var committed = TileId.CountInTree(level, CommittedSize);
            if (_levels[level].Count == committed) break;
            for (var index = committed / TileId.FullWidth; TileId.InTree(level, index, Size) is { } tile; index++)
                pending.Add(new PendingTile(tile, _levels[level].Find(index)!.Bytes));
        }

        return pending;
    }

    /// <summary>The pending tiles are stored: there is no way back behind the present size.</summary>
    public void Commit()
    {
        CommittedSize = Size;
        foreach (var level in _levels) level.Forget();
    }

    /// <summary>The pending tiles could not be stored: forgets every leaf since the last commit.</summary>
    public void Rollback()
    {
        for (var level = 0; level < Levels; level++) _levels[level].CutBack(TileId.CountInTree(level, CommittedSize));
        // Another batch may bring the tree to the same size with other leaves.
        _edgeSize = -1;
    }

    // Joins the perfect subtrees of the tree from the right, keeping each step: one hash for each bit set in the size.
    private void ComputeEdge()
    {
        var size = Size;
        if (_edgeSize == size) return;
        MerkleHash? joined = null;
        for (var height = 0; size >> height > 0; height++)
        {
            _edge[height] = joined ?? default;
            if (((size >> height) & 1) == 0) continue;
            ref readonly var node = ref Node(height, (size >> height) - 1);
            joined = joined is { } right ? MerkleHash.OfNode(node, right) : node;
        }

        (_root, _edgeSize) = (joined ?? MerkleHash.EmptyRoot, size);
    }

    private ref readonly MerkleHash Node(int height, long index)
    {
        var (level, heightInTile) = (height / EdgeTile.Height, height % EdgeTile.Height);
        var first = index << heightInTile;
        return ref Tile(level, first / TileId.FullWidth).Node(heightInTile, (int)(first % TileId.FullWidth) >> heightInTile);
    }

    private EdgeTile Tile(int level, long index)
    {
        if (_levels[level].Find(index) is { } tile) return tile;
        if (_oldTiles.TryGetValue((level, index), out var old)) return old;
        var id = new TileId(level, index);
        old = EdgeTile.Load(TileBytes.Checked(id, _read(id)).Span);
        if (_oldTiles.Count == MaxOldTiles) _oldTiles.Clear();
        return _oldTiles[(level, index)] = old;
    }
}
