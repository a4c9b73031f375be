// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;

namespace Undersigned.Server.Storage;

/// <summary>Keyed hashes (HMAC-SHA-256) of what must be recognised again and must not be kept: addresses, keys against duplicates.</summary>
internal sealed class PrivateKeys(byte[] secret)
{
    public const int SecretBytes = 32;
    public const int HashBytes = HMACSHA256.HashSizeInBytes;

    /// <summary>The keyed hash of a value within a scope, so that the same value in another scope looks like another.</summary>
    public byte[] For(string scope, string value)
    {
        var text = $"{scope}\n{value}";
        Span<byte> utf8 = text.Length <= 512 ? stackalloc byte[text.Length * 3] : new byte[text.Length * 3];
        var length = Encoding.UTF8.GetBytes(text, utf8);
        return HMACSHA256.HashData(secret, utf8[..length]);
    }

    /// <param name="scope">Ends in a newline.</param>
    public void For(ReadOnlySpan<byte> scope, ReadOnlySpan<byte> value, Span<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[scope.Length + value.Length];
        scope.CopyTo(bytes);
        value.CopyTo(bytes[scope.Length..]);
        HMACSHA256.HashData(secret, bytes, hash);
    }
}
