// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Desk;

/// <summary>What came of one case.</summary>
/// <param name="Code">A word of the strings <c>queue.done.</c> or <c>queue.not.</c>.</param>
internal readonly record struct CaseResult(long No, bool IsDone, string Code);

/// <summary>
/// Decides cases of the queue, each by the operation that decides one, in one transaction: what somebody else was quicker with is
/// said, and nothing is decided twice. A name that is near another is never accepted among others.
/// </summary>
internal sealed class DecideCases(NearestNames names, Person person)
{
    public CaseResult Accept(LogTransaction tx, long no, bool isOwnDomain = false) => Recorded(tx, no, "accepted", new Accept(no, IsOwnDomain: isOwnDomain).Run(tx, person.Account));

    public List<CaseResult> AcceptAll(LogTransaction tx, IReadOnlyList<long> cases)
    {
        var results = new List<CaseResult>();
        foreach (var no in cases)
        {
            // What this very form has accepted is under the statement by now, and is compared too.
            var isNear = Review.Load(tx.Db, no) is { IsPending: true, Request: { IsWithdrawal: false } request } item && names.To(tx.Db, item.Statement, request.Name, request.Country, request.IsPerson, follow: false) is { IsDuplicate: true };
            results.Add(isNear ? new CaseResult(no, false, "near") : Accept(tx, no));
        }

        return results;
    }

    /// <summary>It is the organisation of that ULID, under another spelling. Where that one has signed already, there is nothing to add.</summary>
    public CaseResult SameAs(LogTransaction tx, long no, string organisation)
    {
        var outcome = new Accept(no, SameAs: organisation).Run(tx, person.Account);
        return outcome is ReviewOutcome.Against { Rule: EndorseOutcome.Stands } ? Recorded(tx, no, "duplicate", new Refuse(no, "duplicate").Run(tx, person.Account)) : Recorded(tx, no, "accepted", outcome);
    }

    public CaseResult Hold(LogTransaction tx, long no) => Recorded(tx, no, "held", new Hold(no).Run(tx));

    public CaseResult Refuse(LogTransaction tx, long no, string reason, string? words) => Recorded(tx, no, "refused", new Refuse(no, reason, words).Run(tx, person.Account));

    public CaseResult Ask(LogTransaction tx, long no, Mail.EmailAddress address, string language) => Recorded(tx, no, "asked", new Ask(no, address, language).Run(tx));

    private CaseResult Recorded(LogTransaction tx, long no, string code, ReviewOutcome outcome)
    {
        if (outcome is not ReviewOutcome.Done done) return new CaseResult(no, false, Code(outcome));
        DeskRecord.Write(tx, person, "review-" + code, QueueReading.Subject(no), done.Entry?.ToString(CultureInfo.InvariantCulture));
        if (code is "accepted" or "refused" or "duplicate") Questions.Forget(tx, no);
        return new CaseResult(no, true, code);
    }

    /// <summary>Why not.</summary>
    public static string Code(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.NotConfirmed => "unconfirmed",
        ReviewOutcome.DecidedBefore => "decided",
        ReviewOutcome.UnknownOrganisation => "organisation",
        ReviewOutcome.NothingToWithdraw => "withdrawal",
        ReviewOutcome.Against against => against.Rule switch
        {
            EndorseOutcome.Stands => "stands",
            EndorseOutcome.NotOpen => "not-open",
            EndorseOutcome.NotMember => "not-member",
            EndorseOutcome.NotConfidential => "not-confidential",
            EndorseOutcome.UnknownStatement => "statement",
            _ => "group",
        },
        _ => "unknown",
    };

    /// <summary>Every word that <see cref="CaseResult.Code"/> may be, for those that come back in an address.</summary>
    public static readonly IReadOnlyList<string> Codes =
        ["accepted", "duplicate", "held", "refused", "asked", "entered", "near", "unconfirmed", "decided", "organisation", "withdrawal", "stands", "not-open", "not-member", "not-confidential", "statement", "group", "unknown"];
}
