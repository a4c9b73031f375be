// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Api;

/// <summary>
/// The answer to an endorsement that was recorded, with its receipt. Written in one pass into memory that each thread keeps: most
/// of what the site answers on a busy day is this, and it is longer than all the rest of the request.
/// </summary>
internal sealed class RecordedAnswer(DataFolder folder)
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (byte)c), (byte)'"', (byte)'\\']);

    private readonly string _site = folder.Settings.PublicUrl ?? "";
    private readonly byte[] _siteJson = JsonEncodedText.Encode(folder.Settings.PublicUrl ?? "", ApiJson.WriterOptions.Encoder).EncodedUtf8Bytes.ToArray();

    // Used and left within one call.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_json;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_receipt;

    /// <param name="checkpoint">The bytes of the signed checkpoint that the entry's path leads to.</param>
    public Task Send(HttpContext context, Proven entry, ReadOnlySpan<byte> checkpoint)
    {
        var id = Receipts.Address(folder.Keys, entry.Index);
        var json = t_json ??= new ArrayBufferWriter<byte>(8192);
        json.ResetWrittenCount();
        Write(json, id, entry, checkpoint);

        var response = context.Response;
        response.StatusCode = 201;
        response.Headers.Location = $"{_site}/receipts/{id}";
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.WrittenCount;
        // Sent by the server when the request is done.
        response.BodyWriter.Write(json.WrittenSpan);
        return Task.CompletedTask;
    }

    private void Write(ArrayBufferWriter<byte> json, string id, Proven entry, ReadOnlySpan<byte> checkpoint)
    {
        var receipt = t_receipt ??= new ArrayBufferWriter<byte>(4096);
        receipt.ResetWrittenCount();
        ReceiptFile.Write(receipt, entry, checkpoint);

        Span<byte> address = stackalloc byte[id.Length];
        Encoding.ASCII.GetBytes(id, address);
        json.Write("{\"id\":\""u8);
        json.Write(address);
        json.Write("\",\"index\":"u8);
        Utf8Formatter.TryFormat(entry.Index, json.GetSpan(20), out var digits);
        json.Advance(digits);
        json.Write(",\"status\":\"recorded\",\"receipt\":\""u8);
        Text(json, receipt.WrittenSpan);
        json.Write("\",\"receiptUrl\":\""u8);
        json.Write(_siteJson);
        json.Write("/receipts/"u8);
        json.Write(address);
        json.Write("\",\"proofUrl\":\""u8);
        json.Write(_siteJson);
        json.Write("/receipts/"u8);
        json.Write(address);
        json.Write(".tlog-proof\",\"entry\":"u8);
        json.Write(entry.Entry);
        json.Write("}"u8);
    }

    /// <summary>A text within a string of JSON: here lines, few of which hold anything else to escape than their end.</summary>
    private static void Text(ArrayBufferWriter<byte> json, ReadOnlySpan<byte> utf8)
    {
        while (utf8.IndexOfAny(Escaped) is var stop && stop >= 0)
        {
            json.Write(utf8[..stop]);
            json.Write(utf8[stop] == '\n' ? "\\n"u8 : JsonEncodedText.Encode(utf8.Slice(stop, 1), ApiJson.WriterOptions.Encoder).EncodedUtf8Bytes);
            utf8 = utf8[(stop + 1)..];
        }

        json.Write(utf8);
    }
}
