// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Undersigned.Transparency;

/// <summary>
/// A text and its signatures (signed-note). The text means nothing until <see cref="Check(NoteVerifier[])"/> says
/// <see cref="NoteVerdict.Verified"/>. Signatures by keys that nobody here knows are kept, and otherwise ignored.
/// </summary>
public sealed class SignedNote
{
    /// <summary>The longest note that is read, in bytes.</summary>
    public const int MaxSize = 1_000_000;

    /// <summary>The most signatures that a note may have to be read; the specification asks for 16 at least.</summary>
    public const int MaxSignatures = 100;

    private readonly byte[] _text;

    private SignedNote(string text, byte[] bytes, IReadOnlyList<NoteSignature> signatures) =>
        (Text, _text, Signatures) = (text, bytes, signatures);

    /// <summary>The signed text, with its final newline.</summary>
    public string Text { get; }

    /// <summary>The signatures in their order; there is at least one.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Signs a text.</summary>
    /// <param name="text">UTF-8 text that ends in a newline and has no other control characters.</param>
    /// <param name="signers">Who signs, one at least.</param>
    /// <exception cref="ArgumentException">The text cannot be that of a note, or nobody signs.</exception>
    public static SignedNote Sign(string text, params NoteSigner[] signers)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(signers);
        if (signers.Length == 0) throw new ArgumentException("A note has at least one signature.", nameof(signers));
        if (NoteText.ProblemWith(text) is { } problem) throw new ArgumentException(problem, nameof(text));
        var bytes = Encoding.UTF8.GetBytes(text);
        return new SignedNote(text, bytes, [.. signers.Select(signer => signer.Sign(bytes))]);
    }

    /// <summary>Reads a note. Nothing is verified yet.</summary>
    /// <param name="note">The whole note.</param>
    /// <exception cref="MalformedException">It is no note.</exception>
    public static SignedNote Parse(ReadOnlySpan<byte> note) =>
        TryParse(note, out var parsed, out var problem) ? parsed : throw new MalformedException(problem);

    /// <summary>Reads a note. Nothing is verified yet.</summary>
    /// <param name="note">The whole note.</param>
    /// <param name="parsed">The note, if it is one.</param>
    /// <param name="problem">What is wrong otherwise.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> note, [NotNullWhen(true)] out SignedNote? parsed, [NotNullWhen(false)] out Malformation? problem)
    {
        parsed = null;
        if (!NoteText.TryRead(note, out var text, out var signatures, out problem)) return false;
        parsed = new SignedNote(text, Encoding.UTF8.GetBytes(text), signatures);
        return true;
    }

    /// <summary>The same note with one more signature, such as a witness's.</summary>
    /// <param name="signature">A signature over <see cref="Text"/>.</param>
    public SignedNote With(NoteSignature signature) => new(Text, _text, [.. Signatures, signature]);

    /// <summary>Checks the signatures by keys that one trusts. Those by other keys count for nothing, even under a known name.</summary>
    /// <param name="trusted">The keys.</param>
    public NoteVerdict Check(params NoteVerifier[] trusted)
    {
        ArgumentNullException.ThrowIfNull(trusted);
        var verdict = NoteVerdict.NoTrustedKey;
        foreach (var signature in Signatures)
        {
            var key = Array.Find(trusted, key => key.KeyId == signature.KeyId && key.Name == signature.Name);
            if (key is null) continue;
            if (!key.Verify(_text, signature.Signature.Span)) return NoteVerdict.FalseSignature;
            verdict = NoteVerdict.Verified;
        }

        return verdict;
    }

    /// <summary>The note as it is stored and sent: text, empty line, signature lines.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    /// <summary>The note as it is stored and sent, as a string.</summary>
    public override string ToString()
    {
        var note = new StringBuilder(Text).Append('\n');
        foreach (var signature in Signatures) note.Append(signature).Append('\n');
        return note.ToString();
    }
}
