// SPDX-License-Identifier: Apache-2.0
using System.Text;
using AnyAscii;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>How a name is like another, the closest first.</summary>
internal enum Likeness
{
    Same,

    /// <summary>But for letters that look the same and are of another script.</summary>
    Script,

    /// <summary>But for capitals, accents, spaces and marks.</summary>
    Spelling,

    /// <summary>But for a letter or a few.</summary>
    Letters,

    /// <summary>But for the order of its words.</summary>
    Words,

    /// <summary>One is the other with words added.</summary>
    Part,

    /// <summary>Alike, and probably another.</summary>
    Alike,
}

/// <summary>The nearest name to one that is asked for.</summary>
/// <param name="Letters">How many letters are between the two.</param>
/// <param name="Entry">Of its endorsement of the same statement; null for an organisation of the registry that has not signed it.</param>
/// <param name="Organisation">Its ULID; null for a person.</param>
/// <param name="Role">Of the group that it stands in.</param>
internal sealed record NearName(string Name, Likeness Likeness, int Letters, long? Entry, string? Organisation, string? Country, string? Role, string? Day)
{
    /// <summary>Whether it is so near that somebody must look at it alone, and not among others.</summary>
    public bool IsDuplicate => Likeness != Likeness.Alike;
}

/// <summary>
/// Finds the name under a statement, or in the registry, that is nearest to another: by three-letter pieces of the names in ASCII,
/// and of the candidates by their letters. Names are read when they are first needed and then as they are added; what is found is
/// read again, so that nobody is shown who has left.
/// </summary>
/// <remarks>Thread-safe. Within a transaction <c>follow</c> is false: what is rolled back must not have been taken for said.</remarks>
internal sealed class NearestNames
{
    private const string Registry = "";
    private const int Candidates = 30;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, NameIndex> _indexes = new(StringComparer.Ordinal);

    /// <summary>How many names were looked through.</summary>
    public int Known(string statement)
    {
        lock (_gate) return Index(Registry).Count + Index(statement).Count;
    }

    /// <summary>The nearest name; null where none is like it.</summary>
    /// <param name="statement">The statement's ULID.</param>
    public NearName? To(Connection db, string statement, string name, bool isPerson, bool follow = true)
    {
        lock (_gate)
        {
            var signed = Index(statement);
            var registry = Index(Registry);
            if (follow)
            {
                Follow(db, statement, signed);
                FollowRegistry(db, registry);
            }

            var best = Best(signed.Find(name, Candidates).Concat(follow ? [] : Unread(db, statement, signed.Last)), name, no => Signatory(db, no, isPerson));
            if (isPerson || best is { IsDuplicate: true }) return best;
            var known = Best(registry.Find(name, Candidates), name, no => Organisation(db, no, statement, name));
            return known is not null && (best is null || known.Likeness < best.Likeness) ? known : best;
        }
    }

    private static NearName? Best(IEnumerable<long> numbers, string name, Func<long, NearName?> read)
    {
        NearName? best = null;
        foreach (var no in numbers.Distinct())
        {
            if (read(no) is not { } candidate || Compare(name, candidate.Name) is not { } like) continue;
            if (best is null || (like.Likeness, like.Letters).CompareTo((best.Likeness, best.Letters)) < 0) best = candidate with { Likeness = like.Likeness, Letters = like.Letters };
        }

        return best;
    }

    private NameIndex Index(string key) => _indexes.TryGetValue(key, out var index) ? index : _indexes[key] = new NameIndex();

    private static void Follow(Connection db, string statement, NameIndex index)
    {
        var query = db.Query("SELECT e.idx, e.name FROM endorsement e JOIN statement s ON s.no = e.statement WHERE s.id = ?1 AND e.idx > ?2 AND e.name IS NOT NULL ORDER BY e.idx").With(statement).With(index.Last);
        while (query.Next()) index.Add(query.Int(0), query.Text(1));
        // A corrected name stands beside the one before, which no page shows: what is found is read again.
        var acts = db.Query("""
            SELECT a.idx, e.idx, e.name FROM act a JOIN statement s ON s.no = a.statement JOIN endorsement e ON e.idx = a.of
            WHERE s.id = ?1 AND a.idx > ?2 AND a.kind = 'correction' AND e.name IS NOT NULL ORDER BY a.idx
            """).With(statement).With(index.LastAct);
        while (acts.Next())
        {
            index.Also(acts.Int(1), acts.Text(2));
            index.LastAct = acts.Int(0);
        }
    }

    private static void FollowRegistry(Connection db, NameIndex index)
    {
        var query = db.Query("SELECT organisation, name FROM organisation_name WHERE organisation > ?1 ORDER BY organisation").With(index.Last);
        while (query.Next()) index.Add(query.Int(0), query.Text(1));
    }

    private static List<long> Unread(Connection db, string statement, long last)
    {
        var numbers = new List<long>();
        var query = db.Query("SELECT e.idx FROM endorsement e JOIN statement s ON s.no = e.statement WHERE s.id = ?1 AND e.idx > ?2").With(statement).With(last);
        while (query.Next()) numbers.Add(query.Int(0));
        return numbers;
    }

    private static NearName? Signatory(Connection db, long entry, bool isPerson)
    {
        var query = db.Query("""
            SELECT e.name, o.id, e.country, g.role, coalesce(e.day, substr(e.at, 1, 10)) FROM endorsement e JOIN signatory_group g ON g.no = e.grp LEFT JOIN organisation o ON o.no = e.organisation
            WHERE e.idx = ?1 AND e.state = 'standing' AND e.name IS NOT NULL AND (e.capacity = 'personal') = ?2
            """).With(entry).With(isPerson);
        if (!query.Next()) return null;
        var near = new NearName(query.Text(0), default, 0, entry, query.TextOrNull(1), query.TextOrNull(2), query.Text(3), query.TextOrNull(4));
        query.Reset();
        return near;
    }

    /// <summary>An organisation by that of its names which is nearest.</summary>
    private static NearName? Organisation(Connection db, long no, string statement, string name)
    {
        var query = db.Query("""
            SELECT o.name, o.id, o.country, (SELECT e.idx FROM endorsement e JOIN statement s ON s.no = e.statement WHERE e.organisation = o.no AND s.id = ?2 AND e.state = 'standing')
            FROM organisation o WHERE o.no = (SELECT coalesce(x.merged, x.no) FROM organisation x WHERE x.no = ?1)
            """).With(no).With(statement);
        if (!query.Next()) return null;
        var near = new NearName(query.Text(0), default, 0, query.IntOrNull(3), query.Text(1), query.TextOrNull(2), null, null);
        query.Reset();
        var best = ((Likeness)int.MaxValue, 0);
        var names = db.Query("SELECT name FROM organisation_name WHERE organisation = ?1 ORDER BY ord").With(no);
        while (names.Next())
        {
            var known = names.Text(0);
            if (Compare(name, known) is not { } like || like.CompareTo(best) >= 0) continue;
            best = like;
            near = near with { Name = known };
        }

        return near;
    }

    /// <summary>How two names are like each other, and how many letters are between them; null where they are not.</summary>
    public static (Likeness Likeness, int Letters)? Compare(string one, string other)
    {
        if (one == other) return (Likeness.Same, 0);
        if (string.Equals(Lookalikes.Latin(one), Lookalikes.Latin(other), StringComparison.OrdinalIgnoreCase)) return (Likeness.Script, Differing(one, other).Count(piece => piece.Differs));
        var (a, b) = (Fold(one), Fold(other));
        var (joinedA, joinedB) = (a.Replace(" ", "", StringComparison.Ordinal), b.Replace(" ", "", StringComparison.Ordinal));
        if (joinedA.Length == 0 || joinedB.Length == 0) return null;
        if (joinedA == joinedB) return (Likeness.Spelling, 0);
        var (wordsA, wordsB) = (a.Split(' '), b.Split(' '));
        if (wordsA.Order(StringComparer.Ordinal).SequenceEqual(wordsB.Order(StringComparer.Ordinal))) return (Likeness.Words, 0);
        var longer = Math.Max(joinedA.Length, joinedB.Length);
        var distance = Distance(joinedA, joinedB);
        if (distance <= 1 + (longer / 12)) return (Likeness.Letters, distance);
        var (fewer, more) = wordsA.Length < wordsB.Length ? (wordsA, wordsB) : (wordsB, wordsA);
        if (fewer.Length >= 2 && fewer.Sum(word => word.Length) >= 8 && fewer.All(more.Contains)) return (Likeness.Part, distance);
        return distance <= longer * 3 / 10 ? (Likeness.Alike, distance) : null;
    }

    /// <summary>A name cut into pieces, with what the other has not so.</summary>
    public static IReadOnlyList<(string Text, bool Differs)> Differing(string name, string other)
    {
        var lengths = new int[name.Length + 1, other.Length + 1];
        for (var i = name.Length - 1; i >= 0; i--)
            for (var j = other.Length - 1; j >= 0; j--)
                lengths[i, j] = name[i] == other[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        var pieces = new List<(string Text, bool Differs)>();
        var (at, against) = (0, 0);
        var piece = new StringBuilder();
        var differs = false;
        while (at < name.Length)
        {
            var isCommon = against < other.Length && name[at] == other[against];
            if (!isCommon && against < other.Length && lengths[at, against + 1] > lengths[at + 1, against])
            {
                against++;
                continue;
            }

            if (piece.Length > 0 && differs == isCommon)
            {
                pieces.Add((piece.ToString(), differs));
                piece.Clear();
            }

            differs = !isCommon;
            piece.Append(name[at++]);
            if (isCommon) against++;
        }

        if (piece.Length > 0) pieces.Add((piece.ToString(), differs));
        return pieces;
    }

    /// <summary>Lower-case ASCII words. A word that mixes scripts is read by the looks of its letters, every other by their sound.</summary>
    public static string Fold(string name)
    {
        var looks = SignatoryName.TryParse(name, out var parsed, out _) && parsed.MixesScripts ? Lookalikes.Latin(name) : name;
        var ascii = looks.Transliterate();
        var folded = new StringBuilder(ascii.Length);
        foreach (var c in ascii)
        {
            if (char.IsAsciiLetterOrDigit(c)) folded.Append(char.ToLowerInvariant(c));
            // An apostrophe within a word is none to the ear.
            else if (c is not ('\'' or '`' or '.') && folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var (two, one, now) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) one[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(one[j] + 1, now[j - 1] + 1), one[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = Math.Min(now[j], two[j - 2] + 1);
            }

            (two, one, now) = (one, now, two);
        }

        return one[b.Length];
    }

    /// <summary>Letters of Cyrillic and Greek that look like Latin ones (of UTS 39, those of everyday text).</summary>
    private static class Lookalikes
    {
        private const string Others = "АВЕКМНОРСТХУІЈЅаеорсхуіјѕԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧονα";
        private const string Latins = "ABEKMHOPCTXYIJSaeopcxyijsdqwhABEZHIKMNOPTYXova";

        public static string Latin(string text) => string.Create(text.Length, text, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = Others.IndexOf(from[i], StringComparison.Ordinal) is >= 0 and var at ? Latins[at] : from[i];
        });
    }

    /// <summary>Folded names by their three-letter pieces.</summary>
    private sealed class NameIndex
    {
        private const int Letters = 36;

        private readonly List<(long No, int Pieces)> _names = [];
        private readonly Dictionary<int, List<int>> _holders = [];
        private ushort[] _shared = [];

        public int Count => _names.Count;

        /// <summary>The highest number that was added.</summary>
        public long Last { get; private set; } = -1;

        public long LastAct { get; set; } = -1;

        public void Add(long no, string name)
        {
            Also(no, name);
            Last = no;
        }

        public void Also(long no, string name)
        {
            var pieces = Pieces(name);
            foreach (var piece in pieces)
            {
                if (!_holders.TryGetValue(piece, out var holders)) _holders[piece] = holders = [];
                holders.Add(_names.Count);
            }

            _names.Add((no, pieces.Count));
        }

        /// <summary>The numbers of those that share the most.</summary>
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
                if (best.Count < count) best.Enqueue(_names[holder].No, likeness);
                else best.EnqueueDequeue(_names[holder].No, likeness);
            }

            return [.. best.UnorderedItems.Select(item => item.Element)];
        }

        private static HashSet<int> Pieces(string name)
        {
            var folded = Fold(name).Replace(" ", "", StringComparison.Ordinal);
            var pieces = new HashSet<int>();
            for (var i = -2; i < folded.Length; i++)
                pieces.Add((Code(folded, i) * (Letters + 1) * (Letters + 1)) + (Code(folded, i + 1) * (Letters + 1)) + Code(folded, i + 2));
            return pieces;
        }

        private static int Code(string text, int at) => at < 0 || at >= text.Length ? 0 : char.IsAsciiDigit(text[at]) ? text[at] - '0' + 27 : text[at] - 'a' + 1;
    }
}
