// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Endorsements;

/// <summary>A correction of a signatory was a mistake: the name as it was signed stands again.</summary>
/// <param name="Index">The entry of the correction.</param>
internal sealed record ReverseCorrection(long Index)
{
    public EndorsementOutcome Run(LogTransaction tx)
    {
        var query = tx.Db.Query("SELECT kind, of FROM act WHERE idx = ?1").With(Index);
        if (!query.Next()) return new EndorsementOutcome.Unknown();
        var (kind, of) = (query.Text(0), query.IntOrNull(1));
        query.Reset();
        if (kind != Correction.Name || of is null) return new EndorsementOutcome.Unknown();
        if (tx.Db.Query("SELECT 1 FROM act WHERE of = ?1 AND kind = 'reversal'").With(Index).Any()) return new EndorsementOutcome.Unchanged();
        var index = tx.Append(new ActOnEndorsement(ActOnEndorsement.ReversalName, Index, null));
        tx.PurgePages();
        return new EndorsementOutcome.Done(index);
    }
}
