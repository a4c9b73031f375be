// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// A misspelt signatory is set right: a <c>transcription</c> where our copy differed from the source, <c>clerical</c> where the
/// source itself was mistaken. The disclosure of the correction replaces the first one on every page; both stay in the log.
/// </summary>
internal sealed record CorrectSignatory(long Index, string Lane, SignatoryName Name, string? Country = null, string? Affiliation = null, string? On = null)
{
    public static readonly IReadOnlyList<string> Lanes = ["transcription", "clerical"];

    public EndorsementOutcome Run(LogTransaction tx)
    {
        if (EndorsementState.Load(tx.Db, Index) is not { } endorsement) return new EndorsementOutcome.Unknown();
        if (endorsement.State != "standing") return new EndorsementOutcome.NotStanding(endorsement.State);
        var query = tx.Db.Query("SELECT e.name, e.country, e.affiliation, e.reservation, e.note, o.id FROM endorsement e LEFT JOIN organisation o ON o.no = e.organisation WHERE e.idx = ?1").With(Index);
        if (!query.Next() || query.IsNull(0))
        {
            query.Reset();
            return new EndorsementOutcome.Unknown();
        }

        var before = new Disclosure
        {
            Kind = endorsement.Capacity == "personal" ? "person" : "organisation",
            Name = query.Text(0),
            Country = query.TextOrNull(1),
            Affiliation = query.TextOrNull(2),
            Reservation = query.TextOrNull(3),
            Note = query.TextOrNull(4),
            Organisation = query.TextOrNull(5),
        };
        query.Reset();
        var after = before with { Name = Name.Value, Country = Country ?? before.Country, Affiliation = Affiliation ?? before.Affiliation };
        if (after == before) return new EndorsementOutcome.Unchanged();
        var index = tx.Append(new Correction { Lane = Lane, Of = Index, On = On }, after);
        tx.PurgePages();
        return new EndorsementOutcome.Done(index);
    }
}
