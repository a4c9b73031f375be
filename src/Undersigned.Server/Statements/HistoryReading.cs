// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Statements;

/// <summary>Reads what happened to a statement: its acts, and how the list of names grew.</summary>
internal sealed class HistoryReading(Connection db)
{
    private const int Shown = 12;

    /// <summary>Undated reports stand on the first day: they are a fact of the source, not of a day.</summary>
    public List<GrowthPoint> Growth(long statement)
    {
        var growth = new List<GrowthPoint>();
        var total = 0;
        var query = db.Query("""
            SELECT CASE WHEN e.evidence = 'reported' AND e.day IS NULL THEN coalesce(substr(s.published, 1, 10), substr(s.adopted_at, 1, 10)) ELSE coalesce(e.day, substr(e.at, 1, 10)) END AS d, count(*)
            FROM endorsement e JOIN statement s ON s.no = e.statement WHERE e.statement = ?1 AND e.state = 'standing' GROUP BY d ORDER BY d
            """).With(statement);
        while (query.Next())
        {
            total += (int)query.Int(1);
            if (Days.ParseOrNull(query.Text(0)) is { } day) growth.Add(new GrowthPoint(day, total));
        }

        return growth;
    }

    /// <summary>Acts newest first. What was only reported is told in one line, as it happened in one moment.</summary>
    public (List<HistoryAct> Shown, int Total) Latest(long statement)
    {
        var acts = new List<HistoryAct>();
        var query = db.Query("""
            SELECT a.kind, coalesce(a.day, substr(a.at, 1, 10)), a.idx, e.name, a.of, coalesce(e.day, substr(e.at, 1, 10)), a.detail, e.capacity, 1
            FROM act a LEFT JOIN endorsement e ON e.idx = a.of WHERE a.statement = ?1
            UNION ALL
            SELECT 'endorsement', coalesce(e.day, substr(e.at, 1, 10)), max(e.idx), CASE WHEN count(*) = 1 THEN max(e.name) END, NULL, NULL, NULL, max(e.capacity), count(*)
            FROM endorsement e WHERE e.statement = ?1 GROUP BY coalesce(e.day, substr(e.at, 1, 10)), CASE WHEN e.evidence = 'reported' THEN -1 WHEN e.idx > (SELECT max(idx) - 400 FROM endorsement WHERE statement = ?1) THEN e.idx ELSE -2 END
            ORDER BY 2 DESC, 3 DESC LIMIT ?2
            """).With(statement).With(Shown);
        while (query.Next())
        {
            var kind = query.Text(0);
            acts.Add(new HistoryAct
            {
                Kind = kind,
                Day = Days.Parse(query.Text(1)),
                Index = query.Int(2),
                Name = query.TextOrNull(3),
                Of = query.IntOrNull(4),
                OfDay = query.TextOrNull(5) is { } of ? Days.Parse(of) : null,
                Reason = kind is "annulment" or "correction" ? query.TextOrNull(6) : null,
                Words = kind is "declaration" or "confirmation" or "withdrawal" && query.TextOrNull(6) is { } said and not Log.Acts.ActOnEndorsement.ReservationPart ? said : null,
                Language = kind == "rendition" ? query.TextOrNull(6) : null,
                Until = kind is "opening" or "reopening" ? Days.ParseOrNull(query.TextOrNull(6)) : null,
                Count = (int)query.Int(8),
            });
        }

        var count = db.Query("SELECT (SELECT count(*) FROM act WHERE statement = ?1) + (SELECT count(*) FROM endorsement WHERE statement = ?1)").With(statement);
        count.Next();
        var total = (int)count.Int(0);
        count.Reset();
        return (acts, total);
    }
}
