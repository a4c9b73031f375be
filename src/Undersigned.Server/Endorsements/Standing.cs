// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// Who stands under a statement, by keyed hash: what makes a second endorsement by the same signatory impossible without keeping
/// an address. Private, and outside <c>rebuild</c>.
/// </summary>
internal static class Standing
{
    public static long? Find(Connection db, string statement, byte[] key)
    {
        var query = db.Query("SELECT idx FROM standing WHERE statement = ?1 AND key = ?2").With(statement).With(key);
        long? index = query.Next() ? query.Int(0) : null;
        query.Reset();
        return index;
    }

    public static void Add(Connection db, string statement, byte[] key, long index) =>
        db.Query("INSERT INTO standing VALUES(?1, ?2, ?3)").With(statement).With(key).With(index).Run();

    public static void Remove(Connection db, string statement, long index) =>
        db.Query("DELETE FROM standing WHERE statement = ?1 AND idx = ?2").With(statement).With(index).Run();
}
