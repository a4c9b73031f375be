// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Organisations;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// The people under a statement by the three-letter pieces of their names, to find those whose names are like another: people are in
/// no registry. Names are read when they are first needed and then as they are added; what is found is read again.
/// </summary>
/// <remarks>For one thread at a time.</remarks>
internal sealed class SignedPeople
{
    private const int Letters = 36;

    /// <summary>Of a longer list the last that many are compared: an index of millions would be larger than the rest of the program.</summary>
    private const int MaxNames = 100_000;

    /// <summary>Where a request is confirmed, in a longer list neighbours of a letter are the rule, and to look for them would take longer than to sign.</summary>
    private const int MaxCompared = 5_000;

    private readonly List<(long Entry, int Pieces)> _names = [];
    private readonly Dictionary<int, List<int>> _holders = [];
    private ushort[] _shared = [];
    private long _last = -1;
    private long _lastAct = -1;

    public int Count => _names.Count;

    /// <summary>Whether a name is one letter away from that of somebody who stands under the statement, as a forged likeness is. The same name is none: people of one name are legitimate.</summary>
    /// <param name="statement">The statement's ULID.</param>
    public static bool HaveNeighbour(Connection db, string statement, string name)
    {
        var count = db.Query("SELECT coalesce(sum(g.standing), 0) FROM signatory_group g JOIN statement s ON s.no = g.statement WHERE s.id = ?1").With(statement);
        count.Next();
        var standing = count.Int(0);
        count.Reset();
        if (standing > MaxCompared) return false;
        var folded = TitleSearch.Fold(name);
        var near = false;
        var query = db.Query("SELECT e.name FROM statement s JOIN endorsement e ON e.statement = s.no WHERE s.id = ?1 AND e.state = 'standing' AND e.name IS NOT NULL").With(statement);
        while (!near && query.Next()) near = NameLikeness.AreOneApart(folded, TitleSearch.Fold(query.Text(0)));
        query.Reset();
        return near;
    }

    /// <summary>Takes in who was added, and what was corrected.</summary>
    public void Follow(Connection db, string statement)
    {
        if (_last < 0)
        {
            var first = db.Query("SELECT e.idx FROM endorsement e JOIN statement s ON s.no = e.statement WHERE s.id = ?1 AND e.name IS NOT NULL AND e.capacity = 'personal' ORDER BY e.idx DESC LIMIT 1 OFFSET ?2").With(statement).With(MaxNames);
            if (first.Next()) _last = first.Int(0);
            first.Reset();
        }

        var query = db.Query("SELECT e.idx, e.name FROM endorsement e JOIN statement s ON s.no = e.statement WHERE s.id = ?1 AND e.idx > ?2 AND e.name IS NOT NULL AND e.capacity = 'personal' ORDER BY e.idx").With(statement).With(_last);
        while (query.Next()) Add(_last = query.Int(0), query.Text(1));
        // A corrected name stands beside the one before, which no page shows: what is found is read again.
        var acts = db.Query("""
            SELECT a.idx, e.idx, e.name FROM act a JOIN statement s ON s.no = a.statement JOIN endorsement e ON e.idx = a.of
            WHERE s.id = ?1 AND a.idx > ?2 AND a.kind = 'correction' AND e.name IS NOT NULL AND e.capacity = 'personal' ORDER BY a.idx
            """).With(statement).With(_lastAct);
        while (acts.Next())
        {
            Add(acts.Int(1), acts.Text(2));
            _lastAct = acts.Int(0);
        }
    }

    /// <summary>Those who were added after the last that was read: within a transaction that is not committed.</summary>
    public List<long> Unread(Connection db, string statement)
    {
        var entries = new List<long>();
        var query = db.Query("SELECT e.idx FROM endorsement e JOIN statement s ON s.no = e.statement WHERE s.id = ?1 AND e.idx > ?2 AND e.capacity = 'personal'").With(statement).With(_last);
        while (query.Next()) entries.Add(query.Int(0));
        return entries;
    }

    private void Add(long entry, string name)
    {
        var pieces = Pieces(name);
        foreach (var piece in pieces)
        {
            if (!_holders.TryGetValue(piece, out var holders)) _holders[piece] = holders = [];
            holders.Add(_names.Count);
        }

        _names.Add((entry, pieces.Count));
    }

    /// <summary>The entries whose names share the most.</summary>
    public List<long> Find(string name, int count)
    {
        if (_shared.Length < _names.Count) _shared = new ushort[_names.Count + 1024];
        Array.Clear(_shared);
        var pieces = Pieces(name);
        var touched = new List<int>();
        foreach (var piece in pieces)
        {
            if (!_holders.TryGetValue(piece, out var holders)) continue;
            foreach (var holder in holders)
                if (_shared[holder]++ == 0) touched.Add(holder);
        }

        // Of the pieces of both together (Dice); a letter that is changed breaks three of them.
        var best = new PriorityQueue<long, double>();
        foreach (var holder in touched)
        {
            var likeness = 2.0 * _shared[holder] / (pieces.Count + _names[holder].Pieces);
            if (likeness < 0.3) continue;
            if (best.Count < count) best.Enqueue(_names[holder].Entry, likeness);
            else best.EnqueueDequeue(_names[holder].Entry, likeness);
        }

        return [.. best.UnorderedItems.Select(item => item.Element)];
    }

    private static HashSet<int> Pieces(string name)
    {
        var folded = NameLikeness.Fold(name).Replace(" ", "", StringComparison.Ordinal);
        var pieces = new HashSet<int>();
        for (var i = -2; i < folded.Length; i++)
            pieces.Add((Code(folded, i) * (Letters + 1) * (Letters + 1)) + (Code(folded, i + 1) * (Letters + 1)) + Code(folded, i + 2));
        return pieces;
    }

    private static int Code(string text, int at) => at < 0 || at >= text.Length ? 0 : char.IsAsciiDigit(text[at]) ? text[at] - '0' + 27 : text[at] - 'a' + 1;
}
