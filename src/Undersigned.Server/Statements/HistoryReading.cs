// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Statements;

/// <summary>Reads what happened to a statement: its acts, and how the list of names grew.</summary>
internal sealed class HistoryReading(Connection db)
{
    private const int Shown = 12;

    /// <summary>So many of the latest entries are looked at, because one entered late may tell of an earlier day.</summary>
    // Written into the queries: SQLite prepares a query anew whenever a LIMIT is bound, which takes longer than to run it.
    private const int Looked = 48;

    /// <summary>Undated reports stand on the first day: they are a fact of the source, not of a day.</summary>
    public List<GrowthPoint> Growth(long statement)
    {
        var growth = new List<GrowthPoint>();
        var total = 0;
        var query = db.Query("""
            SELECT CASE WHEN d.day = '' THEN coalesce(substr(s.published, 1, 10), substr(s.adopted_at, 1, 10)) ELSE d.day END AS shown, sum(d.standing)
            FROM endorsement_day d JOIN statement s ON s.no = d.statement WHERE d.statement = ?1 AND d.standing > 0 GROUP BY shown ORDER BY shown
            """).With(statement);
        while (query.Next())
        {
            total += (int)query.Int(1);
            if (Days.ParseOrNull(query.Text(0)) is { } day) growth.Add(new GrowthPoint(day, total));
        }

        return growth;
    }

    /// <summary>Acts newest first. What was only reported is told in one line a day, as it happened in one moment.</summary>
    public (List<HistoryAct> Shown, int Total) Latest(long statement)
    {
        var acts = Acts(statement);
        acts.AddRange(Made(statement));
        acts.AddRange(Reported(statement));
        acts.Sort(static (a, b) => a.Day != b.Day ? b.Day.CompareTo(a.Day) : b.Index.CompareTo(a.Index));
        if (acts.Count > Shown) acts.RemoveRange(Shown, acts.Count - Shown);
        var count = db.Query("SELECT (SELECT count(*) FROM act WHERE statement = ?1) + (SELECT coalesce(sum(recorded), 0) FROM endorsement_day WHERE statement = ?1)").With(statement);
        count.Next();
        var total = (int)count.Int(0);
        count.Reset();
        return (acts, total);
    }

    private List<HistoryAct> Acts(long statement)
    {
        var acts = new List<HistoryAct>();
        var query = db.Query($"""
            SELECT a.kind, coalesce(a.day, substr(a.at, 1, 10)), a.idx, e.name, a.of, coalesce(e.day, substr(e.at, 1, 10)), a.detail
            FROM act a LEFT JOIN endorsement e ON e.idx = a.of WHERE a.statement = ?1 ORDER BY a.idx DESC LIMIT {Looked}
            """).With(statement);
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
            });
        }

        return acts;
    }

    private List<HistoryAct> Made(long statement)
    {
        var acts = new List<HistoryAct>();
        var query = db.Query($"SELECT idx, coalesce(day, substr(at, 1, 10)), name FROM endorsement WHERE statement = ?1 AND evidence <> 'reported' ORDER BY idx DESC LIMIT {Looked}").With(statement);
        while (query.Next()) acts.Add(new HistoryAct { Kind = "endorsement", Day = Days.Parse(query.Text(1)), Index = query.Int(0), Name = query.TextOrNull(2) });
        return acts;
    }

    private List<HistoryAct> Reported(long statement)
    {
        var acts = new List<HistoryAct>();
        // Of what was reported without a day the day is that of its recording, as of every other act.
        var query = db.Query($"""
            SELECT d.last, coalesce(nullif(d.day, ''), substr(e.at, 1, 10)), d.recorded, CASE WHEN d.recorded = 1 THEN e.name END
            FROM endorsement_day d JOIN endorsement e ON e.idx = d.last WHERE d.statement = ?1 AND d.evidence = 'reported' ORDER BY 2 DESC, 1 DESC LIMIT {Shown}
            """).With(statement);
        while (query.Next()) acts.Add(new HistoryAct { Kind = "endorsement", Day = Days.Parse(query.Text(1)), Index = query.Int(0), Name = query.TextOrNull(3), Count = (int)query.Int(2) });
        return acts;
    }
}
