// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// Whoever is named asks to be forgotten: the endorsement is still counted, and nobody is named any more. An organisation that
/// came into the registry by it and is known by nothing else leaves the registry with it.
/// </summary>
internal sealed record Erase(long Index)
{
    public EndorsementOutcome Run(LogTransaction tx)
    {
        if (EndorsementState.Load(tx.Db, Index) is not { } endorsement) return new EndorsementOutcome.Unknown();
        if (endorsement.State == "annulled") return new EndorsementOutcome.NotStanding(endorsement.State);
        if (!tx.Db.Query("SELECT 1 FROM disclosure WHERE idx = ?1").With(Index).Any()) return new EndorsementOutcome.Unchanged();
        var index = tx.Append(new ActOnEndorsement(ActOnEndorsement.ErasureName, Index, null));
        tx.Erase(Index);
        if (endorsement.Organisation is { } organisation) Registry.ForgetUnlessKnown(tx, organisation, null);
        tx.PurgePages();
        return new EndorsementOutcome.Done(index);
    }
}
