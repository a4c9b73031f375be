// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Statements;

/// <summary>What became of a wish to open, reopen or close a statement.</summary>
internal abstract record PositionOutcome
{
    private PositionOutcome() { }

    /// <param name="Act">What was recorded: <c>opening</c>, <c>reopening</c> or <c>closing</c>.</param>
    public sealed record Done(long Index, string Slug, string Act) : PositionOutcome;

    public sealed record UnknownStatement : PositionOutcome;

    /// <summary>It is in that position already.</summary>
    public sealed record Already(string Position) : PositionOutcome;

    /// <summary>The last day lies before today.</summary>
    public sealed record Past(string Until) : PositionOutcome;
}

/// <summary>
/// Opens a statement for endorsement, or reopens a closed one. Groups that the caller gives take signatures; with none given those
/// do whose rule says so already, and where none does, as in an import, the group <c>others</c>: organisations, after review.
/// </summary>
internal sealed record OpenForEndorsement(string Slug, string? Until = null, IReadOnlyList<GroupRule>? Groups = null, string? On = null)
{
    public const string OthersId = "others";

    public PositionOutcome Run(LogTransaction tx)
    {
        var query = tx.Db.Query("SELECT s.no, s.id, s.position, s.until, s.slug FROM statement_slug k JOIN statement s ON s.no = k.statement WHERE k.slug = ?1").With(Slug);
        if (!query.Next()) return new PositionOutcome.UnknownStatement();
        var (no, id, position, until, slug) = (query.Int(0), query.Text(1), query.Text(2), query.TextOrNull(3), query.Text(4));
        query.Reset();
        // One whose last day is past takes no endorsements either: to open it again is a reopening.
        var ended = until is not null && string.CompareOrdinal(until, tx.Today) < 0;
        if (position is "open" or "reopened" && !ended) return new PositionOutcome.Already(position);
        if (Until is not null && string.CompareOrdinal(Until, tx.Today) < 0 && On is null) return new PositionOutcome.Past(Until);
        var groups = Groups ?? (Taking(tx, no) is { Count: > 0 } taking ? taking : [Others(tx, no)]);
        var opening = new Opening(id, position != "unopened", Until, groups) { On = On };
        return new PositionOutcome.Done(tx.Append(opening), slug, opening.Kind);
    }

    private static List<GroupRule> Taking(LogTransaction tx, long statement)
    {
        var groups = new List<GroupRule>();
        var query = tx.Db.Query("SELECT id, role, headings, takes, who, review, confidential, sequence FROM signatory_group WHERE statement = ?1 AND takes <> 'none' ORDER BY ord").With(statement);
        while (query.Next())
        {
            groups.Add(new GroupRule(
                query.Text(0), query.Text(1), JsonSerializer.Deserialize<Dictionary<string, string>>(query.Text(2)) ?? [],
                query.Text(3), query.Text(4), query.Bool(5), query.Bool(6), query.TextOrNull(7)));
        }

        return groups;
    }

    private static GroupRule Others(LogTransaction tx, long statement)
    {
        var headings = new Dictionary<string, string>(StringComparer.Ordinal);
        var query = tx.Db.Query("SELECT headings FROM signatory_group WHERE statement = ?1 AND id = ?2").With(statement).With(OthersId);
        if (query.Next()) headings = JsonSerializer.Deserialize<Dictionary<string, string>>(query.Text(0)) ?? headings;
        query.Reset();
        return new GroupRule(OthersId, "others", headings, "organisations", "anyone", Review: true, Confidential: false);
    }
}

/// <summary>Closes a statement: it takes no more endorsements.</summary>
internal sealed record CloseForEndorsement(string Slug, string? On = null)
{
    public PositionOutcome Run(LogTransaction tx)
    {
        var query = tx.Db.Query("SELECT s.id, s.position, s.slug FROM statement_slug k JOIN statement s ON s.no = k.statement WHERE k.slug = ?1").With(Slug);
        if (!query.Next()) return new PositionOutcome.UnknownStatement();
        var (id, position, slug) = (query.Text(0), query.Text(1), query.Text(2));
        query.Reset();
        return position is "open" or "reopened"
            ? new PositionOutcome.Done(tx.Append(new Closing(id) { On = On }), slug, Closing.Name)
            : new PositionOutcome.Already(position);
    }
}
