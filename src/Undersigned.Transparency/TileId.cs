// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Undersigned.Transparency;

/// <summary>
/// Names one tile of hashes, or one bundle of entries, as tlog-tiles lays them out: the level, the index within the level, and the
/// width. A tile of level <c>l</c> holds up to 256 hashes of perfect subtrees over 256<sup>l</sup> leaves each.
/// </summary>
public readonly record struct TileId
{
    /// <summary>The hashes, or entries, of a full tile.</summary>
    public const int FullWidth = 256;

    /// <summary>The highest level that tlog-tiles allows.</summary>
    public const int MaxLevel = 63;

    /// <summary>Stands in <see cref="Level"/> for a bundle of entries, which tlog-tiles names <c>entries</c>.</summary>
    public const int EntriesLevel = -1;

    private const int LevelShift = 8;

    /// <summary>Names a tile.</summary>
    /// <param name="level">0 for leaf hashes, up to <see cref="MaxLevel"/>; or <see cref="EntriesLevel"/>.</param>
    /// <param name="index">The tile's index within its level, from 0.</param>
    /// <param name="width">How many hashes or entries it holds, 1 to <see cref="FullWidth"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its bounds.</exception>
    public TileId(int level, long index, int width = FullWidth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, EntriesLevel);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, MaxLevel);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, FullWidth);
        (Level, Index, Width) = (level, index, width);
    }

    /// <summary>The level: 0 for leaf hashes; <see cref="EntriesLevel"/> for entries.</summary>
    public int Level { get; }

    /// <summary>The index within the level, from 0.</summary>
    public long Index { get; }

    /// <summary>How many hashes or entries the tile holds, 1 to <see cref="FullWidth"/>.</summary>
    public int Width { get; }

    /// <summary>Whether it holds fewer than <see cref="FullWidth"/>: the last of its level, and still growing.</summary>
    public bool IsPartial => Width < FullWidth;

    /// <summary>Whether it is a bundle of entries rather than a tile of hashes.</summary>
    public bool IsEntries => Level == EntriesLevel;

    /// <summary>The path below the log's address: <c>tile/0/x001/x234/067.p/5</c> or <c>tile/entries/000</c> (tlog-tiles, Merkle Tree).</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder("tile/");
            path.Append(CultureInfo.InvariantCulture, $"{(IsEntries ? "entries" : Level)}/{TilePath.OfIndex(Index)}");
            if (IsPartial) path.Append(CultureInfo.InvariantCulture, $".p/{Width}");
            return path.ToString();
        }
    }

    /// <summary>A tile or bundle as it stands in a tree of the given size.</summary>
    /// <param name="level">The level, or <see cref="EntriesLevel"/>.</param>
    /// <param name="index">The index within the level.</param>
    /// <param name="treeSize">The number of leaves in the tree.</param>
    /// <returns>The tile with its width in that tree; null if the tree has no such tile.</returns>
    public static TileId? InTree(int level, long index, long treeSize)
    {
        var count = CountInTree(level, treeSize);
        if (index < 0 || index > (count - 1) / FullWidth || count == 0) return null;
        return new TileId(level, index, (int)Math.Min(FullWidth, count - (index * FullWidth)));
    }

    /// <summary>Every tile of hashes of a tree of the given size: level by level from the leaves, left to right.</summary>
    /// <param name="treeSize">The number of leaves in the tree.</param>
    public static IEnumerable<TileId> AllInTree(long treeSize)
    {
        for (var level = 0; CountInTree(level, treeSize) > 0; level++)
        {
            for (long index = 0; InTree(level, index, treeSize) is { } tile; index++) yield return tile;
        }
    }

    /// <summary>Reads a path as <see cref="Path"/> writes it, and no other spelling of it.</summary>
    /// <param name="path">The path, beginning with <c>tile/</c>.</param>
    /// <param name="tile">The tile, if the path names one.</param>
    /// <param name="problem">What is wrong with it otherwise.</param>
    public static bool TryParse(ReadOnlySpan<char> path, out TileId tile, [NotNullWhen(false)] out Malformation? problem) =>
        TilePath.TryParse(path, out tile, out problem);

    /// <summary>The same as <see cref="Path"/>.</summary>
    public override string ToString() => Path;

    /// <summary>How many hashes (or entries) stand on a level of a tree: complete subtrees only.</summary>
    internal static long CountInTree(int level, long treeSize)
    {
        var shift = Math.Max(level, 0) * LevelShift;
        return shift >= 63 ? 0 : treeSize >> shift;
    }
}
