// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Endorsements;

/// <summary>What became of a form that was sent. The page is the same for all but the last.</summary>
internal enum Asked
{
    /// <summary>The mail is on its way.</summary>
    Mailed,

    /// <summary>The address has had its mails of the day.</summary>
    Limited,

    /// <summary>The same form came before: its mail was sent then.</summary>
    Again,

    /// <summary>A form with other contents came with this token before.</summary>
    OtherBefore,

    UnknownStatement,
}

/// <summary>
/// Somebody asks by a public form: the request is kept unconfirmed and its link is mailed. Nothing here looks at who stands, who is
/// known or what is open: that is behind the link, so that a stranger learns nothing.
/// </summary>
/// <param name="Id">From the token of the form: one form makes one request.</param>
/// <param name="Purpose">One of <see cref="MailedRequest.Purposes"/>.</param>
/// <param name="Language">In which the page was read.</param>
internal sealed record AskByMail(string Slug, byte[] Id, string Purpose, ReviewRequest Request, EmailAddress Email, string Language)
{
    public Asked Run(LogTransaction tx)
    {
        if (tx.Open(Slug) is not { } statement) return Asked.UnknownStatement;
        if (Review.Find(tx.Db, Id) is { } before) return before.Request == Request && before.Email == Email && before.Statement == statement.Id ? Asked.Again : Asked.OtherBefore;
        Review.Lapse(tx, Links.Lasting);
        if (!MailLimits.Allows(tx, Email)) return Asked.Limited;
        var item = Review.Add(tx, statement.Id, Request, "form", Language, Review.Unconfirmed, email: Email, id: Id);
        MailedRequest.Queue(tx, item, Purpose, Email);
        return Asked.Mailed;
    }
}
