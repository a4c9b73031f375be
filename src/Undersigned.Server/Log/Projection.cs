// SPDX-License-Identifier: Apache-2.0
// Long because it is a table: one arm an act, and under it what that act does to the current state.
using System.Globalization;
using System.Text.Json;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;
using Undersigned.Transparency;

namespace Undersigned.Server.Log;

/// <summary>
/// What each act does to the current state. The one place that writes the projections: the sequencer applies an act as it
/// appends it, <c>rebuild</c> applies all of them again from the log, and both end with the same rows.
/// </summary>
internal sealed class Projection(Connection db)
{
    private readonly RegistryProjection _registry = new(db);

    /// <summary>Sorts after every date: an archive statement of unknown date is not the newest.</summary>
    private const string Undated = "0000";

    private readonly Dictionary<(string Statement, string Group), (long No, long Statement)> _groups = [];

    // By group: the change of those who stand, and of those among them who are not named. Written by End.
    private readonly Dictionary<long, (long Standing, long Unnamed)> _counts = [];

    /// <param name="disclosure">The opening of the act's commitment; null where it has none or it was erased.</param>
    public void Apply(long index, string at, Act act, Disclosure? disclosure)
    {
        switch (act)
        {
            case Adoption adoption: Adopt(index, at, adoption); break;
            case Filing filing: File(index, at, filing); break;
            case Opening opening: Open(index, at, opening); break;
            case Closing closing: Close(index, at, closing); break;
            case AddedRendition rendition: AddRendition(index, at, rendition, disclosure); break;
            case Endorsing endorsing: Endorse(index, at, endorsing, disclosure); break;
            case ActOnEndorsement other: ActOn(index, at, other, disclosure); break;
            case Correction correction: Correct(index, at, correction, disclosure); break;
            case Registration registration: Register(index, at, registration, disclosure); break;
            case Joining joining: Join(index, at, joining); break;
            default: throw new IntegrityException($"No projection for the act {act.Kind}.");
        }
    }

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

    private void Endorse(long index, string at, Endorsing act, Disclosure? disclosure)
    {
        // A name that is withheld stands in no projection: no page can show it by mistake.
        if (act.Withheld) disclosure = null;
        var (no, statement) = Group(act.Statement, act.Group) ?? throw new IntegrityException($"Entry {index} endorses in the group {act.Group} of {act.Statement}, which there is not.");
        db.Query("INSERT INTO endorsement VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)")
            .With(index).With(statement).With(no).With(disclosure?.Organisation is { } id ? _registry.Find(id) : null)
            .With(disclosure?.Name).With(disclosure?.Country).With(disclosure?.Affiliation).With(disclosure?.Reservation).With(disclosure?.Note)
            .With(act.Rendition).With(act.Capacity).With(act.Evidence).With(act.AdReferendum).With(act.On).With(at)
            .With(act.Source is null ? null : ContentHash.Parse(act.Source).ToArray()).With(act.Withheld).With("standing").Run();
        Count(no, act.Withheld, 1);
    }

    /// <summary>The numbers of a group and of its statement, which never change.</summary>
    private (long No, long Statement)? Group(string statement, string group)
    {
        if (_groups.TryGetValue((statement, group), out var known)) return known;
        var query = db.Query("SELECT g.no, g.statement FROM signatory_group g JOIN statement s ON s.no = g.statement WHERE s.id = ?1 AND g.id = ?2").With(statement).With(group);
        if (!query.Next()) return null;
        var found = (query.Int(0), query.Int(1));
        query.Reset();
        return _groups[(statement, group)] = found;
    }

    private void Count(long group, bool unnamed, long change)
    {
        var (standing, without) = _counts.GetValueOrDefault(group);
        _counts[group] = (standing + change, without + (unnamed ? change : 0));
    }

    /// <summary>Writes the counts, once for all the acts of a transaction.</summary>
    public void End()
    {
        foreach (var (group, (standing, unnamed)) in _counts)
            db.Query("UPDATE signatory_group SET standing = standing + ?2, unnamed = unnamed + ?3 WHERE no = ?1").With(group).With(standing).With(unnamed).Run();
        _counts.Clear();
    }

    private void ActOn(long index, string at, ActOnEndorsement act, Disclosure? disclosure)
    {
        var query = db.Query("SELECT statement, grp, withheld, state FROM endorsement WHERE idx = ?1").With(act.Of);
        if (!query.Next())
        {
            ActOnOther(index, at, act);
            return;
        }

        var (statement, group, withheld, state) = (query.Int(0), query.Int(1), query.Bool(2), query.Text(3));
        query.Reset();
        // Told by the act, not by the missing name: in a rebuild the name is missing from the start.
        var unnamed = withheld || db.Query("SELECT 1 FROM act WHERE of = ?1 AND kind = 'erasure-notice'").With(act.Of).Any();
        switch (act.KindOfAct)
        {
            case ActOnEndorsement.ConfirmationName:
                db.Query("UPDATE endorsement SET ad_referendum = 0 WHERE idx = ?1").With(act.Of).Run();
                break;
            case ActOnEndorsement.WithdrawalName when act.Part == ActOnEndorsement.ReservationPart:
                db.Query("UPDATE endorsement SET reservation = NULL WHERE idx = ?1").With(act.Of).Run();
                break;
            case ActOnEndorsement.WithdrawalName or ActOnEndorsement.AnnulmentName:
                if (state == "standing") Count(group, unnamed, -1);
                db.Query("UPDATE endorsement SET state = ?2 WHERE idx = ?1").With(act.Of).With(act.KindOfAct == ActOnEndorsement.WithdrawalName ? "withdrawn" : "annulled").Run();
                if (act.KindOfAct == ActOnEndorsement.AnnulmentName) Forget(act.Of);
                break;
            case ActOnEndorsement.ErasureName:
                if (state == "standing" && !unnamed) db.Query("UPDATE signatory_group SET unnamed = unnamed + 1 WHERE no = ?1").With(group).Run();
                Forget(act.Of);
                break;
        }

        Record(index, at, statement, act, act.Of, act.Reason ?? act.Part ?? disclosure?.Words);
    }

    /// <summary>Takes the name, and what was said under it, from the state; what stays is that there was an endorsement.</summary>
    private void Forget(long endorsement)
    {
        db.Query("UPDATE endorsement SET organisation = NULL, name = NULL, country = NULL, affiliation = NULL, reservation = NULL, note = NULL WHERE idx = ?1").With(endorsement).Run();
        db.Query("UPDATE act SET detail = NULL WHERE of = ?1 AND kind IN ('confirmation', 'declaration', 'withdrawal')").With(endorsement).Run();
    }

    /// <summary>An act about what is no endorsement: a reversal, or the erasure of a registration or of a translator's credit.</summary>
    private void ActOnOther(long index, string at, ActOnEndorsement act)
    {
        var query = db.Query("SELECT statement, of, kind FROM act WHERE idx = ?1").With(act.Of);
        if (!query.Next()) throw new IntegrityException($"Entry {index} is about entry {act.Of}, which is neither an endorsement nor another act.");
        var (statement, first, kind) = (query.IntOrNull(0), query.IntOrNull(1), query.Text(2));
        query.Reset();
        Record(index, at, statement, act, act.Of, act.Reason);
        if (act.KindOfAct == ActOnEndorsement.ReversalName) Reverse(act.Of, first, kind);
        else if (act.KindOfAct == ActOnEndorsement.ErasureName && kind == Registration.Name) _registry.Leave(act.Of);
        else if (act.KindOfAct == ActOnEndorsement.ErasureName && kind == AddedRendition.Name)
        {
            var (rendition, _) = Act.Read(Entry(act.Of));
            if (rendition is AddedRendition credit)
                db.Query("UPDATE rendition SET translator = NULL WHERE statement = ?1 AND language = ?2").With(statement).With(credit.Language).Run();
        }
    }

    /// <summary>What was stated before stands again: of several statements of one fact, the last that is not reversed.</summary>
    private void Reverse(long reversed, long? of, string kind)
    {
        var first = of ?? reversed;
        var query = db.Query("""
            SELECT max(a.idx) FROM act a WHERE (a.of = ?1 OR a.idx = ?1) AND a.kind = ?2 AND NOT EXISTS (SELECT 1 FROM act r WHERE r.of = a.idx AND r.kind = 'reversal')
            """).With(first).With(kind);
        query.Next();
        var stands = query.IntOrNull(0);
        query.Reset();
        switch (kind)
        {
            case Correction.Name when of is not null && Kept(stands ?? first) is { } name:
                Rename(first, name);
                break;
            case Registration.Name when of is not null && Kept(stands ?? first) is { } names && Act.Read(Entry(stands ?? first)).Act is Registration registration:
                _registry.Enter(first, registration, names);
                break;
            case Joining.Name when Act.Read(Entry(stands ?? first)).Act is Joining joining:
                _registry.EndMembership(first);
                if (stands is not null) _registry.Join(first, joining);
                break;
        }
    }

    private byte[] Entry(long index)
    {
        var query = db.Query("SELECT entry FROM log_entry WHERE idx = ?1").With(index);
        if (!query.Next()) throw new IntegrityException($"Entry {index} is missing from the log.");
        var bytes = query.Blob(0).ToArray();
        query.Reset();
        return bytes;
    }

    private void Correct(long index, string at, Correction act, Disclosure? disclosure)
    {
        long statement;
        if (act.Of is { } of)
        {
            var query = db.Query("SELECT statement, state FROM endorsement WHERE idx = ?1").With(of);
            if (!query.Next()) throw new IntegrityException($"Entry {index} corrects entry {of}, which is no endorsement.");
            statement = query.Int(0);
            var standing = query.Text(1) != "annulled";
            query.Reset();
            if (standing && disclosure is not null) Rename(of, disclosure);
        }
        else
        {
            statement = Statement(act.Statement ?? throw new IntegrityException($"Entry {index} corrects nothing."));
            if (act.Text is { } text)
            {
                db.Query("UPDATE statement SET text = ?2, alignment = coalesce(?3, alignment) WHERE no = ?1").With(statement).With(ContentHash.Parse(text).ToArray())
                    .With(act.Alignment is null ? null : ContentHash.Parse(act.Alignment).ToArray()).Run();
                Renditions(index, statement, text);
            }

            if (act.Filing is { } filing) FileFields(statement, filing);
        }

        Record(index, at, statement, act, act.Of, act.Lane);
    }

    private Disclosure? Kept(long index)
    {
        var query = db.Query("SELECT json FROM disclosure WHERE idx = ?1").With(index);
        if (!query.Next()) return null;
        var bytes = query.Blob(0).ToArray();
        query.Reset();
        return Disclosure.Read(bytes);
    }

    private void Rename(long endorsement, Disclosure disclosure) =>
        db.Query("UPDATE endorsement SET organisation = ?2, name = ?3, country = ?4, affiliation = ?5, reservation = ?6, note = ?7 WHERE idx = ?1 AND name IS NOT NULL")
            .With(endorsement).With(disclosure.Organisation is { } id ? _registry.Find(id) : null).With(disclosure.Name).With(disclosure.Country)
            .With(disclosure.Affiliation).With(disclosure.Reservation).With(disclosure.Note).Run();

    private void Register(long index, string at, Registration act, Disclosure? disclosure)
    {
        // Numbered by its first entry, so that a rebuild without an erased registration gives the others the same numbers.
        if (disclosure is not null) _registry.Enter(act.Of ?? index, act, disclosure);
        Record(index, at, null, act, act.Of, null);
    }

    private void Join(long index, string at, Joining act)
    {
        _registry.Join(act.Of ?? index, act);
        Record(index, at, null, act, act.Of, act.Network);
    }

    private long Statement(string id)
    {
        var query = db.Query("SELECT no FROM statement WHERE id = ?1").With(id);
        if (!query.Next()) throw new IntegrityException($"An act names the statement {id}, which was not adopted.");
        var no = query.Int(0);
        query.Reset();
        return no;
    }

    private void Record(long index, string at, long? statement, Act act, long? of, string? detail) =>
        db.Query("INSERT INTO act VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)").With(index).With(statement).With(act.Kind).With(of).With(act.On).With(at).With(detail).Run();

    /// <summary>Drops every projection and makes it again from the log. Within the caller's transaction.</summary>
    public static long Rebuild(Connection db, Action<long, long> progress)
    {
        foreach (var table in Storage.Schema.ProjectionTables) db.Execute(string.Create(CultureInfo.InvariantCulture, $"DROP TABLE IF EXISTS {table}"));
        db.Execute(Storage.Schema.Projections);
        var projection = new Projection(db);
        var size = db.Scalar("SELECT coalesce((SELECT size FROM log_head), 0)");
        for (var index = 0L; index < size; index++)
        {
            var query = db.Query("SELECT e.entry, d.json FROM log_entry e LEFT JOIN disclosure d ON d.idx = e.idx WHERE e.idx = ?1").With(index);
            if (!query.Next()) throw new IntegrityException($"Entry {index} is missing from the log.");
            var entry = query.Blob(0).ToArray();
            var disclosure = query.IsNull(1) ? null : Disclosure.Read(query.Blob(1).ToArray());
            query.Reset();
            var (act, at) = Act.Read(entry);
            if (act is not null) projection.Apply(index, at, act, disclosure);
            progress(index + 1, size);
        }

        projection.End();
        return size;
    }
}
