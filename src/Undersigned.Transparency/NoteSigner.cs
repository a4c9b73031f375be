// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using NSec.Cryptography;

namespace Undersigned.Transparency;

/// <summary>
/// The private half of an Ed25519 note key: makes signatures (signed-note, signature type 0x01). Keep one object for as long as one
/// signs, as making it costs as much as a signature. Safe for use from several threads. Disposing wipes the key from memory.
/// </summary>
public sealed class NoteSigner : IDisposable
{
    private const string What = "signing key";
    private const string Mark = "PRIVATE+KEY+";
    private readonly Key _key;

    private NoteSigner(string name, Key key)
    {
        _key = key;
        Verifier = new NoteVerifier(name, key.PublicKey);
    }

    /// <summary>Whose key it is: for a log its origin.</summary>
    public string Name => Verifier.Name;

    /// <summary>The public half.</summary>
    public NoteVerifier Verifier { get; }

    /// <summary>Makes a new key from the system's random numbers.</summary>
    /// <param name="name">The name to sign as: not empty, without spaces, plus signs or control characters.</param>
    /// <exception cref="ArgumentException">The name cannot stand in a note.</exception>
    public static NoteSigner Generate(string name)
    {
        if (!NoteKeyText.IsName(name)) throw new ArgumentException("A key name is not empty and has no spaces, plus signs or control characters.", nameof(name));
        return new NoteSigner(name, Key.Create(SignatureAlgorithm.Ed25519, Exportable()));
    }

    /// <summary>Reads a key written as <c>PRIVATE+KEY+name+keyid+base64</c>.</summary>
    /// <param name="text">The key, without white space around it.</param>
    /// <exception cref="MalformedException">It is no such key.</exception>
    public static NoteSigner Parse(string text) =>
        TryParse(text, out var signer, out var problem) ? signer : throw new MalformedException(problem);

    /// <summary>Reads a key written as <c>PRIVATE+KEY+name+keyid+base64</c>.</summary>
    /// <param name="text">The key, without white space around it.</param>
    /// <param name="signer">The key, if it is one.</param>
    /// <param name="problem">What is wrong otherwise; never any part of the key.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out NoteSigner? signer, [NotNullWhen(false)] out Malformation? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        signer = null;
        if (!text.StartsWith(Mark, StringComparison.Ordinal))
        {
            problem = new Malformation(What, "", "it does not begin with PRIVATE+KEY+");
            return false;
        }

        if (!NoteKeyText.TryParse(What, text[Mark.Length..], out var name, out var keyId, out var seed, out problem)) return false;
        var read = new NoteSigner(name, Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey, Exportable()));
        CryptographicOperations.ZeroMemory(seed);
        if (read.Verifier.KeyId != keyId)
        {
            read.Dispose();
            problem = new Malformation(What, "", "the key id does not belong to this name and key: one of the three was changed");
            return false;
        }

        signer = read;
        return true;
    }

    /// <summary>Signs the text of a note.</summary>
    /// <param name="text">The text, with its final newline.</param>
    public NoteSignature Sign(ReadOnlySpan<byte> text) => new(Name, Verifier.KeyId, SignatureAlgorithm.Ed25519.Sign(_key, text));

    /// <summary>The private key as <c>PRIVATE+KEY+name+keyid+base64</c>: for a file that only its owner can read.</summary>
    public string ExportPrivateKey()
    {
        var seed = _key.Export(KeyBlobFormat.RawPrivateKey);
        var text = Mark + NoteKeyText.Format(Name, Verifier.KeyId, seed);
        CryptographicOperations.ZeroMemory(seed);
        return text;
    }

    /// <summary>The public key. The private one is never written by accident.</summary>
    public override string ToString() => Verifier.ToString();

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static KeyCreationParameters Exportable() => new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
}
