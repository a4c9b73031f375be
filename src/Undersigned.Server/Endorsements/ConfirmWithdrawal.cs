// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// The button behind a mailed link is pressed: what this address may take back is withdrawn. What it may not, because somebody
/// else's word put it there, goes into the queue.
/// </summary>
/// <param name="Index">The endorsement to take back; null to ask the secretariat.</param>
/// <param name="Name">For the secretariat: the name as it stands in the list.</param>
internal sealed record ConfirmWithdrawal(long LinkNo, long? Index, SignatoryName? Name = null)
{
    public const string Withdrawn = "withdrawn";

    /// <returns>Whether this was the press that acted.</returns>
    public bool Run(LogTransaction tx)
    {
        if (MailedRequest.Get(tx.Db, LinkNo) is not { Link: { Used: null } link, Item: { Request: { } request, Email: { } email } item } || link.IsExpired(tx.At) || item.Status != Review.Unconfirmed) return false;
        if (Index is { } index)
        {
            if (Withdrawable.Of(tx, item.Statement, email).Find(one => one.Index == index) is not { } mine) return false;
            if (new Withdraw(index, Evidence: mine.Evidence).Run(tx) is not EndorsementOutcome.Done done) return false;
            Review.Decide(tx, item, "accepted", null, entry: done.Index);
            return Links.Use(tx, link, string.Create(CultureInfo.InvariantCulture, $"{Withdrawn} {done.Index}"));
        }

        if (Name is not { } name) return false;
        Review.Confirm(tx, item, request with { Name = name.Value, Withdraws = StandingBy(tx, item.Statement, name.Value) });
        return Links.Use(tx, link, ConfirmRequest.Done);
    }

    /// <summary>The one endorsement under exactly that name; null where there is none, or several.</summary>
    private static long? StandingBy(LogTransaction tx, string statement, string name)
    {
        var query = tx.Db.Query("SELECT min(e.idx), count(*) FROM statement s JOIN endorsement e ON e.statement = s.no WHERE s.id = ?1 AND e.name = ?2 AND e.state = 'standing'").With(statement).With(name);
        query.Next();
        var (index, count) = (query.IntOrNull(0), query.Int(1));
        query.Reset();
        return count == 1 ? index : null;
    }
}
