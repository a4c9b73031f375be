// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;

namespace Undersigned.Server.Api;

/// <summary>The description of the API as OpenAPI 3.1, written by hand (docs/decisions) and kept in the program.</summary>
internal static class OpenApiEndpoint
{
    public const string Path = "/openapi/v1.json";

    private static readonly Lazy<(byte[] Json, string ETag)> Document = new(() =>
    {
        using var resource = typeof(OpenApiEndpoint).Assembly.GetManifestResourceStream("openapi.json") ?? throw new InvalidOperationException("The program was built without openapi.json.");
        var json = new byte[resource.Length];
        resource.ReadExactly(json);
        return (json, $"\"{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 16))}\"");
    });

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, context =>
    {
        var (json, etag) = Document.Value;
        context.Response.Headers.ETag = etag;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        if (context.Request.Headers.IfNoneMatch == etag)
        {
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        }

        return ApiRequest.Answer(context, 200, json);
    });
}
