// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Undersigned.Transparency;

/// <summary>A proof, to be checked without the log at hand, that an entry is in it: a <c>.tlog-proof</c> file (tlog-proof v1).</summary>
public sealed class TlogProof
{
    /// <summary>The longest proof that is read, in bytes: an entry and its opening in base64, twice over, and a note.</summary>
    public const int MaxSize = 2_000_000;

    /// <summary>The most hashes that an audit path can have.</summary>
    public const int MaxHashes = 63;

    internal const string FirstLine = "c2sp.org/tlog-proof@v1";
    internal const string ExtraStart = "extra ";
    internal const string IndexStart = "index ";

    /// <summary>Puts a proof together. Nothing is verified.</summary>
    /// <param name="index">The entry's index, from 0.</param>
    /// <param name="hashes">The audit path, from the leaf's sibling up; at most <see cref="MaxHashes"/>.</param>
    /// <param name="note">The signed checkpoint.</param>
    /// <param name="extra">What the application adds, which the proof does not cover; null or empty for none.</param>
    /// <exception cref="MalformedException">The note is no checkpoint.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative, or there are too many hashes.</exception>
    public TlogProof(long index, IReadOnlyList<MerkleHash> hashes, SignedNote note, ReadOnlyMemory<byte>? extra = null)
        : this(index, hashes, note, Checkpoint.Parse((note ?? throw new ArgumentNullException(nameof(note))).Text), extra)
    {
    }

    internal TlogProof(long index, IReadOnlyList<MerkleHash> hashes, SignedNote note, Checkpoint checkpoint, ReadOnlyMemory<byte>? extra)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hashes.Count, MaxHashes, nameof(hashes));
        (Index, Hashes, Note, Checkpoint) = (index, hashes, note, checkpoint);

        // A null array arrives here as empty memory; the format has no empty extra data either.
        Extra = extra is { IsEmpty: false } ? extra : null;
    }

    /// <summary>The entry's index in the log, from 0.</summary>
    public long Index { get; }

    /// <summary>The audit path, from the leaf's sibling up.</summary>
    public IReadOnlyList<MerkleHash> Hashes { get; }

    /// <summary>The checkpoint with its signatures.</summary>
    public SignedNote Note { get; }

    /// <summary>What the note says. To be believed only after <see cref="Check"/>.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>What the application added, null where it did not. The proof does not vouch for it.</summary>
    public ReadOnlyMemory<byte>? Extra { get; }

    /// <summary>Reads a proof. Nothing is verified yet.</summary>
    /// <param name="proof">The whole file.</param>
    /// <exception cref="MalformedException">It is no such proof.</exception>
    public static TlogProof Parse(ReadOnlySpan<byte> proof) =>
        TryParse(proof, out var parsed, out var problem) ? parsed : throw new MalformedException(problem);

    /// <summary>Reads a proof. Nothing is verified yet.</summary>
    /// <param name="proof">The whole file.</param>
    /// <param name="parsed">The proof, if it is one.</param>
    /// <param name="problem">What is wrong otherwise.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> proof, [NotNullWhen(true)] out TlogProof? parsed, [NotNullWhen(false)] out Malformation? problem) =>
        TlogProofText.TryRead(proof, out parsed, out problem);

    /// <summary>Whether the hashes lead from the entry to the checkpoint's root, whoever signed it.</summary>
    /// <param name="leaf">The entry's hash (<see cref="MerkleHash.OfLeaf"/>), computed from the entry itself.</param>
    public bool Includes(MerkleHash leaf) =>
        MerkleProof.VerifyInclusion(leaf, Index, Checkpoint.Size, Checkpoint.Root, [.. Hashes]);

    /// <summary>Checks all of it: the path, the signature, and that the log is the key's own.</summary>
    /// <param name="leaf">The entry's hash (<see cref="MerkleHash.OfLeaf"/>), computed from the entry itself.</param>
    /// <param name="log">The key of the log, trusted from elsewhere.</param>
    public ProofVerdict Check(MerkleHash leaf, NoteVerifier log)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (!Includes(leaf)) return ProofVerdict.NotIncluded;
        return Note.Check(log) switch
        {
            NoteVerdict.FalseSignature => ProofVerdict.FalseSignature,
            NoteVerdict.NoTrustedKey => ProofVerdict.NoTrustedKey,
            _ => Checkpoint.Origin == log.Name ? ProofVerdict.Holds : ProofVerdict.OtherOrigin,
        };
    }

    /// <summary>The proof as it is stored and sent.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    /// <summary>The proof as it is stored and sent, as a string.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(FirstLine).Append('\n');
        if (Extra is { } extra) text.Append(ExtraStart).Append(Convert.ToBase64String(extra.Span)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{IndexStart}{Index}\n");
        foreach (var hash in Hashes) text.Append(hash.ToString()).Append('\n');
        return text.Append('\n').Append(Note).ToString();
    }
}
