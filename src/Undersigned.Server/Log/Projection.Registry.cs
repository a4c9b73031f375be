// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Log;

/// <summary>What acts of the registry do to it, and to the endorsements of those who were merged.</summary>
internal sealed partial class Projection
{
    private void Register(long index, string at, Registration act, Disclosure? disclosure)
    {
        // Numbered by its first entry, so that a rebuild without an erased registration gives the others the same numbers.
        if (disclosure is not null) _registry.Enter(act.Of ?? index, act, disclosure, isNew: act.Of is null);
        // Nobody has endorsed by a registration that is new.
        if (act.Of is { } before) _names.TouchAll(before);
        Record(index, at, null, act, act.Of, null);
    }

    private void Join(long index, string at, Joining act)
    {
        // Stated anew it takes the place of what was stated, whoever was merged since.
        if (act.Of is { } before) _registry.EndMembership(before);
        _registry.Join(act.Of ?? index, act);
        Record(index, at, null, act, act.Of, act.Network);
    }

    private void Succeed(long index, string at, Act act, long? of, string detail)
    {
        var changed = of is { } first ? _registry.Unsucceed(first) : [];
        changed.AddRange(_registry.Succeed(of ?? index, act));
        Record(index, at, null, act, of, detail);
        Repoint(changed);
    }

    private void Unsucceed(long first, Act? stands)
    {
        var changed = _registry.Unsucceed(first);
        if (stands is not null) changed.AddRange(_registry.Succeed(first, stands));
        Repoint(changed);
    }

    private void Unregister(long number)
    {
        _names.TouchAll(number);
        var merged = new List<long>();
        var query = db.Query("SELECT of FROM succession WHERE by = ?1 AND kind IN ('duplicate', 'merged-into')").With(number);
        while (query.Next()) merged.Add(query.Int(0));
        _registry.Leave(number);
        Repoint(merged);
    }

    /// <summary>Gives what some organisations signed to the bodies that they are now.</summary>
    private void Repoint(List<long> changed)
    {
        if (changed.Count == 0) return;
        var lists = new SortedSet<(long Statement, long Body)>();
        foreach (var (organisation, body) in _registry.Resolve(changed))
        {
            var signed = new List<(long Index, long Statement, long Group, long Body, bool Doubles)>();
            var query = db.Query("SELECT idx, statement, grp, organisation, state = 'double' FROM endorsement WHERE (organisation = ?1 AND signer IS NULL) OR signer = ?1 ORDER BY idx").With(organisation);
            while (query.Next()) signed.Add((query.Int(0), query.Int(1), query.Int(2), query.Int(3), query.Bool(4)));
            foreach (var one in signed)
            {
                lists.Add((one.Statement, one.Body));
                lists.Add((one.Statement, body));
                if (one.Doubles) StandAlone(one.Index, one.Group);
                _names.Touch(one.Group, one.Index);
                db.Query("UPDATE endorsement SET organisation = ?2, signer = ?3 WHERE idx = ?1").With(one.Index).With(body).With(organisation == body ? null : organisation).Run();
            }
        }

        foreach (var (statement, body) in lists) Arrange(statement, body);
    }

    /// <summary>
    /// Bodies that were merged have one place under a statement: that of whichever signed first. What one and the same organisation
    /// of the registry signed is left as it was recorded.
    /// </summary>
    private void Arrange(long statement, long body)
    {
        var standing = new List<(long Index, long Group, long Signer, long? Place)>();
        var query = db.Query("""
            SELECT idx, grp, coalesce(signer, organisation), place FROM endorsement WHERE organisation = ?1 AND statement = ?2 AND state IN ('standing', 'double') ORDER BY idx
            """).With(body).With(statement);
        while (query.Next()) standing.Add((query.Int(0), query.Int(1), query.Int(2), query.IntOrNull(3)));
        if (standing.Count == 0) return;
        var first = standing[0];
        foreach (var one in standing)
        {
            var place = one.Signer == first.Signer ? (long?)null : first.Index;
            if (place == one.Place) continue;
            if (one.Place is not null) StandAlone(one.Index, one.Group);
            if (place is not null) StandIn(one.Index, one.Group, first.Index);
        }
    }

    /// <summary>It has the place of another entry: it is neither listed nor counted by itself.</summary>
    private void StandIn(long index, long group, long place)
    {
        Count(group, unnamed: false, -1);
        _days.Remove(index, standing: true);
        _names.Touch(group, index);
        db.Query("UPDATE endorsement SET state = 'double', place = ?2 WHERE idx = ?1").With(index).With(place).Run();
        TouchPlace(index);
    }

    /// <summary>It has a place of its own again.</summary>
    private void StandAlone(long index, long group)
    {
        TouchPlace(index);
        db.Query("UPDATE endorsement SET state = 'standing', place = NULL WHERE idx = ?1").With(index).Run();
        Count(group, unnamed: false, 1);
        _days.Restore(index);
        _names.Touch(group, index);
    }

    /// <summary>What is shown in the place of another entry changes there.</summary>
    private void TouchPlace(long index)
    {
        var query = db.Query("SELECT p.grp, p.idx FROM endorsement e JOIN endorsement p ON p.idx = e.place WHERE e.idx = ?1").With(index);
        if (!query.Next()) return;
        var (group, place) = (query.Int(0), query.Int(1));
        query.Reset();
        _names.Touch(group, place);
    }
}
