// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Network;

/// <summary>An organisation with the statements that it stands under, as a set of bits.</summary>
/// <param name="Name">With what tells it from another of the same name.</param>
internal sealed record NetworkBody(string Slug, string Name, string? Country, ulong[] Statements)
{
    public int Count { get; } = Statements.Sum(BitOperations.PopCount);
}

/// <summary>A statement under which at least one organisation stands.</summary>
internal sealed record NetworkStatement(string Slug, int Year);

/// <summary>Two organisations, by their places, and under how many statements both stand.</summary>
/// <param name="Jaccard">Of the statements that either stands under, the share that both do.</param>
internal readonly record struct NetworkTie(int One, int Other, int Together, double Jaccard);

/// <summary>What the network shows: who stays.</summary>
/// <param name="Country">Only bodies of it; null for all.</param>
/// <param name="Year">Only statements of it; null for all.</param>
/// <param name="Least">Ties of fewer statements are left out.</param>
internal sealed record NetworkFilter(string? Country = null, int? Year = null, int Least = 1);

/// <summary>
/// Which organisations stand under which statements: public endorsements of organisations that stand, once a statement. What is
/// annulled, withdrawn or withheld is not among them, since no state of it names an organisation that stands.
/// </summary>
internal sealed class CoSignatures
{
    private CoSignatures(IReadOnlyList<NetworkBody> bodies, IReadOnlyList<NetworkStatement> statements) => (Bodies, Statements) = (bodies, statements);

    /// <summary>Those under the most statements first, then by name.</summary>
    public IReadOnlyList<NetworkBody> Bodies { get; }

    public IReadOnlyList<NetworkStatement> Statements { get; }

    public static CoSignatures Load(Connection db)
    {
        var rows = new List<(long Body, long Statement)>();
        var query = db.Query("""
            SELECT DISTINCT coalesce(o.merged, o.no), e.statement FROM endorsement e JOIN organisation o ON o.no = e.organisation
            WHERE e.organisation IS NOT NULL AND e.state = 'standing' AND e.withheld = 0 AND e.name IS NOT NULL AND e.capacity = 'organisation'
            """);
        while (query.Next()) rows.Add((query.Int(0), query.Int(1)));
        var places = new Dictionary<long, int>();
        var statements = new List<NetworkStatement>();
        foreach (var no in rows.Select(row => row.Statement).Distinct().Order())
        {
            var statement = db.Query("SELECT slug, CAST(substr(coalesce(published, adopted_at), 1, 4) AS INTEGER) FROM statement WHERE no = ?1").With(no);
            if (!statement.Next()) continue;
            places[no] = statements.Count;
            statements.Add(new NetworkStatement(statement.Text(0), (int)statement.Int(1)));
            statement.Reset();
        }

        var words = (statements.Count + 63) / 64;
        var bodies = new List<NetworkBody>();
        foreach (var group in rows.Where(row => places.ContainsKey(row.Statement)).GroupBy(row => row.Body))
        {
            var body = db.Query("SELECT slug, name, country, qualifier FROM organisation WHERE no = ?1").With(group.Key);
            if (!body.Next()) continue;
            var bits = new ulong[words];
            foreach (var (_, statement) in group) bits[places[statement] >> 6] |= 1UL << (places[statement] & 63);
            bodies.Add(new NetworkBody(body.Text(0), body.IsNull(3) ? body.Text(1) : $"{body.Text(1)} ({body.Text(3)})", body.TextOrNull(2), bits));
            body.Reset();
        }

        return new CoSignatures([.. bodies.OrderByDescending(body => body.Count).ThenBy(body => body.Name, StringComparer.Ordinal).ThenBy(body => body.Slug, StringComparer.Ordinal)], statements);
    }

    /// <summary>What is left of it: bodies without a statement go.</summary>
    public CoSignatures Narrowed(NetworkFilter filter)
    {
        if (filter is { Country: null, Year: null }) return this;
        var kept = new ulong[(Statements.Count + 63) / 64];
        for (var i = 0; i < Statements.Count; i++) if (filter.Year is null || Statements[i].Year == filter.Year) kept[i >> 6] |= 1UL << (i & 63);
        return new CoSignatures(
            [.. Bodies.Where(body => filter.Country is null || body.Country == filter.Country).Select(body => new NetworkBody(body.Slug, body.Name, body.Country, [.. body.Statements.Zip(kept, (a, b) => a & b)]))
                .Where(body => body.Count > 0)
                .OrderByDescending(body => body.Count).ThenBy(body => body.Name, StringComparer.Ordinal).ThenBy(body => body.Slug, StringComparer.Ordinal)],
            Statements);
    }

    public NetworkTie Tie(int one, int other)
    {
        var (a, b) = (Bodies[one].Statements, Bodies[other].Statements);
        var together = 0;
        for (var i = 0; i < a.Length; i++) together += BitOperations.PopCount(a[i] & b[i]);
        return new NetworkTie(one, other, together, together == 0 ? 0 : (double)together / (Bodies[one].Count + Bodies[other].Count - together));
    }

    /// <summary>The ties between the first so many bodies, the closest first.</summary>
    public List<NetworkTie> Ties(int bodies, int least)
    {
        var ties = new List<NetworkTie>();
        var count = Math.Min(bodies, Bodies.Count);
        for (var one = 0; one < count; one++)
            for (var other = one + 1; other < count; other++)
                if (Tie(one, other) is { Together: > 0 } tie && tie.Together >= least) ties.Add(tie);
        ties.Sort(static (a, b) => (b.Together, b.Jaccard, a.One, a.Other).CompareTo((a.Together, a.Jaccard, b.One, b.Other)));
        return ties;
    }
}
