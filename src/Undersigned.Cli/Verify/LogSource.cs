// SPDX-License-Identifier: Apache-2.0
using Undersigned.Transparency;

namespace Undersigned.Cli.Verify;

/// <summary>Where a log is read from: the paths are those of tlog-tiles, and of texts and disclosures beside them (design.md, HTTP).</summary>
internal abstract class LogSource
{
    /// <summary>The largest rendition or manifest that is read, in bytes.</summary>
    public const int MaxTextSize = 32 * 1024 * 1024;

    /// <summary>The largest disclosure: what an entry of the log may be at most.</summary>
    public const int MaxDisclosureSize = EntryBundle.MaxEntrySize;

    /// <summary>Where it is, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the log may grow while it is read.</summary>
    public abstract bool IsLive { get; }

    /// <summary>The bytes at a path.</summary>
    /// <param name="path">The path below the log's address.</param>
    /// <param name="maxSize">How many bytes there can be at most.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Null where the source says that there is nothing.</returns>
    /// <exception cref="FoundWrongException">There are more bytes than there can be.</exception>
    /// <exception cref="NotCheckableException">There is no answer, or half a one.</exception>
    public abstract Task<byte[]?> ReadAsync(string path, int maxSize, CancellationToken cancellation);

    /// <summary>The entries of a bundle; taken from the full bundle where a partial one is no longer kept (tlog-tiles, Partial Tiles).</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadEntriesAsync(TileId bundle, CancellationToken cancellation)
    {
        var (bytes, width) = (await ReadAsync(bundle.Path, EntryBundle.MaxSize, cancellation), bundle.Width);
        if (bytes is null && bundle.IsPartial)
            (bytes, width) = (await ReadAsync(Full(bundle).Path, EntryBundle.MaxSize, cancellation), TileId.FullWidth);
        if (bytes is null)
            throw new FoundWrongException($"{Name} has no {bundle}, though the signed checkpoint promises its entries. The log keeps back what it signed for.");
        if (!EntryBundle.TryParse(bytes, width, out var entries, out var problem))
            throw new FoundWrongException($"{bundle} is damaged: {problem}. Its entries cannot be read, let alone checked.");
        return [.. entries.Take(bundle.Width)];
    }

    /// <summary>A tile of hashes, cut to its width; null where there is none.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadHashesAsync(TileId tile, CancellationToken cancellation)
    {
        const int max = TileId.FullWidth * MerkleHash.Size;
        if (await ReadAsync(tile.Path, max, cancellation) is { } bytes) return bytes;
        if (!tile.IsPartial || await ReadAsync(Full(tile).Path, max, cancellation) is not { } full) return null;
        return full.AsMemory(0, Math.Min(full.Length, tile.Width * MerkleHash.Size));
    }

    private static TileId Full(TileId tile) => new(tile.Level, tile.Index);
}
