// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>An organisation as the rules need it.</summary>
internal sealed record KnownOrganisation(long No, string Id, string? Country);

/// <summary>The registry of organisations as the rules read it, by id and by exact name. What else a name may mean: <see cref="NameVerdict"/>.</summary>
internal static class Registry
{
    /// <summary>The one organisation of that name, in that country where one is given; null where there is none, or more than one. By an abbreviation, which many bear, only in its own country.</summary>
    public static KnownOrganisation? Find(Connection db, string name, string? country)
    {
        var query = db.Query("SELECT o.no, o.id, o.country FROM organisation_name n JOIN organisation o ON o.no = n.organisation WHERE n.name = ?1 AND (n.kind <> 'abbreviation' OR o.country = ?2)").With(name).With(country);
        KnownOrganisation? found = null;
        var count = 0;
        while (query.Next())
        {
            var candidate = new KnownOrganisation(query.Int(0), query.Text(1), query.TextOrNull(2));
            if (country is not null && candidate.Country is not null && candidate.Country != country) continue;
            found = candidate;
            count++;
        }

        return count == 1 ? found : null;
    }

    /// <summary>The organisation of that ULID; null where there is none, or none any more.</summary>
    public static KnownOrganisation? Get(Connection db, string id)
    {
        var query = db.Query("SELECT no, id, country FROM organisation WHERE id = ?1").With(id);
        if (!query.Next()) return null;
        var organisation = new KnownOrganisation(query.Int(0), query.Text(1), query.TextOrNull(2));
        query.Reset();
        return organisation;
    }

    /// <summary>The name that it is listed by; null where there is no such organisation any more.</summary>
    public static string? NameOf(Connection db, string id)
    {
        var query = db.Query("SELECT name FROM organisation WHERE id = ?1").With(id);
        var name = query.Next() ? query.Text(0) : null;
        query.Reset();
        return name;
    }

    /// <summary>The organisation that an endorsement is by; null for a person's.</summary>
    public static string? OfEndorsement(Connection db, long index)
    {
        var query = db.Query("SELECT o.id FROM endorsement e JOIN organisation o ON o.no = e.organisation WHERE e.idx = ?1").With(index);
        var id = query.Next() ? query.Text(0) : null;
        query.Reset();
        return id;
    }

    public static bool HasName(Connection db, string name) => db.Query("SELECT 1 FROM organisation_name WHERE name = ?1").With(name).Any();

    public static bool IsMember(Connection db, KnownOrganisation organisation, string day) => db.Query(
        "SELECT 1 FROM membership WHERE organisation = ?1 AND coalesce(since, '') <= ?2 AND (until IS NULL OR until >= ?2)").With(organisation.No).With(day).Any();

    /// <summary>Takes an organisation out of the registry that came in by an endorsement, is named by none now, and is no member.</summary>
    /// <param name="organisation">Its number: the entry of its registration, which stands right before that of the endorsement.</param>
    public static void ForgetUnlessKnown(LogTransaction tx, long organisation, string? on)
    {
        // One that the secretariat registered for its own sake stays: the registry never said that it signed.
        if (!tx.Db.Query("SELECT 1 FROM endorsement WHERE idx = ?1 + 1 AND (organisation IS NULL OR organisation = ?1)").With(organisation).Any()) return;
        if (tx.Db.Query("SELECT 1 FROM endorsement WHERE organisation = ?1").With(organisation).Any()) return;
        if (tx.Db.Query("SELECT 1 FROM membership WHERE organisation = ?1").With(organisation).Any()) return;
        tx.Append(new ActOnEndorsement(ActOnEndorsement.ErasureName, organisation, null) { On = on });
        tx.Erase(organisation);
    }

    public static string NewId(LogTransaction tx) => Ulid.New(tx.At);

    /// <summary>Enters an organisation. The first name is the one that it signs by.</summary>
    public static long Register(LogTransaction tx, string id, IReadOnlyList<OrganisationName> names, string? country) => tx.Append(
        new Registration(id),
        new Disclosure
        {
            Kind = "organisation",
            Organisation = id,
            Name = names[0].Name,
            Country = country,
            Names = names,
            Slug = Slug.Free(names[0].Name, slug => tx.Db.Query("SELECT 1 FROM organisation WHERE slug = ?1").With(slug).Any()),
        });
}
