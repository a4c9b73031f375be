// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>
/// The registry in memory, in which names are looked up: some 3 KB an organisation. It is made when it is first asked for, and then
/// follows the acts of the log, whichever process wrote them, before every answer. What an answer names is read again from the
/// caller's snapshot, so that nobody is shown who has left.
/// </summary>
/// <remarks>Thread-safe. Within a transaction <c>follow</c> is false: what is rolled back must not have been taken for said.</remarks>
internal sealed class OrganisationIndex : IDisposable
{
    /// <summary>After so many acts on organisations at once, to read all of them is quicker than each.</summary>
    private const int MaxFollowed = 2_000;

    private const int MaxNames = 200;

    private readonly Lock _gate = new();
    private volatile Kept? _kept;
    private long _version;

    private sealed class Kept(RegistryIndex names, Dictionary<long, string> ids, long act) : IDisposable
    {
        public RegistryIndex Names => names;

        // By number: the id that it is in the index by.
        public Dictionary<long, string> Ids => ids;

        // The last act that was looked at.
        public long Act { get; set; } = act;

        // The highest number of an organisation that was.
        public long Last { get; set; } = ids.Count == 0 ? -1 : ids.Keys.Max();

        public int Removed { get; set; }

        public void Dispose() => names.Dispose();
    }

    /// <summary>Whether it can answer without being made first.</summary>
    public bool IsMade => _kept is not null;

    /// <summary>How many organisations were looked through.</summary>
    public int Known => _kept?.Names.Count ?? 0;

    /// <summary>The organisations that a printed name may mean, and what the matcher says to it.</summary>
    public MatchOutcome Match(Connection db, string name, string? country, int limit, bool follow = true) => Ready(db, follow).Names.Match(new NameQuery(name, country), limit);

    /// <summary>Who else may be called as an organisation is. Needs what <see cref="Follow(Connection)"/> has made, and reads nothing, since all of a registry takes a minute.</summary>
    public MatchOutcome MatchOthers(string id, string name, string? country, int limit) =>
        (_kept ?? throw new InvalidOperationException("The index was not made.")).Names.Match(new NameQuery(name, country) { Except = id }, limit);

    /// <summary>Grows whenever the registry changed: what was found by it holds as long as it does not.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Organisations for somebody who is typing a name.</summary>
    public IReadOnlyList<RankedMatch> Suggest(Connection db, string text, string? country, int limit) => Ready(db, follow: true).Names.Suggest(text, country, limit);

    /// <summary>The organisations that were registered after the last that it has seen: those of a transaction that is not committed.</summary>
    public List<string> Unread(Connection db)
    {
        var ids = new List<string>();
        var query = db.Query("SELECT id FROM organisation WHERE no > ?1").With(Ready(db, follow: false).Last);
        while (query.Next()) ids.Add(query.Text(0));
        return ids;
    }

    /// <summary>Takes in what has happened, and makes the index where there is none.</summary>
    public void Follow(Connection db) => Ready(db, follow: true);

    private Kept Ready(Connection db, bool follow)
    {
        if (_kept is { } known && (!follow || new RegistryReading(db).Last <= known.Act)) return known;
        lock (_gate)
        {
            if (_kept is null || (follow && !Follow(db, _kept))) Make(db);
            return _kept;
        }
    }

    /// <summary>Readers of the one before go on with it; nothing it holds is the system's but memory.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_kept))]
    private void Make(Connection db)
    {
        var reading = new RegistryReading(db);
        var act = reading.Last;
        var ids = new Dictionary<long, string>();
        var names = new RegistryIndex(reading.All().Select(body =>
        {
            ids[body.No] = body.Id;
            return Organisation(body);
        }));
        _kept = new Kept(names, ids, act);
        _version++;
    }

    /// <summary>False where to make it anew is better: much has happened, or much of it is left over from what was.</summary>
    private bool Follow(Connection db, Kept kept)
    {
        var reading = new RegistryReading(db);
        var last = reading.Last;
        var changed = new SortedSet<long>();
        var query = db.Query("SELECT a.kind, b.kind, a.idx, a.of, b.of FROM act a LEFT JOIN act b ON b.idx = a.of WHERE a.statement IS NULL AND a.idx > ?1 ORDER BY a.idx").With(kept.Act);
        var far = false;
        while (query.Next())
        {
            // What a merge, a split or a succession moves is for its projection to know: all is read again.
            far |= query.Text(0) is Merger.Name or Division.Name or Succession.Name || query.TextOrNull(1) is Merger.Name or Division.Name or Succession.Name;
            if (query.Text(0) == Joining.Name) continue;
            for (var column = 2; column <= 4; column++) if (!query.IsNull(column)) changed.Add(query.Int(column));
        }

        if (far || changed.Count > MaxFollowed) return false;
        foreach (var no in changed)
        {
            var body = reading.Get(no);
            Leave(kept, no);
            if (body is null) continue;
            Leave(kept, body.No);
            kept.Ids[body.No] = body.Id;
            kept.Names.Add(Organisation(body));
            kept.Last = Math.Max(kept.Last, body.No);
        }

        if (changed.Count > 0) _version++;
        kept.Act = last;
        return kept.Removed <= 1_000 + (kept.Ids.Count / 10);
    }

    private static void Leave(Kept kept, long no)
    {
        if (kept.Ids.Remove(no, out var before) && kept.Names.Remove(before)) kept.Removed++;
    }

    private static Organisation Organisation(RegisteredBody body) => new(body.Id, body.Names.Count == 0 ? [new(body.Name, null, NameKind.Official)] : [.. body.Names.Take(MaxNames).Select(name => Name(name, body.Name))], body.Country)
    {
        Domains = body.Domains,
        IsActive = !body.IsDissolved,
    };

    private static Matching.OrganisationName Name(Log.OrganisationName name, string shown) => new(name.Name, name.Language, name.Name == shown ? NameKind.Official : name.Kind switch
    {
        "official" => NameKind.Label,
        "abbreviation" => NameKind.Abbreviation,
        _ => NameKind.Alias,
    });

    public void Dispose() => _kept?.Dispose();
}
