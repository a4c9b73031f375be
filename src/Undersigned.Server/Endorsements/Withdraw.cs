// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// A signatory takes its endorsement back. The history keeps that it was given: an organisation with its name, a person without,
/// so a person's withdrawal is followed by an erasure notice.
/// </summary>
/// <param name="Words">Why, in an organisation's words. A person's are not kept: they could name it.</param>
/// <param name="Evidence">How it is known that the signatory withdrew.</param>
internal sealed record Withdraw(long Index, string? On = null, string? Words = null, string Evidence = "reviewed")
{
    /// <remarks>Where bodies were merged that had signed both, they take it back together: what is left would stand in its place.</remarks>
    public EndorsementOutcome Run(LogTransaction tx)
    {
        if (EndorsementState.Load(tx.Db, Index) is not { } endorsement) return new EndorsementOutcome.Unknown();
        if (!endorsement.Stands) return new EndorsementOutcome.NotStanding(endorsement.State);
        var others = SamePlace(tx);
        var isPerson = endorsement.Capacity == "personal";
        var index = tx.Append(new ActOnEndorsement(ActOnEndorsement.WithdrawalName, Index, null) { On = On, Evidence = Evidence }, isPerson ? null : SignatoryNow.Saying(tx.Db, Index, Words));
        if (isPerson)
        {
            tx.Append(new ActOnEndorsement(ActOnEndorsement.ErasureName, Index, null) { On = On });
            tx.Erase(Index);
        }

        Standing.Remove(tx, Index);
        foreach (var other in others) _ = new Withdraw(other, On, Words, Evidence).Run(tx);
        tx.PurgePages();
        return new EndorsementOutcome.Done(index);
    }

    private List<long> SamePlace(LogTransaction tx)
    {
        var others = new List<long>();
        var query = tx.Db.Query("""
            SELECT o.idx FROM endorsement e JOIN endorsement o ON o.place = coalesce(e.place, e.idx) OR o.idx = e.place WHERE e.idx = ?1 AND o.idx <> e.idx AND o.state IN ('standing', 'double') ORDER BY o.idx
            """).With(Index);
        while (query.Next()) others.Add(query.Int(0));
        return others;
    }
}
