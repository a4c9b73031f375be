// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Statements;

/// <summary>What became of a wish to open, reopen or close a statement.</summary>
internal abstract record PositionOutcome
{
    private PositionOutcome() { }

    public sealed record Done(long Index, string Slug) : PositionOutcome;

    public sealed record UnknownStatement : PositionOutcome;

    /// <summary>It is in that position already.</summary>
    public sealed record Already(string Position) : PositionOutcome;

    /// <summary>The last day lies before today.</summary>
    public sealed record Past(string Until) : PositionOutcome;
}

/// <summary>
/// Opens a statement for endorsement, or reopens a closed one. Groups that the caller gives take signatures; with none given the
/// group <c>others</c> does, made where there is none: organisations, after review.
/// </summary>
internal sealed record OpenForEndorsement(string Slug, string? Until = null, IReadOnlyList<GroupRule>? Groups = null, string? On = null)
{
    public const string OthersId = "others";

    public PositionOutcome Run(LogTransaction tx)
    {
        var query = tx.Db.Query("SELECT s.no, s.id, s.position, s.closed, s.slug FROM statement_slug k JOIN statement s ON s.no = k.statement WHERE k.slug = ?1").With(Slug);
        if (!query.Next()) return new PositionOutcome.UnknownStatement();
        var (no, id, position, slug) = (query.Int(0), query.Text(1), query.Text(2), query.Text(4));
        query.Reset();
        if (position is "open" or "reopened") return new PositionOutcome.Already(position);
        if (Until is not null && string.CompareOrdinal(Until, tx.Today) < 0 && On is null) return new PositionOutcome.Past(Until);
        var groups = Groups ?? [Others(tx, no)];
        return new PositionOutcome.Done(tx.Append(new Opening(id, position == "closed", Until, groups) { On = On }), slug);
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
            ? new PositionOutcome.Done(tx.Append(new Closing(id) { On = On }), slug)
            : new PositionOutcome.Already(position);
    }
}
