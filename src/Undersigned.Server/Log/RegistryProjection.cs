// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Log;

/// <summary>The part of the current state that is the registry: organisations with their names, who is a member, what followed what.</summary>
internal sealed class RegistryProjection(Connection db)
{
    // An endorsement by a new organisation asks for it right after.
    private (string? Id, long No) _entered;

    /// <param name="number">The entry of its first registration.</param>
    /// <param name="isNew">Whether the act is that one, and not its facts stated anew or again.</param>
    public void Enter(long number, Registration act, Disclosure disclosure, bool isNew)
    {
        if (disclosure.Slug is not { } slug) return;
        db.Query("""
            INSERT INTO organisation(no, id, slug, name, country, international, region, qualifier) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT(id) DO UPDATE SET slug = excluded.slug, name = excluded.name, country = excluded.country, international = excluded.international, region = excluded.region, qualifier = excluded.qualifier
            """)
            .With(number).With(act.Organisation).With(slug).With(disclosure.Name).With(disclosure.Country).With(disclosure.International).With(disclosure.Region).With(disclosure.Qualifier).Run();
        if (isNew) _entered = (act.Organisation, number);
        else LeaveFacts(number);
        var names = disclosure.Names ?? [new OrganisationName(disclosure.Name, null, "official")];
        for (var i = 0; i < names.Count; i++)
            db.Query("INSERT OR IGNORE INTO organisation_name VALUES(?1, ?2, ?3, ?4, ?5, ?6)").With(names[i].Name).With(number).With(i).With(names[i].Language).With(names[i].Kind).With(names[i].Until).Run();
        foreach (var domain in disclosure.Domains ?? []) Identify("domain", domain, number);
        foreach (var (scheme, value) in disclosure.Identifiers ?? new Dictionary<string, string>()) Identify(scheme, value, number);
    }

    private void Identify(string scheme, string value, long number) =>
        db.Query("INSERT OR IGNORE INTO organisation_identifier VALUES(?1, ?2, ?3)").With(scheme).With(value).With(number).Run();

    private void LeaveFacts(long number)
    {
        db.Query("DELETE FROM organisation_name WHERE organisation = ?1").With(number).Run();
        db.Query("DELETE FROM organisation_identifier WHERE organisation = ?1").With(number).Run();
    }

    /// <summary>It is in the registry no more: in a rebuild it will never have been.</summary>
    public void Leave(long number)
    {
        _entered = default;
        LeaveFacts(number);
        db.Query("DELETE FROM membership WHERE stated = ?1").With(number).Run();
        db.Query("DELETE FROM succession WHERE of = ?1 OR by = ?1").With(number).Run();
        db.Query("UPDATE succession SET claim = NULL WHERE claim = ?1").With(number).Run();
        db.Query("DELETE FROM organisation WHERE no = ?1").With(number).Run();
    }

    /// <summary>Only the members of the network whose log this is count for a group's rule; those of others are shown.</summary>
    public void Join(long first, Joining act)
    {
        if (Find(act.Organisation) is { } found)
            db.Query("INSERT OR REPLACE INTO membership VALUES(?1, ?2, ?3, ?4, ?5, ?6)").With(found.Body).With(first).With(act.Since).With(act.Until).With(act.Network).With(found.No).Run();
    }

    public void EndMembership(long first) => db.Query("DELETE FROM membership WHERE recorded = ?1").With(first).Run();

    /// <summary>States what followed what: a row for each of those that followed, or for each that was merged.</summary>
    /// <param name="first">The entry that stated it first.</param>
    /// <returns>The organisations that were merged by it.</returns>
    public List<long> Succeed(long first, Act act)
    {
        var merged = new List<long>();
        switch (act)
        {
            case Merger merger:
                for (var i = 0; i < merger.From.Count; i++)
                    if (Follow(first, i, merger.Reason == Merger.Duplicate ? Merger.Duplicate : "merged-into", merger.From[i], merger.Into, merger.On ?? merger.Date, merger.Claim) is { } from) merged.Add(from);
                break;
            case Division division:
                for (var i = 0; i < division.Into.Count; i++)
                    Follow(first, i, division.Reason == Division.Distinct ? Division.Distinct : "split", division.From, division.Into[i], division.On ?? division.Date, division.Claim);
                break;
            case Succession { KindOfSuccession: Succession.Dissolved } end:
                Follow(first, 0, end.KindOfSuccession, end.From, null, end.On ?? end.Date, end.Claim);
                break;
            case Succession succession:
                for (var i = 0; i < succession.Into.Count; i++)
                    Follow(first, i, succession.KindOfSuccession, succession.From, succession.Into[i], succession.On ?? succession.Date, succession.Claim);
                break;
        }

        return merged;
    }

    private long? Follow(long first, int ord, string kind, string of, string? by, string? date, string? claim)
    {
        // One that was erased is not spoken of.
        if (Find(of) is not { No: var from } || (by is not null && Find(by) is null)) return null;
        db.Query("INSERT INTO succession VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)").With(first).With(ord).With(kind).With(from)
            .With(by is null ? null : Find(by)?.No).With(date).With(claim is null ? null : Find(claim)?.No).Run();
        return from;
    }

    /// <summary>It is not stated any more.</summary>
    /// <returns>The organisations that were merged by it.</returns>
    public List<long> Unsucceed(long first)
    {
        var merged = Numbers(db.Query("SELECT of FROM succession WHERE recorded = ?1 AND kind IN ('duplicate', 'merged-into') ORDER BY ord").With(first));
        db.Query("DELETE FROM succession WHERE recorded = ?1").With(first).Run();
        return merged;
    }

    /// <summary>Finds anew what each of some organisations is one with, and each that is one with them.</summary>
    /// <returns>Those that are now another's, or their own again, with the body that each is.</returns>
    public List<(long Organisation, long Body)> Resolve(IReadOnlyList<long> changed)
    {
        _entered = default;
        var all = new SortedSet<long>(changed);
        foreach (var one in changed)
        {
            all.UnionWith(Numbers(db.Query("SELECT no FROM organisation WHERE merged = ?1").With(one)));
            all.UnionWith(Numbers(db.Query("SELECT no FROM organisation WHERE merged = (SELECT merged FROM organisation WHERE no = ?1)").With(one)));
        }

        var moved = new List<(long Organisation, long Body)>();
        foreach (var one in all)
        {
            var body = one;
            for (var steps = 0; Into(body) is { } next; body = next)
                if (++steps > all.Count + 1000) throw new IntegrityException($"The organisation of entry {one} is merged into itself.");
            if (!db.Query("SELECT 1 FROM organisation WHERE no = ?1 AND merged IS NOT ?2").With(one).With(body == one ? null : body).Any()) continue;
            db.Query("UPDATE organisation SET merged = ?2 WHERE no = ?1").With(one).With(body == one ? null : body).Run();
            db.Query("UPDATE membership SET organisation = ?2 WHERE stated = ?1").With(one).With(body).Run();
            moved.Add((one, body));
        }

        return moved;
    }

    /// <summary>Whether others were merged into it.</summary>
    public bool IsSeveral(long body) => db.Query("SELECT 1 FROM organisation WHERE merged = ?1").With(body).Any();

    private long? Into(long organisation)
    {
        var query = db.Query("SELECT by FROM succession WHERE of = ?1 AND kind IN ('duplicate', 'merged-into') ORDER BY recorded DESC LIMIT 1").With(organisation);
        long? into = query.Next() ? query.Int(0) : null;
        query.Reset();
        return into;
    }

    private static List<long> Numbers(Query query)
    {
        var numbers = new List<long>();
        while (query.Next()) numbers.Add(query.Int(0));
        return numbers;
    }

    /// <summary>The organisation of that ULID and the body that it is now. Null where its own disclosure was erased.</summary>
    public (long No, long Body)? Find(string id)
    {
        if (_entered.Id == id) return (_entered.No, _entered.No);
        var query = db.Query("SELECT no, coalesce(merged, no) FROM organisation WHERE id = ?1").With(id);
        (long, long)? found = query.Next() ? (query.Int(0), query.Int(1)) : null;
        query.Reset();
        return found;
    }
}
