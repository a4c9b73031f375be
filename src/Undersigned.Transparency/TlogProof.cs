// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
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

    /// <summary>Writes a proof as it is stored and sent, for who gives out many and needs no object of each. Nothing is verified.</summary>
    /// <param name="to">Takes the bytes.</param>
    /// <param name="index">The entry's index, from 0.</param>
    /// <param name="hashes">The audit path, from the leaf's sibling up; at most <see cref="MaxHashes"/>.</param>
    /// <param name="note">The signed checkpoint, as <see cref="SignedNote.ToBytes"/> gives it.</param>
    /// <param name="extra">What the application adds; empty for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative, or there are too many hashes.</exception>
    public static void Write(IBufferWriter<byte> to, long index, ReadOnlySpan<MerkleHash> hashes, ReadOnlySpan<byte> note, ReadOnlySpan<byte> extra = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hashes.Length, MaxHashes, nameof(hashes));
        const int lineOfHash = ((MerkleHash.Size + 2) / 3 * 4) + 1;
        var room = to.GetSpan(FirstLine.Length + ExtraStart.Length + Base64.GetMaxEncodedToUtf8Length(extra.Length) + IndexStart.Length + 24 + (hashes.Length * lineOfHash) + note.Length);
        var end = Line(room, 0, FirstLine, []);
        if (!extra.IsEmpty) end = Line(room, end, ExtraStart, extra);
        end += Encoding.ASCII.GetBytes(IndexStart, room[end..]);
        Utf8Formatter.TryFormat(index, room[end..], out var digits);
        end += digits;
        room[end++] = (byte)'\n';
        foreach (ref readonly var hash in hashes) end = Line(room, end, "", hash.AsSpan());
        room[end++] = (byte)'\n';
        note.CopyTo(room[end..]);
        to.Advance(end + note.Length);
    }

    private static int Line(Span<byte> room, int at, string start, ReadOnlySpan<byte> data)
    {
        at += Encoding.ASCII.GetBytes(start, room[at..]);
        Base64.EncodeToUtf8(data, room[at..], out _, out var written);
        room[at + written] = (byte)'\n';
        return at + written + 1;
    }

    /// <summary>The proof as it is stored and sent.</summary>
    public byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>();
        Write(bytes, Index, [.. Hashes], Note.ToBytes(), Extra is { } extra ? extra.Span : []);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The proof as it is stored and sent, as a string.</summary>
    public override string ToString() => Encoding.UTF8.GetString(ToBytes());
}
