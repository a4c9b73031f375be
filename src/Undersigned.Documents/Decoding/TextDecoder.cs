// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Text;

using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Decoding;

/// <summary>
/// Finds the encoding of bytes that do not name it. A byte order mark is believed; then UTF-8 is, when the bytes are valid in it;
/// then UTF-16 without a mark; then the table of characters under which the bytes look most like a language.
/// </summary>
internal static class TextDecoder
{
    private const int Looked = 64 * 1024; // bytes from the start by which binary files and UTF-16 are told

    /// <summary>The text of the bytes, or null when they are no text in any encoding known here.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="declared">The encoding that a head names, or null. It decides where the bytes leave a choice, and is often wrong.</param>
    public static DecodedText? Decode(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Utf8(bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) && bytes.Length % 4 == 0) return With(new UTF32Encoding(false, false), bytes[4..], "UTF-32LE");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF])) return With(new UTF32Encoding(true, false), bytes[4..], "UTF-32BE");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return With(Encoding.Unicode, bytes[2..], "UTF-16LE");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return With(Encoding.BigEndianUnicode, bytes[2..], "UTF-16BE");
        var start = bytes[..Math.Min(bytes.Length, Looked)];
        var controls = Controls(start);
        if (controls * 200 > start.Length) return Utf16(bytes, start);
        if (declared is not null && declared.StartsWith("iso-2022-", StringComparison.OrdinalIgnoreCase) && Declared(bytes, declared) is { Replaced: false } shifted) return shifted;
        if (IsUtf8(bytes)) return new DecodedText(Encoding.UTF8.GetString(bytes), "UTF-8", false, false);
        if (declared is not null && Declared(bytes, declared) is { Replaced: false } said && SingleByteGuess.Fits(bytes, said)) return said;
        return SingleByteGuess.Decode(bytes) is { } guess ? guess : MostlyUtf8(bytes);
    }

    private static DecodedText? Declared(ReadOnlySpan<byte> bytes, string name)
    {
        if (name.StartsWith("utf", StringComparison.OrdinalIgnoreCase)) return null; // looked for already
        if (name is "iso-8859-1" or "ISO-8859-1" or "latin1" or "us-ascii" or "US-ASCII") name = "windows-1252"; // as browsers do
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name);
        return encoding is null ? null : With(SingleByteGuess.Strict(encoding.CodePage)!, bytes, encoding.WebName);
    }

    private static DecodedText Utf8(ReadOnlySpan<byte> bytes) => With(Encoding.UTF8, bytes, "UTF-8");

    private static DecodedText With(Encoding encoding, ReadOnlySpan<byte> bytes, string name)
    {
        var text = encoding.GetString(bytes);
        return new DecodedText(text, name, false, text.Contains('\uFFFD', StringComparison.Ordinal));
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static DecodedText? MostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var bad = text.AsSpan().Count('\uFFFD');
        return bad * 50 <= text.Length ? new DecodedText(text, "UTF-8", true, true) : null;
    }

    private static int Controls(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var b in bytes) if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B or 0x1A)) count++;
        return count;
    }

    // Without a mark, the order of bytes is the one in which the text reads as one.
    private static DecodedText? Utf16(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> start)
    {
        if (bytes.Length < 8 || bytes.Length % 2 != 0) return null;
        start = start[..(start.Length & ~1)];
        var little = LooksLikeText(start, true);
        var big = LooksLikeText(start, false);
        if (Math.Max(little, big) < 0.9) return null;
        var text = little >= big ? Encoding.Unicode.GetString(bytes) : Encoding.BigEndianUnicode.GetString(bytes);
        return new DecodedText(text, little >= big ? "UTF-16LE" : "UTF-16BE", true, text.Contains('\uFFFD', StringComparison.Ordinal));
    }

    private static double LooksLikeText(ReadOnlySpan<byte> bytes, bool little)
    {
        var good = 0;
        var spaces = 0;
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            var c = (char)(little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[i..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[i..]));
            if (c is ' ' or '\n' or '\u3002' or '\u3000') spaces++;
            var script = Script.Of(c);
            if (c is >= ' ' and < '\u0100' or '\n' or '\r' or '\t' or >= '\u2010' and <= '\u2044' or >= '\u3000' and < '\u3020' || script is not (ScriptKind.None or ScriptKind.Other)) good++;
        }
        return spaces * 100 < bytes.Length / 2 ? 0 : good / (bytes.Length / 2.0);
    }
}
