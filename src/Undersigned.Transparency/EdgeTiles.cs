// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Transparency;

/// <summary>
/// The tiles of one level that a growing tree has in memory: those from the last committed one to the growing one, and one before
/// them, as a batch of appends that ends just after a tile was filled still asks for proofs from the full one.
/// </summary>
internal sealed class EdgeTiles
{
    private readonly List<EdgeTile> _tiles = [];
    private long _firstIndex;

    /// <summary>How many hashes the level has, in memory or not.</summary>
    public long Count { get; private set; }

    public void Load(long count, EdgeTile? last)
    {
        Count = count;
        _firstIndex = count / TileId.FullWidth;
        if (last is not null) _tiles.Add(last);
    }

    /// <summary>Adds a hash. The answer is whether that filled its tile.</summary>
    public bool Append(in MerkleHash hash, out MerkleHash top)
    {
        if (Count % TileId.FullWidth == 0) _tiles.Add(new EdgeTile());
        var tile = _tiles[^1];
        tile.Append(hash);
        Count++;
        var full = tile.Width == TileId.FullWidth;
        top = full ? tile.Top : default;
        return full;
    }

    public EdgeTile? Find(long index) =>
        index >= _firstIndex && index - _firstIndex < _tiles.Count ? _tiles[(int)(index - _firstIndex)] : null;

    /// <summary>Drops tiles that neither a roll back nor a proof for a recent entry will ask for.</summary>
    public void Forget()
    {
        var keepFrom = Math.Max(0, ((Count - 1) / TileId.FullWidth) - 1);
        var drop = (int)Math.Clamp(keepFrom - _firstIndex, 0, _tiles.Count);
        _tiles.RemoveRange(0, drop);
        _firstIndex += drop;
    }

    /// <summary>Forgets what was appended after the level had the given count.</summary>
    public void CutBack(long count)
    {
        var (lastIndex, width) = (count / TileId.FullWidth, (int)(count % TileId.FullWidth));
        var keep = (int)(lastIndex - _firstIndex) + (width > 0 ? 1 : 0);
        if (keep < _tiles.Count) _tiles.RemoveRange(keep, _tiles.Count - keep);
        if (width > 0) _tiles[^1].CutBack(width);
        Count = count;
    }
}
