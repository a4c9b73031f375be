// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Statements;
using Undersigned.Transparency;

namespace Undersigned.Server.Log;

/// <summary>What acts do to a statement itself: its filing, its renditions, its groups, its position.</summary>
internal sealed partial class Projection
{
    /// <summary>Sorts after every date: an archive statement of unknown date is not the newest.</summary>
    private const string Undated = "0000";

    private void Adopt(long index, string at, Adoption act)
    {
        var says = act.SaysOpen is { } open ? (open ? 1L : 0L) : (long?)null;
        db.Query("""
            INSERT INTO statement(id, slug, kind, text, alignment, published, published_kind, says_open, deadline, adopted, adopted_at, sort, title_search)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """)
            .With(act.Statement).With(act.Slug).With(act.StatementKind).With(ContentHash.Parse(act.Text).ToArray()).With(act.Alignment is null ? null : ContentHash.Parse(act.Alignment).ToArray())
            .With(act.Published?.Date).With(act.Published?.Kind).With(says).With(act.Deadline).With(index).With(at)
            .With(act.Published?.Date ?? (act.Sources.Count == 0 ? at[..10] : Undated)).With(TitleSearch.Fold(InOrder(act.Titles).Values)).Run();
        var statement = db.Scalar("SELECT last_insert_rowid()");
        db.Query("INSERT INTO statement_slug VALUES(?1, ?2)").With(act.Slug).With(statement).Run();
        Facets(statement, "issuer", act.Issuers);
        Facets(statement, "country", act.Countries);
        Facets(statement, "tag", act.Tags);
        for (var i = 0; i < act.Sources.Count; i++)
            db.Query("INSERT INTO statement_source VALUES(?1, ?2, ?3)").With(ContentHash.Parse(act.Sources[i]).ToArray()).With(statement).With(i).Run();
        Renditions(index, statement, act.Text);
        foreach (var group in act.Groups) Group(statement, group);
        Record(index, at, statement, act, null, null);
    }

    private void Facets(long statement, string facet, IReadOnlyList<string> values)
    {
        db.Query("DELETE FROM statement_facet WHERE statement = ?1 AND facet = ?2").With(statement).With(facet).Run();
        for (var i = 0; i < values.Count; i++)
            db.Query("INSERT OR IGNORE INTO statement_facet VALUES(?1, ?2, ?3, ?4)").With(facet).With(values[i]).With(statement).With(i).Run();
    }

    private void Renditions(long index, long statement, string text)
    {
        var manifest = Manifest.Read(Text(ContentHash.Parse(text).ToArray()));
        for (var i = 0; i < manifest.Renditions.Count; i++)
        {
            var rendition = manifest.Renditions[i];
            Rendition(index, statement, rendition.Language, rendition.Role, rendition.Sha256);
        }
    }

    /// <summary>
    /// A rendition takes the place of the one in its language: a corrected text that of the text before, a credit or a better
    /// translation that of the same translation. Translations made since the adoption stay when the text is corrected.
    /// </summary>
    private void Rendition(long index, long statement, string language, string role, string sha256)
    {
        var hash = ContentHash.Parse(sha256).ToArray();
        var query = db.Query("SELECT coalesce(max(ord) + 1, 0), max(CASE WHEN language = ?2 THEN ord END) FROM rendition WHERE statement = ?1").With(statement).With(language);
        query.Next();
        var (next, same) = (query.Int(0), query.IntOrNull(1));
        query.Reset();
        db.Query("""
            INSERT INTO rendition VALUES(?1, ?2, ?3, ?4, ?5, ?6, NULL, NULL, ?7)
            ON CONFLICT(statement, ord) DO UPDATE SET role = excluded.role, title = excluded.title, sha256 = excluded.sha256, recorded = excluded.recorded
            """)
            .With(statement).With(same ?? next).With(language).With(role).With(RenditionText.Title(Text(hash))).With(hash).With(index).Run();
        if (same is null) db.Query("INSERT OR IGNORE INTO statement_facet VALUES('language', ?1, ?2, ?3)").With(language).With(statement).With(next).Run();
    }

    private byte[] Text(byte[] hash)
    {
        var query = db.Query("SELECT bytes FROM text WHERE sha256 = ?1").With(hash);
        if (!query.Next()) throw new IntegrityException($"The text {new ContentHash(hash).ToString()} that an act names is not kept.");
        var bytes = query.Blob(0).ToArray();
        query.Reset();
        return bytes;
    }

    private void Group(long statement, GroupRule group)
    {
        var order = db.Query("SELECT count(*) FROM signatory_group WHERE statement = ?1").With(statement);
        order.Next();
        var count = order.Int(0);
        order.Reset();
        db.Query("""
            INSERT INTO signatory_group(statement, ord, id, role, headings, takes, who, review, confidential, sequence) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            ON CONFLICT(statement, id) DO UPDATE SET headings = excluded.headings, takes = excluded.takes, who = excluded.who, review = excluded.review, confidential = excluded.confidential,
                sequence = excluded.sequence
            """)
            .With(statement).With(count).With(group.Id).With(group.Role).With(JsonSerializer.Serialize(InOrder(group.Headings)))
            .With(group.Takes).With(group.Who).With(group.Review).With(group.Confidential).With(group.Order).Run();
    }

    // As the canonical form has them: a map that is read back from the log has the order of its keys, and no other.
    private static SortedDictionary<string, string> InOrder(IReadOnlyDictionary<string, string> map) => new(map.ToDictionary(), StringComparer.Ordinal);

    private void File(long index, string at, Filing act)
    {
        var statement = Statement(act.Statement);
        if (act.Slug is not null)
        {
            db.Query("UPDATE statement SET slug = ?2 WHERE no = ?1").With(statement).With(act.Slug).Run();
            db.Query("INSERT OR IGNORE INTO statement_slug VALUES(?1, ?2)").With(act.Slug).With(statement).Run();
        }

        FileFields(statement, act);
        if (act.About is { } about)
        {
            Facets(statement, "about-country", about.Countries);
            Facets(statement, "about-topic", about.Topics);
        }

        Record(index, at, statement, act, null, null);
    }

    private void FileFields(long statement, Filing act)
    {
        if (act.StatementKind is not null) db.Query("UPDATE statement SET kind = ?2 WHERE no = ?1").With(statement).With(act.StatementKind).Run();
        if (act.Titles is not null) db.Query("UPDATE statement SET title_search = ?2 WHERE no = ?1").With(statement).With(TitleSearch.Fold(InOrder(act.Titles).Values)).Run();
        if (act.Published is { } published)
            db.Query("UPDATE statement SET published = ?2, published_kind = ?3, sort = ?2 WHERE no = ?1").With(statement).With(published.Date).With(published.Kind).Run();
        if (act.Issuers is not null) Facets(statement, "issuer", act.Issuers);
        if (act.Countries is not null) Facets(statement, "country", act.Countries);
        if (act.Tags is not null) Facets(statement, "tag", act.Tags);
    }

    private void Open(long index, string at, Opening act)
    {
        var statement = Statement(act.Statement);
        db.Query("UPDATE statement SET position = ?2, until = ?3, opened = coalesce(opened, ?4), closed = NULL WHERE no = ?1")
            .With(statement).With(act.Again ? "reopened" : "open").With(act.Until).With(act.On ?? at[..10]).Run();
        db.Query("UPDATE signatory_group SET takes = 'none' WHERE statement = ?1").With(statement).Run();
        foreach (var group in act.Groups) Group(statement, group);
        Record(index, at, statement, act, null, act.Until);
    }

    private void Close(long index, string at, Closing act)
    {
        var statement = Statement(act.Statement);
        db.Query("UPDATE statement SET position = 'closed', closed = ?2 WHERE no = ?1").With(statement).With(act.On ?? at[..10]).Run();
        Record(index, at, statement, act, null, null);
    }

    private void AddRendition(long index, string at, AddedRendition act, Disclosure? translator)
    {
        var statement = Statement(act.Statement);
        Rendition(index, statement, act.Language, act.Role, act.Sha256);
        db.Query("UPDATE rendition SET translator = ?3, translated_from = ?4 WHERE statement = ?1 AND language = ?2").With(statement).With(act.Language).With(translator?.Name).With(act.From).Run();
        if (act.Alignment is not null) db.Query("UPDATE statement SET alignment = ?2 WHERE no = ?1").With(statement).With(ContentHash.Parse(act.Alignment).ToArray()).Run();
        Record(index, at, statement, act, null, act.Language);
    }
}
