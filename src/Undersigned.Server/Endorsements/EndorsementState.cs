// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>What became of a wish to change an endorsement that stands.</summary>
internal abstract record EndorsementOutcome
{
    private EndorsementOutcome() { }

    public sealed record Done(long Index) : EndorsementOutcome;

    /// <summary>No entry of that number is an endorsement.</summary>
    public sealed record Unknown : EndorsementOutcome;

    /// <summary>It does not stand: <paramref name="State"/> is <c>withdrawn</c> or <c>annulled</c>.</summary>
    public sealed record NotStanding(string State) : EndorsementOutcome;

    /// <summary>An affiliation was given to an organisation, which has none.</summary>
    public sealed record NotAPerson : EndorsementOutcome;

    /// <summary>There is nothing to change.</summary>
    public sealed record Unchanged : EndorsementOutcome;
}

/// <summary>An endorsement as those operations need it.</summary>
/// <param name="Organisation">The number of the organisation that signed, also where it was merged into another since.</param>
internal sealed record EndorsementState(long Index, string Statement, long? Organisation, string Capacity, string State, bool AdReferendum)
{
    /// <summary>Whether it stands, be it in the place of another entry of the same body.</summary>
    public bool Stands => State is "standing" or "double";

    public static EndorsementState? Load(Connection db, long index)
    {
        var query = db.Query("SELECT s.id, coalesce(e.signer, e.organisation), e.capacity, e.state, e.ad_referendum FROM endorsement e JOIN statement s ON s.no = e.statement WHERE e.idx = ?1").With(index);
        if (!query.Next()) return null;
        var state = new EndorsementState(index, query.Text(0), query.IntOrNull(1), query.Text(2), query.Text(3), query.Bool(4));
        query.Reset();
        return state;
    }
}
