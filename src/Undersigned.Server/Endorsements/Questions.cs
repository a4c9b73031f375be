// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>A question that the secretariat put to a body: whether a request in its name is its own.</summary>
/// <param name="Address">Where it went; null once the request is decided.</param>
/// <param name="Answer"><c>yes</c> or <c>no</c>; null while there is none.</param>
internal sealed record Question(long No, long Review, long Link, string? Address, DateTimeOffset At, string? Answer, DateTimeOffset? Answered);

/// <summary>The questions, their links and their answers.</summary>
internal static class Questions
{
    /// <summary>Of <see cref="Link"/>: the subject is the number of the request.</summary>
    public const string Purpose = "question";

    private const string Columns = "no, review, link, address, at, answer, answered";

    public static IReadOnlyList<Question> Of(Connection db, long review)
    {
        var query = db.Query($"SELECT {Columns} FROM question WHERE review = ?1 ORDER BY no").With(review);
        var questions = new List<Question>();
        while (query.Next()) questions.Add(Row(query));
        return questions;
    }

    public static Question? OfLink(Connection db, long link)
    {
        var query = db.Query($"SELECT {Columns} FROM question WHERE link = ?1").With(link);
        if (!query.Next()) return null;
        var question = Row(query);
        query.Reset();
        return question;
    }

    /// <summary>Of a request that is decided no address is kept.</summary>
    public static void Forget(LogTransaction tx, long review) => tx.Db.Query("UPDATE question SET address = NULL WHERE review = ?1").With(review).Run();

    private static Question Row(Query query) => new(
        query.Int(0), query.Int(1), query.Int(2), query.TextOrNull(3), Timestamp.Parse(query.Text(4)), query.TextOrNull(5), query.TextOrNull(6) is { } answered ? Timestamp.Parse(answered) : null);
}

/// <summary>Asks the body itself, at an address that the secretariat knows to be its own. The request waits for the answer.</summary>
internal sealed record Ask(long No, EmailAddress Address, string Language)
{
    public ReviewOutcome Run(LogTransaction tx)
    {
        if (Review.Load(tx.Db, No) is not { } item) return new ReviewOutcome.Unknown();
        if (item.Status == Review.Unconfirmed) return new ReviewOutcome.NotConfirmed();
        if (!item.IsPending) return new ReviewOutcome.DecidedBefore(item);
        var link = Links.Make(tx, Questions.Purpose, No.ToString(CultureInfo.InvariantCulture));
        tx.Db.Query("INSERT INTO question(review, link, address, at) VALUES(?1, ?2, ?3, ?4)").With(No).With(link).With(Address.Value).With(tx.AtText).Run();
        tx.Db.Query("UPDATE review SET status = 'asked' WHERE no = ?1").With(No).Run();
        Outbox.Add(tx, Address, QuestionMail.Template, Mail.Letter.LanguageFor(Language), new MailSubject(Link: link, Review: No));
        return new ReviewOutcome.Done();
    }
}

/// <summary>
/// The body answers, by the link that was mailed to it. The request waits for the secretariat again, and a yes is what is known
/// beside the secretariat's own word, where nobody's address was confirmed before.
/// </summary>
internal sealed record AnswerQuestion(Link Link, bool IsYes)
{
    /// <returns>False where the link was used before or has expired, or the request was decided meanwhile.</returns>
    public bool Run(LogTransaction tx)
    {
        if (Questions.OfLink(tx.Db, Link.No) is not { Answer: null } question || Review.Load(tx.Db, question.Review) is not { IsPending: true } item) return false;
        var answer = IsYes ? "yes" : "no";
        if (!Links.Use(tx, Link, answer)) return false;
        tx.Db.Query("UPDATE question SET answer = ?2, answered = ?3 WHERE no = ?1").With(question.No).With(answer).With(tx.AtText).Run();
        tx.Db.Query("UPDATE review SET status = 'waiting' WHERE no = ?1").With(item.No).Run();
        if (IsYes && item.Email is null && question.Address is { } address)
            tx.Db.Query("UPDATE review SET evidence = 'email', email = ?2 WHERE no = ?1").With(item.No).With(address).Run();
        return true;
    }
}
