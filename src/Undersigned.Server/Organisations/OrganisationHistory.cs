// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>Reads what happened to an organisation: its names, memberships, what followed what, and what it signed first and last.</summary>
internal sealed class OrganisationHistory(Connection db, string today)
{
    /// <param name="body">Its number.</param>
    /// <param name="preferred">The reader's language, for titles of statements.</param>
    public List<TimelineItem> Read(long body, IReadOnlyList<NameView> names, string preferred)
    {
        var items = new List<TimelineItem>();
        items.AddRange(names.Where(name => name.Until is not null).Select(name => new TimelineItem("timeline.name-until", name.Until, name.Name, name.Language)));
        Memberships(items, body);
        Successions(items, body);
        Signed(items, body, preferred);
        return [.. items.OrderBy(item => item.Date is null).ThenBy(item => item.Date?.From).ThenBy(item => item.Key == "timeline.signed-last")];
    }

    private void Memberships(List<TimelineItem> items, long body)
    {
        var query = db.Query("SELECT since, until, network FROM membership WHERE organisation = ?1 ORDER BY recorded").With(body);
        while (query.Next())
        {
            var network = query.TextOrNull(2);
            var where = network is null ? "" : "-other";
            if (query.TextOrNull(0) is { } since) items.Add(new TimelineItem("timeline.joined" + where, Date(since), network));
            if (query.TextOrNull(1) is { } until) items.Add(new TimelineItem("timeline.left" + where, Date(until), network));
        }
    }

    /// <summary>Told from its side. That one body stood in the registry several times is no event of its life.</summary>
    private void Successions(List<TimelineItem> items, long body)
    {
        var query = db.Query("""
            SELECT s.kind, (x.no = ?1 OR x.merged IS ?1), s.date, c.name, x.name, x.slug, x.merged IS NULL, y.name, y.slug, y.merged IS NULL, y.no = ?1 OR y.merged IS ?1,
                   (SELECT language FROM organisation_name n WHERE n.organisation = x.no AND n.name = x.name), (SELECT language FROM organisation_name n WHERE n.organisation = y.no AND n.name = y.name)
            FROM succession s JOIN organisation x ON x.no = s.of LEFT JOIN organisation y ON y.no = s.by LEFT JOIN organisation c ON c.no = s.claim
            WHERE s.kind <> 'duplicate' AND (s.of IN (SELECT no FROM organisation WHERE no = ?1 OR merged = ?1) OR s.by IN (SELECT no FROM organisation WHERE no = ?1 OR merged = ?1))
            ORDER BY s.recorded, s.ord
            """).With(body);
        while (query.Next())
        {
            var (kind, isOf, isBy) = (query.Text(0), query.Bool(1), query.Bool(10));
            var (date, claim) = (Date(query.TextOrNull(2)), query.TextOrNull(3));
            if (kind == "dissolved")
            {
                items.Add(new TimelineItem("timeline.dissolved", date, ClaimedBy: claim));
                continue;
            }

            // What was merged into it says so, and has no page any more. One that has both parts of another fact says neither.
            if (isOf && isBy && kind != "merged-into") continue;
            var (name, slug, hasPage, language) = isOf && !isBy
                ? (query.TextOrNull(7), query.TextOrNull(8), query.Bool(9), query.TextOrNull(12)) : (query.TextOrNull(4), query.TextOrNull(5), query.Bool(6), query.TextOrNull(11));
            var side = kind switch { "distinct" => "distinct", "merged-into" => "merged-from", _ => kind + (isOf ? "-into" : "-from") };
            items.Add(new TimelineItem("timeline." + side, date, name, language, hasPage ? "/organisations/" + slug : null, claim));
        }
    }

    private void Signed(List<TimelineItem> items, long body, string preferred)
    {
        var rows = new List<(string Slug, string Day)>();
        foreach (var order in new[] { "ASC", "DESC" })
        {
            var query = db.Query($"""
                SELECT s.slug, coalesce(e.day, CASE WHEN e.evidence <> 'reported' THEN substr(e.at, 1, 10) END, substr(s.published, 1, 10)) AS signed
                FROM endorsement e JOIN statement s ON s.no = e.statement WHERE e.organisation = ?1 AND e.state IN ('standing', 'withdrawn') AND signed IS NOT NULL ORDER BY signed {order}, e.idx {order} LIMIT 1
                """).With(body);
            if (query.Next()) rows.Add((query.Text(0), query.Text(1)));
            query.Reset();
        }

        if (rows.Count == 0) return;
        var search = new StatementSearch(db, today);
        for (var i = 0; i < (rows[0] == rows[1] ? 1 : 2); i++)
            if (search.One(rows[i].Slug)?.Item(preferred) is { } statement)
                items.Add(new TimelineItem(i == 0 ? "timeline.signed-first" : "timeline.signed-last", Date(rows[i].Day), statement.Title, statement.TitleLanguage, "/statements/" + rows[i].Slug));
    }

    private static DateView? Date(string? text) => StatementReading.Published(text, "text");
}
