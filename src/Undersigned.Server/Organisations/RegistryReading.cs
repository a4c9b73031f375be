// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>A body of the registry with all that it is known by: its own names, and those of the organisations that were merged into it.</summary>
/// <param name="No">The entry of its registration, by which the state knows it.</param>
/// <param name="Names">Its own first, in their order; the first is the one that it signs by.</param>
/// <param name="Successors">The numbers of the bodies that followed it.</param>
/// <param name="IsDissolved">It is said to exist no more.</param>
internal sealed record RegisteredBody(
    long No, string Id, string Slug, string Name, string? Country, bool International, string? Region, string? Qualifier,
    IReadOnlyList<OrganisationName> Names, IReadOnlyList<string> Domains, IReadOnlyDictionary<string, string> Identifiers, IReadOnlyList<long> Successors, bool IsDissolved);

/// <summary>
/// Reads the registry as a whole, for what is kept of it in memory. A body that was merged into another is not given by itself: its
/// names and identifiers are the other's.
/// </summary>
internal sealed class RegistryReading(Connection db)
{
    private const string Columns = "no, id, slug, name, country, international, region, qualifier";

    /// <summary>The entry of the last act of the registry; -1 where there is none. While it stays, so does all that this class reads.</summary>
    public long Last => db.Scalar("SELECT coalesce(max(idx), -1) FROM act WHERE statement IS NULL");

    /// <summary>
    /// The numbers of the bodies that acts after an entry entered or stated anew, in their order; null where one of them did more than
    /// that (a merge, a split, a reversal, an erasure), so that all must be read again.
    /// </summary>
    public IReadOnlyList<long>? ChangedSince(long entry)
    {
        var changed = new SortedSet<long>();
        var more = false;
        var query = db.Query("""
            SELECT a.kind, coalesce(o.merged, o.no) FROM act a LEFT JOIN organisation o ON o.no = coalesce(a.of, a.idx) WHERE a.statement IS NULL AND a.idx > ?1 ORDER BY a.idx
            """).With(entry);
        while (query.Next())
        {
            // Membership is read when it is asked for.
            if (query.Text(0) == Joining.Name) continue;
            if (query.Text(0) != Registration.Name) more = true;
            else if (query.IntOrNull(1) is { } body) changed.Add(body);
        }

        return more ? null : [.. changed];
    }

    /// <summary>Every body, in the order of registration. The query is walked as the caller walks; it must not write meanwhile.</summary>
    public IEnumerable<RegisteredBody> All()
    {
        var numbers = new List<long>();
        var query = db.Query("SELECT no FROM organisation WHERE merged IS NULL ORDER BY no");
        while (query.Next()) numbers.Add(query.Int(0));
        foreach (var number in numbers)
            if (Get(number) is { } body) yield return body;
    }

    /// <summary>The body of that number, or what it was merged into; null where there is none any more.</summary>
    public RegisteredBody? Get(long number)
    {
        var query = db.Query($"SELECT {Columns} FROM organisation WHERE no = (SELECT coalesce(merged, no) FROM organisation WHERE no = ?1)").With(number);
        if (!query.Next()) return null;
        var body = new RegisteredBody(
            query.Int(0), query.Text(1), query.Text(2), query.Text(3), query.TextOrNull(4), query.Bool(5), query.TextOrNull(6), query.TextOrNull(7), [], [], new Dictionary<string, string>(), [], false);
        query.Reset();
        var (domains, identifiers) = Identifiers(body.No);
        var (successors, isDissolved) = After(body.No);
        return body with { Names = Names(body.No), Domains = domains, Identifiers = identifiers, Successors = successors, IsDissolved = isDissolved };
    }

    /// <summary>All names of a body, those of what was merged into it after its own.</summary>
    public List<OrganisationName> Names(long body)
    {
        var names = new List<OrganisationName>();
        var query = db.Query("""
            SELECT n.name, n.language, n.kind, n.until FROM organisation_name n WHERE n.organisation = ?1 OR n.organisation IN (SELECT no FROM organisation WHERE merged = ?1)
            ORDER BY n.organisation <> ?1, n.organisation, n.ord
            """).With(body);
        while (query.Next())
        {
            var name = new OrganisationName(query.Text(0), query.TextOrNull(1), query.Text(2)) { Until = query.TextOrNull(3) };
            if (!names.Exists(one => one.Name == name.Name && one.Language == name.Language)) names.Add(name);
        }

        return names;
    }

    private (List<string>, Dictionary<string, string>) Identifiers(long body)
    {
        var domains = new List<string>();
        var identifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        var query = db.Query("""
            SELECT scheme, value FROM organisation_identifier WHERE organisation = ?1 OR organisation IN (SELECT no FROM organisation WHERE merged = ?1) ORDER BY organisation <> ?1, organisation, scheme, value
            """).With(body);
        while (query.Next())
        {
            if (query.Text(0) != "domain") identifiers.TryAdd(query.Text(0), query.Text(1));
            else if (query.Text(1) is var domain && !domains.Contains(domain)) domains.Add(domain);
        }

        return (domains, identifiers);
    }

    private (List<long>, bool) After(long body)
    {
        var (after, isDissolved) = (new List<long>(), false);
        var query = db.Query("""
            SELECT s.kind, coalesce(o.merged, o.no) FROM succession s LEFT JOIN organisation o ON o.no = s.by WHERE s.of = ?1 AND s.kind NOT IN ('distinct', 'split') ORDER BY s.recorded, s.ord
            """).With(body);
        while (query.Next())
        {
            if (query.Text(0) == Succession.Dissolved) isDissolved = true;
            else if (query.IntOrNull(1) is { } successor && successor != body && !after.Contains(successor)) after.Add(successor);
        }

        return (after, isDissolved);
    }
}
