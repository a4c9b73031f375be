// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>The signatory of an endorsement as every page names it now, after its corrections.</summary>
internal static class SignatoryNow
{
    /// <summary>Null where nobody may be named: the name is withheld, annulled or erased.</summary>
    public static Disclosure? Load(Connection db, long index)
    {
        var query = db.Query("SELECT e.name, e.country, e.affiliation, e.reservation, e.note, o.id, e.capacity FROM endorsement e LEFT JOIN organisation o ON o.no = coalesce(e.signer, e.organisation) WHERE e.idx = ?1").With(index);
        if (!query.Next()) return null;
        var signatory = query.IsNull(0) ? null : new Disclosure
        {
            Kind = query.Text(6) == "personal" ? "person" : "organisation",
            Name = query.Text(0),
            Country = query.TextOrNull(1),
            Affiliation = query.TextOrNull(2),
            Reservation = query.TextOrNull(3),
            Note = query.TextOrNull(4),
            Organisation = query.TextOrNull(5),
        };
        query.Reset();
        return signatory;
    }

    /// <summary>The disclosure of words that the signatory says; null where it says none, or may not be named beside them.</summary>
    public static Disclosure? Saying(Connection db, long index, string? words) => words is not null && Load(db, index) is { } signatory
        ? new Disclosure { Kind = signatory.Kind, Organisation = signatory.Organisation, Name = signatory.Name, Words = words }
        : null;
}
