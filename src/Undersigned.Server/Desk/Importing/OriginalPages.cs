// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Import;
using Undersigned.Server.Pages;

namespace Undersigned.Server.Desk.Importing;

/// <summary>
/// The original bytes of imported documents: <c>/desk/sources/{sha256}</c> for the desk, <c>/statements/{slug}/sources/{sha256}</c> for readers once
/// somebody has released them there.
/// </summary>
internal static class OriginalPages
{
    // A document from anywhere, at our own address: it is saved and never shown, and nothing in it may run.
    private const string Policy = "default-src 'none'; sandbox";

    public static void MapDesk(IEndpointRouteBuilder secretary)
    {
        secretary.MapGet("/desk/sources/{sha256}", context => Send(context, Hash(context) is { } hash ? context.Read(db => Originals.Find(db, hash)) : null, "no-store"));
        secretary.MapPost("/desk/statements/{slug}/sources/{sha256}", Release);
    }

    // The name of a file is not public: it may say who sent it.
    public static void MapPublic(IEndpointRouteBuilder anybody) =>
        anybody.MapGet("/statements/{slug}/sources/{sha256}", context => Send(context, Hash(context) is { } hash ? context.Read(db => Originals.Released(db, context.Route("slug"), hash)) is { } original ? original with { Name = context.Route("slug") + Path.GetExtension(original.Name) } : null : null, "no-cache"));

    private static Task Send(HttpContext context, Original? original, string cache)
    {
        if (original is null) return Refusal.Send(context, 404, "original");
        var headers = context.Response.Headers;
        headers.CacheControl = cache;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        headers.ContentType = "application/octet-stream";
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(original.Name);
        headers.ContentDisposition = disposition.ToString();
        context.Response.ContentLength = original.Bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(original.Bytes).AsTask();
    }

    private static async Task Release(HttpContext context)
    {
        var (slug, by, release) = (context.Route("slug"), People.Of(context)!, context.Request.Form["do"] == "release");
        var done = Hash(context) is { } hash && await context.Submit(tx => Originals.Release(tx, slug, hash, release, by));
        await (done ? PersonalPages.See(context, $"/desk/statements/{slug}#originals") : Refusal.Send(context, 404, "original", "/desk"));
    }

    private static byte[]? Hash(HttpContext context) => context.Route("sha256") is { Length: 64 } hex && hex.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(hex) : null;
}
