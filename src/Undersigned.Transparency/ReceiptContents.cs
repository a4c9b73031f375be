// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Undersigned.Transparency;

/// <summary>
/// What a receipt carries as the <c>extra</c> of its tlog-proof, so that it can be checked with nothing else at hand: the canonical JSON
/// <c>{"disclosure": {…} or null, "entry": base64}</c>. The proof itself does not cover it; the leaf hash of the entry, and the
/// commitment in the entry, do.
/// </summary>
/// <param name="Entry">The bytes of the log entry.</param>
/// <param name="Disclosure">The opening of the entry's commitment in canonical form; null (or empty) where it has none or it is withheld.</param>
public sealed record ReceiptContents(ReadOnlyMemory<byte> Entry, ReadOnlyMemory<byte>? Disclosure)
{
    private const string What = "receipt";

    /// <summary>The leaf hash of the entry, to check the proof with.</summary>
    public MerkleHash Leaf => MerkleHash.OfLeaf(Entry.Span);

    /// <summary>Reads the extra data of a receipt.</summary>
    /// <param name="extra"><see cref="TlogProof.Extra"/>.</param>
    /// <param name="contents">The contents, if they have the right form.</param>
    /// <param name="problem">What is wrong otherwise.</param>
    public static bool TryParse(
        ReadOnlyMemory<byte> extra, [NotNullWhen(true)] out ReceiptContents? contents, [NotNullWhen(false)] out Malformation? problem)
    {
        contents = null;
        if (!CanonicalJson.IsCanonical(extra.Span, out problem)) return false;
        using var document = JsonDocument.Parse(extra);
        var root = document.RootElement;
        var disclosure = default(JsonElement);
        var why = root.ValueKind != JsonValueKind.Object || root.GetPropertyCount() != 2
                || !root.TryGetProperty("entry", out var entry) || !root.TryGetProperty("disclosure", out disclosure)
                ? "it is not an object of just \"disclosure\" and \"entry\""
            : entry.ValueKind != JsonValueKind.String ? "the entry is not a string"
            : disclosure.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null) ? "the disclosure is neither an object nor null"
            : !StrictBase64.TryDecode(entry.GetString(), out var bytes) ? "the entry is not canonical base64"
            : bytes.Length > EntryBundle.MaxEntrySize ? "the entry is larger than a log entry can be"
            : null;
        if (why is not null)
        {
            problem = new Malformation(What, "", why);
            return false;
        }

        StrictBase64.TryDecode(root.GetProperty("entry").GetString(), out var read);
        contents = new ReceiptContents(read, disclosure.ValueKind == JsonValueKind.Null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(disclosure.GetRawText()));
        return true;
    }

    /// <summary>The extra data to put into the tlog-proof.</summary>
    public byte[] ToExtra()
    {
        var extra = new ArrayBufferWriter<byte>();
        WriteExtra(extra, Entry.Span, Disclosure is { } disclosure ? disclosure.Span : []);
        return extra.WrittenSpan.ToArray();
    }

    /// <summary>Writes the extra data to put into the tlog-proof.</summary>
    /// <param name="to">Takes the bytes.</param>
    /// <param name="entry">The bytes of the log entry.</param>
    /// <param name="disclosure">The opening of the entry's commitment in canonical form; empty where it has none or it is withheld.</param>
    public static void WriteExtra(IBufferWriter<byte> to, ReadOnlySpan<byte> entry, ReadOnlySpan<byte> disclosure)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (disclosure.IsEmpty) disclosure = "null"u8;
        var start = "{\"disclosure\":"u8;
        var middle = ",\"entry\":\""u8;
        var close = "\"}"u8;
        var room = to.GetSpan(start.Length + disclosure.Length + middle.Length + Base64.GetMaxEncodedToUtf8Length(entry.Length) + close.Length);
        start.CopyTo(room);
        var end = start.Length;
        disclosure.CopyTo(room[end..]);
        end += disclosure.Length;
        middle.CopyTo(room[end..]);
        end += middle.Length;
        Base64.EncodeToUtf8(entry, room[end..], out _, out var written);
        end += written;
        close.CopyTo(room[end..]);
        to.Advance(end + close.Length);
    }
}
