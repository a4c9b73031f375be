// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents;
using Undersigned.Server.Log;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Import;

/// <summary>The files of a batch that are one statement by their names, taken to be read. Taking, reading and keeping are three steps: only the second takes long, and it holds nothing.</summary>
internal sealed record ReadPart(long Batch, long Part, IReadOnlyList<ImportFile> Files)
{
    /// <summary>A file at which the program has stopped so often while it was read is not tried again.</summary>
    private const int MaxAttempts = 2;

    /// <summary>Confidences below this are doubtful.</summary>
    public const double Sure = 0.9;

    /// <summary>What a program that stopped had begun waits again; what it had not yet received whole is refused.</summary>
    public static void Recover(LogTransaction tx)
    {
        tx.Db.Query($"UPDATE import_file SET state = CASE WHEN attempts >= {MaxAttempts} THEN 'refused' ELSE 'waiting' END, reason = CASE WHEN attempts >= {MaxAttempts} THEN '@stopped' END WHERE state = 'reading' AND batch IN (SELECT no FROM import_batch WHERE origin = 'desk')").Run();
        tx.Db.Query("UPDATE import_file SET state = 'refused', reason = '@interrupted' WHERE state = 'arriving' AND batch IN (SELECT no FROM import_batch WHERE origin = 'desk')").Run();
    }

    /// <summary>The next files to be read, marked as being read; null when none waits.</summary>
    public static ReadPart? Take(LogTransaction tx)
    {
        var next = tx.Db.Query("SELECT f.batch, f.part FROM import_file f JOIN import_batch b ON b.no = f.batch WHERE f.state = 'waiting' AND b.origin = 'desk' ORDER BY f.no LIMIT 1");
        if (!next.Next()) return null;
        var (batch, part) = (next.Int(0), next.Int(1));
        next.Reset();
        tx.Db.Query("UPDATE import_file SET state = 'reading', attempts = attempts + 1 WHERE batch = ?1 AND part = ?2 AND state = 'waiting'").With(batch).With(part).Run();
        return new ReadPart(batch, part, [.. ImportFiles.Of(tx.Db, batch).Where(file => file.Part == part && file.State == "reading")]);
    }

    /// <summary>The bytes of the files.</summary>
    public IReadOnlyList<SourceDocument> Documents(Connection db) => [.. Files.Select(file => new SourceDocument(file.Name, Originals.Find(db, file.Sha256!)?.Bytes ?? []))];

    /// <summary>Keeps what was read as drafts, and says of each file what became of it.</summary>
    /// <param name="profiles">Those that were applied.</param>
    public void Keep(LogTransaction tx, IReadOnlyList<SourceDocument> documents, ReadOutcome outcome, IReadOnlyList<ImportProfile> profiles)
    {
        if (ImportFiles.Find(tx.Db, Batch) is null) return; // taken away meanwhile
        foreach (var refused in outcome.Refused) Refused(tx, refused);
        foreach (var read in outcome.Statements)
        {
            var doubts = read.Warnings.Count + (read.Fields?.Values.Count(field => field.Confidence < Sure) ?? 0);
            var kept = new ImportStatement(read, documents, Publish: false, Open: false).Run(tx);
            (string State, string? Draft, string? Statement, string? Reason) end = kept switch
            {
                ImportOutcome.Stored stored => (doubts > 0 ? "doubtful" : "draft", stored.Draft, null, null),
                ImportOutcome.Known { IsPublished: true } known => ("known", null, known.Name, null),
                ImportOutcome.Known known => ("known", known.Name, null, null),
                ImportOutcome.Overlaps overlap => ("refused", null, null, "@overlap\t" + overlap.Name),
                _ => throw new InvalidOperationException($"No words for {kept.GetType().Name}."),
            };
            if (kept is ImportOutcome.Stored { Draft: { } id }) foreach (var profile in profiles) tx.Db.Query("INSERT OR IGNORE INTO draft_profile VALUES(?1, ?2, ?3)").With(id).With(profile.No).With(profile.Name).Run();
            foreach (var file in Rows(tx, read)) tx.Db.Query("UPDATE import_file SET state = ?2, draft = ?3, statement = ?4, reason = ?5, doubts = ?6 WHERE no = ?1").With(file).With(end.State).With(end.Draft).With(end.Statement).With(end.Reason).With(doubts).Run();
        }

        // A mail of which only the attachments were read.
        tx.Db.Query("DELETE FROM import_file WHERE batch = ?1 AND part = ?2 AND state = 'reading'").With(Batch).With(Part).Run();
    }

    /// <summary>Says of files that could not be read by a mistake of ours that they were not.</summary>
    public void Fail(LogTransaction tx) => tx.Db.Query("UPDATE import_file SET state = 'refused', reason = '@failed' WHERE batch = ?1 AND part = ?2 AND state = 'reading'").With(Batch).With(Part).Run();

    // The rows of a statement's files. What came inside a mail has a row of its own, beside the mail's.
    private List<long> Rows(LogTransaction tx, ReadStatement read)
    {
        if (Files.Any(file => Hash(file) == read.Sha256[^1])) return [.. Files.Where(file => read.Sha256.Contains(Hash(file))).Select(file => file.No)];
        var mail = Files.First(file => Hash(file) == read.Sha256[0]);
        var query = tx.Db.Query("INSERT INTO import_file(batch, part, name, sha256, size, state) VALUES(?1, ?2, ?3, ?4, 0, 'reading') RETURNING no")
            .With(Batch).With(Part).With($"{mail.Name}: {read.Source[^1]}").With(Convert.FromHexString(read.Sha256[^1]));
        query.Next();
        var row = query.Int(0);
        query.Reset();
        return [row];
    }

    private static string Hash(ImportFile file) => Convert.ToHexStringLower(file.Sha256!);

    private void Refused(LogTransaction tx, RefusedFile refused)
    {
        if (Files.FirstOrDefault(file => file.Name == refused.Name) is { } whole)
            tx.Db.Query("UPDATE import_file SET state = 'refused', reason = ?2 WHERE no = ?1").With(whole.No).With(refused.Reason).Run();
        else
            tx.Db.Query("INSERT INTO import_file(batch, part, name, size, state, reason) VALUES(?1, ?2, ?3, 0, 'refused', ?4)").With(Batch).With(Part).With(refused.Name).With(refused.Reason).Run();
    }
}
