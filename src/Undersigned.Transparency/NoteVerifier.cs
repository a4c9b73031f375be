// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using NSec.Cryptography;

namespace Undersigned.Transparency;

/// <summary>The public half of an Ed25519 note key: checks signatures (signed-note, signature type 0x01). Safe for use from several threads.</summary>
public sealed class NoteVerifier : IEquatable<NoteVerifier>
{
    private const string What = "verifier key";
    private readonly PublicKey _key;

    internal NoteVerifier(string name, PublicKey key)
    {
        (Name, _key) = (name, key);
        KeyId = NoteKeyText.KeyId(name, key.Export(KeyBlobFormat.RawPublicKey));
    }

    /// <summary>Whose key it is: for a log its origin.</summary>
    public string Name { get; }

    /// <summary>The id that stands in signatures beside the name; an identifier, not a fingerprint to trust.</summary>
    public uint KeyId { get; }

    /// <summary>Reads a key written as <c>name+keyid+base64</c>.</summary>
    /// <param name="text">The key, without white space around it.</param>
    /// <exception cref="MalformedException">It is no such key.</exception>
    public static NoteVerifier Parse(string text) =>
        TryParse(text, out var verifier, out var problem) ? verifier : throw new MalformedException(problem);

    /// <summary>Reads a key written as <c>name+keyid+base64</c>.</summary>
    /// <param name="text">The key, without white space around it.</param>
    /// <param name="verifier">The key, if it is one.</param>
    /// <param name="problem">What is wrong otherwise.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out NoteVerifier? verifier, [NotNullWhen(false)] out Malformation? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        verifier = null;
        if (!NoteKeyText.TryParse(What, text, out var name, out var keyId, out var key, out problem)) return false;
        if (!PublicKey.TryImport(SignatureAlgorithm.Ed25519, key, KeyBlobFormat.RawPublicKey, out var publicKey) || publicKey is null)
        {
            problem = new Malformation(What, "", "the bytes are not an Ed25519 public key");
            return false;
        }

        var read = new NoteVerifier(name, publicKey);
        if (read.KeyId != keyId)
        {
            problem = new Malformation(What, "", "the key id does not belong to this name and key: one of the three was changed");
            return false;
        }

        verifier = read;
        return true;
    }

    /// <summary>Whether a signature over the text was made with this key.</summary>
    /// <param name="text">The text of the note, with its final newline.</param>
    /// <param name="signature">The 64 bytes of the signature, without the key id.</param>
    public bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) =>
        SignatureAlgorithm.Ed25519.Verify(_key, text, signature);

    /// <inheritdoc/>
    public bool Equals(NoteVerifier? other) => other is not null && Name == other.Name && _key.Equals(other._key);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NoteVerifier);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)KeyId;

    /// <summary>The key as <c>name+keyid+base64</c>, which <see cref="Parse"/> reads.</summary>
    public override string ToString() => NoteKeyText.Format(Name, KeyId, _key.Export(KeyBlobFormat.RawPublicKey));
}
