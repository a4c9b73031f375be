// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Undersigned.Server.Shared;

/// <summary>Crockford's base 32, and the identifiers made with it: 48 bits of milliseconds and 80 random ones (github.com/ulid/spec).</summary>
internal static class Ulid
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string New(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        RandomNumberGenerator.Fill(bytes[6..]);
        return Encode(bytes).ToUpperInvariant();
    }

    /// <summary>Five bits a character, the first padded with zeros on the left: 26 characters for 16 bytes, 16 for 10.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var length = ((bytes.Length * 8) + 4) / 5;
        Span<char> text = stackalloc char[length];
        var bits = 0;
        var value = 0;
        var at = length;
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            value |= bytes[i] << bits;
            for (bits += 8; bits >= 5; bits -= 5, value >>= 5) text[--at] = Alphabet[value & 31];
        }

        if (at > 0) text[--at] = Alphabet[value & 31];
        return new string(text);
    }

    /// <summary>Reads back <paramref name="bytes"/> bytes; null for what is no such text. Case and hyphens do not matter.</summary>
    public static byte[]? Decode(string text, int bytes)
    {
        var result = new byte[bytes];
        var digits = text.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        if (digits.Length != ((bytes * 8) + 4) / 5) return null;
        var bits = 0;
        var value = 0;
        var at = bytes;
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            var digit = Alphabet.IndexOf(digits[i], StringComparison.Ordinal);
            if (digit < 0) return null;
            value |= digit << bits;
            for (bits += 5; bits >= 8 && at > 0; bits -= 8, value >>= 8) result[--at] = (byte)value;
        }

        return at == 0 && value == 0 ? result : null;
    }
}
