// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Undersigned.Transparency.Tests;

/// <summary>RFC 6962 §2.1 word for word, slow and plain: what the library is held against.</summary>
internal static class Reference
{
    public static byte[] Entry(long index)
    {
        var entry = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(entry, index);
        return entry;
    }

    public static MerkleHash[] Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => MerkleHash.OfLeaf(Entry(i)))];

    public static byte[] Root(byte[][] entries)
    {
        if (entries.Length == 0) return SHA256.HashData([]);
        if (entries.Length == 1) return SHA256.HashData([0, .. entries[0]]);
        var k = Split(entries.Length);
        return SHA256.HashData([1, .. Root(entries[..k]), .. Root(entries[k..])]);
    }

    public static List<byte[]> Path(int m, byte[][] entries)
    {
        if (entries.Length == 1) return [];
        var k = Split(entries.Length);
        return m < k ? [.. Path(m, entries[..k]), Root(entries[k..])] : [.. Path(m - k, entries[k..]), Root(entries[..k])];
    }

    public static List<byte[]> Proof(int m, byte[][] entries) => m == 0 ? [] : Subproof(m, entries, true);

    public static MerkleHash[] Hashes(IEnumerable<byte[]> hashes) => [.. hashes.Select(hash => new MerkleHash(hash))];

    private static List<byte[]> Subproof(int m, byte[][] entries, bool complete)
    {
        if (m == entries.Length) return complete ? [] : [Root(entries)];
        var k = Split(entries.Length);
        return m <= k
            ? [.. Subproof(m, entries[..k], complete), Root(entries[k..])]
            : [.. Subproof(m - k, entries[k..], false), Root(entries[..k])];
    }

    private static int Split(int n)
    {
        var k = 1;
        while (k * 2 < n) k *= 2;
        return k;
    }
}
