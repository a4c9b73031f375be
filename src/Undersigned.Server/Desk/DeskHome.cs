// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk;

/// <summary>The first page of the desk: what waits, the statements, what was done last.</summary>
public sealed record DeskHomeView
{
    public required int Waiting { get; init; }
    public required int Held { get; init; }

    /// <summary>Mail that the mail server refused or that came back, of the last thirty days.</summary>
    public required int Returned { get; init; }

    public required IReadOnlyList<DraftItem> Drafts { get; init; }
    public required IReadOnlyList<DeskStatement> Statements { get; init; }
    public required int Total { get; init; }
    public string? Query { get; init; }
    public required IReadOnlyList<DeedView> Deeds { get; init; }
}

/// <summary>A statement as the desk lists it, with how many requests wait for it.</summary>
public sealed record DeskStatement(StatementItem Item, int Waiting);

/// <summary>What was imported or saved, and is not published.</summary>
public sealed record DraftItem(string Id, string Title, string Language, DateOnly Day);

/// <summary>One thing that was done at the desk.</summary>
// Operation: A word of the strings `did.`.
// Link: To what it was done to; null where that is gone.
// Entry: Of the log, where the deed made one.
public sealed record DeedView(DateTimeOffset At, string? Who, string Operation, string? Subject, string? SubjectLanguage, string? Link, long? Entry);

/// <summary>Reads that page.</summary>
internal static class DeskHome
{
    private const int Shown = 30;
    private const int Deeds = 12;
    private const int MaxQuery = 200;
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public static Task Show(HttpContext context)
    {
        var (ui, today) = (context.Ui(), context.Today());
        var words = context.Request.Query["q"].ToString().Trim();
        var query = words.Length == 0 ? null : words[..Math.Min(words.Length, MaxQuery)];
        var since = (context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - Month).ToUnixTimeMilliseconds();
        return PersonalPages.Send<DeskHomePage, DeskHomeView>(context, context.Read(db =>
        {
            var search = new StatementSearch(db, today);
            var filter = new StatementFilter(Query: query);
            var open = search.Find(filter with { Open = true }, null, Shown).Rows;
            var rows = open.Concat(search.Find(filter with { Open = false }, null, Shown).Rows).Take(Shown);
            return new DeskHomeView
            {
                Waiting = (int)db.Scalar("SELECT count(*) FROM review WHERE status = 'waiting'"),
                Held = (int)db.Scalar("SELECT count(*) FROM review WHERE status IN ('held', 'asked')"),
                Returned = Count(db.Query("SELECT count(*) FROM delivery WHERE ending IN ('refused', 'given-up', 'returned') AND at >= ?1").With(since)),
                Drafts = Publishing.Drafts.List(db),
                Statements = [.. rows.Select(row => new DeskStatement(row.Item(ui.Language), Count(db.Query("SELECT count(*) FROM review WHERE statement = ?1 AND status = 'waiting'").With(row.Id))))],
                Total = search.Count(filter),
                Query = query,
                Deeds = [.. DeskRecord.Latest(db, Deeds).Select(deed => View(db, ui, deed))],
            };
        }));
    }

    /// <summary>A deed with what it was done to, as that is called now.</summary>
    public static DeedView View(Connection db, Interface ui, DeskDeed deed)
    {
        var (kind, id) = deed.Subject.Split(':', 2) is [var first, var second] ? (first, second) : (deed.Subject, "");
        var (name, language, link) = kind switch
        {
            "statement" => Statement(db, ui, id),
            "account" => (Text(db, "SELECT name FROM account WHERE no = ?1", id), null, "/desk/people"),
            "organisation" => (Text(db, "SELECT name FROM organisation WHERE id = ?1", id), null, "/desk/organisations/" + Uri.EscapeDataString(id)),
            "draft" when Text(db, "SELECT id FROM draft WHERE id = ?1", id) is not null => (ui["desk.draft"], null, "/desk/drafts/" + id),
            _ => ((string?)null, (string?)null, (string?)null),
        };
        return new DeedView(Undersigned.Server.Log.Timestamp.Parse(deed.At), deed.Who, deed.Operation, name, language, name is null ? null : link, long.TryParse(deed.Detail, out var entry) ? entry : null);
    }

    private static (string?, string?, string?) Statement(Connection db, Interface ui, string id) =>
        Text(db, "SELECT slug FROM statement WHERE id = ?1", id) is { } slug && new StatementSearch(db, "").One(slug) is { } row && row.Item(ui.Language) is var item
            ? (item.Title, item.TitleLanguage, "/desk/statements/" + slug) : (null, null, null);

    private static string? Text(Connection db, string sql, string key)
    {
        var query = db.Query(sql).With(key);
        if (!query.Next()) return null;
        var text = query.TextOrNull(0);
        query.Reset();
        return text;
    }

    private static int Count(Query query)
    {
        query.Next();
        var count = (int)query.Int(0);
        query.Reset();
        return count;
    }
}
