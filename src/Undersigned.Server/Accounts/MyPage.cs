// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Endorsements;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Accounts;

/// <summary>A delegate's own page: the organisations, what they signed, and what they may sign now.</summary>
public sealed record MyView(string Email, IReadOnlyList<MyOrganisation> Organisations);

/// <summary>An organisation that the reader acts for, or did.</summary>
// State: in-force, later, past, contested or ended.
public sealed record MyOrganisation(
    string Name, string Slug, string State, DateOnly Since, DateOnly? Until, DateOnly? StateDay, StatementItem? Only, IReadOnlyList<StatementItem> Open, IReadOnlyList<MySigned> Past, int PastTotal);

/// <summary>One endorsement by an organisation.</summary>
public sealed record MySigned(StatementItem Statement, DateOnly? Day, bool IsWithdrawn, string Receipt);

/// <summary><c>/my</c></summary>
internal static class MyPage
{
    private const int Shown = 50;

    public static void Map(IEndpointRouteBuilder delegates) => delegates.MapGet("/my", context =>
    {
        var (person, ui, today, keys) = (People.Of(context)!, context.Ui(), context.Today(), context.Folder().Keys);
        return PersonalPages.Send<MyPageSlice, MyView>(context, context.Read(db => new MyView(
            person.Email, [.. FullPowers.OfAccount(db, person.Account).OrderBy(power => power.Ended is not null).Select(power => Organisation(db, power, ui, today, index => Receipts.Address(keys, index))).OfType<MyOrganisation>()])));
    });

    private static MyOrganisation? Organisation(Connection db, FullPower power, Interface ui, string today, Func<long, string> receipt)
    {
        var query = db.Query("SELECT b.no, b.name, b.slug FROM organisation o JOIN organisation b ON b.no = coalesce(o.merged, o.no) WHERE o.id = ?1").With(power.Organisation);
        if (!query.Next()) return null;
        var (no, name, slug) = (query.Int(0), query.Text(1), query.Text(2));
        query.Reset();
        var search = new StatementSearch(db, today);
        var only = power.Statement is { } id ? search.One(SlugOf(db, id))?.Item(ui.Language) : null;
        var signed = Signed(db, search, no, ui, receipt, out var total);
        var (state, day) = power.State(today);
        var open = state != "in-force" ? [] : search.Find(new StatementFilter(Open: true), null, Shown).Rows
            .Where(row => (power.Statement is null || row.Id == power.Statement) && OpenStatement.Load(db, row.Slug)!.Groups.Any(group => group.Admits(person: false)) &&
                !db.Query("SELECT 1 FROM endorsement WHERE organisation = ?1 AND statement = ?2 AND state = 'standing'").With(no).With(row.No).Any())
            .Select(row => row.Item(ui.Language));
        return new MyOrganisation(name, slug, state, Days.Parse(power.Since), Days.ParseOrNull(power.Until), Days.ParseOrNull(day), only, [.. open], signed, total);
    }

    private static List<MySigned> Signed(Connection db, StatementSearch search, long organisation, Interface ui, Func<long, string> receipt, out int total)
    {
        var rows = new List<(string Slug, string Day, bool Withdrawn, long Index)>();
        var query = db.Query("""
            SELECT s.slug, coalesce(e.day, substr(e.at, 1, 10)), e.state = 'withdrawn', e.idx FROM endorsement e JOIN statement s ON s.no = e.statement
            WHERE e.organisation = ?1 AND e.state IN ('standing', 'withdrawn') ORDER BY e.idx DESC
            """).With(organisation);
        while (query.Next()) rows.Add((query.Text(0), query.Text(1), query.Bool(2), query.Int(3)));
        total = rows.Count;
        return [.. rows.Take(Shown).Select(row => new MySigned(search.One(row.Slug)!.Item(ui.Language), Days.ParseOrNull(row.Day), row.Withdrawn, receipt(row.Index)))];
    }

    private static string SlugOf(Connection db, string id)
    {
        var query = db.Query("SELECT slug FROM statement WHERE id = ?1").With(id);
        var slug = query.Next() ? query.Text(0) : "";
        query.Reset();
        return slug;
    }
}
