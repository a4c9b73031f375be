// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Undersigned.Transparency;

/// <summary>The spelling of tile paths: <c>tile/{L}/{N}[.p/{W}]</c>, where N is cut into groups of three digits (tlog-tiles).</summary>
internal static class TilePath
{
    private const string What = "tile path";
    private const string Prefix = "tile/";
    private const string PartialMark = ".p/";

    /// <summary>1234067 is <c>x001/x234/067</c>: no folder ever has the name of a file beside it.</summary>
    public static string OfIndex(long index)
    {
        var path = (index % 1000).ToString("D3", CultureInfo.InvariantCulture);
        for (index /= 1000; index > 0; index /= 1000) path = string.Create(CultureInfo.InvariantCulture, $"x{index % 1000:D3}/{path}");
        return path;
    }

    public static bool TryParse(ReadOnlySpan<char> path, out TileId tile, [NotNullWhen(false)] out Malformation? problem)
    {
        tile = default;
        problem = null;
        if (!path.StartsWith(Prefix, StringComparison.Ordinal)) return Fail("it does not begin with tile/", out problem);
        var rest = path[Prefix.Length..];
        var slash = rest.IndexOf('/');
        if (slash < 0) return Fail("it has no index", out problem);

        int level;
        if (rest[..slash] is "entries") level = TileId.EntriesLevel;
        else if (!TryDecimal(rest[..slash], TileId.MaxLevel, out level)) return Fail("the level is not a number from 0 to 63 without leading zeroes", out problem);
        rest = rest[(slash + 1)..];

        var width = TileId.FullWidth;
        var mark = rest.IndexOf(PartialMark, StringComparison.Ordinal);
        if (mark >= 0)
        {
            if (!TryDecimal(rest[(mark + PartialMark.Length)..], TileId.FullWidth - 1, out width) || width == 0)
                return Fail("the width is not a number from 1 to 255 without leading zeroes", out problem);
            rest = rest[..mark];
        }

        if (!TryIndex(rest, out var index)) return Fail("the index is not in groups of three digits, all but the last marked x", out problem);
        tile = new TileId(level, index, width);
        return true;
    }

    private static bool TryIndex(ReadOnlySpan<char> path, out long index)
    {
        index = 0;
        var first = true;
        foreach (var range in path.Split('/'))
        {
            var group = path[range];
            var last = range.End.GetOffset(path.Length) == path.Length;
            if (!last)
            {
                if (group.IsEmpty || group[0] != 'x') return false;
                group = group[1..];
            }

            // A leading x000 would be a second spelling of the same index.
            if (group.Length != 3 || group.ContainsAnyExceptInRange('0', '9') || (first && !last && group is "000")) return false;
            var digits = int.Parse(group, CultureInfo.InvariantCulture);
            if (index > (long.MaxValue - digits) / 1000) return false;
            index = (index * 1000) + digits;
            first = false;
        }

        return true;
    }

    private static bool TryDecimal(ReadOnlySpan<char> text, int max, out int value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 3 || text.ContainsAnyExceptInRange('0', '9') || (text.Length > 1 && text[0] == '0')) return false;
        value = int.Parse(text, CultureInfo.InvariantCulture);
        return value <= max;
    }

    private static bool Fail(string why, out Malformation problem)
    {
        problem = new Malformation(What, "", why);
        return false;
    }
}
