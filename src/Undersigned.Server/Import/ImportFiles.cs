// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Import;

/// <summary>
/// A batch of an import: the files that came together. A row of <c>import_file</c> goes through the states <c>arriving</c>, <c>waiting</c>,
/// <c>reading</c>, and ends as <c>draft</c>, <c>doubtful</c>, <c>refused</c> or <c>known</c>; then as <c>published</c> or <c>discarded</c>. Files of one
/// part are one statement.
/// </summary>
/// <param name="Origin"><c>desk</c>, whose files the server reads, or <c>command</c>.</param>
internal sealed record ImportBatch(long No, string Name, string Origin, string At, string? Who);

/// <summary>One file of a batch.</summary>
/// <param name="Reason">Why it was refused: the reader's sentence, or a key of the strings <c>import.why.</c> behind an @ and a value behind a tab.</param>
/// <param name="Doubts">How many of its values and warnings a person should look at.</param>
/// <param name="Statement">The address of the statement that it is published in.</param>
/// <param name="Refusal">Why its draft could not be published: keys of the strings and values, as the form's errors.</param>
internal sealed record ImportFile(long No, long Part, string Name, byte[]? Sha256, long Size, string State, string? Reason, int Doubts, string? Draft, string? Statement, bool IsWished, string? Refusal);

/// <summary>How far a batch has come.</summary>
internal sealed record BatchCounts(int Files, int Unread, int Draft, int Doubtful, int Refused, int Known, int Published, int Wished)
{
    public bool IsRunning => Unread + Wished > 0;
}

/// <summary>The batches of imports and their files: working state, which nothing public depends on.</summary>
internal static class ImportFiles
{
    private const int ShownBatches = 30;
    private const string Columns = "f.no, f.part, f.name, f.sha256, f.size, f.state, f.reason, f.doubts, f.draft, f.statement, f.wish, f.refusal";

    public static long Begin(LogTransaction tx, string name, string origin, long? account)
    {
        var query = tx.Db.Query("INSERT INTO import_batch(name, origin, account, at) VALUES(?1, ?2, ?3, ?4) RETURNING no").With(name).With(origin).With(account).With(tx.AtText);
        query.Next();
        var no = query.Int(0);
        query.Reset();
        return no;
    }

    /// <summary>Keeps a file's bytes and enters it; one that is refused is entered alone.</summary>
    public static void Add(LogTransaction tx, long batch, string name, ReadOnlyMemory<byte> content, long size, string? refused)
    {
        byte[]? hash = null;
        if (refused is null)
        {
            hash = System.Security.Cryptography.SHA256.HashData(content.Span);
            tx.Db.Query("INSERT OR IGNORE INTO source VALUES(?1, ?2, ?3)").With(hash).With(LastPart(name)).With(content.Span).Run();
        }

        tx.Db.Query("INSERT INTO import_file(batch, part, name, sha256, size, state, reason) VALUES(?1, -1, ?2, ?3, ?4, ?5, ?6)")
            .With(batch).With(name).With(hash).With(size).With(refused is null ? "arriving" : "refused").With(refused).Run();
    }

    /// <summary>All files of a batch are there: those that belong together by their names are one part, and each waits to be read.</summary>
    public static void Ready(LogTransaction tx, long batch)
    {
        var files = Of(tx.Db, batch);
        var arrived = files.Where(file => file.State == "arriving").ToList();
        var parts = Documents.DocumentReader.Together([.. arrived.Select(file => file.Name)]);
        for (var part = 0; part < parts.Count; part++)
            foreach (var i in parts[part]) tx.Db.Query("UPDATE import_file SET part = ?2, state = 'waiting' WHERE no = ?1").With(arrived[i].No).With(part).Run();
        var next = parts.Count;
        foreach (var refused in files.Where(file => file.State == "refused")) tx.Db.Query("UPDATE import_file SET part = ?2 WHERE no = ?1").With(refused.No).With(next++).Run();
    }

    public static IReadOnlyList<ImportBatch> Latest(Connection db) => Batches(db.Query("SELECT b.no, b.name, b.origin, b.at, a.name FROM import_batch b LEFT JOIN account a ON a.no = b.account ORDER BY b.no DESC LIMIT ?1").With(ShownBatches));

    public static ImportBatch? Find(Connection db, long no) => Batches(db.Query("SELECT b.no, b.name, b.origin, b.at, a.name FROM import_batch b LEFT JOIN account a ON a.no = b.account WHERE b.no = ?1").With(no)).FirstOrDefault();

    private static List<ImportBatch> Batches(Query query)
    {
        var batches = new List<ImportBatch>();
        while (query.Next()) batches.Add(new ImportBatch(query.Int(0), query.Text(1), query.Text(2), query.Text(3), query.TextOrNull(4)));
        return batches;
    }

    public static BatchCounts Count(Connection db, long batch)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var wished = 0;
        var query = db.Query("SELECT state, count(*), count(wish) FROM import_file WHERE batch = ?1 GROUP BY state").With(batch);
        while (query.Next())
        {
            counts[query.Text(0)] = (int)query.Int(1);
            wished += (int)query.Int(2);
        }

        int Of(string state) => counts.GetValueOrDefault(state);
        return new BatchCounts(counts.Values.Sum(), Of("arriving") + Of("waiting") + Of("reading"), Of("draft"), Of("doubtful"), Of("refused"), Of("known"), Of("published"), wished);
    }

    /// <summary>The files in the order in which they came; those of one part stand together.</summary>
    public static IReadOnlyList<ImportFile> Of(Connection db, long batch, int limit = int.MaxValue, int skip = 0) =>
        Files(db.Query($"SELECT {Columns} FROM import_file f WHERE f.batch = ?1 ORDER BY f.part, f.no LIMIT ?2 OFFSET ?3").With(batch).With(limit).With(skip));

    public static IReadOnlyList<ImportFile> OfDraft(Connection db, string draft) => Files(db.Query($"SELECT {Columns} FROM import_file f WHERE f.draft = ?1 ORDER BY f.part, f.no").With(draft));

    /// <summary>The batch that a draft was read in, the newest; null where it came another way.</summary>
    public static long? BatchOf(Connection db, string draft)
    {
        var query = db.Query("SELECT batch FROM import_file WHERE draft = ?1 ORDER BY no DESC LIMIT 1").With(draft);
        if (!query.Next()) return null;
        var batch = query.Int(0);
        query.Reset();
        return batch;
    }

    private static List<ImportFile> Files(Query query)
    {
        var files = new List<ImportFile>();
        while (query.Next())
        {
            files.Add(new ImportFile(query.Int(0), query.Int(1), query.Text(2), query.IsNull(3) ? null : query.Blob(3).ToArray(), query.Int(4), query.Text(5), query.TextOrNull(6), (int)query.Int(7),
                query.TextOrNull(8), query.TextOrNull(9), !query.IsNull(10), query.TextOrNull(11)));
        }

        return files;
    }

    /// <summary>A draft became a statement, by whatever way.</summary>
    public static void Published(Connection db, string draft, string slug) =>
        db.Query("UPDATE import_file SET state = 'published', statement = ?2, draft = NULL, wish = NULL, refusal = NULL WHERE draft = ?1").With(draft).With(slug).Run();

    /// <summary>A draft was thrown away.</summary>
    public static void Discarded(Connection db, string draft) =>
        db.Query("UPDATE import_file SET state = 'discarded', draft = NULL, wish = NULL, refusal = NULL WHERE draft = ?1").With(draft).Run();

    /// <summary>Takes a batch away with the bytes that belong to no draft, statement or other batch. Its drafts stay.</summary>
    public static void Remove(LogTransaction tx, long batch)
    {
        var files = Of(tx.Db, batch);
        tx.Db.Query("DELETE FROM import_file WHERE batch = ?1").With(batch).Run();
        tx.Db.Query("DELETE FROM import_batch WHERE no = ?1").With(batch).Run();
        foreach (var hash in files.Select(file => file.Sha256).OfType<byte[]>())
        {
            tx.Db.Query("""
                DELETE FROM source WHERE sha256 = ?1 AND NOT EXISTS(SELECT 1 FROM import_file WHERE sha256 = ?1) AND NOT EXISTS(SELECT 1 FROM draft_source WHERE sha256 = ?1)
                    AND NOT EXISTS(SELECT 1 FROM statement_source WHERE sha256 = ?1)
                """).With(hash).Run();
        }
    }

    private static string LastPart(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
}
