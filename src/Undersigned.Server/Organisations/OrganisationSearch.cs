// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Endorsements;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>An organisation that a name may mean.</summary>
// OtherNames: A few of the names that it also goes by.
// Since: The day of its endorsement that stands under the statement in question; null where it has none that is public.
public sealed record FoundOrganisation(string Id, string Name, string? Country, IReadOnlyList<string> OtherNames, DateOnly? Since = null);

/// <summary>Finds organisations of the registry by what somebody types: the one place where the public pages do.</summary>
internal static class OrganisationSearch
{
    private const int MaxFound = 8;
    private const int MaxOtherNames = 3;

    /// <summary>Those whose names hold every word typed, or one a letter away; the likeliest first.</summary>
    public static List<FoundOrganisation> Find(Connection db, string text)
    {
        var folded = TitleSearch.Fold(text).Trim();
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return [];
        var scores = new Dictionary<long, int>();
        var query = db.Query("SELECT n.name, coalesce(o.merged, o.no) FROM organisation_name n JOIN organisation o ON o.no = n.organisation");
        while (query.Next())
        {
            var score = Score(TitleSearch.Fold(query.Text(0)), folded, words);
            if (score > scores.GetValueOrDefault(query.Int(1))) scores[query.Int(1)] = score;
        }

        return [.. scores.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MaxFound).Select(pair => Load(db, pair.Key))];
    }

    /// <summary>Names to offer while somebody types: those of members.</summary>
    /// <param name="day">The day of the membership.</param>
    public static List<string> Offered(Connection db, string day, int count)
    {
        var names = new List<string>();
        var query = db.Query("""
            SELECT o.name FROM organisation o WHERE EXISTS(SELECT 1 FROM membership m WHERE m.organisation = o.no AND m.network IS NULL AND coalesce(m.since, '') <= ?1 AND (m.until IS NULL OR m.until >= ?1))
            ORDER BY o.name LIMIT ?2
            """).With(day).With(count);
        while (query.Next()) names.Add(query.Text(0));
        return names;
    }

    private static int Score(string name, string folded, string[] words)
    {
        if (name == folded) return 4;
        if (name.StartsWith(folded, StringComparison.Ordinal)) return 3;
        if (Array.TrueForAll(words, word => name.Contains(word, StringComparison.Ordinal))) return 2;
        var parts = name.Split(' ', '-');
        return Array.TrueForAll(words, word => name.Contains(word, StringComparison.Ordinal) || (word.Length > 3 && Array.Exists(parts, part => NearNames.AreOneApart(part, word)))) ? 1 : 0;
    }

    private static FoundOrganisation Load(Connection db, long no)
    {
        var query = db.Query("SELECT id, name, country FROM organisation WHERE no = ?1").With(no);
        query.Next();
        var (id, name, country) = (query.Text(0), query.Text(1), query.TextOrNull(2));
        query.Reset();
        var others = new List<string>();
        var names = db.Query("SELECT name FROM organisation_name WHERE organisation = ?1 AND name <> ?2 AND kind <> 'misspelt' ORDER BY ord LIMIT ?3").With(no).With(name).With(MaxOtherNames);
        while (names.Next()) others.Add(names.Text(0));
        return new FoundOrganisation(id, name, country, others);
    }
}
