// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Statements;

/// <summary>How a list of statements is narrowed. Every part may be absent.</summary>
internal sealed record StatementFilter(
    string? Country = null, string? Language = null, string? Kind = null, string? Organisation = null, string? Group = null, string? Year = null, bool? Open = null, string? Query = null);

/// <summary>A place in a list, with the size of the log that the list began with: what is adopted later does not shift it.</summary>
internal readonly record struct Cursor(long Size, string Sort, long No)
{
    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Size}|{Sort}|{No}"))).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    public static bool TryParse(string text, out Cursor cursor)
    {
        cursor = default;
        var padded = text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (text.Length % 4)) % 4);
        Span<byte> bytes = stackalloc byte[256];
        if (text.Length > 256 || !Convert.TryFromBase64String(padded, bytes, out var length)) return false;
        var parts = Encoding.UTF8.GetString(bytes[..length]).Split('|');
        if (parts.Length != 3 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var size) || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var no)) return false;
        cursor = new Cursor(size, parts[1], no);
        return true;
    }
}

/// <summary>One statement of a list.</summary>
internal sealed record StatementRow(
    long No, string Id, string Slug, string Kind, string? Published, string? PublishedKind, string Position, string? Until, string? Closed, bool? SaysOpen, string Sort,
    IReadOnlyList<(string Language, string Title)> Titles, IReadOnlyList<(string Role, int Count)> Counts)
{
    public bool IsOpenOn(string today) => Position is "open" or "reopened" && (Until is null || string.CompareOrdinal(today, Until) <= 0);

    public StatementItem Item(string preferred)
    {
        var (language, title) = Titles.FirstOrDefault(one => one.Language == preferred) is { Title: not null } mine ? mine : Titles[0];
        return new StatementItem
        {
            Slug = Slug,
            Title = title,
            TitleLanguage = language,
            Languages = [.. Titles.Select(one => one.Language)],
            Published = StatementReading.Published(Published, PublishedKind),
            Position = StatementReading.Position(Position, Until, Closed, SaysOpen == true),
            Counts = [.. Counts.Select(one => new RoleCount(one.Role, one.Count))],
        };
    }
}

/// <summary>Finds statements, newest first.</summary>
internal sealed class StatementSearch(Connection db, string today)
{
    public long LogSize => db.Scalar("SELECT coalesce((SELECT size FROM log_head), 0)");

    /// <summary>A page of statements, and where the next begins; null on the last.</summary>
    public (List<StatementRow> Rows, Cursor? Next) Find(StatementFilter filter, Cursor? from, int limit)
    {
        var size = from?.Size ?? LogSize;
        var (where, bind) = Where(filter);
        var query = db.Query($"""
            SELECT s.no, s.id, s.slug, s.kind, s.published, s.published_kind, s.position, s.until, s.closed, s.says_open, s.sort FROM statement s
            WHERE s.adopted < ?1 AND (s.sort < ?2 OR (s.sort = ?2 AND s.no < ?3)) {where} ORDER BY s.sort DESC, s.no DESC LIMIT ?4
            """).With(size).With(from?.Sort ?? "9999").With(from?.No ?? long.MaxValue).With(limit + 1);
        bind(query);
        var found = new List<StatementRow>();
        while (query.Next()) found.Add(Row(query));
        Cursor? next = found.Count > limit ? new Cursor(size, found[limit - 1].Sort, found[limit - 1].No) : null;
        return ([.. found.Take(limit).Select(Filled)], next);
    }

    private static StatementRow Row(Query query) => new(
        query.Int(0), query.Text(1), query.Text(2), query.Text(3), query.TextOrNull(4), query.TextOrNull(5), query.Text(6), query.TextOrNull(7), query.TextOrNull(8),
        query.IntOrNull(9) is { } says ? says == 1 : null, query.Text(10), [], []);

    private StatementRow Filled(StatementRow row) => row with { Titles = Titles(row.No), Counts = Counts(row.No) };

    public StatementRow? One(string slug)
    {
        var query = db.Query("""
            SELECT s.no, s.id, s.slug, s.kind, s.published, s.published_kind, s.position, s.until, s.closed, s.says_open, s.sort
            FROM statement_slug k JOIN statement s ON s.no = k.statement WHERE k.slug = ?1
            """).With(slug);
        if (!query.Next()) return null;
        var row = Row(query);
        query.Reset();
        return Filled(row);
    }

    public int Count(StatementFilter filter)
    {
        var (where, bind) = Where(filter, first: 1);
        var query = db.Query($"SELECT count(*) FROM statement s WHERE 1 = 1 {where}");
        bind(query);
        query.Next();
        var count = (int)query.Int(0);
        query.Reset();
        return count;
    }

    /// <summary>The values of a facet among the statements that the other filters leave, with how many have each.</summary>
    public List<(string Value, int Count)> Options(string facet, StatementFilter others)
    {
        var (where, bind) = Where(others, first: 1);
        var query = db.Query(facet switch
        {
            "kind" => $"SELECT s.kind, count(*) FROM statement s WHERE 1 = 1 {where} GROUP BY s.kind ORDER BY 2 DESC, 1",
            "year" => $"SELECT substr(s.sort, 1, 4), count(*) FROM statement s WHERE s.sort >= '0001' {where} GROUP BY 1 ORDER BY 1 DESC",
            "country" => $"SELECT f.value, count(*) FROM statement_facet f JOIN statement s ON s.no = f.statement WHERE f.facet = 'country' {where} GROUP BY f.value ORDER BY 2 DESC, 1",
            "language" => $"SELECT f.value, count(*) FROM statement_facet f JOIN statement s ON s.no = f.statement WHERE f.facet = 'language' {where} GROUP BY f.value ORDER BY 2 DESC, 1",
            _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, null),
        });
        bind(query);
        var options = new List<(string, int)>();
        while (query.Next()) options.Add((query.Text(0), (int)query.Int(1)));
        return options;
    }

    /// <summary>The conditions with their parameters, numbered from <paramref name="first"/>.</summary>
    private (string Where, Action<Query> Bind) Where(StatementFilter filter, int first = 5)
    {
        var where = new StringBuilder();
        var values = new List<string>();
        void And(string condition, string? value)
        {
            if (value is null) return;
            where.Append(" AND ").Append(condition.Replace("?", string.Create(CultureInfo.InvariantCulture, $"?{first + values.Count}"), StringComparison.Ordinal));
            values.Add(value);
        }

        And("EXISTS(SELECT 1 FROM statement_facet x WHERE x.facet = 'country' AND x.value = ? AND x.statement = s.no)", filter.Country);
        And("EXISTS(SELECT 1 FROM statement_facet x WHERE x.facet = 'language' AND x.value = ? AND x.statement = s.no)", filter.Language);
        And("s.kind = ?", filter.Kind);
        And("EXISTS(SELECT 1 FROM endorsement e WHERE e.organisation = (SELECT coalesce(o.merged, o.no) FROM organisation o WHERE o.slug = ?) AND e.statement = s.no AND e.state = 'standing')", filter.Organisation);
        And("EXISTS(SELECT 1 FROM signatory_group g WHERE g.statement = s.no AND g.role = ? AND g.standing > 0)", filter.Group);
        And("substr(s.sort, 1, 4) = ?", filter.Year);
        And("instr(s.title_search, ?) > 0", filter.Query is null ? null : TitleSearch.Fold(filter.Query));
        if (filter.Open is { } open)
            And(open ? "s.position IN ('open', 'reopened') AND coalesce(s.until, '9') >= ?" : "NOT (s.position IN ('open', 'reopened') AND coalesce(s.until, '9') >= ?)", today);
        return (where.ToString(), query =>
        {
            foreach (var value in values) query.With(value);
        }
        );
    }

    private List<(string, string)> Titles(long statement)
    {
        var titles = new List<(string, string)>();
        var query = db.Query("SELECT language, title FROM rendition WHERE statement = ?1 ORDER BY ord").With(statement);
        while (query.Next()) titles.Add((query.Text(0), query.Text(1)));
        return titles;
    }

    private List<(string, int)> Counts(long statement)
    {
        var counts = new List<(string, int)>();
        var query = db.Query("SELECT role, sum(standing) FROM signatory_group WHERE statement = ?1 GROUP BY role HAVING sum(standing) > 0 ORDER BY min(ord)").With(statement);
        while (query.Next()) counts.Add((query.Text(0), (int)query.Int(1)));
        return counts;
    }
}
