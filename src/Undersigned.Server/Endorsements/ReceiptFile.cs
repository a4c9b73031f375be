// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Server.Log;
using Undersigned.Transparency;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// The receipt as a file that proves itself (C2SP tlog-proof). Its <c>extra</c> is the canonical
/// <c>{"disclosure": {…} | null, "entry": base64}</c>: the entry to hash, and the name that it commits to.
/// </summary>
internal static class ReceiptFile
{
    public static string Write(Proven entry, ReadOnlyMemory<byte> checkpoint)
    {
        var extra = new byte["{\"disclosure\":,\"entry\":\"\"}".Length + Math.Max(entry.Disclosure.Length, 4) + ((entry.Entry.Length + 2) / 3 * 4)];
        var length = Put(extra, 0, "{\"disclosure\":"u8);
        length = Put(extra, length, entry.Disclosure.Length == 0 ? "null"u8 : entry.Disclosure);
        length = Put(extra, length, ",\"entry\":\""u8);
        System.Buffers.Text.Base64.EncodeToUtf8(entry.Entry, extra.AsSpan(length), out _, out var written);
        length = Put(extra, length + written, "\"}"u8);

        var text = new StringBuilder(2048);
        text.Append(TlogProof.Header).Append('\n');
        text.Append("extra ").Append(Convert.ToBase64String(extra.AsSpan(0, length))).Append('\n');
        text.Append("index ").Append(entry.Index).Append('\n');
        foreach (var hash in entry.Path) text.Append(hash.ToString()).Append('\n');
        return text.Append('\n').Append(Encoding.UTF8.GetString(checkpoint.Span)).ToString();
    }

    private static int Put(byte[] to, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to.AsSpan(at));
        return at + bytes.Length;
    }
}
