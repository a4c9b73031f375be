// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Undersigned.Transparency;

/// <summary>
/// The canonical form of JSON after RFC 8785, for values whose numbers are all integers: no white space, members sorted by the UTF-16
/// code units of their names, the shortest escapes. Two spellings of the same value have the same canonical bytes, and so the same hash.
/// </summary>
/// <remarks>
/// Stricter than RFC 8785 where a hash must not depend on somebody's number library: fractions, exponents and integers beyond
/// ±(2^53 − 1) are refused. So are, as RFC 7493 asks, members of the same name, lone surrogates, and bytes that are no UTF-8.
/// </remarks>
public static class CanonicalJson
{
    /// <summary>How deep arrays and objects may be nested.</summary>
    public const int MaxDepth = 64;

    /// <summary>The largest integer, 2^53 − 1; its negative is the smallest.</summary>
    public const long MaxInteger = (1L << 53) - 1;

    private const string What = "JSON";

    /// <summary>Gives the canonical form of a JSON text.</summary>
    /// <param name="json">One JSON value in UTF-8, without a byte order mark.</param>
    /// <exception cref="MalformedException">It is no JSON, or has no canonical form.</exception>
    public static byte[] Canonicalise(ReadOnlySpan<byte> json) =>
        TryCanonicalise(json, out var canonical, out var problem) ? canonical : throw new MalformedException(problem);

    /// <summary>Gives the canonical form of a JSON text.</summary>
    /// <param name="json">One JSON value in UTF-8, without a byte order mark.</param>
    /// <param name="canonical">Its canonical form, if it has one.</param>
    /// <param name="problem">What is wrong otherwise.</param>
    public static bool TryCanonicalise(
        ReadOnlySpan<byte> json, [NotNullWhen(true)] out byte[]? canonical, [NotNullWhen(false)] out Malformation? problem)
    {
        canonical = null;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            using var writer = new CanonicalJsonWriter(json.Length);
            problem = writer.CopyDocument(ref reader);
            if (problem is null) canonical = writer.ToArray();
        }
        catch (JsonException e)
        {
            problem = Malformation.At(What, reader.BytesConsumed, e.Message);
        }
        catch (InvalidOperationException)
        {
            // The reader's way of refusing the strings of RFC 8259 §8.2 that are no sequences of Unicode characters.
            problem = Malformation.At(What, reader.TokenStartIndex, "a string has a lone surrogate or is not valid UTF-8");
        }

        return canonical is not null;
    }

    /// <summary>Whether a JSON text is its own canonical form.</summary>
    /// <param name="json">The bytes.</param>
    public static bool IsCanonical(ReadOnlySpan<byte> json) => IsCanonical(json, out _);

    /// <summary>Whether a JSON text is its own canonical form.</summary>
    /// <param name="json">The bytes.</param>
    /// <param name="problem">Where it departs from it otherwise.</param>
    public static bool IsCanonical(ReadOnlySpan<byte> json, [NotNullWhen(false)] out Malformation? problem)
    {
        if (!TryCanonicalise(json, out var canonical, out problem)) return false;
        var same = json.CommonPrefixLength(canonical);
        if (same == json.Length && same == canonical.Length) return true;
        problem = Malformation.At(What, same, "from here on it is not the canonical form of RFC 8785");
        return false;
    }
}
