// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Endorsements;

/// <summary>The secretariat refuses a request of the queue, and says why to whoever asked.</summary>
/// <param name="Reason">One of <see cref="Reasons"/>.</param>
/// <param name="Words">What the secretariat adds for the applicant.</param>
internal sealed record Refuse(long No, string Reason, string? Words = null)
{
    /// <summary>The fixed list: each has its sentence in every language.</summary>
    public static readonly IReadOnlyList<string> Reasons = ["not-authorised", "not-known", "not-eligible", "duplicate", "not-genuine", "other"];

    public const int MaxWords = 1000;

    public ReviewOutcome Run(LogTransaction tx, long? decider)
    {
        if (!Reasons.Contains(Reason)) throw new ArgumentException($"There is no reason called {Reason}.");
        if (Review.Load(tx.Db, No) is not { } item) return new ReviewOutcome.Unknown();
        if (item.Status == Review.Unconfirmed) return new ReviewOutcome.NotConfirmed();
        if (!item.IsPending) return new ReviewOutcome.DecidedBefore(item);
        Review.Decide(tx, item, "refused", decider, Reason, Words);
        if ((item.Email ?? item.Request?.Recipient) is { } recipient) DecisionMail.QueueRefused(tx, recipient, item.Language, item.No);
        return new ReviewOutcome.Done();
    }
}

/// <summary>The secretariat lays a request aside, until it knows more. It can still be accepted or refused.</summary>
internal sealed record Hold(long No)
{
    public ReviewOutcome Run(LogTransaction tx)
    {
        if (Review.Load(tx.Db, No) is not { } item) return new ReviewOutcome.Unknown();
        if (item.Status == Review.Unconfirmed) return new ReviewOutcome.NotConfirmed();
        if (!item.IsPending) return new ReviewOutcome.DecidedBefore(item);
        tx.Db.Query("UPDATE review SET status = 'held' WHERE no = ?1").With(No).Run();
        return new ReviewOutcome.Done();
    }
}
