// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Import;
using Undersigned.Server.Log;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Desk.Publishing;

/// <summary>What became of a wish to publish a draft.</summary>
internal abstract record PublishOutcome
{
    private PublishOutcome() { }

    /// <param name="Skipped">Organisations that stand more than once in the list: each has one endorsement.</param>
    public sealed record Done(string Slug, long Index, int Signatories, int Skipped) : PublishOutcome;

    /// <summary>Somebody published or discarded it meanwhile.</summary>
    public sealed record Gone : PublishOutcome;

    /// <summary>Somebody corrected it after it was checked.</summary>
    public sealed record Changed : PublishOutcome;

    /// <summary>The last day lies before today.</summary>
    public sealed record Past(string Until) : PublishOutcome;
}

/// <summary>Publishes text and first list in one transaction, and opens the statement where that is wanted: all of it, or nothing.</summary>
/// <param name="Version">Of the draft that was checked.</param>
internal sealed record PublishDraft(string Draft, long Version, CheckedStatement Checked, Person By)
{
    public PublishOutcome Run(LogTransaction tx)
    {
        if (Drafts.Load(tx.Db, Draft) is not { } draft) return new PublishOutcome.Gone();
        if (draft.Version != Version) return new PublishOutcome.Changed();
        var form = Checked.Form;
        var until = form.Opens && form.Until.Length > 0 ? form.Until : null;
        if (until is not null && string.CompareOrdinal(until, tx.Today) < 0) return new PublishOutcome.Past(until);

        var adopted = Adopt.Run(tx, Checked.Statement);
        var read = Read(draft);
        var rendition = form.Evidence == "reported" ? null : Checked.Statement.Renditions[0].Language;
        var (signatories, skipped) = (0, 0);
        for (var g = 0; g < Checked.Lists.Count; g++)
        {
            foreach (var signatory in Checked.Lists[g])
            {
                var (with, file) = read.TryGetValue(signatory.Name.Value, out var known) ? (signatory with { Abbreviation = known.Abbreviation, Note = known.Note }, known.File) : (signatory, 0);
                var source = form.Evidence == "reported" && draft.Sources.Count > file ? draft.Sources[file] : null;
                if (with.Record(tx, adopted, Checked.Statement.Groups[g].Id, form.Evidence, source, rendition)) signatories++;
                else skipped++;
            }
        }

        if (form.Opens) _ = new OpenForEndorsement(adopted.Slug, until).Run(tx);
        ImportFiles.Published(tx.Db, Draft, adopted.Slug);
        ImportStatement.Forget(tx.Db, Draft);
        DeskRecord.Write(tx, By, "published", "statement:" + adopted.Id, adopted.Index.ToString(CultureInfo.InvariantCulture));
        tx.PurgePages();
        return new PublishOutcome.Done(adopted.Slug, adopted.Index, signatories, skipped);
    }

    /// <summary>What the reader knows of a name beside what the form shows: it stays with a name that was not changed.</summary>
    private static Dictionary<string, (string? Abbreviation, string? Note, int File)> Read(Draft draft)
    {
        var known = new Dictionary<string, (string?, string?, int)>(StringComparer.Ordinal);
        foreach (var one in draft.Read.GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("signatories").EnumerateArray()))
        {
            if (one.GetProperty("name").GetString() is { } text && SignatoryName.TryParse(text, out var name, out _))
                known.TryAdd(name.Value, (one.GetProperty("abbreviation").GetString(), one.GetProperty("note").GetString(), one.TryGetProperty("file", out var file) && file.ValueKind == JsonValueKind.Number ? file.GetInt32() : 0));
        }

        return known;
    }
}
