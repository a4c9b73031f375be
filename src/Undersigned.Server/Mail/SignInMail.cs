// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Mail;

/// <summary>The link that signs somebody in, as a mail.</summary>
internal static class SignInMail
{
    public const string Template = "sign-in";

    /// <summary>Null where the link was used or has expired meanwhile, or its account was removed.</summary>
    public static Letter? Write(Connection db, DataFolder folder, Waiting mail)
    {
        if (folder.Settings.PublicUrl is not { } site || Links.Get(db, mail.About.Link!.Value) is not { Used: null } link) return null;
        if (SignInSubject.Parse(link.Subject).Account is not { } account || People.Find(db, account) is null) return null;
        var ui = Interface.For(mail.Language, asked: true);
        var network = Markup.Name(Letter.NetworkName(folder, ui), null);
        return Letter.Set(folder, ui, new LetterView
        {
            Subject = ui.Line("mail.sign-in.subject", ("network", Letter.NetworkName(folder, ui))),
            Parts =
            [
                new LetterPart.Sentence("mail.sign-in.asked", ("network", network)),
                new LetterPart.Address(["mail.sign-in.open"], site + ui.Link(SignInLinks.Path(folder.Keys, link))),
                new LetterPart.Sentence("mail.sign-in.stray"),
            ],
        });
    }
}
