// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Mail;

/// <summary>Asks a body whether a request in its name is its own. Its name, which somebody wrote, stands on the page behind the link alone.</summary>
internal static class QuestionMail
{
    public const string Template = "question";

    /// <summary>Null where it was answered, has expired, or is decided.</summary>
    public static Letter? Write(Connection db, DataFolder folder, Waiting mail)
    {
        if (folder.Settings.PublicUrl is not { } site || Links.Get(db, mail.About.Link!.Value) is not { Used: null } link) return null;
        if (Review.Load(db, mail.About.Review!.Value) is not { IsPending: true } item || OpenStatement.SlugOf(db, item.Statement) is not { } slug) return null;
        var ui = Interface.For(mail.Language, asked: true);
        var statement = new StatementSearch(db, "").One(slug)!.Item(ui.Language);
        List<LetterPart> parts =
        [
            new LetterPart.Sentence("mail.question.what", ("title", Markup.Title(statement.Title, statement.TitleLanguage)), ("network", Markup.Name(Letter.NetworkName(folder, ui), null))),
            new LetterPart.Address(["mail.question.open"], site + ui.Link("/answer/" + Links.Token(folder.Keys, link))),
            new LetterPart.Address(["mail.question.text"], site + ui.Link("/statements/" + slug)),
            new LetterPart.Sentence("mail.question.nothing"),
        ];
        if (Letter.Secretariat(folder, ui) is { } secretariat) parts.Add(new LetterPart.Sentence("mail.question.doubt", ("secretariat", Markup.Name(secretariat, null))));
        return Letter.Set(folder, ui, new LetterView { Subject = ui.Line("mail.question.subject", ("title", statement.Title)), Parts = parts });
    }
}
