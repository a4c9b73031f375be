// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Desk;
using Undersigned.Server.Log;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Import;

/// <summary>A document as it came.</summary>
internal sealed record Original(string Name, byte[] Bytes);

/// <summary>
/// The original bytes, under their hashes. The hashes are public; the bytes are for the desk, since they may hold addresses and changes that
/// somebody struck out, until a person releases them to the readers of one statement.
/// </summary>
internal static class Originals
{
    public static Original? Find(Connection db, byte[] sha256)
    {
        var query = db.Query("SELECT name, bytes FROM source WHERE sha256 = ?1").With(sha256);
        if (!query.Next()) return null;
        var original = new Original(query.Text(0), query.Blob(1).ToArray());
        query.Reset();
        return original;
    }

    /// <summary>The bytes as readers of a statement get them; null where they are not released there.</summary>
    public static Original? Released(Connection db, string slug, byte[] sha256) =>
        db.Query("SELECT 1 FROM released_source r JOIN statement s ON s.id = r.statement JOIN statement_slug k ON k.statement = s.no JOIN statement_source x ON x.statement = s.no AND x.sha256 = r.sha256 WHERE k.slug = ?1 AND r.sha256 = ?2")
            .With(slug).With(sha256).Any() ? Find(db, sha256) : null;

    public static IReadOnlyList<OriginalItem> Of(Connection db, string slug)
    {
        var originals = new List<OriginalItem>();
        var query = db.Query("""
            SELECT lower(hex(x.sha256)), o.name, r.sha256 FROM statement_source x JOIN statement s ON s.no = x.statement JOIN statement_slug k ON k.statement = s.no
                LEFT JOIN source o ON o.sha256 = x.sha256 LEFT JOIN released_source r ON r.sha256 = x.sha256 AND r.statement = s.id
            WHERE k.slug = ?1 ORDER BY x.ord
            """).With(slug);
        while (query.Next()) originals.Add(new OriginalItem(query.Text(0), query.TextOrNull(1) ?? "", !query.IsNull(1), !query.IsNull(2)));
        return originals;
    }

    /// <summary>Releases an original to the readers of a statement, or takes that back; false where the statement has no such document.</summary>
    public static bool Release(LogTransaction tx, string slug, byte[] sha256, bool release, Person by)
    {
        var query = tx.Db.Query("SELECT s.id FROM statement s JOIN statement_slug k ON k.statement = s.no JOIN statement_source x ON x.statement = s.no JOIN source o ON o.sha256 = x.sha256 WHERE k.slug = ?1 AND x.sha256 = ?2").With(slug).With(sha256);
        if (!query.Next()) return false;
        var statement = query.Text(0);
        query.Reset();
        if (release) tx.Db.Query("INSERT OR IGNORE INTO released_source VALUES(?1, ?2, ?3, ?4)").With(sha256).With(statement).With(by.Account).With(tx.AtText).Run();
        else tx.Db.Query("DELETE FROM released_source WHERE sha256 = ?1 AND statement = ?2").With(sha256).With(statement).Run();
        DeskRecord.Write(tx, by, release ? "source-released" : "source-withheld", "statement:" + statement, Convert.ToHexStringLower(sha256));
        tx.PurgePages();
        return true;
    }
}
