// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Endorsements;

/// <summary>What became of a wish to decide a request of the queue.</summary>
internal abstract record ReviewOutcome
{
    private ReviewOutcome() { }

    /// <param name="Entry">Of an acceptance: what it is in the log.</param>
    public sealed record Done(long? Entry = null) : ReviewOutcome;

    public sealed record Unknown : ReviewOutcome;

    /// <summary>Whoever asked has not opened the mailed link yet, or never did.</summary>
    public sealed record NotConfirmed : ReviewOutcome;

    /// <summary>Somebody was quicker: the item says who decided what and when.</summary>
    public sealed record DecidedBefore(ReviewItem Item) : ReviewOutcome;

    /// <summary>A rule stands against it now; the request waits as before.</summary>
    public sealed record Against(EndorseOutcome Rule) : ReviewOutcome;

    /// <summary>There is no such organisation in the registry any more.</summary>
    public sealed record UnknownOrganisation : ReviewOutcome;

    /// <summary>Of a withdrawal: it is not said which endorsement it is about, or that one does not stand.</summary>
    public sealed record NothingToWithdraw : ReviewOutcome;
}

/// <summary>
/// The secretariat accepts a request of the queue. Every rule is asked again, as on the day it is accepted; what then stands in
/// the log says <c>reviewed</c>, or the confirmed address where there is one, and the receipt goes to whoever asked.
/// </summary>
/// <param name="SameAs">The organisation of the registry that it is, by its ULID; null for the one that was asked for, or for a new one.</param>
/// <param name="IsOwnDomain">Whether the secretariat knows the address to be at the body's own domain.</param>
/// <param name="Withdraws">Of a withdrawal whose endorsement the applicant could not name: its entry.</param>
internal sealed record Accept(long No, string? SameAs = null, bool IsOwnDomain = false, long? Withdraws = null)
{
    /// <param name="decider">The account that decides; null for the rules, where they suffice.</param>
    public ReviewOutcome Run(LogTransaction tx, long? decider)
    {
        if (Review.Load(tx.Db, No) is not { } item) return new ReviewOutcome.Unknown();
        if (item.Status == Review.Unconfirmed) return new ReviewOutcome.NotConfirmed();
        if (!item.IsPending || item.Request is not { } request) return new ReviewOutcome.DecidedBefore(item);
        if (request.IsWithdrawal) return TakeBack(tx, item, request, decider);

        var organisation = SameAs ?? request.Organisation;
        var name = organisation is null ? null : Registry.NameOf(tx.Db, organisation);
        if (SameAs is not null && name is null) return new ReviewOutcome.UnknownOrganisation();
        if (OpenStatement.SlugOf(tx.Db, item.Statement) is not { } slug || tx.Open(slug) is not { } statement) return new ReviewOutcome.Against(new EndorseOutcome.UnknownStatement());

        var wanted = (request with { Organisation = name is null ? null : organisation, Group = request.Group ?? statement.GroupFor(tx.Db, request.IsPerson, organisation, tx.Today) }).ToEndorse(name);
        var outcome = new Endorse(slug, wanted, EvidenceOf(tx, item, organisation), MayRegister: true) { Looked = true }.Run(tx);
        if (outcome is not EndorseOutcome.Recorded { Entry.Index: var entry }) return new ReviewOutcome.Against(outcome);

        if (IsOwnDomain && item.Email is { } address && Registry.OfEndorsement(tx.Db, entry) is { } recorded) OwnDomain.Add(tx, recorded, address);
        Review.Decide(tx, item, "accepted", decider, entry: entry);
        if ((item.Email ?? request.Recipient) is { } recipient) ReceiptMail.QueueAccepted(tx, recipient, item.Language, entry);
        return new ReviewOutcome.Done(entry);
    }

    private string EvidenceOf(LogTransaction tx, ReviewItem item, string? organisation) => item switch
    {
        { Evidence: not "email" } or { Email: null } => "reviewed",
        { Request.IsPerson: true } => "email",
        { Email: { } address } when IsOwnDomain && OwnDomain.CanBeOwned(address) => "domain-email",
        { Email: { } address } => OwnDomain.EvidenceOf(tx.Db, organisation, address),
    };

    private ReviewOutcome TakeBack(LogTransaction tx, ReviewItem item, ReviewRequest request, long? decider)
    {
        if ((Withdraws ?? request.Withdraws) is not { } index || EndorsementState.Load(tx.Db, index) is not { Stands: true } endorsement || endorsement.Statement != item.Statement)
            return new ReviewOutcome.NothingToWithdraw();
        if (new Withdraw(index).Run(tx) is not EndorsementOutcome.Done done) return new ReviewOutcome.NothingToWithdraw();
        Review.Decide(tx, item, "accepted", decider, entry: done.Index);
        if (item.Email is { } recipient) DecisionMail.QueueWithdrawn(tx, recipient, item.Language, item.No);
        return new ReviewOutcome.Done(done.Index);
    }
}
