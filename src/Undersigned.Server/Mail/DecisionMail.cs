// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Mail;

/// <summary>
/// What the secretariat decided of a request, where there is no receipt to send: a refusal with its reason, a withdrawal. The
/// words that may stand in it are the secretariat's own.
/// </summary>
internal static class DecisionMail
{
    public const string Refused = "refused";
    public const string Withdrawn = "withdrawn";

    public static void QueueRefused(LogTransaction tx, EmailAddress recipient, string language, long review) => Outbox.Add(tx, recipient, Refused, language, new MailSubject(Review: review));

    public static void QueueWithdrawn(LogTransaction tx, EmailAddress recipient, string language, long review) => Outbox.Add(tx, recipient, Withdrawn, language, new MailSubject(Review: review));

    /// <summary>Null where the request, or its statement, is not there any more.</summary>
    public static Letter? Write(Connection db, DataFolder folder, Waiting mail)
    {
        if (Review.Load(db, mail.About.Review!.Value) is not { } item || OpenStatement.SlugOf(db, item.Statement) is not { } slug) return null;
        var ui = Interface.For(mail.Language, asked: true);
        var statement = new StatementSearch(db, "").One(slug)!.Item(ui.Language);
        (string, object)[] values = [("title", Markup.Title(statement.Title, statement.TitleLanguage)), ("network", Markup.Name(Letter.NetworkName(folder, ui), null))];
        List<LetterPart> parts = [new LetterPart.Sentence($"mail.{mail.Template}.what", values)];
        if (mail.Template == Refused && item.Reason is { } reason) parts.Add(new LetterPart.Sentence("refused.because." + reason));
        if (item.Words is { } words) parts.Add(new LetterPart.Passage(words, item.Language));
        if (folder.Settings.PublicUrl is { } url) parts.Add(new LetterPart.Address(["mail.request.state"], url + ui.Link("/requests/" + Review.Format(item.Id))));
        if (Letter.Secretariat(folder, ui) is { } secretariat) parts.Add(new LetterPart.Sentence("mail.request.ask", ("secretariat", Markup.Name(secretariat, null))));
        return Letter.Set(folder, ui, new LetterView { Subject = ui.Line($"mail.{mail.Template}.subject", ("title", statement.Title)), Parts = parts });
    }
}
