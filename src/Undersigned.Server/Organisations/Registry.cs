// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>An organisation as the rules need it.</summary>
internal sealed record KnownOrganisation(long No, string Id, string? Country);

/// <summary>The registry of organisations: until names can be matched, only exactly the same name is the same organisation.</summary>
internal static class Registry
{
    /// <summary>The one organisation of that name, in that country where one is given; null where there is none, or more than one.</summary>
    public static KnownOrganisation? Find(Connection db, string name, string? country)
    {
        var query = db.Query("SELECT DISTINCT b.no, b.id, b.country FROM organisation_name n JOIN organisation o ON o.no = n.organisation JOIN organisation b ON b.no = coalesce(o.merged, o.no) WHERE n.name = ?1").With(name);
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

    /// <summary>The organisation of that ULID, or the one that it was merged into; null where there is none, or none any more.</summary>
    public static KnownOrganisation? Get(Connection db, string id)
    {
        var query = db.Query("SELECT b.no, b.id, b.country FROM organisation o JOIN organisation b ON b.no = coalesce(o.merged, o.no) WHERE o.id = ?1").With(id);
        if (!query.Next()) return null;
        var organisation = new KnownOrganisation(query.Int(0), query.Text(1), query.TextOrNull(2));
        query.Reset();
        return organisation;
    }

    /// <summary>The name that it is listed by; null where there is no such organisation any more.</summary>
    public static string? NameOf(Connection db, string id)
    {
        var query = db.Query("SELECT b.name FROM organisation o JOIN organisation b ON b.no = coalesce(o.merged, o.no) WHERE o.id = ?1").With(id);
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

    /// <summary>The ULIDs of what is one body with an organisation, its own among them; that alone where the registry does not know it.</summary>
    public static IReadOnlyList<string> SameBody(Connection db, string id) => Get(db, id) is { } body ? [body.Id, .. MergedInto(db, body.No)] : [id];

    /// <summary>The ULIDs of those that were merged into it.</summary>
    public static IReadOnlyList<string> MergedInto(Connection db, long body)
    {
        List<string>? merged = null;
        var query = db.Query("SELECT id FROM organisation WHERE merged = ?1 ORDER BY no").With(body);
        while (query.Next()) (merged ??= []).Add(query.Text(0));
        return merged ?? (IReadOnlyList<string>)[];
    }

    /// <summary>The address of what an organisation was merged into; null where it is itself, or unknown.</summary>
    public static string? MovedTo(Connection db, string slug)
    {
        var query = db.Query("SELECT b.slug FROM organisation o JOIN organisation b ON b.no = o.merged WHERE o.slug = ?1").With(slug);
        var moved = query.Next() ? query.Text(0) : null;
        query.Reset();
        return moved;
    }

    public static bool HasName(Connection db, string name) => db.Query("SELECT 1 FROM organisation_name WHERE name = ?1").With(name).Any();

    public static bool IsMember(Connection db, KnownOrganisation organisation, string day) => db.Query(
        "SELECT 1 FROM membership WHERE organisation = ?1 AND network IS NULL AND coalesce(since, '') <= ?2 AND (until IS NULL OR until >= ?2)").With(organisation.No).With(day).Any();

    /// <summary>Takes an organisation out of the registry that came in by an endorsement, is named by none now, and is no member.</summary>
    /// <param name="organisation">Its number: the entry of its registration, which stands right before that of the endorsement.</param>
    public static void ForgetUnlessKnown(LogTransaction tx, long organisation, string? on)
    {
        // One that the secretariat registered for its own sake stays: the registry never said that it signed.
        if (!tx.Db.Query("SELECT 1 FROM endorsement WHERE idx = ?1 + 1 AND (organisation IS NULL OR coalesce(signer, organisation) = ?1)").With(organisation).Any()) return;
        if (tx.Db.Query("SELECT 1 FROM endorsement WHERE organisation = ?1 OR signer = ?1").With(organisation).Any()) return;
        if (tx.Db.Query("SELECT 1 FROM membership WHERE stated = ?1").With(organisation).Any()) return;
        // One that only stood for another leaves; one that others became, or that has a history of its own, stays.
        if (tx.Db.Query("SELECT 1 FROM succession WHERE by = ?1 OR (of = ?1 AND kind <> 'duplicate')").With(organisation).Any()) return;
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
