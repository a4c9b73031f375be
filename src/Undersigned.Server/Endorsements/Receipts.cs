// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using Undersigned.Server.Log;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>The addresses of receipts: 80 random bits that lead to an entry. Private: who has no address cannot list them.</summary>
internal static class Receipts
{
    private const int IdBytes = 10;

    /// <summary>Gives the endorsement that was just appended an address.</summary>
    public static byte[] Issue(LogTransaction tx, long index)
    {
        var id = RandomNumberGenerator.GetBytes(IdBytes);
        tx.Db.Query("INSERT INTO receipt VALUES(?1, ?2)").With(id).With(index).Run();
        return id;
    }

    public static string Format(ReadOnlySpan<byte> id) => Ulid.Encode(id);

    /// <summary>The entry that a receipt's address leads to; null for an address that was never given.</summary>
    public static long? Find(Connection db, string id)
    {
        if (Ulid.Decode(id, IdBytes) is not { } bytes) return null;
        var query = db.Query("SELECT idx FROM receipt WHERE id = ?1").With(bytes);
        long? index = query.Next() ? query.Int(0) : null;
        query.Reset();
        return index;
    }
}
