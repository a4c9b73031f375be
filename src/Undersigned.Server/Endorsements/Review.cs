// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>A request as it stands in the queue.</summary>
/// <param name="Id">The secret part of the address of its page.</param>
/// <param name="Statement">The statement's ULID.</param>
/// <param name="Evidence">What is known beside the secretariat's own word: <c>reviewed</c>, or <c>email</c> where the address was confirmed.</param>
/// <param name="Request">Null where it was forgotten: the request lapsed.</param>
/// <param name="Email">The address that asked; forgotten when the request is decided.</param>
/// <param name="Decider">The account that decided; null for what was decided by the rules alone.</param>
/// <param name="Words">What the secretariat told the applicant with a refusal.</param>
/// <param name="Entry">The entry that came of it.</param>
internal sealed record ReviewItem(
    long No, byte[] Id, string Statement, string Status, string Channel, string Evidence, ReviewRequest? Request, EmailAddress? Email, string Language, DateTimeOffset At,
    DateTimeOffset? Decided, long? Decider, string? Reason, string? Words, long? Entry)
{
    /// <summary>Whether the secretariat has still to decide.</summary>
    public bool IsPending => Status is "waiting" or "held" or "asked";
}

/// <summary>
/// Requests that become no act by the rules alone, or not yet: those whose mailed link was not opened, and those that the
/// secretariat must look at. The address of each is as hard to guess as a receipt's.
/// </summary>
internal static class Review
{
    public const string Unconfirmed = "unconfirmed";
    public const string Waiting = "waiting";

    private const int IdBytes = 10;
    private const int LapsedTogether = 16;
    private const string Columns = "no, id, statement, status, channel, evidence, request, email, language, at, decided, decider, reason, words, idx";

    /// <summary>Puts a request into the queue.</summary>
    /// <param name="statement">The statement's ULID.</param>
    /// <param name="channel"><c>form</c>, <c>invitation</c>, <c>api</c>, <c>chat</c>, <c>telephone</c>, <c>mail</c> or <c>paper</c>.</param>
    /// <param name="language">Of the mail that tells what became of it; English where the interface does not speak it.</param>
    /// <param name="id">Null for a random one.</param>
    public static ReviewItem Add(LogTransaction tx, string statement, ReviewRequest request, string channel, string language, string status = Waiting, string evidence = "reviewed", EmailAddress? email = null, byte[]? id = null)
    {
        var item = new ReviewItem(0, id ?? RandomNumberGenerator.GetBytes(IdBytes), statement, status, channel, evidence, request, email, Letter.LanguageFor(language), tx.At, null, null, null, null, null);
        tx.Db.Query("INSERT INTO review(id, statement, status, channel, evidence, request, email, language, at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
            .With(item.Id).With(statement).With(status).With(channel).With(evidence).With(request.Write()).With(email?.Value).With(item.Language).With(tx.AtText).Run();
        return item with { No = tx.Db.LastRow };
    }

    public static ReviewItem? Load(Connection db, long no) => Read(db.Query($"SELECT {Columns} FROM review WHERE no = ?1").With(no));

    /// <summary>The request of that address; null for one that was never given.</summary>
    public static ReviewItem? Find(Connection db, string id) => Ulid.Decode(id, IdBytes) is { } bytes ? Find(db, bytes) : null;

    public static ReviewItem? Find(Connection db, byte[] id) => Read(db.Query($"SELECT {Columns} FROM review WHERE id = ?1").With(id));

    public static string Format(ReadOnlySpan<byte> id) => Ulid.Encode(id);

    /// <summary>Where a request stands; null for an address that was never given.</summary>
    public static string? Status(Connection db, string id) => Find(db, id)?.Status;

    private static ReviewItem? Read(Query query)
    {
        if (!query.Next()) return null;
        var item = new ReviewItem(
            query.Int(0), query.Blob(1).ToArray(), query.Text(2), query.Text(3), query.Text(4), query.Text(5), ReviewRequest.Read(query.Text(6)),
            EmailAddress.TryParse(query.TextOrNull(7), out var email) ? email : null, query.Text(8), Timestamp.Parse(query.Text(9)),
            query.TextOrNull(10) is { } decided ? Timestamp.Parse(decided) : null, query.IntOrNull(11), query.TextOrNull(12), query.TextOrNull(13), query.IntOrNull(14));
        query.Reset();
        return item;
    }

    /// <summary>The mailed link was opened and its button pressed: from now on it waits for the secretariat.</summary>
    public static void Confirm(LogTransaction tx, ReviewItem item, ReviewRequest request) =>
        tx.Db.Query("UPDATE review SET status = 'waiting', evidence = 'email', request = ?2 WHERE no = ?1").With(item.No).With(request.Write()).Run();

    /// <summary>Ends it. Of who asked nothing is kept that would lead to a mailbox.</summary>
    /// <param name="decider">Null where the rules decided.</param>
    public static void Decide(LogTransaction tx, ReviewItem item, string status, long? decider, string? reason = null, string? words = null, long? entry = null) =>
        tx.Db.Query("UPDATE review SET status = ?2, decided = ?3, decider = ?4, reason = ?5, words = ?6, idx = ?7, request = ?8, email = NULL WHERE no = ?1")
            .With(item.No).With(status).With(tx.AtText).With(decider).With(reason).With(words).With(entry).With(item.Request?.WithoutAddress().Write() ?? "").Run();

    /// <summary>Forgets what was asked for, because the signatory of the entry that came of it is not named any more.</summary>
    public static void Forget(LogTransaction tx, long entry) => tx.Db.Query("UPDATE review SET request = '' WHERE idx = ?1").With(entry).Run();

    /// <summary>Forgets some requests whose link was not opened in time, so that what nobody confirmed is not kept.</summary>
    public static void Lapse(LogTransaction tx, TimeSpan kept) => tx.Db.Query(
            "UPDATE review SET status = 'lapsed', request = '', email = NULL WHERE no IN (SELECT no FROM review WHERE status = 'unconfirmed' ORDER BY no LIMIT ?2) AND at < ?1")
        .With(Timestamp.Format(tx.At - kept)).With(LapsedTogether).Run();
}
