// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;
using Undersigned.Transparency;

namespace Undersigned.Server.Log;

/// <summary>Reads the log for its pages: about the log, an entry in words, a receipt.</summary>
internal sealed class LogReading(Connection db, DataFolder folder, string preferred)
{
    private const int LatestShown = 20;

    public LogView About()
    {
        var head = new LogStore(db).ReadHead();
        return new LogView
        {
            Origin = folder.Key.Origin,
            Key = folder.Key.Verifier,
            Size = head.Size,
            Root = head.Root.ToString(),
            Checkpoint = head.Size == 0 ? null : Timestamp.Parse(head.At),
            Latest = Latest(head.Size),
        };
    }

    private List<LogLine> Latest(long size)
    {
        var lines = new List<(long Index, string Act, DateTimeOffset At, string? Slug)>();
        for (var index = size - 1; index >= 0 && index >= size - LatestShown; index--)
        {
            if (new LogStore(db).ReadEntry(index) is not { } entry) continue;
            var (act, at) = Act.Read(entry.Entry);
            lines.Add((index, act?.Kind ?? "unknown", Timestamp.Parse(at), StatementOf(index)));
        }

        return lines.ConvertAll(line =>
        {
            var item = line.Slug is null ? null : new StatementSearch(db, "").One(line.Slug)?.Item(preferred);
            return new LogLine(line.Index, line.Act, line.At, item?.Title, item?.TitleLanguage, item?.Slug);
        });
    }

    private string? StatementOf(long index)
    {
        var query = db.Query("SELECT s.slug FROM statement s WHERE s.no = coalesce((SELECT statement FROM endorsement WHERE idx = ?1), (SELECT statement FROM act WHERE idx = ?1))").With(index);
        var slug = query.Next() ? query.Text(0) : null;
        query.Reset();
        return slug;
    }

    /// <summary>Null for an index that the log does not have.</summary>
    public LogEntryView? Entry(long index)
    {
        var store = new LogStore(db);
        if (store.ReadEntry(index) is not { } entry) return null;
        var (act, at) = Act.Read(entry.Entry);
        var item = StatementOf(index) is { } slug ? new StatementSearch(db, "").One(slug)?.Item(preferred) : null;
        var endorsing = act as Endorsing;
        var of = (act as ActOnEndorsement)?.Of ?? (act as Correction)?.Of ?? (act as Registration)?.Of ?? (act as Joining)?.Of ?? (act as Succession)?.Of;
        var state = Disclosed(entry, endorsing);
        var disclosure = state == DisclosureState.Public ? Disclosure.Read(entry.Disclosure) : null;
        return new LogEntryView
        {
            Index = index,
            Act = act?.Kind ?? "unknown",
            At = Timestamp.Parse(at),
            On = Days.ParseOrNull(act?.On),
            StatementSlug = item?.Slug,
            StatementTitle = item?.Title,
            StatementLanguage = item?.TitleLanguage,
            Name = disclosure?.Name ?? (of is { } about ? NameNow(about) : null),
            Country = disclosure?.Country,
            GroupRole = endorsing is null ? null : GroupRole(index),
            RenditionLanguage = endorsing?.Rendition ?? (act as AddedRendition)?.Language,
            Evidence = endorsing is null ? null : EvidenceMarks.Parse(endorsing.Evidence),
            Of = of,
            OfDay = of is { } other ? DayOf(other) : null,
            Reason = (act as ActOnEndorsement)?.Reason ?? (act as Correction)?.Lane,
            Until = Days.ParseOrNull((act as Opening)?.Until),
            Disclosure = state,
            LeafHash = Convert.ToHexStringLower(MerkleHash.OfLeaf(entry.Entry).AsSpan()),
            Json = System.Text.Encoding.UTF8.GetString(entry.Entry),
            LogSize = store.ReadHead().Size,
        };
    }

    private DisclosureState Disclosed(Proven entry, Endorsing? endorsing)
    {
        if (endorsing?.Withheld == true) return DisclosureState.Withheld;
        if (entry.Disclosure.Length > 0) return DisclosureState.Public;
        if (entry.Entry.AsSpan().IndexOf("\"signatory\":"u8) < 0 && entry.Entry.AsSpan().IndexOf("\"names\":"u8) < 0) return DisclosureState.None;
        return db.Query("SELECT 1 FROM act WHERE of = ?1 AND kind = 'annulment'").With(entry.Index).Any() ? DisclosureState.Annulled : DisclosureState.Erased;
    }

    private string? NameNow(long endorsement)
    {
        var query = db.Query("SELECT name FROM endorsement WHERE idx = ?1").With(endorsement);
        var name = query.Next() ? query.TextOrNull(0) : null;
        query.Reset();
        return name;
    }

    private string? GroupRole(long endorsement)
    {
        var query = db.Query("SELECT g.role FROM endorsement e JOIN signatory_group g ON g.no = e.grp WHERE e.idx = ?1").With(endorsement);
        var role = query.Next() ? query.Text(0) : null;
        query.Reset();
        return role;
    }

    private DateOnly? DayOf(long index)
    {
        var query = db.Query("SELECT coalesce((SELECT coalesce(day, at) FROM endorsement WHERE idx = ?1), (SELECT coalesce(day, at) FROM act WHERE idx = ?1))").With(index);
        query.Next();
        var day = Days.ParseOrNull(query.TextOrNull(0));
        query.Reset();
        return day;
    }

    /// <summary>What became of a receipt's address.</summary>
    public abstract record ReceiptState
    {
        private ReceiptState() { }

        public sealed record Unknown : ReceiptState;

        /// <summary>The endorsement was annulled, or its signatory forgotten, on that day.</summary>
        public sealed record Gone(DateOnly? Day) : ReceiptState;

        public sealed record Known(ReceiptView View) : ReceiptState;
    }

    public ReceiptState Receipt(string id)
    {
        if (Receipts.Find(folder.Keys, id) is not { } index) return new ReceiptState.Unknown();
        var query = db.Query("""
            SELECT e.name, e.country, e.capacity, s.slug, g.role, e.day, e.at, coalesce(substr(s.published, 1, 10), substr(s.adopted_at, 1, 10)), s.text, e.rendition, e.evidence, e.reservation,
                   e.ad_referendum, e.state, r.role, (SELECT max(coalesce(day, substr(at, 1, 10))) FROM act WHERE of = e.idx)
            FROM endorsement e JOIN statement s ON s.no = e.statement JOIN signatory_group g ON g.no = e.grp LEFT JOIN rendition r ON r.statement = s.no AND r.language = e.rendition WHERE e.idx = ?1
            """).With(index);
        if (!query.Next()) return new ReceiptState.Unknown();
        var lastAct = Days.ParseOrNull(query.TextOrNull(15));
        if (query.IsNull(0))
        {
            query.Reset();
            return new ReceiptState.Gone(lastAct);
        }

        var day = Days.ParseOrNull(query.TextOrNull(5));
        var view = new ReceiptView
        {
            Id = id,
            Name = query.Text(0),
            Country = query.TextOrNull(1),
            Person = query.Text(2) == "personal",
            Personal = query.Text(2) == "personal",
            StatementSlug = query.Text(3),
            StatementTitle = "",
            StatementLanguage = "",
            GroupRole = query.Text(4),
            On = day,
            Recorded = Timestamp.Parse(query.Text(6)),
            Adopted = Days.ParseOrNull(query.TextOrNull(7)),
            TextHash = new ContentHash(query.Blob(8)).ToString(),
            RenditionLanguage = query.TextOrNull(9) ?? "",
            RenditionRole = StatementReading.RoleOf(query.TextOrNull(14)),
            Evidence = EvidenceMarks.Parse(query.Text(10)),
            Reservation = query.TextOrNull(11) is { } text ? new ReservationView(text, null, ReservedParagraph.Find(text), day, index) : null,
            AdReferendum = query.Bool(12),
            Withdrawn = query.Text(13) == "withdrawn" ? lastAct : null,
            Index = index,
            TreeSize = 0,
            LeafHash = "",
        };
        query.Reset();
        var item = new StatementSearch(db, "").One(view.StatementSlug)!.Item(preferred);
        var store = new LogStore(db);
        var head = store.ReadHead();
        var (entry, _) = store.Prove(index, head.Size)!.Value;
        return new ReceiptState.Known(view with
        {
            StatementTitle = item.Title,
            StatementLanguage = item.TitleLanguage,
            WithdrawUrl = folder.Settings.MailsLinks && view.Withdrawn is null ? $"/statements/{view.StatementSlug}/withdraw" : null,
            TreeSize = head.Size,
            LeafHash = Convert.ToHexStringLower(MerkleHash.OfLeaf(entry.Entry).AsSpan()),
            ProofBytes = ReceiptFile.Write(entry, head.Checkpoint!).Length,
        });
    }

    /// <summary>The receipt as a file, for the log as it is now; null for an address that was never given.</summary>
    public string? ReceiptText(string id)
    {
        if (Receipts.Find(folder.Keys, id) is not { } index) return null;
        var store = new LogStore(db);
        var head = store.ReadHead();
        return store.Prove(index, head.Size) is { } proof ? ReceiptFile.Write(proof.Entry, head.Checkpoint!) : null;
    }
}
