// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Pages;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Api;

/// <summary>Statements for programs: the list, and each as a file.</summary>
internal sealed class StatementsApi(ReaderPool readers, DataFolder folder, NetworkDay network)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    /// <summary><c>GET /api/v1/statements</c>: newest first, narrowed as the list page is; <c>next</c> goes on where this page ends.</summary>
    public Task List(HttpContext context)
    {
        var query = context.Request.Query;
        var list = StatementList.Read(query);
        var errors = list.Errors.ToDictionary(error => error.Field, error => new[] { $"\"{error.Value}\" is no value of this filter." });
        if (query["cursor"].ToString() is { Length: > 0 } text)
        {
            if (Cursor.TryParse(text, out var from)) list = list with { From = from };
            else errors["cursor"] = ["It is no cursor that this API gave."];
        }

        var limit = DefaultLimit;
        if (query["limit"].ToString() is { Length: > 0 } asked && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > MaxLimit))
            errors["limit"] = [$"It must be a number from 1 to {MaxLimit}."];
        if (errors.Count > 0) return Problem.Write(context, 400, "invalid-query", "The query cannot be understood", "Some parameters are wrong. Each is named in \"errors\".", errors);

        var (rows, next) = readers.Read(db => new StatementSearch(db, network.Today).Find(list.Filter, list.From, limit));
        context.Response.Headers.CacheControl = "no-cache";
        return ApiRequest.Answer(context, 200, ApiJson.Object(json =>
        {
            json.WriteStartArray("items");
            foreach (var row in rows) StatementMembers.Item(json, row, folder.Settings.PublicUrl ?? "", network.Day);
            json.WriteEndArray();
            json.WriteString("next", next?.ToString());
        }));
    }

    /// <summary><c>GET /api/v1/statements/{slug}</c></summary>
    public Task Get(HttpContext context) => Send(context, (string)context.Request.RouteValues["slug"]!, ".json");

    /// <summary>A statement as a file, by its slug and the ending of its address.</summary>
    public Task Send(HttpContext context, string slug, string extension)
    {
        var bytes = readers.Read(db => new StatementFile(db, folder.Settings.PublicUrl ?? "", network.Day).Write(slug, extension));
        if (bytes is null) return Problem.Write(context, 404, "unknown-statement", "There is no such statement", $"No statement has the address \"{slug}\".");
        context.Response.ContentType = StatementFile.Types[extension];
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, 0, bytes.Length);
    }
}
