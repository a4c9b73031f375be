// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Undersigned.Transparency;

/// <summary>
/// A hash in a Merkle tree as RFC 6962 §2.1 makes it: 32 bytes of SHA-256 over a leaf (prefix 0x00) or over two hashes (prefix 0x01).
/// The prefixes are what keeps a leaf from being passed off as a node. A value type without references; <c>default</c> is 32 zero
/// bytes, which no input is known to hash to.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = Size)]
public readonly struct MerkleHash : IEquatable<MerkleHash>
{
    /// <summary>The length of a hash, in bytes.</summary>
    public const int Size = 32;

    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;
    private const int StackLimit = 1024;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <summary>Takes a hash from its bytes.</summary>
    /// <param name="bytes">Exactly <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentException">There are more, or fewer.</exception>
    public MerkleHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new ArgumentException("A hash has exactly 32 bytes.", nameof(bytes));
        this = MemoryMarshal.Read<MerkleHash>(bytes);
    }

    /// <summary>The root of a tree without leaves: SHA-256 of nothing (RFC 6962 §2.1).</summary>
    public static MerkleHash EmptyRoot { get; } = new(SHA256.HashData([]));

    /// <summary>The hash of a leaf: SHA-256 of 0x00 and the entry (RFC 6962 §2.1).</summary>
    /// <param name="entry">The entry's bytes, of any length.</param>
    public static MerkleHash OfLeaf(ReadOnlySpan<byte> entry)
    {
        var length = entry.Length + 1;
        byte[]? rented = null;
        var input = length <= StackLimit ? stackalloc byte[StackLimit] : rented = ArrayPool<byte>.Shared.Rent(length);
        input[0] = LeafPrefix;
        entry.CopyTo(input[1..]);
        var hash = Digest(input[..length]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    /// <summary>The hash of an interior node: SHA-256 of 0x01 and its two children (RFC 6962 §2.1).</summary>
    /// <param name="left">The hash of the left subtree.</param>
    /// <param name="right">The hash of the right subtree.</param>
    public static MerkleHash OfNode(in MerkleHash left, in MerkleHash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Size)];
        input[0] = NodePrefix;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Size)..]);
        return Digest(input);
    }

    /// <summary>Reads a hash from base64 as checkpoints and proofs write it: 44 characters, padded, canonical (RFC 4648 §4).</summary>
    /// <param name="text">The characters.</param>
    /// <param name="hash">The hash, if it is one.</param>
    /// <returns>Whether the text is exactly one hash in canonical base64.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out MerkleHash hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[Size + 1];
        if (!StrictBase64.TryDecode(text, bytes, out var written) || written != Size) return false;
        hash = new MerkleHash(bytes[..Size]);
        return true;
    }

    /// <summary>Whether two hashes have the same bytes.</summary>
    /// <param name="left">One hash.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(in MerkleHash left, in MerkleHash right) => left.Equals(right);

    /// <summary>Whether two hashes differ.</summary>
    /// <param name="left">One hash.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(in MerkleHash left, in MerkleHash right) => !left.Equals(right);

    /// <summary>The hash's own 32 bytes, in place.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> AsSpan() => MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in this, 1));

    /// <summary>Copies the 32 bytes to the start of a buffer.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes long.</param>
    /// <exception cref="ArgumentException">The buffer is shorter.</exception>
    public void CopyTo(Span<byte> destination) => AsSpan().CopyTo(destination);

    /// <summary>A new array of the 32 bytes.</summary>
    public byte[] ToArray() => AsSpan().ToArray();

    /// <inheritdoc/>
    public bool Equals(MerkleHash other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MerkleHash other && Equals(other);

    /// <summary>Any 32 bits of a hash are as good as any others.</summary>
    public override int GetHashCode() => _first.GetHashCode();

    /// <summary>The hash in base64, as checkpoints and proofs write it.</summary>
    public override string ToString() => Convert.ToBase64String(AsSpan());

    private static MerkleHash Digest(ReadOnlySpan<byte> input)
    {
        Span<byte> output = stackalloc byte[Size];
        SHA256.HashData(input, output);
        return MemoryMarshal.Read<MerkleHash>(output);
    }
}
