// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage.Sqlite;
using Undersigned.Transparency;

namespace Undersigned.Server.Endorsements;

/// <summary>A group's rule as it is now.</summary>
internal sealed record OpenGroup(string Id, string Role, string Takes, string Who, bool Review, bool Confidential)
{
    public bool Admits(bool person) => Takes == "any" || Takes == (person ? "persons" : "organisations");
}

/// <summary>What the rules of endorsing need to know of a statement.</summary>
/// <param name="Text">The name of the text that an endorsement is bound to.</param>
/// <param name="Position"><c>unopened</c>, <c>open</c>, <c>reopened</c> or <c>closed</c>.</param>
internal sealed record OpenStatement(string Id, string Text, string Position, string? Until, string? Closed, IReadOnlyList<OpenGroup> Groups, IReadOnlyList<string> Languages)
{
    private readonly List<OpenGroup> _forPersons = [.. Groups.Where(group => group.Admits(person: true))];
    private readonly List<OpenGroup> _forOrganisations = [.. Groups.Where(group => group.Admits(person: false))];

    /// <summary>The groups that take such a signatory.</summary>
    public IReadOnlyList<OpenGroup> Admitting(bool person) => person ? _forPersons : _forOrganisations;

    public static OpenStatement? Load(Connection db, string slug)
    {
        var query = db.Query("SELECT s.no, s.id, s.text, s.position, s.until, s.closed FROM statement_slug k JOIN statement s ON s.no = k.statement WHERE k.slug = ?1").With(slug);
        if (!query.Next()) return null;
        var no = query.Int(0);
        var (id, text, position, until, closed) = (query.Text(1), new ContentHash(query.Blob(2)).ToString(), query.Text(3), query.TextOrNull(4), query.TextOrNull(5));
        query.Reset();

        var groups = new List<OpenGroup>();
        var group = db.Query("SELECT id, role, takes, who, review, confidential FROM signatory_group WHERE statement = ?1 ORDER BY ord").With(no);
        while (group.Next()) groups.Add(new OpenGroup(group.Text(0), group.Text(1), group.Text(2), group.Text(3), group.Bool(4), group.Bool(5)));

        var languages = new List<string>();
        var language = db.Query("SELECT language FROM rendition WHERE statement = ?1 ORDER BY ord").With(no);
        while (language.Next()) languages.Add(language.Text(0));
        return new OpenStatement(id, text, position, until, closed, groups, languages);
    }

    /// <summary>The address of a statement by its ULID.</summary>
    public static string? SlugOf(Connection db, string id)
    {
        var query = db.Query("SELECT slug FROM statement WHERE id = ?1").With(id);
        var slug = query.Next() ? query.Text(0) : null;
        query.Reset();
        return slug;
    }

    /// <summary>Whether every list that a visitor may come to stand in counts whoever asks for it without a name.</summary>
    public bool CountsUnnamed(bool person)
    {
        var lists = Admitting(person).Where(group => group.Role != "initiators").ToList();
        if (lists.Count == 0) lists = [.. Admitting(person)];
        return lists.Count > 0 && lists.TrueForAll(group => group.Confidential);
    }

    /// <summary>
    /// The group that a signatory stands in who names none: a member with the members, everybody else in the first group for
    /// anyone. Initiators are those who began it, and nobody joins them later by naming no group, unless there is no other. Null where
    /// no group takes such a signatory.
    /// </summary>
    public string? GroupFor(Connection db, bool isPerson, string? organisation, string day)
    {
        var admitting = Groups.Where(group => group.Admits(isPerson)).OrderBy(group => group.Role == "initiators").ToList();
        var isMember = admitting.Exists(group => group.Who == "members") && organisation is not null && Registry.Get(db, organisation) is { } known && Registry.IsMember(db, known, day);
        return (admitting.Find(group => group.Who == "members" == isMember) ?? admitting.FirstOrDefault())?.Id;
    }

    /// <param name="day">In the network's time zone.</param>
    public EndorseOutcome? RefuseOn(string day)
    {
        if (Position is "unopened") return new EndorseOutcome.NotOpen(Position, null);
        if (Position is "closed") return new EndorseOutcome.NotOpen(Position, Closed);
        return Until is not null && string.CompareOrdinal(day, Until) > 0 ? new EndorseOutcome.NotOpen("ended", Until) : null;
    }
}
