// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Endorsements;

/// <summary>An endorsement given ad referendum is confirmed by the body's own organs.</summary>
/// <param name="Words">How it was confirmed, in the body's words.</param>
/// <param name="Evidence">How it is known that the body confirmed.</param>
internal sealed record Confirm(long Index, string? On = null, string? Words = null, string Evidence = "reviewed")
{
    public EndorsementOutcome Run(LogTransaction tx)
    {
        if (EndorsementState.Load(tx.Db, Index) is not { } endorsement) return new EndorsementOutcome.Unknown();
        if (!endorsement.Stands) return new EndorsementOutcome.NotStanding(endorsement.State);
        return endorsement.AdReferendum
            ? new EndorsementOutcome.Done(tx.Append(new ActOnEndorsement(ActOnEndorsement.ConfirmationName, Index, null) { On = On, Evidence = Evidence }, SignatoryNow.Saying(tx.Db, Index, Words)))
            : new EndorsementOutcome.Unchanged();
    }
}
