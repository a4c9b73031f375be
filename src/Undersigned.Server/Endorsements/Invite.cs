// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Endorsements;

/// <summary>What became of a wish to invite.</summary>
internal abstract record InviteOutcome
{
    private InviteOutcome() { }

    /// <param name="Review">The request that waits for the delegate.</param>
    public sealed record Sent(long Review, long Link) : InviteOutcome;

    public sealed record UnknownStatement : InviteOutcome;

    public sealed record UnknownOrganisation : InviteOutcome;

    /// <summary>A rule stands against an endorsement by this organisation now, or it stands already.</summary>
    public sealed record Against(EndorseOutcome Rule) : InviteOutcome;
}

/// <summary>
/// The secretariat invites a delegate: a letter with the whole text, and a link that opens the endorsement for that organisation.
/// By it the secretariat says that this person has full powers, and may say that the address is at the body's own domain.
/// </summary>
/// <param name="Organisation">Its ULID in the registry.</param>
/// <param name="Language">Of the letter and, where there is one, of the text.</param>
/// <param name="Until">The last day of the full powers; null where none is set.</param>
/// <param name="OnlyThis">Whether they are for this statement alone.</param>
internal sealed record Invite(string Slug, string Organisation, EmailAddress Email, SignatoryName Name, string Language, string? Until = null, bool OnlyThis = false, bool IsOwnDomain = false)
{
    /// <param name="by">Who invites; null for a program of the secretariat.</param>
    public InviteOutcome Run(LogTransaction tx, Person? by)
    {
        if (tx.Open(Slug) is not { } statement) return new InviteOutcome.UnknownStatement();
        if (Registry.Get(tx.Db, Organisation) is not { } organisation || Registry.NameOf(tx.Db, Organisation) is not { } name) return new InviteOutcome.UnknownOrganisation();
        var request = new ReviewRequest(
            false, name, organisation.Country, null, null, statement.GroupFor(tx.Db, false, Organisation, tx.Today), statement.Languages.Contains(Language) ? Language : statement.Languages[0],
            null, false, false, null, null, null)
        {
            Organisation = Organisation,
            Signer = Name.Value,
        };
        var rehearsal = new Endorse(Slug, request.ToEndorse(), "email", MayRegister: false) { Looked = true, Rehearsal = true }.Run(tx);
        if (rehearsal is not EndorseOutcome.Allowed) return new InviteOutcome.Against(rehearsal);

        var account = People.Find(tx.Db, Email)?.Account ?? People.Put(tx, Email, Name.Value, Letter.LanguageFor(Language), Role.Delegate);
        if (FullPowers.Of(tx.Db, account, Organisation, statement.Id, tx.Today) is null) FullPowers.Give(tx, account, Organisation, OnlyThis ? statement.Id : null, tx.Today, Until, by);
        if (IsOwnDomain) OwnDomain.Add(tx, Organisation, Email);
        var item = Review.Add(tx, statement.Id, request, "invitation", Language, Review.Unconfirmed, email: Email);
        return new InviteOutcome.Sent(item.No, MailedRequest.Queue(tx, item, "invitation", Email));
    }
}
