// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Import;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk;

/// <summary>Reads a statement and its endorsements for the desk.</summary>
internal sealed class StatementDeskReading(Connection db, Interface ui, string today)
{
    private const int Deeds = 30;

    public StatementDeskView? Statement(string slug, string? words, int page)
    {
        if (new StatementSearch(db, today).One(slug) is not { } row) return null;
        var (signatories, total) = Signatories(row.No, words, page);
        var waiting = db.Query("SELECT count(*) FROM review WHERE statement = ?1 AND status = 'waiting'").With(row.Id);
        waiting.Next();
        var count = (int)waiting.Int(0);
        waiting.Reset();
        return new StatementDeskView
        {
            Item = row.Item(ui.Language),
            Groups = Groups(row.No),
            Signatories = signatories,
            Total = total,
            Page = page,
            Query = words,
            Waiting = count,
            Originals = Originals.Of(db, slug),
            Deeds = [.. DeskRecord.Of(db, "statement:" + row.Id, Deeds).Select(deed => DeskHome.View(db, ui, deed) with { Subject = null })],
        };
    }

    /// <summary>The groups that there are, with the rules that an opening would take up; where none takes signatures, as those that are usual.</summary>
    private List<GroupForm> Groups(long statement)
    {
        var groups = new List<GroupForm>();
        var query = db.Query("SELECT id, role, headings, takes, who, review, confidential, standing FROM signatory_group WHERE statement = ?1 ORDER BY ord").With(statement);
        while (query.Next())
        {
            var headings = JsonSerializer.Deserialize<Dictionary<string, string>>(query.Text(2)) ?? [];
            var language = headings.ContainsKey(ui.Language) ? ui.Language : headings.Keys.FirstOrDefault();
            groups.Add(new GroupForm(query.Text(0), query.Text(1), language is null ? null : headings[language], language is "und" ? null : language, (int)query.Int(7), query.Text(3), query.Text(4), query.Bool(5), query.Bool(6)));
        }

        var none = groups.TrueForAll(group => group.Takes == "none");
        if (!groups.Exists(group => group.Role == "others")) groups.Add(new GroupForm(OpenForEndorsement.OthersId, "others", null, null, 0, none ? "organisations" : "none", "anyone", Review: true, Confidential: false));
        else if (none && groups.FindIndex(group => group.Role == "others") is var others) groups[others] = groups[others] with { Takes = "organisations", Review = true };
        if (!groups.Exists(group => group.Role == "individuals")) groups.Add(new GroupForm("individuals", "individuals", null, null, 0, "none", "anyone", Review: false, Confidential: false));
        return groups;
    }

    private (List<SignatoryItem> Shown, int Total) Signatories(long statement, string? words, int page)
    {
        const int size = StatementDeskView.PageSize;
        var shown = new List<SignatoryItem>();
        var total = 0;
        var folded = words is null ? null : TitleSearch.Fold(words);
        var query = db.Query("SELECT idx, name, country, capacity, evidence, CASE WHEN evidence = 'reported' THEN day ELSE coalesce(day, substr(at, 1, 10)) END, state FROM endorsement WHERE statement = ?1 ORDER BY idx DESC").With(statement);
        while (query.Next())
        {
            if (folded is not null && (query.TextOrNull(1) is not { } name || !TitleSearch.Fold(name).Contains(folded, StringComparison.Ordinal))) continue;
            if (total++ >= (page - 1) * size && shown.Count < size) shown.Add(Row(query));
        }

        return (shown, total);
    }

    private static SignatoryItem Row(Query query) => new(query.Int(0), query.TextOrNull(1), query.TextOrNull(2), query.Text(3) == "personal", query.Text(4), Days.ParseOrNull(query.TextOrNull(5)), query.Text(6));

    public EndorsementDeskView? Endorsement(long index, Func<long, string> receipt)
    {
        var query = db.Query("""
            SELECT e.idx, e.name, e.country, e.capacity, e.evidence, CASE WHEN e.evidence = 'reported' THEN e.day ELSE coalesce(e.day, substr(e.at, 1, 10)) END, e.state,
                   e.affiliation, e.reservation, e.ad_referendum, s.slug FROM endorsement e JOIN statement s ON s.no = e.statement WHERE e.idx = ?1
            """).With(index);
        if (!query.Next()) return null;
        var view = (Signatory: Row(query), Affiliation: query.TextOrNull(7), Reservation: query.TextOrNull(8), AdReferendum: query.Bool(9), Slug: query.Text(10));
        query.Reset();
        return new EndorsementDeskView
        {
            Statement = new StatementSearch(db, today).One(view.Slug)!.Item(ui.Language),
            Signatory = view.Signatory,
            Affiliation = view.Affiliation,
            Reservation = view.Reservation,
            IsAdReferendum = view.AdReferendum,
            Receipt = receipt(index),
            Corrections = Corrections(index),
            Deeds = [.. DeskRecord.Of(db, $"endorsement:{index}", Deeds).Select(deed => DeskHome.View(db, ui, deed) with { Subject = null })],
        };
    }

    private List<(long, DateOnly)> Corrections(long index)
    {
        var corrections = new List<(long, DateOnly)>();
        var query = db.Query("SELECT idx, coalesce(day, substr(at, 1, 10)) FROM act a WHERE of = ?1 AND kind = ?2 AND NOT EXISTS(SELECT 1 FROM act r WHERE r.of = a.idx AND r.kind = ?3) ORDER BY idx")
            .With(index).With(Correction.Name).With(ActOnEndorsement.ReversalName);
        while (query.Next()) corrections.Add((query.Int(0), Days.Parse(query.Text(1))));
        return corrections;
    }
}
