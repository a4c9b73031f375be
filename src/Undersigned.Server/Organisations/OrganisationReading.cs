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
    /// <param name="all">All endorsements, and not a page of them.</param>
    public OrganisationView? Page(string slug, string preferred, int page, bool all = false)
    {
        var query = db.Query("SELECT no FROM organisation WHERE slug = ?1 AND merged IS NULL").With(slug);
        if (!query.Next()) return null;
        var no = query.Int(0);
        query.Reset();
        var body = new RegistryReading(db).Get(no)!;
        var names = body.Names.Select(name => new NameView(name.Name, name.Language, name.Kind, StatementReading.Published(name.Until, "text"))).ToList();
        var head = names.Find(one => one.Language == preferred && one.Kind == "official") ?? names.Find(one => one.Name == body.Name) ?? new NameView(body.Name, null);
        var endorsed = Endorsed(no, preferred, all ? null : page, out var total);
        return new OrganisationView
        {
            Id = body.Id,
            Slug = slug,
            Name = head,
            OtherNames = names.FindAll(one => one != head),
            Country = body.Country,
            International = body.International,
            Region = body.Region,
            Qualifier = body.Qualifier,
            Domains = body.Domains,
            Identifiers = [.. Identifier.Schemes.Where(body.Identifiers.ContainsKey).Select(scheme => (scheme, body.Identifiers[scheme]))],
            Memberships = Memberships(no),
            Timeline = new OrganisationHistory(db, today).Read(no, names, preferred),
            Endorsed = endorsed,
            EndorsedTotal = total,
            Next = !all && page * PageSize < total ? $"?page={(page + 1).ToString(CultureInfo.InvariantCulture)}" : null,
            With = Together(no),
        };
    }

    private List<MembershipView> Memberships(long organisation)
    {
        var memberships = new List<MembershipView>();
        var query = db.Query("SELECT network, since, until FROM membership WHERE organisation = ?1 ORDER BY network IS NOT NULL, recorded").With(organisation);
        while (query.Next()) memberships.Add(new MembershipView(query.TextOrNull(0), Days.ParseOrNull(query.TextOrNull(1)), Days.ParseOrNull(query.TextOrNull(2))));
        return memberships;
    }

    private List<EndorsedView> Endorsed(long organisation, string preferred, int? page, out int total)
    {
        var rows = new List<(string Slug, string? Day, EvidenceMark Evidence, bool Withdrawn)>();
        var query = db.Query("""
            SELECT s.slug, CASE WHEN e.evidence = 'reported' THEN e.day ELSE coalesce(e.day, substr(e.at, 1, 10)) END, e.evidence, e.state = 'withdrawn'
            FROM endorsement e JOIN statement s ON s.no = e.statement WHERE e.organisation = ?1 AND e.state IN ('standing', 'withdrawn') ORDER BY s.sort DESC, e.idx DESC LIMIT ?2 OFFSET ?3
            """).With(organisation).With(page is null ? -1 : PageSize).With(((page ?? 1) - 1) * PageSize);
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
            SELECT o.slug, o.name, (SELECT n.language FROM organisation_name n WHERE n.organisation = o.no AND n.name = o.name), o.country, count(DISTINCT b.statement) AS times FROM endorsement a
            JOIN signatory_group g ON g.statement = a.statement
            JOIN endorsement b ON b.grp = g.no AND b.organisation <> a.organisation AND b.state = 'standing' JOIN organisation o ON o.no = b.organisation
            WHERE a.organisation = ?1 AND a.state = 'standing' GROUP BY o.no ORDER BY times DESC, o.name LIMIT ?2
            """).With(organisation).With(Companions);
        while (query.Next()) companions.Add(new CompanionView(query.Text(0), query.Text(1), query.TextOrNull(2), query.TextOrNull(3), (int)query.Int(4)));
        return companions;
    }

    /// <summary>The registry by name, or a search in it. Sorted by the collation of the reader's language.</summary>
    public OrganisationListView List(Interface ui, string? words, string? country, int page)
    {
        var found = words is null ? null : Named(words);
        var all = new List<(long No, SortKey Key)>();
        var query = db.Query("SELECT no, name FROM organisation WHERE merged IS NULL AND (?1 IS NULL OR country = ?1) ORDER BY no").With(country);
        while (query.Next())
            if (found is null || found.Contains(query.Int(0))) all.Add((query.Int(0), ui.Collation.GetSortKey(query.Text(1), CompareOptions.IgnoreCase)));
        // Of a long registry only the page is read: but the order is that of all.
        all.Sort(static (a, b) => SortKey.Compare(a.Key, b.Key) is var order and not 0 ? order : a.No.CompareTo(b.No));
        return new OrganisationListView
        {
            Items = [.. all.Skip((page - 1) * PageSize).Take(PageSize).Select(one => Item(ui, one.No))],
            Total = all.Count,
            Query = words,
            Filters = [new FilterView("country", [.. Countries()], country)],
            Next = page * PageSize < all.Count ? NextPage(words, country, page + 1) : null,
        };
    }

    /// <summary>The numbers of the bodies that have a name with these words in it.</summary>
    private HashSet<long> Named(string words)
    {
        var (folded, found) = (TitleSearch.Fold(words), new HashSet<long>());
        var query = db.Query("SELECT coalesce(o.merged, o.no), n.name FROM organisation_name n JOIN organisation o ON o.no = n.organisation");
        while (query.Next())
            if (TitleSearch.Fold(query.Text(1)).Contains(folded, StringComparison.Ordinal)) found.Add(query.Int(0));
        return found;
    }

    private static string NextPage(string? words, string? country, int page)
    {
        var query = new StringBuilder("?");
        if (words is not null) query.Append("q=").Append(Uri.EscapeDataString(words)).Append('&');
        if (country is not null) query.Append("country=").Append(country).Append('&');
        return query.Append("page=").Append(page).ToString();
    }

    private OrganisationItem Item(Interface ui, long organisation)
    {
        var query = db.Query("""
            SELECT o.slug, o.name, (SELECT n.language FROM organisation_name n WHERE n.organisation = o.no AND n.name = o.name), o.country, o.international,
                   (SELECT count(*) FROM endorsement e WHERE e.organisation = o.no AND e.state = 'standing'),
                   EXISTS(SELECT 1 FROM membership m WHERE m.organisation = o.no AND m.network IS NULL AND coalesce(m.since, '') <= ?2 AND (m.until IS NULL OR m.until >= ?2)), o.qualifier
            FROM organisation o WHERE o.no = ?1
            """).With(organisation).With(today);
        query.Next();
        var item = new OrganisationItem(
            query.Text(0), query.Text(1), query.TextOrNull(2), query.TextOrNull(3), query.Bool(4) ? ui["place.international"] : null, (int)query.Int(5), query.Bool(6), query.TextOrNull(7));
        query.Reset();
        return item;
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
            Organisations = [.. Numbers(code).Select(no => Item(ui, no)).OrderBy(item => item.Name, compare)],
            About = [.. search.Find(new StatementFilter(Country: code), null, shown).Rows.Select(row => row.Item(ui.Language))],
            Endorsed = [.. slugs.Take(shown).Select(slug => search.One(slug)!.Item(ui.Language))],
            EndorsedTotal = slugs.Count,
        };
    }

    private List<long> Numbers(string country)
    {
        var numbers = new List<long>();
        var query = db.Query("SELECT no FROM organisation WHERE merged IS NULL AND country = ?1 ORDER BY no").With(country);
        while (query.Next()) numbers.Add(query.Int(0));
        return numbers;
    }
}
