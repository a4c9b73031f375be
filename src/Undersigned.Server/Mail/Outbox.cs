// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Mail;

/// <summary>What a mail is about: an entry of the log, a link that it carries, a request that is reviewed.</summary>
internal sealed record MailSubject(long? Entry = null, long? Link = null, long? Review = null);

/// <summary>A mail that waits.</summary>
/// <param name="Attempts">How often it was tried, in vain.</param>
internal sealed record Waiting(long No, string Recipient, string Template, string Language, MailSubject About, DateTimeOffset At, int Attempts);

/// <summary>
/// Mail that is still to be delivered, written in the transaction of the act that it tells of. A row is the only place where the
/// address stands, and leaves with the mail; what remains is how many of a day ended in which way.
/// </summary>
internal static class Outbox
{
    /// <summary>What a greylisting server, a restart, an outage of a day and one of a weekend need (RFC 5321, 4.5.4.1); then every 12 hours.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12)];

    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    private const string Columns = "no, recipient, template, language, entry, link, review, at, attempts";

    private static Waiting Row(Query query) => new(
        query.Int(0), query.Text(1), query.Text(2), query.Text(3), new MailSubject(query.IntOrNull(4), query.IntOrNull(5), query.IntOrNull(6)), DateTimeOffset.FromUnixTimeMilliseconds(query.Int(7)), (int)query.Int(8));

    public static void Add(LogTransaction tx, EmailAddress recipient, string template, string language, MailSubject about) =>
        tx.Db.Query("INSERT INTO outbox(recipient, template, language, entry, link, review, at, next_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)")
            .With(recipient.Value).With(template).With(language).With(about.Entry).With(about.Link).With(about.Review).With(tx.At.ToUnixTimeMilliseconds()).Run();

    /// <summary>The mail that has been due longest; null when none is.</summary>
    public static Waiting? Due(Connection db, DateTimeOffset now)
    {
        var query = db.Query($"SELECT {Columns} FROM outbox WHERE next_at <= ?1 ORDER BY next_at, no LIMIT 1").With(now.ToUnixTimeMilliseconds());
        if (!query.Next()) return null;
        var mail = Row(query);
        query.Reset();
        return mail;
    }

    /// <summary>When the next mail is due; null when none waits.</summary>
    public static DateTimeOffset? NextDue(Connection db)
    {
        var query = db.Query("SELECT min(next_at) FROM outbox");
        query.Next();
        var next = query.IntOrNull(0);
        query.Reset();
        return next is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }

    public static void Done(LogTransaction tx, Waiting mail) => End(tx, mail, "delivered");

    /// <summary>The server will never take it.</summary>
    public static void Refused(LogTransaction tx, Waiting mail) => End(tx, mail, "refused");

    /// <summary>It was not taken now: tried again after a pause that grows, and given up after three days.</summary>
    public static void Failed(LogTransaction tx, Waiting mail)
    {
        var next = tx.At + Pauses[Math.Min(mail.Attempts, Pauses.Length - 1)];
        if (next > mail.At + Kept) End(tx, mail, "given-up");
        else tx.Db.Query("UPDATE outbox SET attempts = ?2, next_at = ?3 WHERE no = ?1").With(mail.No).With(mail.Attempts + 1).With(next.ToUnixTimeMilliseconds()).Run();
    }

    /// <summary>No mail could be tried: each that is due counts an attempt.</summary>
    public static void FailedAll(LogTransaction tx)
    {
        while (Due(tx.Db, tx.At) is { } mail) Failed(tx, mail);
    }

    /// <summary>There is nothing to tell any more.</summary>
    public static void Forget(LogTransaction tx, Waiting mail) => End(tx, mail, "forgotten");

    /// <summary>What was to be told of an entry is not told any more, because its signatory is not named any more.</summary>
    public static void Forget(LogTransaction tx, long entry)
    {
        var query = tx.Db.Query($"SELECT {Columns} FROM outbox WHERE entry = ?1").With(entry);
        var waiting = new List<Waiting>();
        while (query.Next()) waiting.Add(Row(query));
        foreach (var mail in waiting) End(tx, mail, "forgotten");
    }

    private static void End(LogTransaction tx, Waiting mail, string ending)
    {
        // Counted once: an annulment may have been quicker than the answer of the mail server.
        if (!tx.Db.Query("DELETE FROM outbox WHERE no = ?1 RETURNING no").With(mail.No).Any()) return;
        tx.Db.Query("INSERT INTO mail_count VALUES(?1, ?2, ?3, 1) ON CONFLICT DO UPDATE SET count = count + 1").With(tx.Today).With(mail.Template).With(ending).Run();
    }
}
