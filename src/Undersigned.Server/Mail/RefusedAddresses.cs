// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Mail;

/// <summary>
/// Addresses that said never: nothing is sent to them for ninety days, unless the desk knows better. Kept as keyed hashes, so the
/// list names nobody; who knows an address can ask whether it is in it.
/// </summary>
internal static class RefusedAddresses
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public static byte[] Key(PrivateKeys keys, EmailAddress address) => keys.For("address", address.Folded);

    public static bool Has(Connection db, byte[] address, DateTimeOffset now) => Get(db, address, now) is not null;

    /// <summary>Since when it is refused, and why; null where it is not.</summary>
    public static (DateTimeOffset At, string Reason)? Get(Connection db, byte[] address, DateTimeOffset now)
    {
        var query = db.Query("SELECT at, reason FROM refused_address WHERE address = ?1 AND at > ?2").With(address).With((now - Kept).ToUnixTimeMilliseconds());
        if (!query.Next()) return null;
        var refusal = (DateTimeOffset.FromUnixTimeMilliseconds(query.Int(0)), query.Text(1));
        query.Reset();
        return refusal;
    }

    /// <summary>How many are refused now.</summary>
    public static long Count(Connection db, DateTimeOffset now)
    {
        var query = db.Query("SELECT count(*) FROM refused_address WHERE at > ?1").With((now - Kept).ToUnixTimeMilliseconds());
        query.Next();
        var count = query.Int(0);
        query.Reset();
        return count;
    }

    public static void Add(LogTransaction tx, byte[] address, string reason)
    {
        tx.Db.Query("DELETE FROM refused_address WHERE at <= ?1").With((tx.At - Kept).ToUnixTimeMilliseconds()).Run();
        tx.Db.Query("INSERT INTO refused_address VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET at = excluded.at, reason = excluded.reason").With(address).With(tx.At.ToUnixTimeMilliseconds()).With(reason).Run();
    }

    /// <summary>Takes it from the list. Whether it was there.</summary>
    public static bool Lift(LogTransaction tx, byte[] address) => tx.Db.Query("DELETE FROM refused_address WHERE address = ?1 RETURNING address").With(address).Any();
}
