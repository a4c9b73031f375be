// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Undersigned.Transparency;

/// <summary>
/// Base64 of RFC 4648 §4 in its one canonical spelling: padded, no white space, unused bits zero. A second spelling of the same bytes
/// would let somebody alter a receipt or a note without breaking it.
/// </summary>
internal static class StrictBase64
{
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        // The runtime's decoder skips white space and ignores unused bits: encode again and compare.
        if (!Convert.TryFromBase64Chars(text, destination, out written)) return false;
        var length = (written + 2) / 3 * 4;
        if (length != text.Length) return false;
        char[]? rented = null;
        var again = length <= 256 ? stackalloc char[256] : rented = ArrayPool<char>.Shared.Rent(length);
        var same = Convert.TryToBase64Chars(destination[..written], again, out var chars) && again[..chars].SequenceEqual(text);
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        return same;
    }

    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        var buffer = ArrayPool<byte>.Shared.Rent((text.Length / 4 * 3) + 3);
        if (TryDecode(text, buffer, out var written)) bytes = buffer[..written];
        ArrayPool<byte>.Shared.Return(buffer);
        return bytes is not null;
    }
}
