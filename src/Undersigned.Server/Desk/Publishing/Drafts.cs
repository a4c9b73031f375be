// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Log;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk.Publishing;

/// <summary>A draft: what was read, and the form as it was saved last.</summary>
/// <param name="Read">What the documents say, in the JSON of <c>undersigned read</c>.</param>
/// <param name="Sources">The hashes of the documents, in the order in which the JSON names them.</param>
internal sealed record Draft(string Id, JsonElement Read, StatementForm Form, IReadOnlyList<byte[]> Sources, string At);

/// <summary>Statements that were imported or pasted and are not published.</summary>
internal static class Drafts
{
    private const int Shown = 50;

    public static IReadOnlyList<DraftItem> List(Connection db)
    {
        var items = new List<DraftItem>();
        var query = db.Query("SELECT d.id, d.content, d.at, f.form FROM draft d LEFT JOIN draft_form f ON f.draft = d.id ORDER BY d.id DESC LIMIT ?1").With(Shown);
        while (query.Next())
        {
            using var read = JsonDocument.Parse(query.Text(1));
            var form = query.TextOrNull(3) is { } saved ? Form(saved) : DraftContent.Form(read.RootElement, "reported");
            var first = form.Renditions.FirstOrDefault(one => one.Title.Length > 0) ?? (form.Renditions is [var any, ..] ? any : null);
            items.Add(new DraftItem(query.Text(0), first?.Title is { Length: > 0 } title ? title : query.Text(0), first?.Language is { Length: > 0 } language ? language : "und", Days.Parse(query.Text(2))));
        }

        return items;
    }

    public static Draft? Load(Connection db, string id)
    {
        var query = db.Query("SELECT d.content, d.at, f.form FROM draft d LEFT JOIN draft_form f ON f.draft = d.id WHERE d.id = ?1").With(id);
        if (!query.Next()) return null;
        var (content, at, saved) = (query.Text(0), query.Text(1), query.TextOrNull(2));
        query.Reset();
        var read = JsonDocument.Parse(content).RootElement;
        // The documents are known by their hashes alone here; the order is that of the JSON.
        var hashes = read.GetProperty("sha256").EnumerateArray().Select(hash => Convert.FromHexString(hash.GetString()!)).ToList();
        return new Draft(id, read, saved is null ? DraftContent.Form(read, "reported") : Form(saved), hashes, at);
    }

    /// <summary>Keeps the form as it is, checked or not.</summary>
    public static void Save(LogTransaction tx, string id, StatementForm form) =>
        tx.Db.Query("INSERT INTO draft_form VALUES(?1, ?2) ON CONFLICT DO UPDATE SET form = ?2").With(id).With(JsonSerializer.Serialize(form, StatementFormJson.Default.StatementForm)).Run();

    private static StatementForm Form(string json) => JsonSerializer.Deserialize(json, StatementFormJson.Default.StatementForm) ?? new StatementForm();
}
