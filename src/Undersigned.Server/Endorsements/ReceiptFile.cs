// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;
using Undersigned.Server.Log;
using Undersigned.Transparency;

namespace Undersigned.Server.Endorsements;

/// <summary>The receipt as a file that proves itself: a C2SP tlog-proof whose <c>extra</c> holds the entry and its disclosure.</summary>
internal static class ReceiptFile
{
    // Used and left within one call.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_extra;

    public static string Write(Proven entry, SignedNote checkpoint)
    {
        var file = new ArrayBufferWriter<byte>(4096);
        Write(file, entry, checkpoint.ToBytes());
        return Encoding.UTF8.GetString(file.WrittenSpan);
    }

    /// <param name="checkpoint">The bytes of the signed checkpoint that the entry's path leads to.</param>
    public static void Write(IBufferWriter<byte> to, Proven entry, ReadOnlySpan<byte> checkpoint)
    {
        var extra = t_extra ??= new ArrayBufferWriter<byte>(2048);
        extra.ResetWrittenCount();
        ReceiptContents.WriteExtra(extra, entry.Entry, entry.Disclosure);
        TlogProof.Write(to, entry.Index, entry.Path, checkpoint, extra.WrittenSpan);
    }
}
