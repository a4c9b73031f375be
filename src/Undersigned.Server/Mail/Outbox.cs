// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using Undersigned.Server.Log;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Mail;

/// <summary>What a mail is about: an entry of the log, a link that it carries, a request that is reviewed.</summary>
internal sealed record MailSubject(long? Entry = null, long? Link = null, long? Review = null);

/// <summary>A mail that waits.</summary>
/// <param name="Attempts">How often it was tried, in vain.</param>
/// <param name="Message">What its Message-ID is made of: 16 random bytes, the same at every attempt. Null for one that is only read.</param>
internal sealed record Waiting(long No, string Recipient, string Template, string Language, MailSubject About, DateTimeOffset At, int Attempts, byte[]? Message = null);

/// <summary>
/// Mail that is still to be delivered, written in the transaction of the act that it tells of. A row is the only place where the
/// address stands, and leaves with the mail; what became of it stays in <see cref="Deliveries"/>.
/// </summary>
internal static class Outbox
{
    private const int MessageBytes = 16;

    /// <summary>What a greylisting server, a restart, an outage of a day and one of a weekend need (RFC 5321, 4.5.4.1); then every 12 hours.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12)];

    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    private const string Select = "SELECT o.no, o.recipient, o.template, o.language, o.entry, o.link, o.review, o.at, o.attempts, d.message FROM outbox o JOIN delivery d ON d.no = o.no";

    private static Waiting Row(Query query) => new(
        query.Int(0), query.Text(1), query.Text(2), query.Text(3), new MailSubject(query.IntOrNull(4), query.IntOrNull(5), query.IntOrNull(6)), DateTimeOffset.FromUnixTimeMilliseconds(query.Int(7)), (int)query.Int(8),
        query.Blob(9).ToArray());

    /// <summary>Queues a mail; none to an address that refused, of which it is recorded that it would have gone there.</summary>
    /// <returns>Its number, by which <see cref="Deliveries"/> knows it.</returns>
    public static long Add(LogTransaction tx, EmailAddress recipient, string template, string language, MailSubject about)
    {
        var address = RefusedAddresses.Key(tx.Keys, recipient);
        var at = tx.At.ToUnixTimeMilliseconds();
        tx.Db.Query("INSERT INTO delivery(message, template, language, address, entry, link, review, at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
            .With(RandomNumberGenerator.GetBytes(MessageBytes)).With(template).With(language).With(address).With(about.Entry).With(about.Link).With(about.Review).With(at).Run();
        var no = tx.Db.LastRow;
        if (RefusedAddresses.Has(tx.Db, address, tx.At))
        {
            Deliveries.End(tx, no, template, "refused", MailReason.Before);
            return no;
        }

        tx.Db.Query("INSERT INTO outbox(no, recipient, template, language, entry, link, review, at, next_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)")
            .With(no).With(recipient.Value).With(template).With(language).With(about.Entry).With(about.Link).With(about.Review).With(at).Run();
        return no;
    }

    /// <summary>The mail that has been due longest, of those that are not under way; null when none is.</summary>
    public static Waiting? Due(Connection db, DateTimeOffset now, IReadOnlyCollection<long>? underWay = null)
    {
        var query = db.Query($"{Select} WHERE o.next_at <= ?1 ORDER BY o.next_at, o.no LIMIT ?2").With(now.ToUnixTimeMilliseconds()).With(1 + (underWay?.Count ?? 0));
        Waiting? due = null;
        while (due is null && query.Next())
            if (underWay?.Contains(query.Int(0)) is not true) due = Row(query);
        query.Reset();
        return due;
    }

    /// <summary>When the next mail is due, of those that are not under way; null when none waits.</summary>
    public static DateTimeOffset? NextDue(Connection db, IReadOnlyCollection<long>? underWay = null)
    {
        var query = db.Query("SELECT no, next_at FROM outbox ORDER BY next_at, no LIMIT ?1").With(1 + (underWay?.Count ?? 0));
        long? next = null;
        while (next is null && query.Next())
            if (underWay?.Contains(query.Int(0)) is not true) next = query.Int(1);
        query.Reset();
        return next is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }

    public static void Done(LogTransaction tx, Waiting mail) => End(tx, mail, "delivered", null);

    /// <summary>The server will never take it.</summary>
    /// <param name="ofAddress">Whether it said so of the address, which then gets no other mail either.</param>
    public static void Refused(LogTransaction tx, Waiting mail, string reason, bool ofAddress)
    {
        if (ofAddress && EmailAddress.TryParse(mail.Recipient, out var address)) RefusedAddresses.Add(tx, RefusedAddresses.Key(tx.Keys, address), reason);
        End(tx, mail, "refused", reason);
    }

    /// <summary>It was not taken now: tried again after a pause that grows, and given up after three days.</summary>
    public static void Failed(LogTransaction tx, Waiting mail, string reason)
    {
        var next = tx.At + Pauses[Math.Min(mail.Attempts, Pauses.Length - 1)];
        if (next > mail.At + Kept)
        {
            End(tx, mail, "given-up", reason);
            return;
        }

        tx.Db.Query("UPDATE outbox SET attempts = ?2, next_at = ?3 WHERE no = ?1").With(mail.No).With(mail.Attempts + 1).With(next.ToUnixTimeMilliseconds()).Run();
        Deliveries.Note(tx, mail.No, reason);
    }

    /// <summary>No mail could be tried: each that is due, and not under way, counts an attempt.</summary>
    public static void FailedAll(LogTransaction tx, string reason, IReadOnlyCollection<long>? underWay = null)
    {
        while (Due(tx.Db, tx.At, underWay) is { } mail) Failed(tx, mail, reason);
    }

    /// <summary>Has a mail that waits tried now, and for three days from now.</summary>
    public static bool Hurry(LogTransaction tx, long no) =>
        tx.Db.Query("UPDATE outbox SET at = ?2, attempts = 0, next_at = ?2 WHERE no = ?1 RETURNING no").With(no).With(tx.At.ToUnixTimeMilliseconds()).Any();

    /// <summary>There is nothing to tell any more.</summary>
    public static void Forget(LogTransaction tx, Waiting mail) => End(tx, mail, "forgotten", null);

    /// <summary>A mail that waits is not wanted any more.</summary>
    public static bool Forget(LogTransaction tx, long no, string template)
    {
        if (!tx.Db.Query("DELETE FROM outbox WHERE no = ?1 RETURNING no").With(no).Any()) return false;
        Deliveries.End(tx, no, template, "forgotten", null);
        return true;
    }

    /// <summary>What was to be told of an entry is not told any more, and nothing is kept of what was, because its signatory is not named any more.</summary>
    public static void ForgetEntry(LogTransaction tx, long entry)
    {
        var query = tx.Db.Query($"{Select} WHERE o.entry = ?1").With(entry);
        var waiting = new List<Waiting>();
        while (query.Next()) waiting.Add(Row(query));
        foreach (var mail in waiting) Forget(tx, mail);
        tx.Db.Query("DELETE FROM delivery WHERE entry = ?1").With(entry).Run();
    }

    private static void End(LogTransaction tx, Waiting mail, string ending, string? reason)
    {
        // Counted once: an annulment may have been quicker than the answer of the mail server.
        if (tx.Db.Query("DELETE FROM outbox WHERE no = ?1 RETURNING no").With(mail.No).Any()) Deliveries.End(tx, mail.No, mail.Template, ending, reason);
    }
}
