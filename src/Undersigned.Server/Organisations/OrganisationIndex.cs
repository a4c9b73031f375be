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
        if (_kept is { } known && (!follow || LastAct(db) <= known.Act)) return known;
        lock (_gate)
        {
            if (_kept is null || (follow && !Follow(db, _kept))) Make(db);
            return _kept;
        }
    }

    private static long LastAct(Connection db) => db.Scalar("SELECT coalesce(max(idx), -1) FROM act");

    /// <summary>Readers of the one before go on with it; nothing it holds is the system's but memory.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_kept))]
    private void Make(Connection db)
    {
        var act = LastAct(db);
        var ids = new Dictionary<long, string>();
        var names = new RegistryIndex(All(db, ids));
        _kept = new Kept(names, ids, act);
        _version++;
    }

    /// <summary>False where to make it anew is better: much has happened, or much of it is left over from what was.</summary>
    private bool Follow(Connection db, Kept kept)
    {
        var last = LastAct(db);
        var changed = new SortedSet<long>();
        var query = db.Query("SELECT a.kind, a.idx, a.of, b.of FROM act a LEFT JOIN act b ON b.idx = a.of WHERE a.idx > ?1 AND a.statement IS NULL ORDER BY a.idx").With(kept.Act);
        var far = false;
        while (query.Next())
        {
            // What a merge or a split moves is known to its projection alone: all is read again.
            far |= query.Text(0) is not (Registration.Name or Joining.Name or ActOnEndorsement.ErasureName or ActOnEndorsement.ReversalName);
            for (var column = 1; column <= 3; column++) if (!query.IsNull(column)) changed.Add(query.Int(column));
        }

        if (far || changed.Count > MaxFollowed) return false;
        foreach (var no in changed)
        {
            if (kept.Ids.Remove(no, out var before) && kept.Names.Remove(before)) kept.Removed++;
            if (Read(db, no) is not { } organisation) continue;
            kept.Ids[no] = organisation.Id;
            kept.Names.Add(organisation);
            kept.Last = Math.Max(kept.Last, no);
        }

        if (changed.Count > 0) _version++;
        kept.Act = last;
        return kept.Removed <= 1_000 + (kept.Ids.Count / 10);
    }

    private static IEnumerable<Organisation> All(Connection db, Dictionary<long, string> ids)
    {
        var bodies = new List<(long No, string Id, string Name, string? Country)>();
        var query = db.Query("SELECT no, id, name, country FROM organisation ORDER BY no");
        while (query.Next()) bodies.Add((query.Int(0), query.Text(1), query.Text(2), query.TextOrNull(3)));
        foreach (var (no, id, name, country) in bodies)
        {
            ids[no] = id;
            yield return new Organisation(id, Names(db, no, name), country);
        }
    }

    private static Organisation? Read(Connection db, long no)
    {
        var query = db.Query("SELECT id, name, country FROM organisation WHERE no = ?1").With(no);
        if (!query.Next()) return null;
        var (id, name, country) = (query.Text(0), query.Text(1), query.TextOrNull(2));
        query.Reset();
        return new Organisation(id, Names(db, no, name), country);
    }

    private static List<Matching.OrganisationName> Names(Connection db, long no, string shown)
    {
        var names = new List<Matching.OrganisationName>();
        var query = db.Query("SELECT name, language, kind FROM organisation_name WHERE organisation = ?1 ORDER BY ord LIMIT ?2").With(no).With(MaxNames);
        while (query.Next())
        {
            var name = query.Text(0);
            var kind = query.Text(2);
            names.Add(new Matching.OrganisationName(name, query.TextOrNull(1), name == shown ? NameKind.Official : kind switch
            {
                "official" => NameKind.Label,
                "abbreviation" => NameKind.Abbreviation,
                _ => NameKind.Alias,
            }));
        }

        if (names.Count == 0) names.Add(new Matching.OrganisationName(shown, null, NameKind.Official));
        return names;
    }

    public void Dispose() => _kept?.Dispose();
}
