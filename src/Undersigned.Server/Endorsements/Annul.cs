// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// An endorsement was never validly given: its name leaves every page and file at once. An organisation that came into the
/// registry by it and is known by nothing else leaves the registry with it.
/// </summary>
/// <param name="Reason">One of <see cref="ActOnEndorsement.AnnulmentReasons"/>.</param>
internal sealed record Annul(long Index, string Reason, string? On = null)
{
    public EndorsementOutcome Run(LogTransaction tx)
    {
        if (EndorsementState.Load(tx.Db, Index) is not { } endorsement) return new EndorsementOutcome.Unknown();
        if (endorsement.State == "annulled") return new EndorsementOutcome.NotStanding(endorsement.State);
        var index = tx.Append(new ActOnEndorsement(ActOnEndorsement.AnnulmentName, Index, Reason) { On = On });
        tx.Erase(Index);
        Standing.Remove(tx.Db, endorsement.Statement, Index);
        if (endorsement.Organisation is { } organisation && KnownByNothingElse(tx, organisation))
        {
            tx.Append(new ActOnEndorsement(ActOnEndorsement.ErasureName, organisation, null) { On = On });
            tx.Erase(organisation);
        }

        tx.PurgePages();
        return new EndorsementOutcome.Done(index);
    }

    // An organisation is numbered by the entry of its registration, and one that an endorsement brought in stands right before it.
    // One that the secretariat registered for its own sake stays: the registry never said that it signed.
    private static bool KnownByNothingElse(LogTransaction tx, long organisation) =>
        tx.Db.Query("SELECT 1 FROM endorsement WHERE idx = ?1 + 1 AND (organisation IS NULL OR organisation = ?1)").With(organisation).Any() &&
        !tx.Db.Query("SELECT 1 FROM endorsement WHERE organisation = ?1").With(organisation).Any() &&
        !tx.Db.Query("SELECT 1 FROM membership WHERE organisation = ?1").With(organisation).Any();
}
