// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// Who stands under a statement, by keyed hash: what makes a second endorsement by the same signatory impossible without keeping
/// an address. Private, and outside <c>rebuild</c>. The hash is of the statement and the signatory together, and the half of it
/// that is kept is enough to tell any two apart.
/// </summary>
internal static class Standing
{
    public static long? Find(LogTransaction tx, ReadOnlySpan<byte> key) => tx.Standing.Find(key[..LateIndex.KeyBytes]);

    public static void Add(LogTransaction tx, ReadOnlySpan<byte> key, long index)
    {
        tx.Db.Query("INSERT INTO standing VALUES(?1, ?2)").With(index).With(key[..LateIndex.KeyBytes]).Run();
        tx.Standing.Add(key[..LateIndex.KeyBytes], index);
    }

    /// <summary>It is another signatory's than was recorded.</summary>
    public static void Give(LogTransaction tx, long index, ReadOnlySpan<byte> key)
    {
        Remove(tx, index);
        tx.Db.Query("INSERT INTO standing VALUES(?1, ?2)").With(index).With(key[..LateIndex.KeyBytes]).Run();
        tx.Standing.Put(key[..LateIndex.KeyBytes], index);
    }

    public static void Remove(LogTransaction tx, long index)
    {
        var query = tx.Db.Query("SELECT key FROM standing WHERE idx = ?1").With(index);
        if (!query.Next()) return;
        var key = query.Blob(0).ToArray();
        query.Reset();
        tx.Db.Query("DELETE FROM standing WHERE idx = ?1").With(index).Run();
        tx.Standing.Remove(key);
    }
}
