// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Undersigned.Server.Api;
using Undersigned.Server.Organisations;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Reconciliation;

/// <summary>
/// The Reconciliation Service API, version 0.2, over the registry, at <c>/api/reconcile</c>: so that OpenRefine and others link their
/// lists to it. It reads and does nothing else, so any site's pages may ask it.
/// </summary>
internal sealed partial class ReconciliationApi(ReaderPool readers, OrganisationIndex index, DataFolder folder, NetworkDay network, RequestLimit limit)
{
    private const string Path = "/api/reconcile";
    private const int SuggestedAtOnce = 10;
    private const int MaxSkipped = 200;
    private const int PreviewWidth = 420;
    private const int PreviewHeight = 240;

    /// <summary>So many batches are answered at a time; others wait, for a while.</summary>
    private static readonly SemaphoreSlim Lanes = new(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, context => Open(context, () => Answer(context, context.Request.Query["queries"], context.Request.Query["extend"])));
        routes.MapPost(Path, context => Open(context, () => Post(context)));
        routes.MapMethods(Path, ["OPTIONS"], Preflight);
        routes.MapGet(Path + "/suggest/entity", context => Open(context, () => SuggestEntities(context)));
        routes.MapGet(Path + "/suggest/type", context => Open(context, () => Suggest(context, ReconciliationType.All.Select(type => (type.Id, type.Name, "")))));
        routes.MapGet(Path + "/suggest/property", context => Open(context, () => Suggest(context, ReconciliationProperty.All.Select(property => (property.Id, property.Name, property.Description)))));
        routes.MapGet(Path + "/properties", context => Open(context, () => Propose(context)));
        routes.MapGet(Path + "/preview", context => Open(context, () => Preview(context)));
        routes.MapGet(Path + "/view/{id}", context => Open(context, () => View(context)));
    }

    /// <summary>What every answer has, errors too: leave for other sites to read it.</summary>
    private async Task Open(HttpContext context, Func<Task> answer)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        if (!limit.Allows(context))
        {
            headers.RetryAfter = "1";
            await Problem.Write(context, 429, "too-many-requests", "Too many requests", "Ask again in a second, with more queries in a batch.");
            return;
        }

        if (!await Lanes.WaitAsync(Patience, context.RequestAborted))
        {
            headers.RetryAfter = "10";
            await Problem.Write(context, 503, "busy", "Too many batches at a time", "Nothing was looked up. Ask again in ten seconds.");
            return;
        }

        try
        {
            await answer();
        }
        catch (FormatException error)
        {
            await Problem.Write(context, 400, "malformed-query", "The query cannot be read", error.Message);
        }
        finally
        {
            Lanes.Release();
        }
    }

    private static Task Preflight(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        headers.AccessControlAllowHeaders = "Content-Type, Accept";
        headers.AccessControlMaxAge = "86400";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private async Task Post(HttpContext context)
    {
        IFormCollection form;
        try
        {
            form = await FormBody.Read(context);
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException)
        {
            throw new FormatException("The body is no form. Send \"queries\" or \"extend\" as application/x-www-form-urlencoded.", error);
        }

        if (form["queries"].Count + form["extend"].Count == 0) throw new FormatException("The form has neither \"queries\" nor \"extend\". Send one of them, as application/x-www-form-urlencoded.");
        await Answer(context, form["queries"], form["extend"]);
    }

    private Task Answer(HttpContext context, string? queries, string? extend) => queries is not null ? Reconcile(context, queries) : extend is not null ? Extend(context, extend) : Send(context, Manifest(SiteUrl(context)));

    /// <summary>The site's own address where it has one; without, that of the request, which is answered to nobody else.</summary>
    private string SiteUrl(HttpContext context) => folder.Settings.PublicUrl ?? $"{context.Request.Scheme}://{context.Request.Host}";

    private Action<Utf8JsonWriter> Manifest(string site) => json =>
    {
        json.WriteStartArray("versions");
        json.WriteStringValue("0.2");
        json.WriteEndArray();
        json.WriteString("name", $"Organisations of {folder.Settings.Name.In(Interface.For("en")) ?? "Undersigned"}");
        json.WriteString("identifierSpace", $"{site}{Path}/view/");
        json.WriteString("schemaSpace", "https://schema.org/Organization");
        json.WriteString("serviceVersion", typeof(ReconciliationApi).Assembly.GetName().Version!.ToString(3));
        json.WriteNumber("batchSize", ReconciliationQuery.MostInBatch);
        json.WriteStartArray("defaultTypes");
        ReconciliationJson.Type(json, ReconciliationType.Organisation);
        json.WriteEndArray();
        json.WriteStartObject("view");
        json.WriteString("url", $"{site}{Path}/view/{{{{id}}}}");
        json.WriteEndObject();
        json.WriteStartObject("preview");
        json.WriteString("url", $"{site}{Path}/preview?id={{{{id}}}}");
        json.WriteNumber("width", PreviewWidth);
        json.WriteNumber("height", PreviewHeight);
        json.WriteEndObject();
        json.WriteStartObject("suggest");
        foreach (var kind in (string[])["entity", "type", "property"]) ReconciliationJson.Service(json, kind, site, $"{Path}/suggest/{kind}");
        json.WriteEndObject();
        json.WriteStartObject("extend");
        ReconciliationJson.Service(json, "propose_properties", site, Path + "/properties");
        json.WriteStartArray("property_settings");
        json.WriteStartObject();
        json.WriteString("name", ReconciliationProperty.LanguageSetting);
        json.WriteString("label", "Language");
        json.WriteString("type", "text");
        json.WriteString("default", "");
        json.WriteString("help_text", "Of names: a tag such as en or pt; empty for all languages");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    };

    private Task Reconcile(HttpContext context, string text)
    {
        var batch = ReconciliationQuery.ReadBatch(text);
        if (batch.Count > ReconciliationQuery.MostInBatch)
            return Problem.Write(context, 413, "batch-too-large", "Too many queries in a batch", $"It has {batch.Count}; at most {ReconciliationQuery.MostInBatch} are answered at a time, as the manifest says. Nothing was looked up.");
        var results = readers.Read(db =>
        {
            var reconciling = new Reconciling(db, index, network.Today);
            return batch.Select(one => (one.Key, Found: reconciling.Find(one.Query))).ToList();
        });
        return Send(context, json =>
        {
            foreach (var (key, found) in results)
            {
                json.WriteStartObject(key);
                json.WriteStartArray("result");
                foreach (var candidate in found) ReconciliationJson.Candidate(json, candidate);
                json.WriteEndArray();
                json.WriteEndObject();
            }
        });
    }

    private Task Extend(HttpContext context, string text)
    {
        var extension = DataExtension.Read(text);
        if (extension.Ids.Count > DataExtension.MostIds)
            return Problem.Write(context, 413, "batch-too-large", "Too many entities at a time", $"It names {extension.Ids.Count}; at most {DataExtension.MostIds} are answered at a time. Nothing was looked up.");
        var site = SiteUrl(context);
        return Send(context, readers.Read(db => extension.Answer(db, site)));
    }

    private Task SuggestEntities(HttpContext context)
    {
        var prefix = context.Request.Query["prefix"].ToString();
        var skip = Skip(context);
        var found = prefix.Trim().Length == 0 ? [] : readers.Read(db => Registry.Get(db, prefix.Trim()) is { } known
            ? FoundOrganisations.ById(db, known.Id) : FoundOrganisations.Suggest(db, index, prefix, null, skip + SuggestedAtOnce).Skip(skip).ToList());
        return Send(context, json =>
        {
            json.WriteStartArray("result");
            foreach (var one in found)
            {
                json.WriteStartObject();
                json.WriteString("id", one.Id);
                json.WriteString("name", one.Name);
                if (ReconciliationJson.Description(one.Qualifier, one.Country, one.OtherNames) is { Length: > 0 } description) json.WriteString("description", description);
                json.WriteStartArray("notable");
                ReconciliationJson.Type(json, ReconciliationType.Organisation);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static int Skip(HttpContext context) => context.Request.Query["cursor"].ToString() is not { Length: > 0 } text ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? Math.Min(skip, MaxSkipped) : throw new FormatException("\"cursor\" must be a whole number: how many suggestions to skip.");

    private static Task Suggest(HttpContext context, IEnumerable<(string Id, string Name, string Description)> all)
    {
        var prefix = context.Request.Query["prefix"].ToString().Trim();
        var found = all.Where(one => one.Id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || one.Name.Split(' ').Append(one.Name).Any(word => word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).Skip(Skip(context)).Take(SuggestedAtOnce * 2).ToList();
        return Send(context, json =>
        {
            json.WriteStartArray("result");
            foreach (var (id, name, description) in found)
            {
                json.WriteStartObject();
                json.WriteString("id", id);
                json.WriteString("name", name);
                if (description.Length > 0) json.WriteString("description", description);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static Task Propose(HttpContext context)
    {
        var type = context.Request.Query["type"].ToString();
        var limited = int.TryParse(context.Request.Query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0;
        return Send(context, json =>
        {
            json.WriteString("type", type.Length == 0 ? ReconciliationType.Organisation.Id : type);
            if (limited) json.WriteNumber("limit", limit);
            json.WriteStartArray("properties");
            foreach (var property in ReconciliationProperty.All.Take(limited ? limit : int.MaxValue))
            {
                json.WriteStartObject();
                json.WriteString("id", property.Id);
                json.WriteString("name", property.Name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private Task Preview(HttpContext context)
    {
        var id = context.Request.Query["id"].ToString();
        if (readers.Read(db => Registry.Get(db, id) is { } known && new RegistryReading(db).Get(known.No) is { } body ? ReconciliationPreview.Html(db, body, SiteUrl(context)) : null) is not { } html) return Unknown(context, id);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var bytes = Encoding.UTF8.GetBytes(html);
        return context.Response.Body.WriteAsync(bytes, 0, bytes.Length);
    }

    /// <summary>The page of an entity: identifiers are permanent, addresses follow what the organisation is called and merged into.</summary>
    private Task View(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        if (readers.Read(db => Registry.Get(db, id) is { } known ? new RegistryReading(db).Get(known.No)?.Slug : null) is not { } slug) return Unknown(context, id);
        context.Response.Redirect("/organisations/" + slug);
        return Task.CompletedTask;
    }

    private static Task Unknown(HttpContext context, string id) => Problem.Write(context, 404, "unknown-entity", "There is no such organisation", $"The registry has none of the id \"{FormBody.Shown(id)}\".");

    private static Task Send(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var bytes = ApiJson.Object(write);
        if (context.Request.Query["callback"].ToString() is { Length: > 0 } callback)
        {
            // JSONP, for clients that know no CORS. What is called is a name and nothing else.
            if (!CallbackName().IsMatch(callback)) throw new FormatException("\"callback\" must be the name of a function: letters, digits, dots and underscores.");
            bytes = [.. Encoding.UTF8.GetBytes($"/**/{callback}("), .. bytes, .. ");"u8];
            context.Response.ContentType = "text/javascript; charset=utf-8";
        }
        else
        {
            context.Response.ContentType = "application/json; charset=utf-8";
        }

        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, 0, bytes.Length);
    }

    [GeneratedRegex(@"\A[A-Za-z_$][A-Za-z0-9_$.]{0,99}\z")]
    private static partial Regex CallbackName();
}
