// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching.Index;

/// <summary>How far two words are apart.</summary>
internal static class Spelling
{
    /// <summary>
    /// Letters to insert, delete, replace or swap with their neighbour (optimal string alignment), or <paramref name="most"/> + 1 when there are more.
    /// </summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        if (b.Length > 62) return most + 1;
        Span<int> before = stackalloc int[64], last = stackalloc int[64], row = stackalloc int[64];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) value = Math.Min(value, before[j - 2] + 1);
                row[j] = value;
                least = Math.Min(least, value);
            }
            if (least > most) return most + 1;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.Length];
    }
}
