// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Log;

/// <summary>
/// How many endorsements of a statement there are of each day and evidence: from which a page draws the growth of the list, its
/// legend and what was reported, without walking the list. Summed up in memory and written once for all the acts of a transaction.
/// </summary>
internal sealed class EndorsementDays(Connection db)
{
    /// <summary>The day of what is only reported, where the source gives none: a fact of the source, not of a day.</summary>
    public const string Undated = "";

    private readonly Dictionary<(long Statement, string Day, string Evidence), Change> _changes = [];

    private record struct Change(int Standing, int Named, int Recorded, long Last);

    public void Add(long index, long statement, string? day, string at, string evidence, bool named)
    {
        var key = (statement, day ?? (evidence == "reported" ? Undated : at[..10]), evidence);
        var change = _changes.GetValueOrDefault(key);
        _changes[key] = new Change(change.Standing + 1, change.Named + (named ? 1 : 0), change.Recorded + 1, index);
    }

    /// <summary>An endorsement is about to stand, or to be named, no more.</summary>
    public void Remove(long index, bool standing) => Adjust(index, standing, -1);

    /// <summary>An endorsement stands again that had stood no more.</summary>
    public void Restore(long index) => Adjust(index, standing: true, 1);

    private void Adjust(long index, bool standing, int by)
    {
        var query = db.Query("""
            SELECT statement, coalesce(day, CASE WHEN evidence = 'reported' THEN '' ELSE substr(at, 1, 10) END), evidence, name IS NOT NULL
            FROM endorsement WHERE idx = ?1 AND state = 'standing'
            """).With(index);
        if (!query.Next()) return;
        var (key, named) = ((query.Int(0), query.Text(1), query.Text(2)), query.Bool(3));
        query.Reset();
        var change = _changes.GetValueOrDefault(key);
        _changes[key] = change with { Standing = change.Standing + (standing ? by : 0), Named = change.Named + (named ? by : 0) };
    }

    public void End()
    {
        foreach (var ((statement, day, evidence), change) in _changes)
            db.Query("""
                INSERT INTO endorsement_day VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)
                ON CONFLICT DO UPDATE SET standing = standing + excluded.standing, named = named + excluded.named, recorded = recorded + excluded.recorded, last = max(last, excluded.last)
                """).With(statement).With(day).With(evidence).With(change.Standing).With(change.Named).With(change.Recorded).With(change.Last).Run();
        _changes.Clear();
    }
}
