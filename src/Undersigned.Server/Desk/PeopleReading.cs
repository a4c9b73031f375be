// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk;

/// <summary>Reads the page of people and full powers.</summary>
internal sealed class PeopleReading(Connection db, Interface ui, string today)
{
    private const int Shown = 100;
    private const int Similar = 6;

    /// <param name="organisation">An organisation's id to narrow the list to.</param>
    /// <param name="words">A part of a person's name or address, or of an organisation's name.</param>
    public PeopleView Page(Person reader, string? organisation, string? words)
    {
        var powers = new List<PowerItem>();
        var query = db.Query($"""
            SELECT p.no, a.name, a.email, o.name, p.statement, p.since, p.until, p.contested, p.ended FROM full_powers p
            JOIN account a ON a.no = p.account LEFT JOIN organisation o ON o.id = p.organisation
            WHERE (?1 IS NULL OR p.organisation = ?1 OR p.organisation IN (
                SELECT x.id FROM organisation y JOIN organisation x ON x.no = coalesce(y.merged, y.no) OR x.merged = coalesce(y.merged, y.no) WHERE y.id = ?1)) AND (?2 IS NULL OR instr(lower(a.name), ?2) > 0 OR instr(a.email, ?2) > 0 OR instr(lower(o.name), ?2) > 0)
            ORDER BY p.ended IS NOT NULL, p.contested IS NULL, p.no DESC LIMIT {Shown}
            """).With(organisation).With(words?.ToLowerInvariant());
        while (query.Next())
        {
            var power = new FullPower(query.Int(0), 0, "", query.TextOrNull(4), query.Text(5), query.TextOrNull(6), query.TextOrNull(7), query.TextOrNull(8));
            var (state, day) = power.State(today);
            powers.Add(new PowerItem(
                power.No, query.Text(1), query.Text(2), query.TextOrNull(3) ?? "", power.Statement, null, Days.Parse(power.Since), Days.ParseOrNull(power.Until), state, Days.ParseOrNull(day)));
        }

        return new PeopleView
        {
            Keepers = [.. People.All(db).Where(person => person.Role >= Role.Secretary).Select(person => new PersonItem(person.Account, person.Name, person.Email, person.Role, person.Account == reader.Account))],
            Powers = powers.ConvertAll(power => power.Statement is { } id && Title(id) is var (title, language) ? power with { Statement = title, StatementLanguage = language } : power),
            Total = (int)db.Scalar("SELECT count(*) FROM full_powers"),
            Organisation = organisation is null ? null : powers.FirstOrDefault()?.Organisation,
            Query = words,
            IsAdministrator = reader.Role == Role.Administrator,
        };
    }

    private (string Title, string Language) Title(string id)
    {
        var query = db.Query("SELECT slug FROM statement WHERE id = ?1").With(id);
        if (!query.Next()) return (id, "und");
        var slug = query.Text(0);
        query.Reset();
        var item = new StatementSearch(db, today).One(slug)!.Item(ui.Language);
        return (item.Title, item.TitleLanguage);
    }

    /// <summary>Organisations whose name holds the words, for who typed a name that is none.</summary>
    public IReadOnlyList<string> Near(string words)
    {
        var folded = TitleSearch.Fold(words);
        var near = new List<string>();
        if (folded.Length == 0) return near;
        var query = db.Query("SELECT DISTINCT name FROM organisation_name ORDER BY name");
        while (query.Next())
            if (near.Count < Similar && TitleSearch.Fold(query.Text(0)) is var name && (name.Contains(folded, StringComparison.Ordinal) || folded.Contains(name, StringComparison.Ordinal))) near.Add(query.Text(0));
        return near;
    }
}
