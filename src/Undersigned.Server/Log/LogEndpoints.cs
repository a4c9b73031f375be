// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Globalization;
using Undersigned.Server.Api;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;
using Undersigned.Transparency;

namespace Undersigned.Server.Log;

/// <summary>The log as anybody may read it (C2SP tlog-tiles), with texts by their hash and the disclosures beside it.</summary>
internal sealed class LogEndpoints(ReaderPool readers, DataFolder folder)
{
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string PlainText = "text/plain; charset=utf-8";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/log/key", context => Send(context, System.Text.Encoding.UTF8.GetBytes(folder.Key.Verifier + "\n"), PlainText, "no-cache"));
        routes.MapGet("/log/checkpoint", context => readers.Read(db => new LogStore(db).ReadHead()).Checkpoint is { } checkpoint
            ? Send(context, checkpoint.ToBytes(), PlainText, "no-cache")
            : NotFound(context, "The log has no entry yet, so that there is nothing to sign."));
        routes.MapGet("/log/tile/{**path}", Tile);
        routes.MapGet("/log/text/{sha256}", Text);
        routes.MapGet("/log/disclosure/{index}", Disclosure);
        routes.MapGet("/log/disclosures/{**path}", Disclosures);
    }

    private Task Tile(HttpContext context)
    {
        if (!TileId.TryParse("tile/" + context.Request.RouteValues["path"], out var tile, out var problem)) return NotFound(context, problem.ToString());
        var bytes = readers.Read(db => tile.IsEntries ? Entries(db, tile) : new LogStore(db).ReadTile(tile));
        return bytes is null ? NotFound(context, "The log has not grown so far.") : Send(context, bytes, "application/octet-stream", Immutable);
    }

    private static byte[]? Entries(Connection db, TileId tile)
    {
        var bundle = new ArrayBufferWriter<byte>(64 * 1024);
        var query = db.Query("SELECT entry FROM log_entry WHERE idx >= ?1 AND idx < ?2 ORDER BY idx").With(First(tile)).With(First(tile) + tile.Width);
        var count = 0;
        for (; query.Next(); count++) EntryBundle.Write(bundle, query.Blob(0));
        return count == tile.Width ? bundle.WrittenSpan.ToArray() : null;
    }

    private static long First(TileId bundle) => bundle.Index * TileId.FullWidth;

    private Task Text(HttpContext context)
    {
        if (!ContentHash.TryParseHex((string)context.Request.RouteValues["sha256"]!, out var hash)) return NotFound(context, "A text is named by the 64 hexadecimal digits of its SHA-256.");
        var bytes = readers.Read(db =>
        {
            var query = db.Query("SELECT bytes FROM text WHERE sha256 = ?1").With(hash.ToArray());
            var found = query.Next() ? query.Blob(0).ToArray() : null;
            query.Reset();
            return found;
        });
        if (bytes is null) return NotFound(context, "No act names a text with that hash.");
        return Send(context, bytes, bytes.AsSpan().StartsWith("{"u8) ? "application/json; charset=utf-8" : PlainText, Immutable);
    }

    private enum Openness { NoEntry, NothingHidden, Open, Withheld, Gone }

    private Task Disclosure(HttpContext context)
    {
        if (!long.TryParse((string)context.Request.RouteValues["index"]!, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return NotFound(context, "A disclosure is named by the index of its entry.");
        var (openness, bytes) = readers.Read(db => Look(db, index));
        return openness switch
        {
            Openness.Open => Send(context, bytes!, "application/json; charset=utf-8", "no-store"),
            Openness.Gone => Problem.Write(context, 410, "disclosure-gone", "It is disclosed no longer", "The endorsement was annulled, or whoever it names asked to be forgotten. A later entry of the log says which."),
            Openness.Withheld => NotFound(context, "The signatory asked to be counted without a name: the disclosure is withheld."),
            Openness.NothingHidden => NotFound(context, "The act names nobody, so that it has no disclosure."),
            _ => NotFound(context, "The log has no such entry."),
        };
    }

    private static (Openness, byte[]?) Look(Connection db, long index)
    {
        var query = db.Query("SELECT e.entry, d.json, coalesce(x.withheld, 0) FROM log_entry e LEFT JOIN disclosure d ON d.idx = e.idx LEFT JOIN endorsement x ON x.idx = e.idx WHERE e.idx = ?1").With(index);
        if (!query.Next()) return (Openness.NoEntry, null);
        var result = query.Bool(2) ? (Openness.Withheld, null)
            : !query.IsNull(1) ? (Openness.Open, query.Blob(1).ToArray())
            : Commits(query.Blob(0)) ? (Openness.Gone, (byte[]?)null)
            : (Openness.NothingHidden, null);
        query.Reset();
        return result;
    }

    /// <summary>Whether the entry has a commitment. Within a string the quotation marks would be escaped.</summary>
    private static bool Commits(ReadOnlySpan<byte> entry) =>
        entry.IndexOf("\"signatory\":"u8) >= 0 || entry.IndexOf("\"names\":"u8) >= 0 || entry.IndexOf("\"translator\":"u8) >= 0 || entry.IndexOf("\"words\":"u8) >= 0;

    /// <summary>The disclosures of an entry bundle, one a line, an empty line where there is none.</summary>
    private Task Disclosures(HttpContext context)
    {
        if (!TileId.TryParse("tile/entries/" + context.Request.RouteValues["path"], out var tile, out var problem)) return NotFound(context, problem.ToString());
        var bytes = readers.Read(db =>
        {
            if (db.Scalar("SELECT coalesce((SELECT size FROM log_head), 0)") < First(tile) + tile.Width) return null;
            var lines = new ArrayBufferWriter<byte>(64 * 1024);
            var next = First(tile);
            var query = db.Query("SELECT d.idx, d.json FROM disclosure d LEFT JOIN endorsement e ON e.idx = d.idx WHERE d.idx >= ?1 AND d.idx < ?2 AND coalesce(e.withheld, 0) = 0 ORDER BY d.idx")
                .With(next).With(next + tile.Width);
            while (query.Next())
            {
                for (; next < query.Int(0); next++) lines.Write("\n"u8);
                lines.Write(query.Blob(1));
                lines.Write("\n"u8);
                next++;
            }

            for (; next < First(tile) + tile.Width; next++) lines.Write("\n"u8);
            return lines.WrittenSpan.ToArray();
        });
        return bytes is null ? NotFound(context, "The log has not grown so far.") : Send(context, bytes, "application/jsonl; charset=utf-8", "no-store");
    }

    private static Task NotFound(HttpContext context, string detail) => Problem.Write(context, 404, "not-found", "The log has nothing there", detail);

    private static Task Send(HttpContext context, byte[] bytes, string type, string cache)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = cache;
        return context.Response.Body.WriteAsync(bytes, 0, bytes.Length);
    }
}
