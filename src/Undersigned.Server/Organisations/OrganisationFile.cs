// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Api;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary><c>/organisations/{slug}.json</c>: what the page of an organisation shows, for programs.</summary>
internal static class OrganisationFile
{
    public static Task Send(HttpContext context)
    {
        var (slug, services) = ((string)context.Request.RouteValues["slug"]!, context.RequestServices);
        var (site, today) = (services.GetRequiredService<DataFolder>().Settings.PublicUrl ?? "", services.GetRequiredService<Pages.NetworkDay>().Today);
        var bytes = services.GetRequiredService<ReaderPool>().Read(db => Write(db, slug, site, today));
        if (bytes is null) return Problem.Write(context, 404, "unknown-organisation", "There is no such organisation", $"No organisation has the address \"{slug}\".");
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, 0, bytes.Length);
    }

    private static byte[]? Write(Connection db, string slug, string siteUrl, string today)
    {
        var reading = new OrganisationReading(db, today);
        if (reading.Page(slug, "", 1, all: true) is not { } view) return null;
        return ApiJson.Object(json =>
        {
            json.WriteString("id", view.Id);
            json.WriteString("slug", view.Slug);
            json.WriteString("url", $"{siteUrl}/organisations/{view.Slug}");
            json.WriteString("name", view.Name.Name);
            json.WriteStartArray("names");
            foreach (var name in view.OtherNames.Prepend(view.Name)) Name(json, name);
            json.WriteEndArray();
            json.WriteString("country", view.Country);
            json.WriteBoolean("international", view.International);
            json.WriteString("region", view.Region);
            json.WriteString("qualifier", view.Qualifier);
            StatementMembers.Texts(json, "domains", view.Domains);
            json.WriteStartObject("identifiers");
            foreach (var (scheme, value) in view.Identifiers) json.WriteString(scheme, value);
            json.WriteEndObject();
            json.WriteStartArray("memberships");
            foreach (var membership in view.Memberships)
            {
                json.WriteStartObject();
                json.WriteString("network", membership.Body);
                json.WriteString("since", membership.From is { } from ? Days.Format(from) : null);
                json.WriteString("until", membership.Until is { } until ? Days.Format(until) : null);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("timeline");
            foreach (var item in view.Timeline) Event(json, item, siteUrl);
            json.WriteEndArray();
            json.WriteStartArray("endorsements");
            foreach (var endorsed in view.Endorsed)
            {
                json.WriteStartObject();
                json.WriteString("statement", endorsed.Statement.Slug);
                json.WriteString("title", endorsed.Statement.Title);
                json.WriteString("day", endorsed.Day is { } day ? Days.Format(day) : null);
                json.WriteString("evidence", EvidenceMarks.Code(endorsed.Evidence));
                json.WriteBoolean("withdrawn", endorsed.Withdrawn);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("with");
            foreach (var companion in view.With)
            {
                json.WriteStartObject();
                json.WriteString("slug", companion.Slug);
                json.WriteString("name", companion.Name);
                json.WriteString("country", companion.Country);
                json.WriteNumber("statements", companion.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static void Name(Utf8JsonWriter json, NameView name)
    {
        json.WriteStartObject();
        json.WriteString("name", name.Name);
        json.WriteString("language", name.Language);
        json.WriteString("kind", name.Kind);
        if (name.Until is { } until) json.WriteString("until", Text(until));
        json.WriteEndObject();
    }

    private static void Event(Utf8JsonWriter json, TimelineItem item, string siteUrl)
    {
        json.WriteStartObject();
        json.WriteString("what", item.Key["timeline.".Length..]);
        json.WriteString("date", item.Date is { } date ? Text(date) : null);
        if (item.Name is not null) json.WriteString("name", item.Name);
        if (item.Link is not null) json.WriteString("url", siteUrl + item.Link);
        if (item.ClaimedBy is not null) json.WriteString("claimedBy", item.ClaimedBy);
        json.WriteEndObject();
    }

    private static string Text(DateView date) => Days.Format(date.From)[..(date.Precision switch { DatePrecision.Year => 4, DatePrecision.Month => 7, _ => 10 })];
}
