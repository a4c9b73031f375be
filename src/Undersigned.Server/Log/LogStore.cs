// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Storage.Sqlite;
using Undersigned.Transparency;

namespace Undersigned.Server.Log;

/// <summary>The log's head: its size, its root, the time of its last entry and the signed checkpoint (null before the first).</summary>
internal sealed record LogHead(long Size, MerkleHash Root, string At, SignedNote? Checkpoint)
{
    private byte[]? _note;

    /// <summary>The bytes of the signed checkpoint; empty before the first.</summary>
    public ReadOnlySpan<byte> Note => _note ??= Checkpoint?.ToBytes() ?? [];
}

/// <summary>The log in the database: tiles and the head. Reads on any connection, writes on the sequencer's.</summary>
internal sealed class LogStore(Connection db)
{
    /// <summary>Sorts before every time.</summary>
    private const string Never = "0001-01-01T00:00:00.000Z";

    public LogHead ReadHead()
    {
        var query = db.Query("SELECT size, root, at, checkpoint FROM log_head WHERE id = 1");
        if (!query.Next()) return new LogHead(0, MerkleHash.EmptyRoot, Never, null);
        var head = new LogHead(query.Int(0), new MerkleHash(query.Blob(1)), query.Text(2), SignedNote.Parse(query.Blob(3)));
        query.Reset();
        return head;
    }

    /// <summary>
    /// The hashes of a tile; null where the log has not grown so far. What is stored may have grown since the width that is asked for: its
    /// first hashes are the same for ever. The growing tile of the leaves is not stored, as its entries are: with every commit it would be
    /// written anew.
    /// </summary>
    public byte[]? ReadTile(TileId tile)
    {
        var query = db.Query("SELECT hashes FROM log_tile WHERE level = ?1 AND n = ?2").With(tile.Level).With(tile.Index);
        var length = tile.Width * MerkleHash.Size;
        var stored = query.Next() && query.Blob(0).Length >= length ? query.Blob(0)[..length].ToArray() : null;
        query.Reset();
        return stored ?? (tile is { Level: 0, IsPartial: true } ? HashEntries(tile) : null);
    }

    private byte[]? HashEntries(TileId tile)
    {
        var hashes = new byte[tile.Width * MerkleHash.Size];
        var first = tile.Index * TileId.FullWidth;
        var query = db.Query("SELECT entry FROM log_entry WHERE idx >= ?1 AND idx < ?2 ORDER BY idx").With(first).With(first + tile.Width);
        var count = 0;
        for (; query.Next(); count++) MerkleHash.OfLeaf(query.Blob(0)).CopyTo(hashes.AsSpan(count * MerkleHash.Size));
        return count == tile.Width ? hashes : null;
    }

    /// <exception cref="IntegrityException">Tiles and entries do not give the root that was signed.</exception>
    public GrowingTree LoadTree(LogHead head)
    {
        var tree = GrowingTree.Load(head.Size, ReadStored);
        if (tree.Root != head.Root) throw new IntegrityException($"The tiles and entries of the log do not give the root of its checkpoint at size {head.Size}. Restore the database from a backup; nothing was appended.");
        return tree;
    }

    /// <summary>A tile as a reader of tiles asks for it.</summary>
    public ReadOnlyMemory<byte> ReadStored(TileId tile) =>
        ReadTile(tile) ?? throw new IntegrityException($"The tile {tile.Path} is missing from the log or shorter than the log needs.");

    /// <summary>Writes the tiles that changed and the new head, within the transaction.</summary>
    public LogHead Write(GrowingTree tree, string at, LogKey key)
    {
        foreach (var (tile, hashes) in tree.PendingTiles().Where(pending => pending.Tile is not { Level: 0, IsPartial: true }))
            db.Query("INSERT OR REPLACE INTO log_tile VALUES(?1, ?2, ?3)").With(tile.Level).With(tile.Index).With(hashes.Span).Run();
        var head = new LogHead(tree.Size, tree.Root, at, key.Sign(tree.Size, tree.Root));
        db.Query("INSERT OR REPLACE INTO log_head VALUES(1, ?1, ?2, ?3, ?4)").With(head.Size).With(head.Root.AsSpan()).With(at).With(head.Note).Run();
        db.Query("INSERT INTO log_commit VALUES(?1)").With(head.Size).Run();
        return head;
    }

    /// <summary>The size that was signed when the entry was appended: the tree that its first receipt is for.</summary>
    public long SizeSignedWith(long index)
    {
        var query = db.Query("SELECT min(size) FROM log_commit WHERE size > ?1").With(index);
        query.Next();
        var size = query.Int(0);
        query.Reset();
        return size;
    }

    /// <summary>An entry and what is still disclosed of it; null for an index that the log does not have.</summary>
    public Proven? ReadEntry(long index)
    {
        var query = db.Query("SELECT e.entry, d.json FROM log_entry e LEFT JOIN disclosure d ON d.idx = e.idx WHERE e.idx = ?1").With(index);
        if (!query.Next()) return null;
        var entry = new Proven(index, query.Blob(0).ToArray(), query.Blob(1).ToArray());
        query.Reset();
        return entry;
    }

    /// <summary>An entry with its path to the root of the tree of that size.</summary>
    public (Proven Entry, MerkleHash Root)? Prove(long index, long size)
    {
        if (index >= size || ReadEntry(index) is not { } entry) return null;
        var tree = new TiledTree(size, ReadStored);
        entry.Path = tree.InclusionProof(index);
        return (entry, tree.Root());
    }
}
