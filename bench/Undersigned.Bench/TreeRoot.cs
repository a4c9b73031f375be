// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Undersigned.Transparency;

namespace Undersigned.Bench;

/// <summary>
/// The root over a million leaf hashes, against as many calls of <see cref="SHA256.HashData(ReadOnlySpan{byte}, Span{byte})"/> over 65 bytes,
/// which is what a node of RFC 6962 takes. Both on one core, turn by turn; a line a round with the seconds of each.
/// </summary>
internal static class TreeRoot
{
    private const int Leaves = 1_000_000;
    private const int NodeInput = 65;
    private const int WarmUps = 2;

    public static void Run(int rounds)
    {
        var leaves = new MerkleHash[Leaves];
        for (var i = 0; i < leaves.Length; i++) leaves[i] = MerkleHash.OfLeaf(Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture)));
        for (var i = 0; i < WarmUps; i++) (_, _) = (Root(leaves), Loop());
        for (var i = 0; i < rounds; i++) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Root(leaves):F6} {Loop():F6}"));
    }

    private static double Root(MerkleHash[] leaves)
    {
        var start = Stopwatch.GetTimestamp();
        var root = MerkleTree.Root(leaves);
        GC.KeepAlive(root);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Loop()
    {
        Span<byte> input = stackalloc byte[NodeInput];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        input.Fill(1);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Leaves - 1; i++)
        {
            SHA256.HashData(input, hash);
            hash.CopyTo(input[1..]);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
