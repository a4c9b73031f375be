// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>The nearest name to one that is asked for.</summary>
/// <param name="Letters">How many letters are between the two.</param>
/// <param name="Entry">Of its endorsement of the same statement; null for an organisation of the registry that has not signed it.</param>
/// <param name="Organisation">Its ULID; null for a person.</param>
/// <param name="Role">Of the group that it stands in.</param>
internal sealed record NearName(string Name, Likeness Likeness, int Letters, long? Entry, string? Organisation, string? Country, string? Role, string? Day)
{
    /// <summary>Whether it is so near that somebody must look at it alone, and not among others.</summary>
    public bool IsDuplicate => Likeness != Likeness.Alike;

    /// <summary>What the matcher says to it, in English sentences; empty where the letters say it all.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}

/// <summary>
/// Finds the name that is nearest to another: an organisation's in the registry, as the matcher ranks them, with whether it stands
/// under the statement; a person's among the people under the statement.
/// </summary>
/// <remarks>Thread-safe. Within a transaction <c>follow</c> is false: what is rolled back must not have been taken for said.</remarks>
internal sealed class NearestNames(OrganisationIndex index)
{
    private const int Candidates = 30;
    private const int Matches = 8;

    /// <summary>So many statements' people are kept in memory; then those of the one that was asked for the longest ago go.</summary>
    private const int MaxStatements = 8;

    private readonly Lock _gate = new();
    private readonly LinkedList<(string Statement, SignedPeople People)> _people = new();

    /// <summary>How many names were looked through.</summary>
    public int Known(string statement, bool isPerson)
    {
        if (!isPerson) return index.Known;
        lock (_gate) return People(statement).Count;
    }

    /// <summary>The nearest name; null where none is like it.</summary>
    /// <param name="statement">The statement's ULID.</param>
    /// <param name="country">Where the body is; null where nobody said.</param>
    public NearName? To(Connection db, string statement, string name, string? country, bool isPerson, bool follow = true)
    {
        if (!isPerson) return Body(db, statement, name, country, follow);
        lock (_gate)
        {
            var people = People(statement);
            if (follow) people.Follow(db, statement);
            NearName? best = null;
            foreach (var entry in people.Find(name, Candidates).Concat(follow ? [] : people.Unread(db, statement)).Distinct())
                if (Person(db, entry) is { } person && NameLikeness.Compare(name, person.Name) is { } like)
                    best = Nearer(best, person with { Likeness = like.Likeness, Letters = like.Letters });
            return best;
        }
    }

    private SignedPeople People(string statement)
    {
        var node = _people.First;
        while (node is not null && node.Value.Statement != statement) node = node.Next;
        if (node is not null) _people.Remove(node);
        else if (_people.Count >= MaxStatements) _people.RemoveLast();
        _people.AddFirst(node ??= new LinkedListNode<(string, SignedPeople)>((statement, new SignedPeople())));
        return node.Value.People;
    }

    private NearName? Body(Connection db, string statement, string name, string? country, bool follow)
    {
        var outcome = index.Match(db, name, country, Matches, follow);
        NearName? best = null;
        for (var i = 0; i < outcome.Matches.Count; i++)
        {
            var match = outcome.Matches[i];
            if (Organisation(db, match.Organisation.Id, statement) is not { } near) continue;
            var (likeness, letters, known) = Closest(db, near.Organisation!, name) ?? (Likeness.Alike, 0, match.Name);
            var isForm = likeness == Likeness.Alike && NameVerdict.IsLikely(outcome, i);
            if (isForm) (likeness, known) = (Likeness.Form, match.Name);
            else if (likeness == Likeness.Alike && letters == 0 && (i > 0 || outcome.Decision == Decision.None)) continue;
            best = Nearer(best, near with { Name = known, Likeness = likeness, Letters = letters, Reasons = i == 0 && likeness is Likeness.Form or Likeness.Alike ? outcome.Explanation : [] });
        }

        foreach (var id in follow ? [] : index.Unread(db))
            if (Organisation(db, id, statement) is { } near && Closest(db, id, name) is var (likeness, letters, known))
                best = Nearer(best, near with { Name = known, Likeness = likeness, Letters = letters });
        return best;
    }

    private static NearName Nearer(NearName? best, NearName other) => best is null || (other.Likeness, other.Letters).CompareTo((best.Likeness, best.Letters)) < 0 ? other : best;

    private static NearName? Person(Connection db, long entry)
    {
        var query = db.Query("""
            SELECT e.name, e.country, g.role, coalesce(e.day, substr(e.at, 1, 10)) FROM endorsement e JOIN signatory_group g ON g.no = e.grp
            WHERE e.idx = ?1 AND e.state = 'standing' AND e.name IS NOT NULL AND e.capacity = 'personal'
            """).With(entry);
        if (!query.Next()) return null;
        var near = new NearName(query.Text(0), default, 0, entry, null, query.TextOrNull(1), query.Text(2), query.TextOrNull(3));
        query.Reset();
        return near;
    }

    /// <summary>An organisation that is still in the registry, with its endorsement of the statement.</summary>
    private static NearName? Organisation(Connection db, string id, string statement)
    {
        var query = db.Query("""
            SELECT o.name, o.country, e.idx, g.role, coalesce(e.day, substr(e.at, 1, 10)) FROM organisation o
            LEFT JOIN endorsement e ON e.organisation = o.no AND e.state = 'standing' AND e.statement = (SELECT no FROM statement WHERE id = ?2)
            LEFT JOIN signatory_group g ON g.no = e.grp WHERE o.id = ?1 LIMIT 1
            """).With(id).With(statement);
        if (!query.Next()) return null;
        var near = new NearName(query.Text(0), default, 0, query.IntOrNull(2), id, query.TextOrNull(1), query.TextOrNull(3), query.TextOrNull(4));
        query.Reset();
        return near;
    }

    /// <summary>That of an organisation's names which is nearest by its letters; null where none is like it.</summary>
    private static (Likeness Likeness, int Letters, string Name)? Closest(Connection db, string id, string name)
    {
        (Likeness Likeness, int Letters, string Name)? best = null;
        var names = db.Query("SELECT n.name FROM organisation b JOIN organisation o ON o.no = b.no OR o.merged = b.no JOIN organisation_name n ON n.organisation = o.no WHERE b.id = ?1 ORDER BY n.ord").With(id);
        while (names.Next())
        {
            var known = names.Text(0);
            if (NameLikeness.Compare(name, known) is { } like && (best is not { } before || like.CompareTo((before.Likeness, before.Letters)) < 0)) best = (like.Likeness, like.Letters, known);
        }

        return best;
    }
}
