// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Mail;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;
using Undersigned.Transparency;

namespace Undersigned.Server.Log;

/// <summary>
/// What an operation writes within one transaction: acts with their disclosures and texts, and private state by <see cref="Db"/>.
/// Used on the sequencer's thread only. An operation checks its rules first and writes last, so that a refusal leaves nothing.
/// </summary>
internal sealed class LogTransaction(Connection db, GrowingTree tree, PrivateKeys keys)
{
    /// <summary>The longest entry that an entry bundle can hold (C2SP tlog-tiles).</summary>
    public const int MaxEntryBytes = 65_535;

    private readonly CanonicalWriter _entry = new();
    private readonly CanonicalWriter _opening = new();
    private readonly Projection _projection = new(db);
    private readonly Dictionary<string, OpenStatement> _open = new(StringComparer.Ordinal);
    private LateIndex? _standing;
    private LateIndex? _repeated;

    public Connection Db { get; } = db;

    /// <summary>The keys of keyed hashes, for what must be recognised and not kept.</summary>
    public PrivateKeys Keys { get; } = keys;

    /// <summary>Who stands, by keyed hash: rows of <c>standing</c>.</summary>
    public LateIndex Standing => _standing ??= new LateIndex(Db, "standing", "idx");

    /// <summary>Requests that were answered, by the hash of their key: rows of <c>idempotency</c>.</summary>
    public LateIndex Repeated => _repeated ??= new LateIndex(Db, "idempotency", "no");

    /// <summary>The time of this transaction. Never before that of the entry before.</summary>
    public DateTimeOffset At { get; private set; }

    public string AtText { get; private set; } = "";

    /// <summary>The day in the network's time zone, <c>yyyy-MM-dd</c>.</summary>
    public string Today { get; private set; } = "";

    /// <summary>Whether a name left the state: caches are emptied before anybody is answered.</summary>
    public bool Purges { get; private set; }

    /// <summary>The entries of which a receipt is wanted.</summary>
    public List<Proven> Proven { get; } = [];

    public void Begin(DateTimeOffset at, TimeZoneInfo zone)
    {
        At = at;
        AtText = Timestamp.Format(at);
        Today = TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Purges = false;
        Proven.Clear();
    }

    /// <summary>Writes what was summed up. The transaction commits after it.</summary>
    public void End() => _projection.End();

    /// <summary>What the rules of endorsing need to know of a statement: read once, and again when it may have changed. Null where there is none of that address.</summary>
    public OpenStatement? Open(string slug)
    {
        if (_open.TryGetValue(slug, out var known)) return known;
        if (OpenStatement.Load(Db, slug) is not { } statement) return null;
        return _open[slug] = statement;
    }

    /// <summary>Appends an act and applies it to the current state.</summary>
    /// <returns>The entry's index.</returns>
    public long Append(Act act, Disclosure? disclosure = null)
    {
        string? commitment = null;
        if (disclosure is not null)
        {
            disclosure.Write(_opening.Clear());
            commitment = ContentHash.Of(_opening.Written).ToString();
        }

        act.Write(_entry.Clear(), AtText, commitment);
        if (_entry.Written.Length > MaxEntryBytes)
            throw new ArgumentException($"The act {act.Kind} takes {_entry.Written.Length} bytes; an entry holds at most {MaxEntryBytes}.");
        var index = tree.Size;
        tree.Append(MerkleHash.OfLeaf(_entry.Written));
        Db.Query("INSERT INTO log_entry VALUES(?1, ?2)").With(index).With(_entry.Written).Run();
        if (disclosure is null) _opening.Clear();
        else Db.Query("INSERT INTO disclosure VALUES(?1, ?2)").With(index).With(_opening.Written).Run();
        _projection.Apply(index, AtText, act, disclosure);
        if (act is not (Endorsing or Registration)) _open.Clear();
        return index;
    }

    /// <summary>Keeps content under its hash.</summary>
    /// <returns>The name by which acts refer to it.</returns>
    public string Keep(ReadOnlySpan<byte> content)
    {
        var hash = ContentHash.Of(content);
        Db.Query("INSERT OR IGNORE INTO text VALUES(?1, ?2)").With(hash.AsSpan()).With(content).Run();
        return hash.ToString();
    }

    /// <summary>Asks for the receipt of the entry that was just appended.</summary>
    public Proven ProveLast()
    {
        var proven = new Proven(tree.Size - 1, _entry.Written.ToArray(), _opening.Written.ToArray());
        Proven.Add(proven);
        return proven;
    }

    /// <summary>Deletes what was disclosed of an entry and of its corrections, and mail about it that has not gone out. The log stays valid.</summary>
    public void Erase(long index)
    {
        Db.Query("DELETE FROM disclosure WHERE idx = ?1 OR idx IN (SELECT idx FROM act WHERE of = ?1)").With(index).Run();
        Outbox.ForgetEntry(this, index);
        Review.Forget(this, index);
        PurgePages();
    }

    /// <summary>Has rendered pages thrown away before anybody is answered, rather than served once more while new ones are made.</summary>
    public void PurgePages() => Purges = true;
}

/// <summary>An entry and its disclosure, with the proof that it is in the tree once that is signed.</summary>
/// <param name="Disclosure">Empty where the act has none, or where it is withheld.</param>
internal sealed record Proven(long Index, byte[] Entry, byte[] Disclosure)
{
    /// <summary>The audit path (RFC 6962, 2.1.1) to the root of the head that the transaction ended with.</summary>
    public MerkleHash[] Path { get; set; } = [];
}
