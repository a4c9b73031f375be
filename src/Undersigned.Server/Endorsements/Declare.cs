// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Endorsements;

/// <summary>A signatory adds words to its endorsement, which stands as it is. Only one that is named can be heard.</summary>
internal sealed record Declare(long Index, string Words, string? On = null, string Evidence = "reviewed")
{
    public EndorsementOutcome Run(LogTransaction tx)
    {
        if (EndorsementState.Load(tx.Db, Index) is not { } endorsement) return new EndorsementOutcome.Unknown();
        if (!endorsement.Stands) return new EndorsementOutcome.NotStanding(endorsement.State);
        if (SignatoryNow.Saying(tx.Db, Index, Words) is not { } disclosure) return new EndorsementOutcome.Unknown();
        return new EndorsementOutcome.Done(tx.Append(new ActOnEndorsement(ActOnEndorsement.DeclarationName, Index, null) { On = On, Evidence = Evidence }, disclosure));
    }
}
