// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Undersigned.Transparency;

/// <summary>The text form of note keys, <c>name+keyid+base64(type || key)</c>, and the rules for names and ids (signed-note).</summary>
internal static class NoteKeyText
{
    public const byte Ed25519 = 1;
    public const int KeySize = 32;

    /// <summary>Not empty, neither spaces nor plus signs; and nothing that a note may not contain at all.</summary>
    public static bool IsName([NotNullWhen(true)] string? name)
    {
        if (string.IsNullOrEmpty(name)) return false;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (c is '+' or < ' ' || char.IsWhiteSpace(c)) return false;
            if (!char.IsSurrogate(c)) continue;
            if (i + 1 == name.Length || !char.IsSurrogatePair(c, name[i + 1])) return false;
            i++;
        }

        return true;
    }

    /// <summary>The first four bytes of SHA-256 over name, newline, signature type and public key.</summary>
    public static uint KeyId(string name, ReadOnlySpan<byte> publicKey)
    {
        byte[] input = [.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519, .. publicKey];
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(input));
    }

    public static string Format(string name, uint keyId, ReadOnlySpan<byte> key) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}+{keyId:x8}+{Convert.ToBase64String([Ed25519, .. key])}");

    public static bool TryParse(
        string what,
        string text,
        [NotNullWhen(true)] out string? name,
        out uint keyId,
        [NotNullWhen(true)] out byte[]? key,
        [NotNullWhen(false)] out Malformation? problem)
    {
        (name, keyId, key) = (null, 0, null);

        // Base64 may contain plus signs, names may not: the first two are the separators.
        var parts = text.Split('+', 3);
        var why = "it is not of the form name+keyid+base64";
        if (parts.Length == 3)
        {
            why = !IsName(parts[0]) ? "the name is empty or has spaces or control characters"
                : !IsKeyId(parts[1]) ? "the key id is not eight lower-case hexadecimal digits"
                : !StrictBase64.TryDecode(parts[2], out var typed) ? "the key is not canonical base64"
                : typed.Length == 0 || typed[0] != Ed25519 ? "the key is of a type other than Ed25519 (1)"
                : typed.Length != 1 + KeySize ? $"an Ed25519 key has {KeySize} bytes, this one has {typed.Length - 1}"
                : null;
            if (why is null)
            {
                StrictBase64.TryDecode(parts[2], out var bytes);
                (name, keyId, key) = (parts[0], uint.Parse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), bytes![1..]);
                problem = null;
                return true;
            }
        }

        problem = new Malformation(what, "", why);
        return false;
    }

    private static bool IsKeyId(string text) => text.Length == 8 && text.All(char.IsAsciiHexDigitLower);
}
