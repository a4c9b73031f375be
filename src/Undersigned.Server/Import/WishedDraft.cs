// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Serialization;
using Undersigned.Server.Accounts;
using Undersigned.Server.Desk.Publishing;
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Import;

[JsonSerializable(typeof(List<FieldError>))]
internal sealed partial class FieldErrorsJson : JsonSerializerContext;

/// <summary>A draft of a batch that somebody wants published: it is checked as the editor checks it, then published or told why not.</summary>
/// <param name="Account">Whose wish it is.</param>
internal sealed record WishedDraft(string Draft, long Account)
{
    /// <summary>Marks drafts of a batch to be published; the number of those that were there.</summary>
    public static int Wish(LogTransaction tx, long batch, IEnumerable<string> drafts, Person by) => drafts.Count(draft =>
        tx.Db.Query("UPDATE import_file SET wish = ?3, refusal = NULL WHERE batch = ?1 AND draft = ?2 AND state IN ('draft', 'doubtful') RETURNING no").With(batch).With(draft).With(by.Account).Any());

    public static WishedDraft? Next(Connection db)
    {
        var query = db.Query("SELECT draft, wish FROM import_file WHERE wish IS NOT NULL AND draft IS NOT NULL ORDER BY no LIMIT 1");
        if (!query.Next()) return null;
        var wished = new WishedDraft(query.Text(0), query.Int(1));
        query.Reset();
        return wished;
    }

    /// <summary>What is to be published, as it stands now; or what is to be put right first.</summary>
    public (long Version, CheckedStatement? Ready, List<FieldError> Errors) Check(Connection db, OrganisationIndex index)
    {
        var errors = new List<FieldError>();
        if (Drafts.Load(db, Draft) is not { } draft) return (0, null, errors);
        return (draft.Version, CheckedStatement.Of(draft.Form, draft.Sources, errors) is { } ready ? NameChoice.Decide(db, index, ready, errors) : null, errors);
    }

    public void Publish(LogTransaction tx, (long Version, CheckedStatement? Ready, List<FieldError> Errors) check)
    {
        if (People.Find(tx.Db, Account) is not { Role: >= Role.Secretary } by) Refuse(tx, [new FieldError("", "import.not.person", "")]);
        else if (check.Ready is null) Refuse(tx, check.Errors);
        else
        {
            switch (new PublishDraft(Draft, check.Version, check.Ready, by).Run(tx))
            {
                case PublishOutcome.Past past:
                    Refuse(tx, [new FieldError("until", "error.until-past", past.Until)]);
                    break;
                case PublishOutcome.Gone:
                    ImportFiles.Discarded(tx.Db, Draft);
                    break;
            }
        }
    }

    /// <summary>Says of a draft that could not be published by a mistake of ours that it was not.</summary>
    public void Fail(LogTransaction tx) => Refuse(tx, [new FieldError("", "import.not.failed", "")]);

    // A draft that was corrected after it was checked keeps its wish, and is checked again.
    private void Refuse(LogTransaction tx, List<FieldError> errors) =>
        tx.Db.Query("UPDATE import_file SET wish = NULL, refusal = ?2 WHERE draft = ?1 AND wish IS NOT NULL").With(Draft).With(JsonSerializer.Serialize(errors, FieldErrorsJson.Default.ListFieldError)).Run();

    /// <summary>Why a draft could not be published, as it was kept.</summary>
    public static IReadOnlyList<FieldError> Refusals(string? json) => json is null ? [] : JsonSerializer.Deserialize(json, FieldErrorsJson.Default.ListFieldError) ?? [];
}
