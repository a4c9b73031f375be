// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>Enters an organisation, or states its facts anew.</summary>
/// <param name="Id">Its ULID; null for one that is new.</param>
internal sealed record StateFacts(string? Id, OrganisationFacts Facts)
{
    /// <summary>Whether a name that another of the same country bears must be told apart: at the desk it must, a list that is imported is taken as it is.</summary>
    public bool Tells { get; init; } = true;

    public RegistryOutcome Run(LogTransaction tx)
    {
        long? number = null;
        var slug = "";
        if (Id is not null)
        {
            var query = tx.Db.Query("SELECT no, slug FROM organisation WHERE id = ?1").With(Id);
            if (!query.Next()) return new RegistryOutcome.Unknown();
            (number, slug) = (query.Int(0), query.Text(1));
            query.Reset();
            if (OrganisationFacts.Load(tx.Db, number.Value)!.Says(Facts)) return new RegistryOutcome.Unchanged();
        }

        foreach (var (scheme, value) in Facts.Identifiers)
            if (scheme != Identifier.Registration && Other(tx.Db.Query("""
                SELECT o.name, o.slug FROM organisation_identifier i JOIN organisation o ON o.no = i.organisation WHERE i.scheme = ?2 AND i.value = ?3 AND o.no <> ?1 LIMIT 1
                """).With(number ?? -1).With(scheme).With(value)) is { } taken) return new RegistryOutcome.Taken(scheme, value, taken.Name);
        if (Tells && Namesake(tx.Db, number ?? -1) is { } namesake) return new RegistryOutcome.NeedsQualifier(namesake.Name, namesake.Slug);

        var id = Id ?? Registry.NewId(tx);
        if (number is null) slug = Slug.Free(Facts.Name, one => tx.Db.Query("SELECT 1 FROM organisation WHERE slug = ?1").With(one).Any());
        var index = tx.Append(new Registration(id, number), Facts.Disclose(id, slug));
        if (number is not null) tx.PurgePages();
        return new RegistryOutcome.Done(index, id);
    }

    /// <summary>Another that signs by the same name, in the same country or in none that is known, with the same qualifier or none.</summary>
    private (string Name, string Slug)? Namesake(Connection db, long number) => Other(db.Query("""
        SELECT o.name, o.slug FROM organisation_name n JOIN organisation o ON o.no = n.organisation
        WHERE n.name = ?2 AND o.name = ?2 AND o.no <> ?1 AND o.merged IS NULL AND (o.country IS ?3 OR o.country IS NULL OR ?3 IS NULL) AND o.qualifier IS ?4 LIMIT 1
        """).With(number).With(Facts.Name).With(Facts.International ? null : Facts.Country).With(Facts.Qualifier));

    private static (string Name, string Slug)? Other(Query query)
    {
        (string, string)? other = query.Next() ? (query.Text(0), query.Text(1)) : null;
        query.Reset();
        return other;
    }
}
