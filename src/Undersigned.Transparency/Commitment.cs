// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;

namespace Undersigned.Transparency;

/// <summary>
/// Commitments to what an act does not say openly. A log entry is for ever, a name may have to go: so the act carries the SHA-256 of
/// its <em>disclosure</em>, a JSON object that begins with 32 random bytes of salt, in canonical form (<see cref="CanonicalJson"/>). With
/// the disclosure anybody can check who is meant; without it, thanks to the salt, nobody can try out names.
/// </summary>
public static class Commitment
{
    /// <summary>The length of a salt, in bytes.</summary>
    public const int SaltSize = 32;

    /// <summary>The commitment to a disclosure.</summary>
    /// <param name="disclosure">A JSON object in UTF-8; it need not be in canonical form.</param>
    /// <returns>The hash over its canonical form.</returns>
    /// <exception cref="MalformedException">It has no canonical form.</exception>
    public static ContentHash Of(ReadOnlySpan<byte> disclosure) => ContentHash.Of(CanonicalJson.Canonicalise(disclosure));

    /// <summary>A new salt, in base64 as disclosures have it.</summary>
    public static string NewSalt() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SaltSize));
}
