// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Pages;

/// <summary>Sends rendered pages: the same headers for all, a strong tag, 304 for who has the page already.</summary>
internal static class PageResponses
{
    private const int MaxKeptChoices = 512;

    private static readonly StringValues Html = "text/html; charset=utf-8";
    private static readonly StringValues NoCache = "no-cache";
    private static readonly StringValues Vary = "Accept-Language, Accept-Encoding";
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Referrer = "strict-origin-when-cross-origin";

    // No script, no frame, nothing from elsewhere.
    private static readonly StringValues Policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly ConcurrentDictionary<string, Interface> Choices = new(StringComparer.Ordinal);

    /// <summary>The interface that a request asks for, by <c>?ui=</c> or its Accept-Language.</summary>
    public static Interface Ui(HttpRequest request)
    {
        var accepted = request.Headers.AcceptLanguage.ToString();
        if (request.QueryString.HasValue && request.Query["ui"] is { Count: > 0 } asked) return Interface.Choose(asked[0], accepted);
        if (Choices.TryGetValue(accepted, out var known)) return known;
        if (Choices.Count > MaxKeptChoices) Choices.Clear();
        return Choices[accepted] = Interface.Choose(null, accepted);
    }

    /// <param name="indexed">Whether search engines may list it.</param>
    public static Task Send(HttpContext context, RenderedPage page, int status = 200, bool indexed = true)
    {
        var form = page.As(context.Request.Headers.AcceptEncoding);
        var response = context.Response;
        var headers = response.Headers;
        headers.ETag = form.Tag;
        headers.CacheControl = NoCache;
        headers.Vary = Vary;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = Referrer;
        if (!indexed) headers["X-Robots-Tag"] = "noindex";
        if (status == 200 && context.Request.Headers.IfNoneMatch is { Count: > 0 } known && Matches(known, form.Tag.ToString()))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.StatusCode = status;
        headers.ContentType = Html;
        if (form.Coding.Count > 0) headers.ContentEncoding = form.Coding;
        response.ContentLength = form.Bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(form.Bytes, 0, form.Bytes.Length);
    }

    private static bool Matches(StringValues known, string tag)
    {
        foreach (var value in known)
            if (value is not null && (value == "*" || value.Contains(tag, StringComparison.Ordinal))) return true;
        return false;
    }
}
