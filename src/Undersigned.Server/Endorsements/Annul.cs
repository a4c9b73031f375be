// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Organisations;

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
        Standing.Remove(tx, Index);
        if (endorsement.Organisation is { } organisation) Registry.ForgetUnlessKnown(tx, organisation, On);
        tx.PurgePages();
        return new EndorsementOutcome.Done(index);
    }
}
