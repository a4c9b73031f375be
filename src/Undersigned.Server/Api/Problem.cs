// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Api;

/// <summary>An error in the form of RFC 9457: what, where, and what to do.</summary>
internal static class Problem
{
    private const string TypePrefix = "https://undersigned.invalid/problems/";

    /// <param name="type">A short permanent name, listed in docs/api.md.</param>
    /// <param name="errors">Mistakes by field, where there are several.</param>
    public static Task Write(HttpContext context, int status, string type, string title, string detail, IReadOnlyDictionary<string, string[]>? errors = null)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, ApiJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("type", TypePrefix + type);
            json.WriteString("title", title);
            json.WriteNumber("status", status);
            json.WriteString("detail", detail);
            if (errors is not null)
            {
                json.WriteStartObject("errors");
                foreach (var (field, messages) in errors)
                {
                    json.WriteStartArray(field);
                    foreach (var message in messages) json.WriteStringValue(message);
                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.Body.WriteAsync(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
