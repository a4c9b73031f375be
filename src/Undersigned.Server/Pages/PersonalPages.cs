// SPDX-License-Identifier: Apache-2.0
using RazorSlices;
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Pages;

/// <summary>Pages that are made for one reader: rendered for each request, kept by nobody, and telling no other site where they were.</summary>
internal static class PersonalPages
{
    private const string Policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task Send<TSlice, TView>(HttpContext context, TView view, int status = 200)
        where TSlice : IRazorSliceProxy<Page<TView>>
    {
        var ui = PageResponses.Ui(context.Request);
        var services = context.RequestServices;
        var site = services.GetRequiredService<ReaderPool>().Read(db => SiteOf(db, services.GetRequiredService<DataFolder>(), ui));
        if (Sessions.Of(context) is { } session) site = site with { SignedIn = new SignedIn(session.Person.Name, session.Person.Role, FormToken.For(context)) };
        return Send(context, new RenderedPage(PageRenderer.Render<TSlice, TView>(site, ui, view)), status);
    }

    private static Task Send(HttpContext context, RenderedPage page, int status)
    {
        var form = page.As(context.Request.Headers.AcceptEncoding);
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        headers.ContentType = "text/html; charset=utf-8";
        if (form.Coding.Count > 0) headers.ContentEncoding = form.Coding;
        context.Response.StatusCode = status;
        context.Response.ContentLength = form.Bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(form.Bytes, 0, form.Bytes.Length);
    }

    /// <summary>What every page says about the site, in the reader's language.</summary>
    public static SiteView SiteOf(Connection db, DataFolder folder, Interface ui)
    {
        var head = new LogStore(db).ReadHead();
        var settings = folder.Settings;
        return new SiteView
        {
            NetworkName = settings.Name.In(ui) ?? "Undersigned",
            Description = settings.Description.In(ui) ?? ui["site.description"],
            Secretariat = settings.Secretariat.In(ui) ?? "",
            PublicUrl = settings.PublicUrl ?? "",
            Origin = folder.Key.Origin,
            LogSize = head.Size,
            LastCheckpoint = head.Size == 0 ? null : Timestamp.Parse(head.At),
        };
    }

    /// <summary>After a form has acted: shows a page by a request of its own, which may be repeated.</summary>
    public static Task See(HttpContext context, string path)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = PageResponses.Ui(context.Request).Link(path);
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
