// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Transparency;

namespace Undersigned.Server.Endorsements;

/// <summary>The receipt as a file that proves itself: a C2SP tlog-proof whose <c>extra</c> holds the entry and its disclosure.</summary>
internal static class ReceiptFile
{
    public static string Write(Proven entry, SignedNote checkpoint)
    {
        ReadOnlyMemory<byte>? disclosure = entry.Disclosure.Length == 0 ? null : entry.Disclosure;
        return new TlogProof(entry.Index, entry.Path, checkpoint, new ReceiptContents(entry.Entry, disclosure).ToExtra()).ToString();
    }
}
