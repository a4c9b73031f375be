// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk.Publishing;

/// <summary>A draft: what was read, and the form as it was saved last.</summary>
/// <param name="Read">What the documents say, in the JSON of <c>undersigned read</c>.</param>
/// <param name="Sources">The hashes of the documents, in the order in which the JSON names them.</param>
/// <param name="Version">Grows with every change.</param>
internal sealed record Draft(string Id, JsonElement Read, StatementForm Form, IReadOnlyList<byte[]> Sources, string At, long Version);

/// <summary>One correction of a draft, which can be undone.</summary>
/// <param name="Version">That the draft had after it.</param>
/// <param name="What">A word of the strings <c>step.</c>.</param>
/// <param name="Words">What it was done to, as it is called.</param>
public sealed record DraftStep(long Version, string What, string Words, string? Who, DateTimeOffset At);

/// <summary>What became of a correction.</summary>
internal abstract record ChangeOutcome
{
    private ChangeOutcome() { }

    public sealed record Done : ChangeOutcome;

    /// <summary>Somebody published or discarded the draft meanwhile.</summary>
    public sealed record Gone : ChangeOutcome;

    /// <summary>Somebody changed it meanwhile; nothing was done.</summary>
    public sealed record Meanwhile(Draft Draft, DraftStep? Theirs) : ChangeOutcome;

    /// <summary>What was to be corrected is not there, or the correction changes nothing.</summary>
    public sealed record Nothing(Draft Draft) : ChangeOutcome;
}

/// <summary>Statements that were imported or pasted and are not published.</summary>
internal static class Drafts
{
    private const int Shown = 50;

    /// <summary>So many corrections can be undone.</summary>
    private const int MaxSteps = 100;

    private const int MaxWords = 80;

    public static IReadOnlyList<DraftItem> List(Connection db)
    {
        var items = new List<DraftItem>();
        var query = db.Query("SELECT d.id, d.content, d.at, f.form FROM draft d LEFT JOIN draft_form f ON f.draft = d.id ORDER BY d.id DESC LIMIT ?1").With(Shown);
        while (query.Next())
        {
            using var read = JsonDocument.Parse(query.Text(1));
            var form = query.TextOrNull(3) is { } saved ? Form(saved) : DraftContent.Form(read.RootElement, "reported");
            items.Add(Item(query.Text(0), form, query.Text(2)));
        }

        return items;
    }

    /// <summary>A draft as lists show it.</summary>
    public static DraftItem? Item(Connection db, string id) => Load(db, id) is { } draft ? Item(id, draft.Form, draft.At) : null;

    private static DraftItem Item(string id, StatementForm form, string at)
    {
        var first = form.Renditions.FirstOrDefault(one => one.Title.Length > 0) ?? (form.Renditions is [var any, ..] ? any : null);
        return new DraftItem(id, first?.Title is { Length: > 0 } title ? title : id, first?.Language is { Length: > 0 } language ? language : "und", Days.Parse(at));
    }

    public static Draft? Load(Connection db, string id)
    {
        var query = db.Query("SELECT d.content, d.at, f.form, f.version FROM draft d LEFT JOIN draft_form f ON f.draft = d.id WHERE d.id = ?1").With(id);
        if (!query.Next()) return null;
        var (content, at, saved, version) = (query.Text(0), query.Text(1), query.TextOrNull(2), query.IntOrNull(3) ?? 0);
        query.Reset();
        var read = JsonDocument.Parse(content).RootElement;
        // The documents are known by their hashes alone here; the order is that of the JSON.
        var hashes = read.GetProperty("sha256").EnumerateArray().Select(hash => Convert.FromHexString(hash.GetString()!)).ToList();
        return new Draft(id, read, saved is null ? DraftContent.Form(read, "reported") : Form(saved), hashes, at, version);
    }

    /// <summary>The form that a draft begins with.</summary>
    public static void Save(LogTransaction tx, string id, StatementForm form) => Put(tx, id, form, 1, null);

    /// <summary>
    /// Corrects a draft as its reader saw it: where somebody has changed it since, nothing is done and whoever asked is told. What was before is kept, to
    /// be put back by <see cref="Undo"/>.
    /// </summary>
    /// <param name="seen">The version that the page showed.</param>
    /// <param name="words">What the correction is about, asked for after it.</param>
    /// <param name="change">Gives the form after the correction; null where what it is about is not there.</param>
    public static ChangeOutcome Change(LogTransaction tx, string id, long seen, Person by, string what, Func<StatementForm, StatementForm?> change, Func<string>? words = null)
    {
        if (Load(tx.Db, id) is not { } draft) return new ChangeOutcome.Gone();
        if (draft.Version != seen) return new ChangeOutcome.Meanwhile(draft, Last(tx.Db, id));
        if (change(draft.Form) is not { } form) return new ChangeOutcome.Nothing(draft);
        var (before, after) = (Json(draft.Form), Json(form));
        if (before == after) return new ChangeOutcome.Nothing(draft);
        var version = draft.Version + 1;
        tx.Db.Query("INSERT INTO draft_step VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)").With(id).With(version).With(before).With(what).With(Short(words?.Invoke() ?? "")).With(by.Account).With(tx.AtText).Run();
        tx.Db.Query("DELETE FROM draft_step WHERE draft = ?1 AND version <= ?2").With(id).With(version - MaxSteps).Run();
        Put(tx, id, form, version, by.Account);
        return new ChangeOutcome.Done();
    }

    private static string Short(string words) => words.Length <= MaxWords ? words : words[..MaxWords] + "…";

    /// <summary>Takes the last correction back.</summary>
    public static ChangeOutcome Undo(LogTransaction tx, string id, long seen, Person by)
    {
        if (Load(tx.Db, id) is not { } draft) return new ChangeOutcome.Gone();
        if (draft.Version != seen) return new ChangeOutcome.Meanwhile(draft, Last(tx.Db, id));
        var query = tx.Db.Query("SELECT version, before FROM draft_step WHERE draft = ?1 ORDER BY version DESC LIMIT 1").With(id);
        if (!query.Next()) return new ChangeOutcome.Nothing(draft);
        var (step, before) = (query.Int(0), query.Text(1));
        query.Reset();
        tx.Db.Query("DELETE FROM draft_step WHERE draft = ?1 AND version = ?2").With(id).With(step).Run();
        Put(tx, id, Form(before), draft.Version + 1, by.Account);
        return new ChangeOutcome.Done();
    }

    /// <summary>The last correction, which can be undone; null where there is none.</summary>
    public static DraftStep? Last(Connection db, string id)
    {
        var query = db.Query("SELECT s.version, s.what, s.words, a.name, s.at FROM draft_step s LEFT JOIN account a ON a.no = s.account WHERE s.draft = ?1 ORDER BY s.version DESC LIMIT 1").With(id);
        if (!query.Next()) return null;
        var step = new DraftStep(query.Int(0), query.Text(1), query.Text(2), query.TextOrNull(3), Timestamp.Parse(query.Text(4)));
        query.Reset();
        return step;
    }

    private static void Put(LogTransaction tx, string id, StatementForm form, long version, long? account) =>
        tx.Db.Query("INSERT INTO draft_form VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET form = ?2, version = ?3, account = ?4, at = ?5").With(id).With(Json(form)).With(version).With(account).With(tx.AtText).Run();

    private static string Json(StatementForm form) => JsonSerializer.Serialize(form, StatementFormJson.Default.StatementForm);

    private static StatementForm Form(string json) => JsonSerializer.Deserialize(json, StatementFormJson.Default.StatementForm) ?? new StatementForm();
}
