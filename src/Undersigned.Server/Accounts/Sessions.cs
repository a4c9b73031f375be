// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;
using Undersigned.Server.Log;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Accounts;

/// <summary>Somebody's being signed in, in one browser.</summary>
/// <param name="Hash">Of the cookie's value, which is kept nowhere.</param>
/// <param name="Seen">When it was last renewed.</param>
internal sealed record Session(byte[] Hash, Person Person, DateTimeOffset Created, DateTimeOffset Seen);

/// <summary>
/// Sessions: 256 random bits in a cookie that no script reads, their hash in the database. One ends 12 hours after it was last
/// used, 14 days after it began, when its person signs out, and at once when its person is removed.
/// </summary>
internal static class Sessions
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    /// <summary>How long a session is used before that is written down.</summary>
    private static readonly TimeSpan Unwritten = TimeSpan.FromMinutes(10);

    private const int TokenBytes = 32;
    private static readonly object Key = new();

    /// <summary>The session of a request, read from the database once; null for a visitor.</summary>
    public static Session? Of(HttpContext context)
    {
        if (context.Items.TryGetValue(Key, out var known)) return (Session?)known;
        var session = Find(context);
        context.Items[Key] = session;
        return session;
    }

    /// <summary>Begins a session within the transaction that signs somebody in.</summary>
    /// <returns>The value for the cookie.</returns>
    public static string Begin(LogTransaction tx, long account)
    {
        var now = tx.At.ToUnixTimeMilliseconds();
        tx.Db.Query("DELETE FROM session WHERE created < ?1 OR seen < ?2").With(now - (long)Longest.TotalMilliseconds).With(now - (long)Idle.TotalMilliseconds).Run();
        var token = Ulid.Encode(RandomNumberGenerator.GetBytes(TokenBytes));
        tx.Db.Query("INSERT INTO session VALUES(?1, ?2, ?3, ?3)").With(Hash(token)).With(account).With(now).Run();
        return token;
    }

    public static void End(LogTransaction tx, Session session) => tx.Db.Query("DELETE FROM session WHERE hash = ?1").With(session.Hash).Run();

    public static void EndAll(LogTransaction tx, long account) => tx.Db.Query("DELETE FROM session WHERE account = ?1").With(account).Run();

    /// <summary>Gives the browser its cookie; an empty value takes it away.</summary>
    public static void Give(HttpContext context, string token)
    {
        var secure = IsSecure(context);
        context.Response.Cookies.Append(Name(secure), token, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = secure,
            Path = "/",
            MaxAge = token.Length == 0 ? TimeSpan.Zero : Longest,
        });
    }

    /// <summary>Lets a session that is used last longer. Where nothing can be written at the moment, it lasts as it did.</summary>
    public static async Task Renew(HttpContext context, Session session)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<TimeProvider>().GetUtcNow() - session.Seen < Unwritten) return;
        try
        {
            await services.GetRequiredService<Sequencer>().Submit(tx =>
            {
                tx.Db.Query("UPDATE session SET seen = ?2 WHERE hash = ?1").With(session.Hash).With(tx.At.ToUnixTimeMilliseconds()).Run();
                return true;
            });
        }
        catch (OverloadException)
        {
            // It is renewed by the next request.
        }
    }

    private static Session? Find(HttpContext context)
    {
        if (context.Request.Cookies[Name(IsSecure(context))] is not { Length: > 0 and < 100 } token) return null;
        var hash = Hash(token);
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return context.RequestServices.GetRequiredService<ReaderPool>().Read(db =>
        {
            var query = db.Query("SELECT account, created, seen FROM session WHERE hash = ?1").With(hash);
            if (!query.Next()) return null;
            var (account, created, seen) = (query.Int(0), Time(query.Int(1)), Time(query.Int(2)));
            query.Reset();
            if (now - created >= Longest || now - seen >= Idle) return null;
            return People.Find(db, account) is { } person ? new Session(hash, person, created, seen) : null;
        });
    }

    // What the browser sees: behind a proxy the request itself may come without TLS.
    private static bool IsSecure(HttpContext context) =>
        context.Request.IsHttps || context.RequestServices.GetRequiredService<DataFolder>().Settings.PublicUrl?.StartsWith("https:", StringComparison.Ordinal) == true;

    /// <summary>The prefix keeps other hosts of the domain from setting it (RFC 6265bis, 4.1.3.2); browsers take it with TLS only.</summary>
    private static string Name(bool secure) => secure ? "__Host-undersigned" : "undersigned";

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
