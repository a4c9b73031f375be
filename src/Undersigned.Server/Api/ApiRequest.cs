// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Accounts;

namespace Undersigned.Server.Api;

/// <summary>A POST to the API after the checks that all have in common: a token with the scope, a key against repetition, a JSON body.</summary>
internal sealed record ApiRequest(Token Token, Idempotency Key, byte[] Bytes)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The request with its body as JSON; null when it was refused, and answered.</summary>
    public static async Task<(ApiRequest Request, JsonElement Body)?> Read(HttpContext context, Tokens tokens, string scope) =>
        await ReadBytes(context, tokens, scope) is { } request && await request.Parse(context) is { } body ? (request, body) : null;

    /// <summary>The request with a body that is text; null when it was refused, and answered.</summary>
    public static async ValueTask<ApiRequest?> ReadBytes(HttpContext context, Tokens tokens, string scope)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? tokens.Find(header["Bearer ".Length..].Trim()) : null;
        if (token is null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Problem.Write(context, 401, "no-token", "A token is needed", "Send Authorization: Bearer and a token of the API that is in force. The operator makes one with `undersigned token create`.");
            return null;
        }

        if (!token.Has(scope))
        {
            await Problem.Write(context, 403, "wrong-scope", "The token does not allow this", $"It needs the scope \"{scope}\"; it has: {string.Join(", ", token.Scopes)}.");
            return null;
        }

        var key = context.Request.Headers[Idempotency.Header].ToString();
        if (key.Length is 0 or > Idempotency.MaxKeyLength)
        {
            await Problem.Write(context, 400, "no-idempotency-key", "An Idempotency-Key is needed", $"Send the header {Idempotency.Header} with a value of your own, at most {Idempotency.MaxKeyLength} characters, new for each request and the same when you repeat one.");
            return null;
        }

        if (await ApiJson.ReadBody(context) is not { } body)
        {
            await Problem.Write(context, 413, "too-large", "The body is too large", $"At most {ApiJson.MaxBody} bytes are read.");
            return null;
        }

        if (!System.Text.Unicode.Utf8.IsValid(body))
        {
            await Problem.Write(context, 400, "not-json", "The body is no JSON", "It is not valid UTF-8. Nothing was recorded.");
            return null;
        }

        return new ApiRequest(token, new Idempotency(token, key, context.Request.Path.Value ?? "", body), body);
    }

    /// <summary>The body as JSON, <c>Undefined</c> where there is none; null when it was refused, and answered.</summary>
    public async ValueTask<JsonElement?> Parse(HttpContext context)
    {
        try
        {
            return Bytes.Length == 0 ? default(JsonElement) : JsonDocument.Parse(Bytes, Options).RootElement;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            await Problem.Write(context, 400, "not-json", "The body is no JSON", $"{error.Message} Nothing was recorded.");
            return null;
        }
    }

    public static Task RefuseOtherBody(HttpContext context) => Problem.Write(context, 422, "idempotency-conflict", "The Idempotency-Key was used before",
        "A request with another body had this key. Nothing was recorded. Use a new key for a new request.");

    public static Task Answer(HttpContext context, int status, byte[] json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = json.Length;
        return context.Response.Body.WriteAsync(json, 0, json.Length);
    }
}
