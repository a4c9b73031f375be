// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Undersigned.Server.Api;

/// <summary>How the API reads and writes JSON.</summary>
internal static class ApiJson
{
    /// <summary>The longest body that is read.</summary>
    public const int MaxBody = 64 * 1024;

    /// <summary>Letters of every script stay readable: answers are never put into HTML.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole body, or null when it is longer than <see cref="MaxBody"/>.</summary>
    public static async ValueTask<byte[]?> ReadBody(HttpContext context)
    {
        if (context.Request.ContentLength > MaxBody) return null;
        var reader = context.Request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(context.RequestAborted);
            if (result.Buffer.Length > MaxBody) return null;
            if (result.IsCompleted)
            {
                var body = new byte[result.Buffer.Length];
                result.Buffer.CopyTo(body);
                reader.AdvanceTo(result.Buffer.End);
                return body;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>The text of a string; null where it is no Unicode text, which an escape of half a surrogate pair can make it.</summary>
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The name of a member; a replacement character where it is no Unicode text.</summary>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "\ufffd";
        }
    }

    public static byte[] Object(Action<Utf8JsonWriter> write)
    {
        var bytes = t_bytes ??= new ArrayBufferWriter<byte>(4096);
        bytes.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(bytes, WriterOptions))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    // Used and left within one call.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_bytes;
}
