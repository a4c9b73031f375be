// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Documents.Languages;

namespace Undersigned.Documents.Decoding;

/// <summary>
/// Finds the table of characters of bytes that are not Unicode: the one under which they look most like a language.
/// Only lines with bytes above ASCII are looked at, so that a few accents in a long English text still decide.
/// </summary>
internal static class SingleByteGuess
{
    private const int Sample = 4000; // bytes
    private const double Enough = 0.15;

    // Of two that read alike the earlier is taken: the Windows tables hold those of ISO 8859 and quotation marks besides.
    private static readonly (int CodePage, string Name)[] Candidates =
    [
        (1252, "windows-1252"), (1251, "windows-1251"), (20866, "KOI8-R"), (21866, "KOI8-U"), (28595, "ISO-8859-5"), (866, "IBM866"),
        (1250, "windows-1250"), (28592, "ISO-8859-2"), (1253, "windows-1253"), (28597, "ISO-8859-7"), (1254, "windows-1254"), (28599, "ISO-8859-9"),
        (1256, "windows-1256"), (28596, "ISO-8859-6"), (1255, "windows-1255"), (1257, "windows-1257"), (28603, "ISO-8859-13"), (28605, "ISO-8859-15"),
        (28593, "ISO-8859-3"), (28594, "ISO-8859-4"), (850, "IBM850"), (10007, "x-mac-cyrillic"), (10000, "macintosh"), (1258, "windows-1258"),
        (54936, "GB18030"), (950, "Big5"), (932, "Shift_JIS"), (51932, "EUC-JP"), (949, "EUC-KR"),
    ];

    /// <summary>The text, or null when no table makes the bytes look like a language.</summary>
    public static DecodedText? Decode(ReadOnlySpan<byte> bytes)
    {
        var sample = Telling(bytes);
        (int CodePage, string Name) best = default;
        var fitness = Enough;
        foreach (var candidate in Candidates)
        {
            var encoding = Strict(candidate.CodePage);
            if (encoding is null) continue;
            var score = LanguageGuess.Fitness(encoding.GetString(sample));
            if (score <= fitness + 0.001) continue;
            (best, fitness) = (candidate, score);
        }
        if (best.Name is null) return null;
        var text = Strict(best.CodePage)!.GetString(bytes);
        return new DecodedText(text, best.Name, true, text.Contains('\uFFFD', StringComparison.Ordinal));
    }

    /// <summary>A table that shows what it cannot read as U+FFFD and not as a question mark, which would pass for one.</summary>
    public static Encoding? Strict(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));

    /// <summary>Whether bytes read in an encoding look like a language.</summary>
    public static bool Fits(ReadOnlySpan<byte> bytes, DecodedText decoded) =>
        CodePagesEncodingProvider.Instance.GetEncoding(decoded.Encoding) is { } encoding && LanguageGuess.Fitness(encoding.GetString(Telling(bytes))) > Enough;

    private static byte[] Telling(ReadOnlySpan<byte> bytes)
    {
        var sample = new List<byte>(Sample);
        while (bytes.Length > 0 && sample.Count < Sample)
        {
            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            var line = end < 0 ? bytes : bytes[..(end + 1)];
            bytes = bytes[line.Length..];
            if (line.IndexOfAnyInRange((byte)0x80, (byte)0xFF) < 0) continue;
            foreach (var b in line[..Math.Min(line.Length, Sample)]) sample.Add(b);
        }
        return [.. sample];
    }
}
