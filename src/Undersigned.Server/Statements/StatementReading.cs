// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;
using Undersigned.Transparency;

namespace Undersigned.Server.Statements;

/// <summary>Reads what the page of a statement shows. Everything of one reading belongs to one size of the log.</summary>
internal sealed class StatementReading(Connection db)
{
    /// <summary>The slug that a statement has now, for any that it had; null for none.</summary>
    public string? CurrentSlug(string slug)
    {
        var query = db.Query("SELECT s.slug FROM statement_slug k JOIN statement s ON s.no = k.statement WHERE k.slug = ?1").With(slug);
        var current = query.Next() ? query.Text(0) : null;
        query.Reset();
        return current;
    }

    /// <param name="language">The rendition to show; null for the reader's language where there is one, else the first.</param>
    /// <param name="ui">The reader's language.</param>
    /// <param name="names">The page of names from 1; 0 for all of them.</param>
    public StatementView? Page(string slug, string? language, Interface ui, int names, DateOnly today)
    {
        if (Head(slug) is not { } head) return null;
        var renditions = Renditions(head.No);
        var shown = language is null
            ? renditions.Find(one => one.View.Language == ui.Language) ?? renditions[0]
            : renditions.Find(one => one.View.Language == language);
        if (shown is null) return null;
        var signatories = new SignatoryReading(db);
        var groups = signatories.Groups(head.No, head.PublishedDay, shown.View.Language, ui, names, out var page);
        if (page is null) return null;
        var history = new HistoryReading(db);
        var (acts, total) = history.Latest(head.No);
        var sources = Sources(head.No);
        return new StatementView
        {
            Id = head.Id,
            Slug = head.Slug,
            Kind = head.Kind,
            Issuers = Facets(head.No, "issuer"),
            // What a statement was filed under at its adoption is the secretariat's word, or the source's for what was imported.
            Countries = [.. (sources.Count == 0 ? Facets(head.No, "country") : []).Union(Facets(head.No, "about-country"))],
            Topics = [.. (sources.Count == 0 ? Facets(head.No, "tag") : []).Union(Facets(head.No, "about-topic"))],
            SourceCountries = sources.Count == 0 ? [] : Facets(head.No, "country"),
            SourceTags = sources.Count == 0 ? [] : Facets(head.No, "tag"),
            Published = head.Published,
            Recorded = Days.Parse(head.AdoptedAt),
            TextHash = head.Text,
            Renditions = renditions.ConvertAll(one => one.View),
            Current = shown.View with { Blocks = Blocks(shown.Sha256) },
            Position = head.Position,
            Groups = groups,
            Names = page,
            Evidence = signatories.Evidence(head.No),
            Reservations = signatories.Reservations(head.No),
            Growth = history.Growth(head.No),
            Today = today,
            History = acts,
            HistoryTotal = total,
            Sources = sources,
        };
    }

    /// <summary>Null where the statement, or one of the two renditions, is not there.</summary>
    public SideBySideView? SideBySide(string slug, string first, string second)
    {
        if (Head(slug) is not { } head || first == second) return null;
        var renditions = Renditions(head.No);
        if (renditions.Find(one => one.View.Language == first) is not { } a || renditions.Find(one => one.View.Language == second) is not { } b) return null;
        var (left, right) = (Blocks(a.Sha256), Blocks(b.Sha256));
        return new SideBySideView
        {
            Slug = head.Slug,
            Renditions = renditions.ConvertAll(one => one.View),
            First = a.View with { Blocks = left },
            Second = b.View with { Blocks = right },
            Rows = Pairs(head.Alignment is null ? null : Alignment.Read(Text(head.Alignment)), (first, left), (second, right)),
        };
    }

    private static List<PairView> Pairs(Alignment? alignment, (string Language, List<BlockView> Blocks) first, (string Language, List<BlockView> Blocks) second)
    {
        var pairs = new List<PairView>();
        var (a, b) = alignment is null ? (-1, -1) : (IndexOf(alignment, first.Language), IndexOf(alignment, second.Language));
        // Alignment counts the blocks after title and subtitle.
        var left = first.Blocks.FindAll(block => block.Kind != BlockKind.Subtitle);
        var right = second.Blocks.FindAll(block => block.Kind != BlockKind.Subtitle);
        if (first.Blocks.Exists(block => block.Kind == BlockKind.Subtitle) || second.Blocks.Exists(block => block.Kind == BlockKind.Subtitle))
            pairs.Add(new PairView(null, first.Blocks.FindAll(block => block.Kind == BlockKind.Subtitle), second.Blocks.FindAll(block => block.Kind == BlockKind.Subtitle)));
        if (a < 0 || b < 0)
        {
            for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
                pairs.Add(new PairView(Number(left, i), i < left.Count ? [left[i]] : [], i < right.Count ? [right[i]] : []));
            return pairs;
        }

        foreach (var row in alignment!.Rows)
        {
            var (l, r) = (Pick(left, row[a]), Pick(right, row[b]));
            if (l.Count + r.Count > 0) pairs.Add(new PairView(l.Concat(r).FirstOrDefault(block => block.Paragraph is not null)?.Paragraph, l, r));
        }

        return pairs;

        static int IndexOf(Alignment alignment, string language) => alignment.Renditions.ToList().IndexOf(language);
        static int? Number(List<BlockView> blocks, int i) => i < blocks.Count ? blocks[i].Paragraph : null;
        static List<BlockView> Pick(List<BlockView> blocks, IReadOnlyList<int> numbers) => [.. numbers.Where(n => n < blocks.Count).Select(n => blocks[n])];
    }

    private sealed record StatementHead(
        long No, string Id, string Slug, string Kind, string Text, byte[]? Alignment, DateView? Published, string? PublishedDay, PositionView Position, string AdoptedAt);

    private StatementHead? Head(string slug)
    {
        var query = db.Query("""
            SELECT s.no, s.id, s.slug, s.kind, s.text, s.alignment, s.published, s.published_kind, s.says_open, s.position, s.until, s.closed, s.adopted_at
            FROM statement_slug k JOIN statement s ON s.no = k.statement WHERE k.slug = ?1
            """).With(slug);
        if (!query.Next()) return null;
        var head = new StatementHead(
            query.Int(0), query.Text(1), query.Text(2), query.Text(3), new ContentHash(query.Blob(4)).ToString(), query.IsNull(5) ? null : query.Blob(5).ToArray(),
            Published(query.TextOrNull(6), query.TextOrNull(7)), query.TextOrNull(6) is { Length: >= 10 } day ? day[..10] : null,
            Position(query.Text(9), query.TextOrNull(10), query.TextOrNull(11), query.IntOrNull(8) == 1), query.Text(12));
        query.Reset();
        return head;
    }

    public static PositionView Position(string position, string? until, string? closed, bool saysOpen) => position switch
    {
        "open" => new PositionView(PositionKind.Open, Days.ParseOrNull(until)),
        "reopened" => new PositionView(PositionKind.Open, Days.ParseOrNull(until), Reopened: true),
        "closed" => new PositionView(PositionKind.Closed, Days.ParseOrNull(closed)),
        _ => new PositionView(saysOpen ? PositionKind.SourceSaysOpen : PositionKind.NeverOpened),
    };

    public static DateView? Published(string? date, string? kind)
    {
        if (date is null) return null;
        var basis = kind switch { "page" => DateBasis.Page, "capture" => DateBasis.Capture, _ => DateBasis.Text };
        var part = date.Split('T')[0].Split('-');
        var year = int.Parse(part[0], CultureInfo.InvariantCulture);
        var month = part.Length > 1 ? int.Parse(part[1], CultureInfo.InvariantCulture) : 1;
        var day = part.Length > 2 ? int.Parse(part[2], CultureInfo.InvariantCulture) : 1;
        var precision = part.Length switch { 1 => DatePrecision.Year, 2 => DatePrecision.Month, _ => DatePrecision.Day };
        return new DateView(new DateOnly(year, month, day), Precision: precision, Basis: basis);
    }

    public static RenditionRole RoleOf(string? role) => role switch
    {
        "authentic" => RenditionRole.Authentic,
        "official-translation" => RenditionRole.OfficialTranslation,
        "translation" => RenditionRole.Translation,
        _ => RenditionRole.Unstated,
    };

    private sealed record RenditionRow(RenditionView View, byte[] Sha256);

    private List<RenditionRow> Renditions(long statement)
    {
        var renditions = new List<RenditionRow>();
        var query = db.Query("SELECT language, title, role, translator, translated_from, sha256 FROM rendition WHERE statement = ?1 ORDER BY ord").With(statement);
        while (query.Next())
        {
            renditions.Add(new RenditionRow(
                new RenditionView
                {
                    Language = query.Text(0),
                    Title = query.Text(1),
                    Role = RoleOf(query.Text(2)),
                    Translator = query.TextOrNull(3),
                    From = query.TextOrNull(4),
                },
                query.Blob(5).ToArray()));
        }

        return renditions;
    }

    private byte[] Text(byte[] hash)
    {
        var query = db.Query("SELECT bytes FROM text WHERE sha256 = ?1").With(hash);
        var bytes = query.Next() ? query.Blob(0).ToArray() : [];
        query.Reset();
        return bytes;
    }

    /// <summary>Paragraphs are numbered; items and quotations belong to the paragraph before them; headings have no number.</summary>
    private List<BlockView> Blocks(byte[] hash)
    {
        var blocks = new List<BlockView>();
        var number = 0;
        foreach (var block in RenditionText.Read(Text(hash)))
        {
            switch (block.Kind)
            {
                case TextBlockKind.Title: break;
                case TextBlockKind.Subtitle: blocks.Add(new BlockView(BlockKind.Subtitle, block.Text)); break;
                case TextBlockKind.Heading: blocks.Add(new BlockView(BlockKind.Heading, block.Text)); break;
                case TextBlockKind.Item: blocks.Add(new BlockView(BlockKind.Item, block.Text)); break;
                case TextBlockKind.Quote: blocks.Add(new BlockView(BlockKind.Quote, block.Text)); break;
                default: blocks.Add(new BlockView(BlockKind.Paragraph, block.Text, ++number)); break;
            }
        }

        return blocks;
    }

    private List<string> Facets(long statement, string facet)
    {
        var values = new List<string>();
        var query = db.Query("SELECT value FROM statement_facet WHERE statement = ?1 AND facet = ?2 ORDER BY ord").With(statement).With(facet);
        while (query.Next()) values.Add(query.Text(0));
        return values;
    }

    private List<SourceView> Sources(long statement)
    {
        var sources = new List<SourceView>();
        var query = db.Query("SELECT hex(x.sha256), s.name, r.sha256 FROM statement_source x JOIN statement t ON t.no = x.statement LEFT JOIN source s ON s.sha256 = x.sha256 LEFT JOIN released_source r ON r.sha256 = x.sha256 AND r.statement = t.id WHERE x.statement = ?1 ORDER BY x.ord").With(statement);
        while (query.Next())
            sources.Add(new SourceView(query.TextOrNull(1) is { } name ? Path.GetExtension(name).TrimStart('.').ToLowerInvariant() : "document", "sha256:" + query.Text(0).ToLowerInvariant(), !query.IsNull(2)));
        return sources;
    }
}
