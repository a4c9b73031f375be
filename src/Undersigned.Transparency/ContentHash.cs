// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Undersigned.Transparency;

/// <summary>
/// The SHA-256 of some bytes, as the name of what has those bytes: <c>sha256:</c> and 64 lower-case hexadecimal digits. Texts,
/// renditions, sources and commitments are named so. No <see cref="MerkleHash"/>: those hash their input with a prefix.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = Size)]
public readonly struct ContentHash : IEquatable<ContentHash>
{
    /// <summary>The length of a hash, in bytes.</summary>
    public const int Size = 32;

    /// <summary>What every name begins with.</summary>
    public const string Prefix = "sha256:";

    private const string What = "content hash";

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <summary>Takes a hash from its bytes.</summary>
    /// <param name="bytes">Exactly <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentException">There are more, or fewer.</exception>
    public ContentHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new ArgumentException("A hash has exactly 32 bytes.", nameof(bytes));
        this = MemoryMarshal.Read<ContentHash>(bytes);
    }

    /// <summary>Hashes some bytes.</summary>
    /// <param name="content">The bytes, of any number.</param>
    public static ContentHash Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(content, hash);
        return new ContentHash(hash);
    }

    /// <summary>Reads a name as <see cref="ToString"/> writes it.</summary>
    /// <param name="text"><c>sha256:</c> and 64 lower-case hexadecimal digits.</param>
    /// <exception cref="MalformedException">It is anything else.</exception>
    public static ContentHash Parse(string text) =>
        TryParse(text, out var hash, out var problem) ? hash : throw new MalformedException(problem);

    /// <summary>Reads a name as <see cref="ToString"/> writes it.</summary>
    /// <param name="text"><c>sha256:</c> and 64 lower-case hexadecimal digits.</param>
    /// <param name="hash">The hash, if it is one.</param>
    /// <param name="problem">What is wrong otherwise.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out ContentHash hash, [NotNullWhen(false)] out Malformation? problem)
    {
        hash = default;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || !TryParseHex(text[Prefix.Length..], out hash))
        {
            problem = new Malformation(What, "", "it is not sha256: and 64 lower-case hexadecimal digits");
            return false;
        }

        problem = null;
        return true;
    }

    /// <summary>Reads the digits alone, as they stand in addresses.</summary>
    /// <param name="hex">64 lower-case hexadecimal digits.</param>
    /// <param name="hash">The hash, if it is one.</param>
    public static bool TryParseHex(ReadOnlySpan<char> hex, out ContentHash hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[Size];
        if (hex.Length != 2 * Size || hex.ContainsAnyInRange('A', 'F')) return false;
        if (Convert.FromHexString(hex, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        hash = new ContentHash(bytes);
        return true;
    }

    /// <summary>Whether two hashes have the same bytes.</summary>
    /// <param name="left">One hash.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(in ContentHash left, in ContentHash right) => left.Equals(right);

    /// <summary>Whether two hashes differ.</summary>
    /// <param name="left">One hash.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(in ContentHash left, in ContentHash right) => !left.Equals(right);

    /// <summary>The hash's own 32 bytes, in place.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> AsSpan() => MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in this, 1));

    /// <summary>A new array of the 32 bytes.</summary>
    public byte[] ToArray() => AsSpan().ToArray();

    /// <summary>The 64 lower-case hexadecimal digits, as they stand in addresses.</summary>
    public string ToHex() => Convert.ToHexStringLower(AsSpan());

    /// <inheritdoc/>
    public bool Equals(ContentHash other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ContentHash other && Equals(other);

    /// <summary>Any 32 bits of a hash are as good as any others.</summary>
    public override int GetHashCode() => _first.GetHashCode();

    /// <summary>The name: <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Prefix + ToHex();
}
