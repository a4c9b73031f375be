// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using RazorSlices;
using Undersigned.Server.Api;
using Undersigned.Server.Home;
using Undersigned.Server.Log;
using Undersigned.Server.Network;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Pages;

/// <summary>The public pages: each address, what it reads and what it renders.</summary>
internal sealed class PublicPages(ReaderPool readers, DataFolder folder, PageCache cache, NetworkDay network, StatementsApi files, Networks networks)
{
    private const int LatestShown = 8;
    private const int OpenShown = 6;

    /// <summary>Answers at once what is kept and good, before anything else looks at the request.</summary>
    public Task Fast(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (request.QueryString.HasValue || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || request.Path.Value is not { } path) return next(context);
        return cache.Find(path, PageResponses.Ui(request), network.Today) is { } page ? PageResponses.Send(context, page) : next(context);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        Get(routes, "/", (_, ui) => new Found(db => Page<HomePage, HomeView>(db, ui, Home(db, ui))));
        Get(routes, "/statements", List);
        foreach (var extension in StatementFile.Types.Keys)
            routes.MapMethods("/statements/{slug}" + extension, ["GET", "HEAD"], context => files.Send(context, Route(context, "slug"), extension));
        Get(routes, "/statements/{slug}", (context, ui) => Statement(context, ui, null));
        Get(routes, "/statements/{slug}/{language}", (context, ui) => Statement(context, ui, Route(context, "language")));
        Get(routes, "/statements/{slug}/{first}/{second}", SideBySide);
        Get(routes, "/organisations", Organisations);
        routes.MapMethods("/organisations/{slug}.json", ["GET", "HEAD"], context => Merged(context) ? Task.CompletedTask : OrganisationFile.Send(context));
        Get(routes, "/organisations/{slug}", (context, ui) => !Merged(context) && Number(context, "page") is { } page
            ? new Found(db => Page<OrganisationPage, OrganisationView>(db, ui, new OrganisationReading(db, network.Today).Page(Route(context, "slug"), ui.Language, page)), $"?page={page}") : null);
        Get(routes, "/network", (context, ui) => NetworkReading.Filter(context.Request.Query) is var filter
            ? new Found(db => Page<NetworkPage, NetworkView>(db, ui, new NetworkReading(db, networks).Page(filter)), filter == new NetworkFilter() ? "" : $"?country={filter.Country}&year={filter.Year}&min={filter.Least}") : null);
        Get(routes, "/network/{one}/{other}", (context, ui) =>
            new Found(db => Page<NetworkPairPage, NetworkPairView>(db, ui, new NetworkReading(db, networks).Pair(Route(context, "one"), Route(context, "other"), ui.Language))));
        Get(routes, "/countries/{code}", (context, ui) => Route(context, "code").ToUpperInvariant() is var code && CountryCode.IsKnown(code)
            ? new Found(db => Page<CountryPage, CountryView>(db, ui, new OrganisationReading(db, network.Today).Country(ui, code))) : null);
        Get(routes, "/log", (_, ui) => new Found(db => Page<AboutLogPage, LogView>(db, ui, new LogReading(db, folder, ui.Language).About())));
        Get(routes, "/log/entries/{index}", (context, ui) => long.TryParse(Route(context, "index"), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? new Found(db => Page<LogEntryPage, LogEntryView>(db, ui, new LogReading(db, folder, ui.Language).Entry(index))) : null);
        routes.MapGet("/receipts/{id}", Receipt);
        routes.MapFallback(context => Error(context, 404));
    }

    /// <summary>A page that may be there.</summary>
    /// <param name="Render">Gives the bytes, or null where there is no such page.</param>
    /// <param name="Variant">What tells it from others at the same path; null for a page that is never kept.</param>
    private sealed record Found(Func<Connection, byte[]?> Render, string? Variant = "");

    private void Get(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Interface, Found?> find) =>
        routes.MapMethods(pattern, ["GET", "HEAD"], context =>
        {
            var ui = PageResponses.Ui(context.Request);
            if (find(context, ui) is not { } found) return context.Response.HasStarted || context.Response.StatusCode is 301 or 302 ? Task.CompletedTask : Error(context, 404);
            var path = context.Request.Path.Value!;
            var page = found.Variant is { } variant
                ? cache.Get(path + variant, ui, network.Today, () => readers.Read(found.Render))
                : readers.Read(found.Render) is { } html ? new RenderedPage(html) : null;
            return page is null ? Error(context, 404) : PageResponses.Send(context, page);
        });

    private static string Route(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    /// <summary>A page number of the query from 1; null for one that is no number.</summary>
    private static int? Number(HttpContext context, string name) => context.Request.Query[name].ToString() is not { Length: > 0 } text ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private byte[]? Page<TSlice, TView>(Connection db, Interface ui, TView? view)
        where TSlice : IRazorSliceProxy<Page<TView>>
        where TView : class => view is null ? null : PageRenderer.Render<TSlice, TView>(SiteOf(db, ui), ui, view);

    private SiteView SiteOf(Connection db, Interface ui) => PersonalPages.SiteOf(db, folder, ui);

    private HomeView Home(Connection db, Interface ui)
    {
        var search = new StatementSearch(db, network.Today);
        var latest = search.Find(new StatementFilter(), null, LatestShown).Rows;
        var open = search.Find(new StatementFilter(Open: true), null, LatestShown + OpenShown).Rows;
        return new HomeView
        {
            Latest = [.. latest.Select(row => row.Item(ui.Language))],
            OpenNow = [.. open.Where(row => !latest.Exists(other => other.No == row.No)).Take(OpenShown).Select(row => row.Item(ui.Language))],
            Years = [.. search.Options("year", new StatementFilter()).Select(year => new YearCount(int.Parse(year.Value, CultureInfo.InvariantCulture), year.Count))],
            Total = search.Count(new StatementFilter()),
            Filters = StatementList.Filters(search, new StatementFilter()),
        };
    }

    private Found List(HttpContext context, Interface ui)
    {
        var list = StatementList.Read(context.Request.Query);
        return new Found(db => Page<StatementListPage, StatementListView>(db, ui, list.View(new StatementSearch(db, network.Today), ui)), context.Request.QueryString.HasValue ? null : "");
    }

    private Found? Statement(HttpContext context, Interface ui, string? language)
    {
        var slug = Route(context, "slug");
        var names = context.Request.Query["names"].ToString() == "all" ? 0 : Number(context, "names");
        if (names is null || Moved(context, slug)) return null;
        return new Found(
            db => Page<StatementPage, StatementView>(db, ui, WithForms(new StatementReading(db).Page(slug, language, ui, names.Value, network.Day))),
            names == 1 ? "" : $"?names={names}");
    }

    /// <summary>Adds the addresses of the forms, where their links can be mailed.</summary>
    private StatementView? WithForms(StatementView? view) => view is null || !folder.Settings.MailsLinks ? view : view with
    {
        EndorseUrl = view.Position.Kind == PositionKind.Open ? $"/statements/{view.Slug}/endorse?in={view.Current.Language}" : null,
        WithdrawUrl = $"/statements/{view.Slug}/withdraw",
    };

    private Found? SideBySide(HttpContext context, Interface ui) => Moved(context, Route(context, "slug")) ? null
        : new Found(db => Page<SideBySidePage, SideBySideView>(db, ui, new StatementReading(db).SideBySide(Route(context, "slug"), Route(context, "first"), Route(context, "second"))));

    /// <summary>An address that a statement had before leads to the one that it has.</summary>
    private bool Moved(HttpContext context, string slug)
    {
        if (readers.Read(db => new StatementReading(db).CurrentSlug(slug)) is not { } current || current == slug) return false;
        var path = context.Request.Path.Value!;
        var start = path.IndexOf(slug, StringComparison.Ordinal);
        context.Response.Redirect(string.Concat(path.AsSpan(0, start), current, path.AsSpan(start + slug.Length), context.Request.QueryString.Value), permanent: true);
        return true;
    }

    /// <summary>The address of an organisation that was merged leads to what it was merged into, for as long as it is.</summary>
    private bool Merged(HttpContext context)
    {
        var slug = Route(context, "slug");
        if (readers.Read(db => Registry.MovedTo(db, slug)) is not { } into) return false;
        context.Response.Redirect($"/organisations/{into}{(context.Request.Path.Value!.EndsWith(".json", StringComparison.Ordinal) ? ".json" : "")}{context.Request.QueryString.Value}", permanent: true);
        // A merge may be undone: who followed it once asks again.
        context.Response.Headers.CacheControl = "no-cache";
        return true;
    }

    private Found? Organisations(HttpContext context, Interface ui)
    {
        if (Number(context, "page") is not { } page) return null;
        var words = context.Request.Query["q"].ToString() is { Length: > 0 } q ? q[..Math.Min(q.Length, StatementList.MaxWords)] : null;
        var country = context.Request.Query["country"].ToString() is { Length: > 0 } code ? code.ToUpperInvariant() : null;
        return new Found(
            db => Page<OrganisationListPage, OrganisationListView>(db, ui, new OrganisationReading(db, network.Today).List(ui, words, country, page)),
            context.Request.QueryString.HasValue ? null : "");
    }

    private Task Receipt(HttpContext context)
    {
        const string suffix = ".tlog-proof";
        var ui = PageResponses.Ui(context.Request);
        var id = Route(context, "id");
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        if (id.EndsWith(suffix, StringComparison.Ordinal))
        {
            if (readers.Read(db => new LogReading(db, folder, ui.Language).ReceiptText(id[..^suffix.Length])) is not { } text)
                return Problem.Write(context, 404, "not-found", "There is no such receipt", "The address is that of no receipt.");
            context.Response.ContentType = "text/plain; charset=utf-8";
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{id}\"";
            return context.Response.WriteAsync(text);
        }

        var (state, html) = readers.Read(db =>
        {
            var receipt = new LogReading(db, folder, ui.Language).Receipt(id);
            return (receipt, receipt is LogReading.ReceiptState.Known known ? Page<ReceiptPage, ReceiptView>(db, ui, known.View) : null);
        });
        return state switch
        {
            LogReading.ReceiptState.Known => PageResponses.Send(context, new RenderedPage(html!), indexed: false),
            LogReading.ReceiptState.Gone gone => Error(context, 410, gone.Day),
            _ => Error(context, 404),
        };
    }

    /// <summary>A page that says what was not done and why, in the reader's language.</summary>
    public Task Error(HttpContext context, int status, DateOnly? day = null, int? retryAfter = null)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            return Problem.Write(context, status, "not-found", "There is nothing at this address", "See /openapi/v1.json for the addresses of the API.");
        var ui = PageResponses.Ui(context.Request);
        var view = new ErrorView { Status = status, Day = day, RetryAfterSeconds = retryAfter };
        return PageResponses.Send(context, new RenderedPage(readers.Read(db => Page<ErrorPage, ErrorView>(db, ui, view))!), status, indexed: false);
    }
}
