// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>An organisation that a name may mean.</summary>
// OtherNames: A few of the names that it also goes by.
// Since: The day of its endorsement that stands under the statement in question; null where it has none that is public.
// Qualifier: What tells it from another body of the same name.
public sealed record FoundOrganisation(string Id, string Name, string? Country, IReadOnlyList<string> OtherNames, DateOnly? Since = null, string? Qualifier = null);

/// <summary>Finds organisations of the registry by what somebody types: in any script, unfinished, nearly right.</summary>
internal static class FoundOrganisations
{
    public const int MaxFound = 8;
    private const int MaxOtherNames = 3;
    private const int MaxTyped = 300;

    /// <summary>Of what is typed all words are in the name.</summary>
    private const double AllWords = 0.6;

    /// <summary>Half of them are, or so.</summary>
    private const double HalfTheWords = 0.35;

    /// <summary>For somebody who is typing: those whose names hold every word so far; the likeliest first.</summary>
    public static List<FoundOrganisation> Suggest(Connection db, OrganisationIndex index, string text, string? country, int count = MaxFound) =>
        Load(db, index.Suggest(db, Cut(text), country, count).Where(match => match.Score >= AllWords), count);

    /// <summary>For a name that was typed to its end: those that it may mean, and those whose names hold half its words, since who is looking has not found it yet.</summary>
    public static List<FoundOrganisation> Find(Connection db, OrganisationIndex index, string text, string? country = null)
    {
        var name = Cut(text);
        var outcome = index.Match(db, name, country, MaxFound);
        var meant = outcome.Matches.Where((match, i) => NameVerdict.IsLikely(outcome, i) || match.Organisation.Names.Any(known => NameLikeness.Compare(name, known.Value) is not null));
        return Load(db, meant.Concat(index.Suggest(db, name, country, MaxFound).Where(match => match.Score >= HalfTheWords)), MaxFound);
    }

    /// <summary>The one of that ULID, as a list; empty where there is none any more.</summary>
    public static List<FoundOrganisation> ById(Connection db, string id) => Load(db, id) is { } found ? [found] : [];

    /// <summary>Names to offer where nothing was typed yet: those of members.</summary>
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

    private static string Cut(string text) => text[..Math.Min(text.Length, MaxTyped)];

    private static List<FoundOrganisation> Load(Connection db, IEnumerable<RankedMatch> matches, int count) =>
        [.. matches.Select(match => match.Organisation.Id).Distinct().Select(id => Load(db, id)).OfType<FoundOrganisation>().Take(count)];

    private static FoundOrganisation? Load(Connection db, string id)
    {
        var query = db.Query("SELECT no, name, country, qualifier FROM organisation WHERE id = ?1").With(id);
        if (!query.Next()) return null;
        var (no, name, country, qualifier) = (query.Int(0), query.Text(1), query.TextOrNull(2), query.TextOrNull(3));
        query.Reset();
        var others = new List<string>();
        var names = db.Query("SELECT name FROM organisation_name WHERE organisation = ?1 AND name <> ?2 AND kind <> 'misspelt' ORDER BY ord LIMIT ?3").With(no).With(name).With(MaxOtherNames);
        while (names.Next()) others.Add(names.Text(0));
        return new FoundOrganisation(id, name, country, others, Qualifier: qualifier);
    }
}
