// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Accounts;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk.Bodies;

/// <summary>Reads the registry for the desk.</summary>
internal sealed class OrganisationDeskReading(Connection db, OrganisationIndex index, Interface ui, string today)
{
    private const int Deeds = 30;
    private const int Found = 12;
    private const int BlankNames = 3;

    public OrganisationDeskListView List(string? words, int page)
    {
        var list = new OrganisationReading(db, today).List(ui, words, null, page);
        return new OrganisationDeskListView
        {
            Items = [.. list.Items.Select(item => One("slug", item.Slug)!)],
            Total = list.Total,
            Query = words,
            Next = list.Next,
        };
    }

    public OrganisationDeskView? Page(string id)
    {
        if (Registered.Load(db, id) is not { } one || OrganisationFacts.Load(db, one.No) is not { } facts) return null;
        return new OrganisationDeskView
        {
            Id = one.Id,
            Slug = one.Slug,
            Name = one.Name,
            Qualifier = facts.Qualifier,
            Fields = Fields(facts),
            NameLines = facts.Names.Count + BlankNames,
            MergedInto = one.Merged is { } into ? One("slug", into.Slug) : null,
            Merged = Merged(one.No),
            Memberships = Memberships(one.No),
            Facts = Facts(one.No),
            Notes = Notes(one.Id),
            Doubles = Doubles(one.No),
            OwnDomains = OwnDomains(one.Id),
            Powers = FullPowers.OfOrganisation(db, one.Id).Count(power => power.Ended is null),
            Deeds = [.. DeskRecord.Of(db, "organisation:" + one.Id, Deeds).Select(deed => DeskHome.View(db, ui, deed) with { Subject = null })],
        };
    }

    /// <summary>The form of one that is to be entered.</summary>
    public static OrganisationDeskView Blank => new() { Fields = new Dictionary<string, string> { ["kind-0"] = "official" }, NameLines = BlankNames + 1 };

    private static Dictionary<string, string> Fields(OrganisationFacts facts)
    {
        var fields = new Dictionary<string, string>
        {
            ["country"] = facts.Country ?? "",
            ["international"] = facts.International ? "1" : "",
            ["region"] = facts.Region ?? "",
            ["qualifier"] = facts.Qualifier ?? "",
            ["domains"] = string.Join('\n', facts.Domains.Select(WebDomain.Show)),
        };
        foreach (var (scheme, value) in facts.Identifiers) fields[scheme] = value;
        for (var i = 0; i < facts.Names.Count; i++)
        {
            var name = facts.Names[i];
            (fields[OrganisationForm.Key("name", i)], fields[OrganisationForm.Key("kind", i)]) = (name.Name, name.Kind);
            (fields[OrganisationForm.Key("language", i)], fields[OrganisationForm.Key("until", i)]) = (name.Language ?? "", name.Until ?? "");
        }

        return fields;
    }

    /// <summary>An organisation by its <c>id</c> or its <c>slug</c>.</summary>
    public DeskOrganisation? One(string by, string value)
    {
        var query = db.Query($"""
            SELECT o.id, o.slug, o.name, (SELECT n.language FROM organisation_name n WHERE n.organisation = o.no AND n.name = o.name), o.qualifier, o.country, o.international,
                   (SELECT count(*) FROM endorsement e WHERE e.organisation = o.no AND e.state = 'standing') FROM organisation o WHERE o.{by} = ?1
            """).With(value);
        if (!query.Next()) return null;
        var place = query.TextOrNull(5) is { } country ? ui.Country(country) : query.Bool(6) ? ui["place.international"] : null;
        var one = new DeskOrganisation(query.Text(0), query.Text(1), query.Text(2), query.TextOrNull(3), query.TextOrNull(4), place, (int)query.Int(7));
        query.Reset();
        return one;
    }

    /// <summary>The organisation that somebody names by its name or the address of its page; null where none, or more than one, is meant.</summary>
    public DeskOrganisation? Meant(string text)
    {
        var slug = text.TrimEnd('/').Split('/')[^1];
        return One("id", slug.ToUpperInvariant()) ?? One("slug", slug) ?? (Registry.Find(db, text, null) is { } found ? One("id", found.Id) : null);
    }

    public List<DeskOrganisation> Near(string words) => [.. FoundOrganisations.Find(db, index, words).Take(Found).Select(found => One("id", found.Id)).OfType<DeskOrganisation>()];

    private List<DeskOrganisation> Merged(long body)
    {
        var ids = new List<string>();
        var query = db.Query("SELECT id FROM organisation WHERE merged = ?1 ORDER BY no").With(body);
        while (query.Next()) ids.Add(query.Text(0));
        return ids.ConvertAll(id => One("id", id)!);
    }

    private List<DeskMembership> Memberships(long organisation)
    {
        var memberships = new List<DeskMembership>();
        var query = db.Query("""
            SELECT m.recorded, (SELECT max(a.idx) FROM act a WHERE (a.of = m.recorded OR a.idx = m.recorded) AND a.kind = 'membership' AND NOT EXISTS(SELECT 1 FROM act r WHERE r.of = a.idx AND r.kind = 'reversal')),
                   m.network, m.since, m.until FROM membership m WHERE m.stated = ?1 ORDER BY m.recorded
            """).With(organisation);
        while (query.Next()) memberships.Add(new DeskMembership(query.Int(0), query.Int(1), query.TextOrNull(2), Days.ParseOrNull(query.TextOrNull(3)), Days.ParseOrNull(query.TextOrNull(4))));
        return memberships;
    }

    private List<DeskFact> Facts(long organisation)
    {
        var facts = new List<DeskFact>();
        var query = db.Query("""
            SELECT s.recorded, s.kind, s.of = ?1, x.name, x.id, y.name, y.id, s.date, c.name FROM succession s
            JOIN organisation x ON x.no = s.of LEFT JOIN organisation y ON y.no = s.by LEFT JOIN organisation c ON c.no = s.claim WHERE s.of = ?1 OR s.by = ?1 ORDER BY s.recorded, s.ord
            """).With(organisation);
        while (query.Next())
        {
            var isOf = query.Bool(2);
            var kind = query.Text(1) switch { "dissolved" => "dissolved", "distinct" => "distinct", "duplicate" => isOf ? "duplicate-of" : "duplicate", "merged-into" => isOf ? "merged-into" : "merged-from", var other => other + (isOf ? "-into" : "-from") };
            facts.Add(new DeskFact(query.Int(0), kind, query.TextOrNull(isOf ? 5 : 3), query.TextOrNull(isOf ? 6 : 4), StatementReading.Published(query.TextOrNull(7), "text"), query.TextOrNull(8)));
        }

        return facts;
    }

    private List<DeskNote> Notes(string id)
    {
        var notes = new List<DeskNote>();
        var query = db.Query("""
            SELECT n.no, n.kind, o.name, n.date, c.name FROM succession_note n LEFT JOIN organisation o ON o.id = n.successor LEFT JOIN organisation c ON c.id = n.claim WHERE n.organisation = ?1 ORDER BY n.no
            """).With(id);
        while (query.Next()) notes.Add(new DeskNote(query.Int(0), query.Text(1), query.TextOrNull(2), StatementReading.Published(query.TextOrNull(3), "text"), query.TextOrNull(4)));
        return notes;
    }

    private List<DeskDouble> Doubles(long body)
    {
        var rows = new List<(string Slug, long Shown, string ShownName, long Other, string OtherName)>();
        var query = db.Query("""
            SELECT s.slug, p.idx, p.name, e.idx, e.name FROM endorsement e JOIN endorsement p ON p.idx = e.place JOIN statement s ON s.no = e.statement WHERE e.organisation = ?1 AND e.state = 'double' ORDER BY e.idx
            """).With(body);
        while (query.Next()) rows.Add((query.Text(0), query.Int(1), query.Text(2), query.Int(3), query.Text(4)));
        return rows.ConvertAll(row => new DeskDouble(Statement(row.Slug), row.Shown, row.ShownName, row.Other, row.OtherName));
    }

    private StatementItem Statement(string slug) => new StatementSearch(db, today).One(slug)!.Item(ui.Language);

    private List<string> OwnDomains(string id)
    {
        var domains = new List<string>();
        foreach (var one in Registry.SameBody(db, id))
        {
            var query = db.Query("SELECT domain FROM own_domain WHERE organisation = ?1 ORDER BY domain").With(one);
            while (query.Next())
                if (!domains.Contains(query.Text(0))) domains.Add(query.Text(0));
        }

        return domains;
    }

    /// <summary>What a merge will re-point.</summary>
    public MergeView? Merge(string fromId, string? intoId, string? words)
    {
        if (Registered.Load(db, fromId) is not { } from || One("id", fromId) is not { } item) return null;
        var view = new MergeView { From = item, Query = words, Found = words is null ? [] : [.. Near(words).Where(one => one.Id != item.Id)] };
        if (intoId is null || Registered.Load(db, intoId) is not { } into) return view;
        var both = new List<string>();
        var query = db.Query("""
            SELECT s.slug FROM statement s WHERE EXISTS(SELECT 1 FROM endorsement e WHERE e.statement = s.no AND e.organisation = ?1 AND e.state = 'standing')
            AND EXISTS(SELECT 1 FROM endorsement e WHERE e.statement = s.no AND e.organisation = ?2 AND e.state = 'standing') ORDER BY s.sort DESC
            """).With(from.No).With(into.No);
        while (query.Next()) both.Add(query.Text(0));
        return view with
        {
            Into = One("id", intoId),
            Names = [.. new RegistryReading(db).Names(from.No).Select(name => name.Name).Distinct(StringComparer.Ordinal)],
            Endorsements = Count("SELECT count(*) FROM endorsement WHERE organisation = ?1", from.No),
            Memberships = Count("SELECT count(*) FROM membership WHERE organisation = ?1", from.No),
            Powers = FullPowers.OfOrganisation(db, fromId).Count,
            Domains = OwnDomains(fromId).Count,
            Both = both.ConvertAll(Statement),
        };
    }

    private int Count(string sql, long number)
    {
        var query = db.Query(sql).With(number);
        query.Next();
        var count = (int)query.Int(0);
        query.Reset();
        return count;
    }

    public SplitView? Split(string id, IReadOnlyCollection<string> chosen)
    {
        if (Registered.Load(db, id) is not { Merged: null } from || One("id", id) is not { } item) return null;
        var rows = new List<(long Entry, string Slug, string Name, string? Day)>();
        var query = db.Query("""
            SELECT e.idx, s.slug, e.name, CASE WHEN e.evidence = 'reported' THEN e.day ELSE coalesce(e.day, substr(e.at, 1, 10)) END FROM endorsement e JOIN statement s ON s.no = e.statement
            WHERE e.organisation = ?1 AND e.signer IS NULL AND e.state IN ('standing', 'double') ORDER BY s.sort DESC, e.idx DESC
            """).With(from.No);
        while (query.Next()) rows.Add((query.Int(0), query.Text(1), query.Text(2), query.TextOrNull(3)));
        return new SplitView
        {
            From = item,
            Endorsements = rows.ConvertAll(row => new SplitLine(row.Entry, Statement(row.Slug), row.Name, Days.ParseOrNull(row.Day), chosen.Contains(row.Entry.ToString(CultureInfo.InvariantCulture)))),
        };
    }
}
