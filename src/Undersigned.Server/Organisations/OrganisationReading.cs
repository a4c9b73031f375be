// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>Reads the registry for its pages.</summary>
internal sealed class OrganisationReading(Connection db, string today)
{
    public const int PageSize = 100;
    private const int Companions = 12;

    /// <param name="preferred">The reader's language: a name in it heads the page.</param>
    public OrganisationView? Page(string slug, string preferred, int page)
    {
        var query = db.Query("SELECT no, name, country FROM organisation WHERE slug = ?1").With(slug);
        if (!query.Next()) return null;
        var (no, name, country) = (query.Int(0), query.Text(1), query.TextOrNull(2));
        query.Reset();
        var names = Names(no);
        var head = names.Find(one => one.Language == preferred && one.Kind == "official") ?? names.Find(one => one.Name == name) ?? new NameView(name, null);
        var endorsed = Endorsed(no, preferred, page, out var total);
        return new OrganisationView
        {
            Slug = slug,
            Name = head,
            OtherNames = names.FindAll(one => one != head),
            Country = country,
            Memberships = Memberships(no),
            Endorsed = endorsed,
            EndorsedTotal = total,
            Next = page * PageSize < total ? $"?page={(page + 1).ToString(CultureInfo.InvariantCulture)}" : null,
            With = Together(no),
        };
    }

    private List<NameView> Names(long organisation) => new RegistryReading(db).Names(organisation).ConvertAll(name => new NameView(name.Name, name.Language, name.Kind));

    private List<MembershipView> Memberships(long organisation)
    {
        var memberships = new List<MembershipView>();
        var query = db.Query("SELECT since, until FROM membership WHERE organisation = ?1 ORDER BY recorded").With(organisation);
        while (query.Next()) memberships.Add(new MembershipView(null, Days.ParseOrNull(query.TextOrNull(0)), Days.ParseOrNull(query.TextOrNull(1))));
        return memberships;
    }

    private List<EndorsedView> Endorsed(long organisation, string preferred, int page, out int total)
    {
        var rows = new List<(string Slug, string? Day, EvidenceMark Evidence, bool Withdrawn)>();
        var query = db.Query("""
            SELECT s.slug, CASE WHEN e.evidence = 'reported' THEN e.day ELSE coalesce(e.day, substr(e.at, 1, 10)) END, e.evidence, e.state = 'withdrawn'
            FROM endorsement e JOIN statement s ON s.no = e.statement WHERE e.organisation = ?1 AND e.state IN ('standing', 'withdrawn') ORDER BY s.sort DESC, e.idx DESC LIMIT ?2 OFFSET ?3
            """).With(organisation).With(PageSize).With((page - 1) * PageSize);
        while (query.Next()) rows.Add((query.Text(0), query.TextOrNull(1), EvidenceMarks.Parse(query.Text(2)), query.Bool(3)));
        var count = db.Query("SELECT count(*) FROM endorsement WHERE organisation = ?1 AND state IN ('standing', 'withdrawn')").With(organisation);
        count.Next();
        total = (int)count.Int(0);
        count.Reset();
        var search = new StatementSearch(db, today);
        return rows.ConvertAll(row => new EndorsedView(search.One(row.Slug)!.Item(preferred), Days.ParseOrNull(row.Day), row.Evidence, row.Withdrawn));
    }

    private List<CompanionView> Together(long organisation)
    {
        var companions = new List<CompanionView>();
        var query = db.Query("""
            SELECT o.slug, o.name, o.country, count(DISTINCT b.statement) AS times FROM endorsement a
            JOIN signatory_group g ON g.statement = a.statement
            JOIN endorsement b ON b.grp = g.no AND b.organisation <> a.organisation AND b.state = 'standing' JOIN organisation o ON o.no = b.organisation
            WHERE a.organisation = ?1 AND a.state = 'standing' GROUP BY o.no ORDER BY times DESC, o.name LIMIT ?2
            """).With(organisation).With(Companions);
        while (query.Next()) companions.Add(new CompanionView(query.Text(0), query.Text(1), null, query.TextOrNull(2), (int)query.Int(3)));
        return companions;
    }

    /// <summary>The registry by name, or a search in it. Sorted by the collation of the reader's language.</summary>
    public OrganisationListView List(Interface ui, string? words, string? country, int page)
    {
        var all = Items(country);
        var filters = new FilterView("country", [.. Countries()], country);
        var folded = words is null ? null : TitleSearch.Fold(words);
        if (folded is not null) all = all.FindAll(item => TitleSearch.Fold(item.Name).Contains(folded, StringComparison.Ordinal) || OtherNames(item.Slug).Contains(folded, StringComparison.Ordinal));
        var compare = ui.Collation.GetStringComparer(CompareOptions.IgnoreCase);
        all.Sort((a, b) => compare.Compare(a.Name, b.Name));
        return new OrganisationListView
        {
            Items = [.. all.Skip((page - 1) * PageSize).Take(PageSize)],
            Total = all.Count,
            Query = words,
            Filters = [filters],
            Next = page * PageSize < all.Count ? NextPage(words, country, page + 1) : null,
        };
    }

    private static string NextPage(string? words, string? country, int page)
    {
        var query = new StringBuilder("?");
        if (words is not null) query.Append("q=").Append(Uri.EscapeDataString(words)).Append('&');
        if (country is not null) query.Append("country=").Append(country).Append('&');
        return query.Append("page=").Append(page).ToString();
    }

    private List<OrganisationItem> Items(string? country)
    {
        var items = new List<OrganisationItem>();
        var query = db.Query("""
            SELECT o.slug, o.name, (SELECT n.language FROM organisation_name n WHERE n.organisation = o.no AND n.name = o.name), o.country, (SELECT count(*) FROM endorsement e WHERE e.organisation = o.no AND e.state = 'standing'),
                   EXISTS(SELECT 1 FROM membership m WHERE m.organisation = o.no AND m.network IS NULL AND coalesce(m.since, '') <= ?2 AND (m.until IS NULL OR m.until >= ?2))
            FROM organisation o WHERE o.merged IS NULL AND (?1 IS NULL OR o.country = ?1)
            """).With(country).With(today);
        while (query.Next()) items.Add(new OrganisationItem(query.Text(0), query.Text(1), query.TextOrNull(2), query.TextOrNull(3), null, (int)query.Int(4), query.Bool(5)));
        return items;
    }

    private string OtherNames(string slug)
    {
        var names = new StringBuilder();
        var query = db.Query("SELECT n.name FROM organisation b JOIN organisation o ON o.no = b.no OR o.merged = b.no JOIN organisation_name n ON n.organisation = o.no WHERE b.slug = ?1").With(slug);
        while (query.Next()) names.Append(TitleSearch.Fold(query.Text(0))).Append('\n');
        return names.ToString();
    }

    private List<FilterOption> Countries()
    {
        var options = new List<FilterOption>();
        var query = db.Query("SELECT country, count(*) FROM organisation WHERE country IS NOT NULL AND merged IS NULL GROUP BY country ORDER BY 2 DESC, 1");
        while (query.Next()) options.Add(new FilterOption(query.Text(0), (int)query.Int(1)));
        return options;
    }

    /// <summary>What the site knows of a country: its bodies, statements filed under it, statements that its bodies endorsed.</summary>
    public CountryView Country(Interface ui, string code)
    {
        const int shown = 50;
        var compare = ui.Collation.GetStringComparer(CompareOptions.IgnoreCase);
        var search = new StatementSearch(db, today);
        var slugs = new List<string>();
        var query = db.Query("""
            SELECT DISTINCT s.slug, s.sort, s.no FROM endorsement e JOIN statement s ON s.no = e.statement JOIN organisation o ON o.no = e.organisation
            WHERE o.country = ?1 AND e.state = 'standing' ORDER BY s.sort DESC, s.no DESC
            """).With(code);
        while (query.Next()) slugs.Add(query.Text(0));
        return new CountryView
        {
            Code = code,
            Organisations = [.. Items(code).OrderBy(item => item.Name, compare)],
            About = [.. search.Find(new StatementFilter(Country: code), null, shown).Rows.Select(row => row.Item(ui.Language))],
            Endorsed = [.. slugs.Take(shown).Select(slug => search.One(slug)!.Item(ui.Language))],
            EndorsedTotal = slugs.Count,
        };
    }
}
