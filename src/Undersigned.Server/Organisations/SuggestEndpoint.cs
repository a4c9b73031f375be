// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Api;
using Undersigned.Server.Pages;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>
/// <c>GET /organisations/suggest?q=…</c>: a few organisations for somebody who is typing, as the forms' script asks for them. What it
/// tells stands on the pages of those organisations.
/// </summary>
internal sealed class SuggestEndpoint(OrganisationIndex index, ReaderPool readers, RequestLimit limit)
{
    public void Map(IEndpointRouteBuilder anybody) => anybody.MapGet("/organisations/suggest", Send);

    private Task Send(HttpContext context)
    {
        if (!limit.Allows(context))
        {
            context.Response.Headers.RetryAfter = "1";
            return Problem.Write(context, 429, "too-many-requests", "Too many requests", "Ask again in a second.");
        }

        var ui = PageResponses.Ui(context.Request);
        var typed = context.Request.Query["q"].ToString();
        var country = context.Request.Query["country"].ToString().ToUpperInvariant() is var code && CountryCode.IsKnown(code) ? code : null;
        // While the index is being made there is nothing to suggest, and the form's button finds all the same.
        var found = typed.Trim().Length < 2 || !index.IsMade ? [] : readers.Read(db => FoundOrganisations.Suggest(db, index, typed, country));
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        var bytes = ApiJson.Object(json =>
        {
            json.WriteStartArray("found");
            foreach (var one in found)
            {
                json.WriteStartObject();
                json.WriteString("id", one.Id);
                json.WriteString("name", one.Name);
                json.WriteString("about", ui.List(new[] { one.Qualifier, one.Country is null ? null : ui.Country(one.Country) }.Concat(one.OtherNames).OfType<string>()));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, 0, bytes.Length);
    }
}
