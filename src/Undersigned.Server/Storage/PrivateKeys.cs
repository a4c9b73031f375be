// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;

namespace Undersigned.Server.Storage;

/// <summary>Keyed hashes (HMAC-SHA-256) of what must be recognised again and must not be kept: addresses, keys against duplicates.</summary>
internal sealed class PrivateKeys(byte[] secret)
{
    public const int SecretBytes = 32;
    public const int HashBytes = HMACSHA256.HashSizeInBytes;

    // Kept by each thread: to prepare the key costs more than to hash what is short.
    [ThreadStatic]
    private static (PrivateKeys Of, IncrementalHash Hash) t_prepared;

    /// <summary>The keyed hash of a value within a scope, so that the same value in another scope looks like another.</summary>
    public byte[] For(string scope, string value)
    {
        var length = scope.Length + 1 + value.Length;
        Span<byte> utf8 = length <= 512 ? stackalloc byte[length * 3] : new byte[length * 3];
        var end = Encoding.UTF8.GetBytes(scope, utf8);
        utf8[end++] = (byte)'\n';
        end += Encoding.UTF8.GetBytes(value, utf8[end..]);
        var hash = new byte[HashBytes];
        Hash(utf8[..end], hash);
        return hash;
    }

    /// <param name="scope">Ends in a newline.</param>
    public void For(ReadOnlySpan<byte> scope, ReadOnlySpan<byte> value, Span<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[scope.Length + value.Length];
        scope.CopyTo(bytes);
        value.CopyTo(bytes[scope.Length..]);
        Hash(bytes, hash);
    }

    private void Hash(ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        if (t_prepared.Of != this)
        {
            t_prepared.Hash?.Dispose();
            t_prepared = (this, IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret));
        }

        t_prepared.Hash.AppendData(bytes);
        t_prepared.Hash.GetHashAndReset(hash);
    }
}
