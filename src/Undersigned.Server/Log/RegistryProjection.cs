// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Log;

/// <summary>The part of the current state that is the registry: organisations with their names, and who is a member.</summary>
internal sealed class RegistryProjection(Connection db)
{
    // An endorsement by a new organisation asks for it right after.
    private (string? Id, long No) _entered;

    /// <param name="number">The entry of its first registration.</param>
    public void Enter(long number, Registration act, Disclosure disclosure)
    {
        if (disclosure.Slug is not { } slug) return;
        db.Query("INSERT INTO organisation(no, id, slug, name, country) VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(id) DO UPDATE SET slug = excluded.slug, name = excluded.name, country = excluded.country")
            .With(number).With(act.Organisation).With(slug).With(disclosure.Name).With(disclosure.Country).Run();
        _entered = (act.Organisation, number);
        // To delete nothing is not free: it begins with a table for what is to be deleted.
        if (db.Query("SELECT 1 FROM organisation_name WHERE organisation = ?1").With(number).Any())
            db.Query("DELETE FROM organisation_name WHERE organisation = ?1").With(number).Run();
        var names = disclosure.Names ?? [new OrganisationName(disclosure.Name, null, "official")];
        for (var i = 0; i < names.Count; i++)
            db.Query("INSERT OR IGNORE INTO organisation_name VALUES(?1, ?2, ?3, ?4, ?5)").With(names[i].Name).With(number).With(i).With(names[i].Language).With(names[i].Kind).Run();
    }

    public void Leave(long number)
    {
        _entered = default;
        db.Query("DELETE FROM organisation_name WHERE organisation = ?1").With(number).Run();
        db.Query("DELETE FROM organisation WHERE no = ?1").With(number).Run();
    }

    /// <summary>Only the network whose log this is has members here: a group's rule means its.</summary>
    public void Join(long first, Joining act)
    {
        if (act.Network is null && Find(act.Organisation) is { } organisation)
            db.Query("INSERT OR REPLACE INTO membership VALUES(?1, ?2, ?3, ?4)").With(organisation).With(first).With(act.Since).With(act.Until).Run();
    }

    public void EndMembership(long first) => db.Query("DELETE FROM membership WHERE recorded = ?1").With(first).Run();

    /// <summary>Null where the organisation's own disclosure was erased.</summary>
    public long? Find(string id)
    {
        if (_entered.Id == id) return _entered.No;
        var query = db.Query("SELECT no FROM organisation WHERE id = ?1").With(id);
        long? no = query.Next() ? query.Int(0) : null;
        query.Reset();
        return no;
    }
}
