// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Mail;

/// <summary>What became of a mail.</summary>
/// <param name="Ending"><c>delivered</c>, <c>refused</c>, <c>given-up</c>, <c>bounced</c> or <c>forgotten</c>; null while it waits.</param>
/// <param name="Reason">Why it is not there, as <see cref="MailReason"/> has it; never the words of a server.</param>
internal sealed record Delivery(long No, string Template, string Language, byte[] Address, MailSubject About, DateTimeOffset At, DateTimeOffset? Ended, string? Ending, string? Reason)
{
    /// <summary>Whether the secretariat should look at it.</summary>
    public bool Failed => Ending is "refused" or "given-up" or "bounced";
}

/// <summary>
/// The fate of each mail, for ninety days after its end: of which template, about what, and whether it arrived. The address is a
/// keyed hash, by which a bounce is known to belong to it. How many of a day ended in which way is kept for good.
/// </summary>
internal static class Deliveries
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>So many rows that are too old leave with each mail that ends, so that no commit is long.</summary>
    private const int Cleared = 20;

    private const string Columns = "no, template, language, address, entry, link, review, at, ended, ending, reason";

    public static Delivery? Get(Connection db, long no) => First(db.Query($"SELECT {Columns} FROM delivery WHERE no = ?1").With(no));

    public static Delivery? OfMessage(Connection db, ReadOnlySpan<byte> message) => First(db.Query($"SELECT {Columns} FROM delivery WHERE message = ?1").With(message));

    /// <summary>The last mail about a request.</summary>
    public static Delivery? OfReview(Connection db, long review) => First(db.Query($"SELECT {Columns} FROM delivery WHERE review = ?1 ORDER BY no DESC LIMIT 1").With(review));

    /// <summary>The last mail that carried a link.</summary>
    public static Delivery? OfLink(Connection db, long link) => First(db.Query($"SELECT {Columns} FROM delivery WHERE link = ?1 ORDER BY no DESC LIMIT 1").With(link));

    /// <summary>What failed, the latest first.</summary>
    /// <param name="before">The end and number of the last one that was shown; null for the first.</param>
    public static List<Delivery> Failed(Connection db, int count, (long Ended, long No)? before = null)
    {
        var query = db.Query($"SELECT {Columns} FROM delivery WHERE ending IN ('refused', 'given-up', 'bounced') AND (ended, no) < (?1, ?2) ORDER BY ended DESC, no DESC LIMIT ?3")
            .With(before?.Ended ?? long.MaxValue).With(before?.No ?? long.MaxValue).With(count);
        var failed = new List<Delivery>();
        while (query.Next()) failed.Add(Row(query));
        return failed;
    }

    /// <summary>How many of a day ended so.</summary>
    public static long Count(Connection db, string day, string ending)
    {
        var query = db.Query("SELECT coalesce(sum(count), 0) FROM mail_count WHERE day = ?1 AND ending = ?2").With(day).With(ending);
        query.Next();
        var count = query.Int(0);
        query.Reset();
        return count;
    }

    /// <summary>Why a mail that waits is not there yet, or that one which is on its way is late.</summary>
    public static void Note(LogTransaction tx, long no, string reason) => tx.Db.Query("UPDATE delivery SET reason = ?2 WHERE no = ?1").With(no).With(reason).Run();

    public static void End(LogTransaction tx, long no, string template, string ending, string? reason)
    {
        var now = tx.At.ToUnixTimeMilliseconds();
        tx.Db.Query("UPDATE delivery SET ended = ?2, ending = ?3, reason = ?4 WHERE no = ?1").With(no).With(now).With(ending).With(reason).Run();
        tx.Db.Query("INSERT INTO mail_count VALUES(?1, ?2, ?3, 1) ON CONFLICT DO UPDATE SET count = count + 1").With(tx.Today).With(template).With(ending).Run();
        tx.Db.Query("DELETE FROM delivery WHERE no IN (SELECT no FROM delivery WHERE ended < ?1 ORDER BY ended LIMIT ?2)").With(now - (long)Kept.TotalMilliseconds).With(Cleared).Run();
    }

    private static Delivery? First(Query query)
    {
        var delivery = query.Next() ? Row(query) : null;
        query.Reset();
        return delivery;
    }

    private static Delivery Row(Query query) => new(
        query.Int(0), query.Text(1), query.Text(2), query.Blob(3).ToArray(), new MailSubject(query.IntOrNull(4), query.IntOrNull(5), query.IntOrNull(6)),
        DateTimeOffset.FromUnixTimeMilliseconds(query.Int(7)), query.IntOrNull(8) is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null, query.TextOrNull(9), query.TextOrNull(10));
}
