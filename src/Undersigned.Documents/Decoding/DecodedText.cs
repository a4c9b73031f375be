// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Decoding;

/// <summary>Bytes as text. The text is well-formed UTF-16 and has no byte order mark.</summary>
/// <param name="Text">The text, line ends kept.</param>
/// <param name="Encoding">The name of the encoding, as IANA has it.</param>
/// <param name="Guessed">Whether nothing in the bytes says so outright.</param>
/// <param name="Replaced">Whether some bytes made no character and stand as U+FFFD.</param>
internal sealed record DecodedText(string Text, string Encoding, bool Guessed, bool Replaced);
