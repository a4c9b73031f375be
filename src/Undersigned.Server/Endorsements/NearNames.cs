// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// Whether a name is one letter away from that of somebody who stands under the statement, as a forged likeness is. The same name
/// is no likeness: people of one name are legitimate.
/// </summary>
internal static class NearNames
{
    /// <summary>In a longer list neighbours of a letter are the rule, and to look for them would take longer than to sign.</summary>
    private const int MaxCompared = 5000;

    /// <param name="statement">The statement's ULID.</param>
    public static bool Exist(Connection db, string statement, string name)
    {
        var count = db.Query("SELECT coalesce(sum(g.standing), 0) FROM signatory_group g JOIN statement s ON s.no = g.statement WHERE s.id = ?1").With(statement);
        count.Next();
        var standing = count.Int(0);
        count.Reset();
        if (standing > MaxCompared) return false;
        var folded = TitleSearch.Fold(name);
        var near = false;
        var query = db.Query("SELECT e.name FROM statement s JOIN endorsement e ON e.statement = s.no WHERE s.id = ?1 AND e.state = 'standing' AND e.name IS NOT NULL").With(statement);
        while (!near && query.Next()) near = AreOneApart(folded, TitleSearch.Fold(query.Text(0)));
        query.Reset();
        return near;
    }

    /// <summary>Whether one letter was changed, added, left out, or changed places with its neighbour.</summary>
    public static bool AreOneApart(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1) return false;
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        if (start == a.Length && start == b.Length) return false;
        ReadOnlySpan<char> x = a.AsSpan(start), y = b.AsSpan(start);
        return x.Length != y.Length
            ? x.Length < y.Length ? x.SequenceEqual(y[1..]) : x[1..].SequenceEqual(y)
            : x[1..].SequenceEqual(y[1..]) || (x.Length > 1 && x[0] == y[1] && x[1] == y[0] && x[2..].SequenceEqual(y[2..]));
    }
}
