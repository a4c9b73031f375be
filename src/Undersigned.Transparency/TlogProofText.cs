// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Undersigned.Transparency;

/// <summary>Takes tlog-proof files apart (tlog-proof, Format).</summary>
internal static class TlogProofText
{
    private const string What = "tlog-proof";

    public static bool TryRead(
        ReadOnlySpan<byte> proof, [NotNullWhen(true)] out TlogProof? parsed, [NotNullWhen(false)] out Malformation? problem)
    {
        parsed = null;
        if (proof.Length > TlogProof.MaxSize)
        {
            problem = new Malformation(What, "", $"it is longer than {TlogProof.MaxSize} bytes");
            return false;
        }

        var rest = proof;
        var number = 0;
        if (!TryLine(ref rest, ref number, out var line) || line != TlogProof.FirstLine)
            return Fail(1, $"the first line is not {TlogProof.FirstLine}", out problem);

        ReadOnlyMemory<byte>? extra = null;
        var more = TryLine(ref rest, ref number, out line);
        if (more && line.StartsWith(TlogProof.ExtraStart, StringComparison.Ordinal))
        {
            if (!StrictBase64.TryDecode(line.AsSpan(TlogProof.ExtraStart.Length), out var data)) return Fail(number, "the extra data is not canonical base64", out problem);
            if (data.Length == 0) return Fail(number, "the extra data is empty; the line is left out then", out problem);
            extra = data;
            more = TryLine(ref rest, ref number, out line);
        }

        if (!more || !line.StartsWith(TlogProof.IndexStart, StringComparison.Ordinal) || !DecimalText.TryParse(line.AsSpan(TlogProof.IndexStart.Length), out var index))
            return Fail(Math.Max(number, 2), "not \"index \" and a decimal number without leading zeroes", out problem);

        var hashes = new List<MerkleHash>();
        while (true)
        {
            if (!TryLine(ref rest, ref number, out line)) return Fail(number + 1, "it ends before the checkpoint", out problem);
            if (line.Length == 0) break;
            if (!MerkleHash.TryParse(line, out var hash)) return Fail(number, "not a hash of 32 bytes in canonical base64", out problem);
            if (hashes.Count == TlogProof.MaxHashes) return Fail(number, $"more than {TlogProof.MaxHashes} hashes", out problem);
            hashes.Add(hash);
        }

        if (!SignedNote.TryParse(rest, out var note, out problem)) return false;
        if (!Checkpoint.TryParse(note.Text, out var checkpoint, out problem)) return false;
        parsed = new TlogProof(index, hashes, note, checkpoint, extra);
        return true;
    }

    // Everything before the checkpoint is ASCII; anything else decodes to characters that no line may have.
    private static bool TryLine(ref ReadOnlySpan<byte> rest, ref int number, out string line)
    {
        var end = rest.IndexOf((byte)'\n');
        line = end < 0 ? "" : Encoding.UTF8.GetString(rest[..end]);
        if (end < 0) return false;
        rest = rest[(end + 1)..];
        number++;
        return true;
    }

    private static bool Fail(int line, string why, out Malformation problem)
    {
        problem = Malformation.OnLine(What, line, why);
        return false;
    }
}
