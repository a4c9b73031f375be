// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Import;

/// <summary>What became of one statement that was read.</summary>
internal abstract record ImportOutcome
{
    private ImportOutcome() { }

    /// <param name="Skipped">Names that stand more than once in the source: each has one endorsement.</param>
    /// <param name="Doubtful">Names that were entered as new and may be those of organisations that the registry has, with what they may be.</param>
    public sealed record Published(string Slug, int Signatories, bool Opened, IReadOnlyList<string> Skipped, IReadOnlyList<(string Name, NameVerdict Verdict)> Doubtful) : ImportOutcome;

    /// <summary>It waits at the desk, with its reasons if it could not be published.</summary>
    public sealed record Stored(string Draft, string? WhyNot) : ImportOutcome;

    /// <summary>The same documents were imported before.</summary>
    public sealed record Known(string Name, bool IsPublished) : ImportOutcome;

    /// <summary>Some of its documents belong to a statement that was imported before.</summary>
    public sealed record Overlaps(string Name, IReadOnlyList<string> Files) : ImportOutcome;

    /// <summary>A name that cannot stand in a list.</summary>
    public sealed record BadName(string Name, string Reason) : ImportOutcome;
}

/// <summary>Imports one statement: stores it for review, or publishes it as an archive statement with what the source reports.</summary>
/// <param name="Files">The files that it was read from, perhaps among others: they are known by their hashes.</param>
/// <param name="Open">Also opens it for endorsement where its text says that it is open.</param>
internal sealed record ImportStatement(ReadStatement Read, IReadOnlyList<SourceDocument> Files, bool Publish, bool Open)
{
    /// <summary>Whose the names are; null where nobody has compared them, and only exactly the same name is the same organisation.</summary>
    public ListedNames? Names { get; init; }

    /// <summary>Every organisation that it names, to be compared with the registry.</summary>
    public static IEnumerable<ListedSignatory> Listed(ReadStatement read) => read.Groups.SelectMany(group => group.Signatories).Where(one => SignatoryName.TryParse(one.Name, out _, out _)).Select(Report);

    public ImportOutcome Run(LogTransaction tx)
    {
        var hashes = Read.Sha256.Select(Convert.FromHexString).ToList();
        var (published, draft, matched) = Existing(tx.Db, hashes);
        if ((published ?? draft) is { } name && matched.Count < hashes.Count) return new ImportOutcome.Overlaps(name, matched);
        if (published is not null) return new ImportOutcome.Known(published, IsPublished: true);
        if (draft is not null && !Publish) return new ImportOutcome.Known(draft, IsPublished: false);

        var whyNot = Publish ? ImportedStatement.WhyNot(Read) : null;
        if (Publish && whyNot is null)
        {
            if (FirstBadName() is { } bad) return bad;
            Keep(tx);
            var adopted = Adopted(tx, hashes);
            if (draft is not null)
            {
                ImportFiles.Published(tx.Db, draft, adopted.Slug);
                Forget(tx.Db, draft);
            }

            return adopted;
        }

        if (draft is not null) return new ImportOutcome.Stored(draft, whyNot);
        Keep(tx);
        return new ImportOutcome.Stored(Store(tx, hashes), whyNot);
    }

    /// <summary>The statement or draft that has one of these documents, and the names of the files that it has.</summary>
    private (string? Published, string? Draft, List<string> Matched) Existing(Connection db, List<byte[]> hashes)
    {
        string? published = null, draft = null;
        var matched = new List<string>();
        for (var i = 0; i < hashes.Count; i++)
        {
            var inStatement = db.Query("SELECT s.slug FROM statement_source x JOIN statement s ON s.no = x.statement WHERE x.sha256 = ?1").With(hashes[i]);
            var known = inStatement.Next();
            if (known) published ??= inStatement.Text(0);
            inStatement.Reset();
            if (!known)
            {
                var inDraft = db.Query("SELECT draft FROM draft_source WHERE sha256 = ?1").With(hashes[i]);
                known = inDraft.Next();
                if (known) draft ??= inDraft.Text(0);
                inDraft.Reset();
            }

            if (known) matched.Add(Read.Source[i]);
        }

        return (published, draft, matched);
    }

    private ImportOutcome.BadName? FirstBadName()
    {
        foreach (var signatory in Read.Groups.SelectMany(group => group.Signatories))
            if (!SignatoryName.TryParse(signatory.Name, out _, out var reason)) return new ImportOutcome.BadName(signatory.Name, reason);
        return null;
    }

    /// <summary>The original bytes are kept for the desk; only their hashes are public.</summary>
    private void Keep(LogTransaction tx)
    {
        foreach (var file in Files)
        {
            var hash = System.Security.Cryptography.SHA256.HashData(file.Content.Span);
            if (Read.Sha256.Contains(Convert.ToHexStringLower(hash))) tx.Db.Query("INSERT OR IGNORE INTO source VALUES(?1, ?2, ?3)").With(hash).With(Path.GetFileName(file.Name)).With(file.Content.Span).Run();
        }
    }

    private string Store(LogTransaction tx, List<byte[]> hashes)
    {
        var id = Ulid.New(tx.At);
        tx.Db.Query("INSERT INTO draft VALUES(?1, ?2, ?3)").With(id).With(StatementJson.ToJson(Read)).With(tx.AtText).Run();
        for (var i = 0; i < hashes.Count; i++)
            tx.Db.Query("INSERT INTO draft_source VALUES(?1, ?2, ?3)").With(hashes[i]).With(id).With(Path.GetFileName(Read.Source[i])).Run();
        return id;
    }

    /// <summary>Takes a draft away; the documents that it was read from are kept.</summary>
    public static void Forget(Connection db, string draft)
    {
        db.Query("DELETE FROM draft WHERE id = ?1").With(draft).Run();
        db.Query("DELETE FROM draft_source WHERE draft = ?1").With(draft).Run();
        foreach (var table in (ReadOnlySpan<string>)["draft_form", "draft_step", "draft_profile"]) db.Query($"DELETE FROM {table} WHERE draft = ?1").With(draft).Run();
        ImportFiles.Discarded(db, draft);
    }

    private ImportOutcome.Published Adopted(LogTransaction tx, List<byte[]> hashes)
    {
        var statement = ImportedStatement.From(Read);
        var adopted = Adopt.Run(tx, statement);
        var skipped = new List<string>();
        var doubtful = new List<(string, NameVerdict)>();
        var count = 0;
        for (var g = 0; g < Read.Groups.Count; g++)
        {
            foreach (var signatory in Read.Groups[g].Signatories)
            {
                var listed = Report(signatory);
                var verdict = Names?[listed];
                if (!(listed with { Organisation = verdict?.Organisation }).Record(tx, adopted, statement.Groups[g].Id, "reported", hashes[signatory.File ?? 0]))
                {
                    skipped.Add(signatory.Name);
                    continue;
                }

                count++;
                if (verdict is { Is: NameIs.Doubtful }) doubtful.Add((listed.Name.Value, verdict));
            }
        }

        var open = Open && Read.Open == true;
        if (open) _ = new OpenForEndorsement(adopted.Slug).Run(tx);
        tx.PurgePages();
        return new ImportOutcome.Published(adopted.Slug, count, open, skipped, doubtful);
    }

    private static ListedSignatory Report(Signatory signatory) => !SignatoryName.TryParse(signatory.Name, out var name, out var reason)
        ? throw new InvalidOperationException(reason)
        : new ListedSignatory(signatory.Kind == SignatoryKind.Person, name, signatory.Country)
        {
            Abbreviation = signatory.Abbreviation,
            Affiliation = signatory.Affiliation,
            Note = signatory.Note,
        };
}
