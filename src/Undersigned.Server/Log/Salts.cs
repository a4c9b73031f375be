// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;

namespace Undersigned.Server.Log;

/// <summary>Random salts, drawn many at a time, as to ask for one costs more than it is worth. None is given twice, and none is kept.</summary>
internal static class Salts
{
    public const int Size = 32;

    private const int DrawnTogether = 128;

    [ThreadStatic]
    private static byte[]? t_drawn;

    [ThreadStatic]
    private static int t_left;

    public static void Next(Span<byte> salt)
    {
        var drawn = t_drawn ??= new byte[DrawnTogether * Size];
        if (t_left == 0)
        {
            RandomNumberGenerator.Fill(drawn);
            t_left = DrawnTogether;
        }

        var next = drawn.AsSpan(--t_left * Size, Size);
        next.CopyTo(salt);
        next.Clear();
    }
}
