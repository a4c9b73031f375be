// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using Undersigned.Server.Log;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Accounts;

/// <summary>A link that was mailed to somebody, for one thing.</summary>
/// <param name="Purpose">What it opens, one of the constants of <see cref="Links"/>.</param>
/// <param name="Subject">What it is about, in the words of its purpose: a request, an account, an endorsement.</param>
/// <param name="Outcome">What came of it, once it was used; the same link shows it again.</param>
internal sealed record Link(long No, string Purpose, string Subject, DateTimeOffset Created, DateTimeOffset Expires, DateTimeOffset? Used, string? Outcome)
{
    public bool IsExpired(DateTimeOffset now) => Used is null && now >= Expires;
}

/// <summary>
/// Links that are mailed: single use, seven days. The database holds no token, hashed or not: a token is the link's number and a
/// keyed hash of the row, so a copy of the database opens nothing, and a mail that is sent twice carries the same address.
/// </summary>
internal static class Links
{
    /// <summary>Signs somebody in. About an account, or nothing: then it makes the first administrator.</summary>
    public const string SignIn = "sign-in";

    public static readonly TimeSpan Lasting = TimeSpan.FromDays(7);

    private const int NumberBytes = 5;
    private const int HashBytes = 20;

    /// <summary>Makes a link within the transaction of what it is for.</summary>
    /// <returns>Its number, for the mail that carries it.</returns>
    public static long Make(LogTransaction tx, string purpose, string subject, TimeSpan? lasting = null)
    {
        tx.Db.Query("INSERT INTO link(purpose, subject, created, expires) VALUES(?1, ?2, ?3, ?4)")
            .With(purpose).With(subject).With(tx.At.ToUnixTimeMilliseconds()).With((tx.At + (lasting ?? Lasting)).ToUnixTimeMilliseconds()).Run();
        return tx.Db.LastRow;
    }

    /// <summary>The secret part of a link's address: 40 characters.</summary>
    public static string Token(PrivateKeys keys, Link link)
    {
        Span<byte> token = stackalloc byte[NumberBytes + HashBytes];
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, link.No);
        number[^NumberBytes..].CopyTo(token);
        keys.For("link", $"{link.No}\n{link.Purpose}\n{link.Subject}\n{link.Created.ToUnixTimeMilliseconds()}").AsSpan(0, HashBytes).CopyTo(token[NumberBytes..]);
        return Ulid.Encode(token);
    }

    /// <summary>The link of that token; null for one that was never given, or was made up.</summary>
    public static Link? Find(Connection db, PrivateKeys keys, string token)
    {
        if (Ulid.Decode(token, NumberBytes + HashBytes) is not { } bytes) return null;
        Span<byte> number = stackalloc byte[sizeof(long)];
        number.Clear();
        bytes.AsSpan(0, NumberBytes).CopyTo(number[^NumberBytes..]);
        var link = Get(db, BinaryPrimitives.ReadInt64BigEndian(number));
        return link is not null && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(Token(keys, link)), System.Text.Encoding.ASCII.GetBytes(Ulid.Encode(bytes))) ? link : null;
    }

    public static Link? Get(Connection db, long no)
    {
        var query = db.Query("SELECT no, purpose, subject, created, expires, used, outcome FROM link WHERE no = ?1").With(no);
        if (!query.Next()) return null;
        var link = new Link(query.Int(0), query.Text(1), query.Text(2), Time(query.Int(3)), Time(query.Int(4)), query.IntOrNull(5) is { } used ? Time(used) : null, query.TextOrNull(6));
        query.Reset();
        return link;
    }

    /// <summary>Uses a link up, within the transaction of what it does. False where it was used before or has expired: then nothing may be done.</summary>
    /// <param name="outcome">What to show to who opens it again.</param>
    public static bool Use(LogTransaction tx, Link link, string outcome) =>
        tx.Db.Query("UPDATE link SET used = ?2, outcome = ?3 WHERE no = ?1 AND used IS NULL AND expires > ?2 RETURNING no")
            .With(link.No).With(tx.At.ToUnixTimeMilliseconds()).With(outcome).Any();

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
