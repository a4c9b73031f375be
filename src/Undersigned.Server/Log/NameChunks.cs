// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Log;

/// <summary>
/// The lists of names as they are shown: for each group, chunks of <see cref="Size"/> endorsements in the order of their entries,
/// with what a page shows of those that stand under a name. A page of names is read as a few rows rather than hundreds, and the
/// thousandth page without walking the names before it. A chunk follows from the endorsements in it and from nothing else, so
/// that a rebuild makes the same bytes.
/// </summary>
internal sealed class NameChunks(Connection db)
{
    /// <summary>Endorsements ever recorded, standing or not, so that what leaves the list moves nothing from one chunk to another.</summary>
    public const int Size = 100;

    private readonly Dictionary<long, long> _recorded = [];
    private readonly Dictionary<(long Group, long Chunk), Change> _changed = [];
    private readonly ArrayBufferWriter<byte> _names = new(16 * 1024);

    /// <param name="First">The first entry of a chunk that is new.</param>
    /// <param name="From">The entry from which names are added; 0 where all are to be written again.</param>
    private readonly record struct Change(long? First, long From);

    /// <summary>An endorsement is about to be recorded in a group.</summary>
    public void Add(long group, long index)
    {
        var recorded = Recorded(group);
        _changed.TryAdd((group, recorded / Size), new Change(recorded % Size == 0 ? index : null, index));
        _recorded[group] = recorded + 1;
    }

    /// <summary>What is shown of an endorsement changed, or it is shown no more.</summary>
    public void Touch(long group, long index)
    {
        var (low, high) = (0L, (Recorded(group) - 1) / Size);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (First(group, middle) <= index) low = middle;
            else high = middle - 1;
        }

        _changed[(group, low)] = new Change(_changed.GetValueOrDefault((group, low)).First, 0);
    }

    /// <summary>What is shown of an organisation changed.</summary>
    public void TouchAll(long organisation)
    {
        var rows = new List<(long Group, long Index)>();
        var query = db.Query("SELECT grp, idx FROM endorsement WHERE organisation = ?1 OR signer = ?1").With(organisation);
        while (query.Next()) rows.Add((query.Int(0), query.Int(1)));
        foreach (var (group, index) in rows) Touch(group, index);
    }

    /// <summary>Writes what changed, once for all the acts of a transaction.</summary>
    public void End()
    {
        foreach (var ((group, chunk), change) in _changed) Write(group, chunk, First(group, chunk), change.From);
        _changed.Clear();
    }

    private void Write(long group, long chunk, long first, long from)
    {
        _names.ResetWrittenCount();
        var count = 0;
        if (from > first)
        {
            var kept = db.Query("SELECT count, names FROM name_chunk WHERE grp = ?1 AND n = ?2").With(group).With(chunk);
            kept.Next();
            count = (int)kept.Int(0);
            _names.Write(kept.Blob(1));
            kept.Reset();
        }

        var query = db.Query($"""
            SELECT e.idx, coalesce((SELECT x.ord + 1 FROM statement_source x WHERE x.statement = e.statement AND x.sha256 = e.source), 0), e.capacity = 'personal', e.ad_referendum,
                   e.name, e.evidence, e.day, substr(e.at, 1, 10),
                   (SELECT n.language FROM organisation_name n WHERE n.organisation = coalesce(e.signer, e.organisation) AND n.name = e.name), e.country, o.slug, e.affiliation, e.reservation,
                   (SELECT group_concat(d.name, char(10) ORDER BY d.idx) FROM endorsement d WHERE d.place = e.idx AND d.name <> e.name), e.state
            FROM endorsement e LEFT JOIN organisation o ON o.no = e.organisation WHERE e.grp = ?1 AND e.idx >= ?2 ORDER BY e.idx LIMIT {Size}
            """).With(group).With(Math.Max(first, from));
        var last = Last(group, chunk);
        while (query.Next() && query.Int(0) <= last)
        {
            if (query.IsNull(4) || !query.Blob(14).SequenceEqual("standing"u8)) continue;
            PackedName.Write(_names, query);
            count++;
        }

        query.Reset();
        db.Query("INSERT INTO name_chunk VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET count = excluded.count, names = excluded.names")
            .With(group).With(chunk).With(first).With(count).With(_names.WrittenSpan).Run();
    }

    /// <summary>The last entry that may belong to a chunk.</summary>
    private long Last(long group, long chunk) => (chunk + 1) * Size < Recorded(group) ? First(group, chunk + 1) - 1 : long.MaxValue;

    private long Recorded(long group)
    {
        if (_recorded.TryGetValue(group, out var known)) return known;
        var query = db.Query("SELECT n, first FROM name_chunk WHERE grp = ?1 ORDER BY n DESC LIMIT 1").With(group);
        if (!query.Next()) return _recorded[group] = 0;
        var (chunk, first) = (query.Int(0), query.Int(1));
        query.Reset();
        var rest = db.Query("SELECT count(*) FROM endorsement WHERE grp = ?1 AND idx >= ?2").With(group).With(first);
        rest.Next();
        var count = (chunk * Size) + rest.Int(0);
        rest.Reset();
        return _recorded[group] = count;
    }

    private long First(long group, long chunk)
    {
        if (_changed.TryGetValue((group, chunk), out var change) && change.First is { } start) return start;
        var query = db.Query("SELECT first FROM name_chunk WHERE grp = ?1 AND n = ?2").With(group).With(chunk);
        if (!query.Next()) throw new IntegrityException($"Chunk {chunk} of the names of group {group} is missing.");
        var first = query.Int(0);
        query.Reset();
        return first;
    }
}
