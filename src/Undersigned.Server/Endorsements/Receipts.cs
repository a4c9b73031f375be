// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// The addresses of receipts: 80 bits that lead to an entry. An address is the entry's number, encrypted under the instance's
/// secret, so that nothing has to be kept for it, and it says nothing to who has not the secret: to find one for a given entry
/// is to guess 80 bits, and who has no address cannot list them.
/// </summary>
/// <remarks>
/// A Feistel network of four rounds over two halves of 40 bits, the rounds keyed by HMAC-SHA-256 (Luby and Rackoff, 1988: with
/// four, those who may ask in both directions cannot tell it from a random permutation). The left half of a number is zero.
/// </remarks>
internal static class Receipts
{
    private const int HalfBytes = 5;
    private const int IdBytes = 2 * HalfBytes;
    private const int Rounds = 4;
    private const ulong Half = (1UL << (8 * HalfBytes)) - 1;

    /// <summary>The address of an entry's receipt.</summary>
    public static string Address(PrivateKeys keys, long index)
    {
        var (left, right) = (0UL, (ulong)index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(right, Half, nameof(index));
        for (var round = 0; round < Rounds; round++) (left, right) = (right, left ^ Round(keys, round, right));
        Span<byte> id = stackalloc byte[IdBytes];
        Write(id, left);
        Write(id[HalfBytes..], right);
        return Ulid.Encode(id);
    }

    /// <summary>The entry that an address leads to; null for what cannot be one. Whether the log has that entry is for the caller to see.</summary>
    public static long? Find(PrivateKeys keys, string address)
    {
        if (Ulid.Decode(address, IdBytes) is not { } id) return null;
        var (left, right) = (Read(id), Read(id.AsSpan(HalfBytes)));
        for (var round = Rounds - 1; round >= 0; round--) (left, right) = (right ^ Round(keys, round, left), left);
        return left == 0 ? (long)right : null;
    }

    private static ulong Round(PrivateKeys keys, int round, ulong half)
    {
        Span<byte> input = stackalloc byte[1 + HalfBytes];
        input[0] = (byte)round;
        Write(input[1..], half);
        Span<byte> hash = stackalloc byte[PrivateKeys.HashBytes];
        keys.For("receipt\n"u8, input, hash);
        return Read(hash);
    }

    private static void Write(Span<byte> bytes, ulong half)
    {
        bytes[0] = (byte)(half >> 32);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[1..], (uint)half);
    }

    private static ulong Read(ReadOnlySpan<byte> bytes) => ((ulong)bytes[0] << 32) | BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]);
}
