// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// The button behind a mailed link is pressed: the request is listed at once, or goes into the queue, or a rule stands against it.
/// The link keeps what came of it, and shows it to whoever opens it again; two who press at once act once.
/// </summary>
/// <param name="LinkNo">The link's number.</param>
/// <param name="Request">What was filled in on the page of an invitation; null to take the request as it is.</param>
internal sealed record ConfirmRequest(long LinkNo, ReviewRequest? Request = null)
{
    /// <summary>What a link keeps of the outcome, where the request itself does not say it.</summary>
    public const string Stands = "stands";
    public const string NotOpen = "not-open";
    public const string NotTaken = "not-taken";
    public const string Done = "done";

    /// <returns>Whether this was the press that acted.</returns>
    public bool Run(LogTransaction tx)
    {
        if (MailedRequest.Get(tx.Db, LinkNo) is not { Link: { Used: null } link, Item: { Request: { } asked } item } || link.IsExpired(tx.At) || item.Status != Review.Unconfirmed) return false;
        var request = Request ?? asked;
        return Links.Use(tx, link, Act(tx, item, request));
    }

    private static string Act(LogTransaction tx, ReviewItem item, ReviewRequest request)
    {
        switch (Prospect.Of(tx, item, request))
        {
            case Prospect.Listed listed:
                var outcome = new Endorse(listed.Slug, listed.Wanted, listed.Evidence, MayRegister: false) { Looked = true }.Run(tx);
                if (outcome is not EndorseOutcome.Recorded { Entry.Index: var entry }) throw new InvalidOperationException($"A request that was allowed got {outcome.GetType().Name}.");
                Review.Decide(tx, item with { Request = request }, "accepted", null, entry: entry);
                ReceiptMail.Queue(tx, item.Email!.Value, item.Language, entry);
                return Done;
            case Prospect.Reviewed:
                Review.Confirm(tx, item, request);
                return Done;
            case Prospect.Stands stands:
                Review.Decide(tx, item, "lapsed", null, Stands);
                return string.Create(CultureInfo.InvariantCulture, $"{Stands} {stands.Index}");
            case Prospect.NotOpen not:
                Review.Decide(tx, item, "lapsed", null, NotOpen);
                return $"{NotOpen} {not.Position} {not.Day}".TrimEnd();
            default:
                Review.Decide(tx, item, "lapsed", null, NotTaken);
                return NotTaken;
        }
    }
}
