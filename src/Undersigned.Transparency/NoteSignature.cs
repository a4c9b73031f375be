// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;

namespace Undersigned.Transparency;

/// <summary>One signature line of a note.</summary>
/// <param name="Name">The name of the key.</param>
/// <param name="KeyId">The id of the key.</param>
/// <param name="Signature">What the key made of the note's text: 64 bytes for Ed25519, other lengths for types unknown here.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Signature)
{
    internal const string LineStart = "— ";

    /// <summary>The line as it stands in the note, without its newline: em dash, name, base64 of key id and signature.</summary>
    public override string ToString()
    {
        var bytes = new byte[sizeof(uint) + Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Signature.Span.CopyTo(bytes.AsSpan(sizeof(uint)));
        return $"{LineStart}{Name} {Convert.ToBase64String(bytes)}";
    }
}
