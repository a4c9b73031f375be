// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Undersigned.Transparency;

/// <summary>
/// SHA-256 (FIPS 180-4) of several interior nodes at once, one in each lane of a vector register. The nodes of a level do not depend on each
/// other and are all 65 bytes long, 0x01 and two hashes, so that every lane does the same: two blocks, of which the second has but one
/// byte that varies. The runtime has no access to the processor's own SHA-256 instructions but through calls whose overhead is larger
/// than the hashing.
/// </summary>
/// <typeparam name="T">The register.</typeparam>
internal static class NodeLanes<T>
    where T : unmanaged, ILanes<T>
{
    private const int WordsInNode = 16;
    private const int WordsInHash = 8;
    private const uint NodePrefix = 0x0100_0000;
    private const uint EndMark = 0x0080_0000;
    private const uint MessageBits = 65 * 8;

    /// <summary>Hashes exactly as many nodes as there are lanes.</summary>
    /// <param name="children">Two hashes for each lane.</param>
    /// <param name="parents">One hash for each lane; may be the beginning of <paramref name="children"/>.</param>
    public static void Hash(ReadOnlySpan<MerkleHash> children, Span<MerkleHash> parents)
    {
        Span<T> node = stackalloc T[WordsInNode];
        Span<T> block = stackalloc T[WordsInNode];
        Span<T> state = stackalloc T[WordsInHash];
        Gather(MemoryMarshal.Cast<MerkleHash, uint>(children), MemoryMarshal.Cast<T, uint>(node));
        for (var i = 0; i < WordsInNode; i++) node[i] = T.ReverseBytes(node[i]);

        // The prefix shifts everything by one byte against the words of the two hashes.
        block[0] = T.Of(NodePrefix) | (node[0] >>> 8);
        for (var i = 1; i < WordsInNode; i++) block[i] = (node[i - 1] << 24) | (node[i] >>> 8);
        for (var i = 0; i < WordsInHash; i++) state[i] = T.Of(Sha256Constants.Initial[i]);
        Compress(state, block);

        block.Clear();
        block[0] = (node[^1] << 24) | T.Of(EndMark);
        block[^1] = T.Of(MessageBits);
        Compress(state, block);

        for (var i = 0; i < WordsInHash; i++) state[i] = T.ReverseBytes(state[i]);
        Scatter(MemoryMarshal.Cast<T, uint>(state), MemoryMarshal.Cast<MerkleHash, uint>(parents));
    }

    private static void Gather(ReadOnlySpan<uint> nodes, Span<uint> lanes)
    {
        for (var lane = 0; lane < T.Count; lane++)
        {
            var node = nodes.Slice(lane * WordsInNode, WordsInNode);
            for (var word = 0; word < node.Length; word++) lanes[(word * T.Count) + lane] = node[word];
        }
    }

    private static void Scatter(ReadOnlySpan<uint> lanes, Span<uint> hashes)
    {
        for (var lane = 0; lane < T.Count; lane++)
        {
            var hash = hashes.Slice(lane * WordsInHash, WordsInHash);
            for (var word = 0; word < hash.Length; word++) hash[word] = lanes[(word * T.Count) + lane];
        }
    }

    private static void Compress(Span<T> state, Span<T> block)
    {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        ref var w = ref MemoryMarshal.GetReference(block);
        ref var k = ref MemoryMarshal.GetReference(Sha256Constants.Rounds);
        for (var round = 0; round < 64; round += 16)
        {
            if (round > 0) Extend(ref w);
            for (var i = 0; i < 16; i += 8)
            {
                // Instead of moving the eight variables along, each step calls them by the names that they would have then.
                Step(a, b, c, ref d, e, f, g, ref h, ref w, ref k, round, i);
                Step(h, a, b, ref c, d, e, f, ref g, ref w, ref k, round, i + 1);
                Step(g, h, a, ref b, c, d, e, ref f, ref w, ref k, round, i + 2);
                Step(f, g, h, ref a, b, c, d, ref e, ref w, ref k, round, i + 3);
                Step(e, f, g, ref h, a, b, c, ref d, ref w, ref k, round, i + 4);
                Step(d, e, f, ref g, h, a, b, ref c, ref w, ref k, round, i + 5);
                Step(c, d, e, ref f, g, h, a, ref b, ref w, ref k, round, i + 6);
                Step(b, c, d, ref e, f, g, h, ref a, ref w, ref k, round, i + 7);
            }
        }

        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
        (state[4], state[5], state[6], state[7]) = (state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(T a, T b, T c, ref T d, T e, T f, T g, ref T h, ref T w, ref uint k, int round, int i)
    {
        var t = h + (Unsafe.Add(ref w, i) + T.Of(Unsafe.Add(ref k, round + i)))
            + T.Parity(T.RotateRight(e, 6), T.RotateRight(e, 11), T.RotateRight(e, 25)) + T.Choose(e, f, g);
        d += t;
        h = t + T.Parity(T.RotateRight(a, 2), T.RotateRight(a, 13), T.RotateRight(a, 22)) + T.Majority(a, b, c);
    }

    // The next 16 words of the message schedule, over the last 16 (FIPS 180-4 §6.2.2).
    private static void Extend(ref T w)
    {
        for (var i = 0; i < 16; i++)
        {
            var (before15, before2) = (Unsafe.Add(ref w, (i + 1) & 15), Unsafe.Add(ref w, (i + 14) & 15));
            Unsafe.Add(ref w, i) += Unsafe.Add(ref w, (i + 9) & 15)
                + T.Parity(T.RotateRight(before15, 7), T.RotateRight(before15, 18), before15 >>> 3)
                + T.Parity(T.RotateRight(before2, 17), T.RotateRight(before2, 19), before2 >>> 10);
        }
    }
}
