// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;

namespace Undersigned.Server.Storage.Sqlite;

/// <summary>
/// An index over keys that fall anywhere, as hashes do, and that is sorted late. Rows are written in the order of arrival, many to
/// a page; but each key has its place on another page of its index, which costs more than all the rest of a row. So the keys of
/// the newest rows are kept in memory. When there are many they go into the index in the order of the keys, a slice at a time:
/// then a page that is written takes several.
/// </summary>
/// <remarks>
/// The rows are what is durable. The table <c>late_index</c> says up to which row the index is complete; the keys of the rows after
/// it are read when the object is made, wherever they stand by then. For the writer, within its transactions. What it has in memory
/// is void after a roll back and after another process's commit: make a new one.
/// </remarks>
internal sealed class LateIndex
{
    public const int KeyBytes = 16;

    private const int DefaultGeneration = 65_536;
    private const int Slice = 256;

    private readonly int _generation;
    private readonly Connection _db;
    private readonly string _table;
    private readonly string _find;
    private readonly string _put;
    private readonly string _remove;

    private Dictionary<UInt128, long> _arriving = [];
    private Dictionary<UInt128, long> _settling = [];
    private UInt128[] _sorted = [];
    private int _settled;
    private int _owed;
    private long _lastRow;
    private long _settlingUpTo;

    /// <param name="table">A table with the columns <paramref name="row"/>, an ascending INTEGER PRIMARY KEY, and <c>key</c>. Its index is <c>{table}_key(key, row)</c>.</param>
    /// <param name="generation">How many keys are sorted at once.</param>
    public LateIndex(Connection db, string table, string row, int generation = DefaultGeneration)
    {
        (_db, _table, _generation) = (db, table, generation);
        _find = string.Intern($"SELECT row FROM {table}_key WHERE key = ?1");
        _put = string.Intern($"INSERT OR REPLACE INTO {table}_key VALUES(?1, ?2)");
        _remove = string.Intern($"DELETE FROM {table}_key WHERE key = ?1");
        var late = db.Query($"SELECT {row}, key FROM {table} WHERE {row} > coalesce((SELECT row FROM late_index WHERE name = ?1), -1) ORDER BY {row}").With(table);
        while (late.Next()) _arriving[Number(late.Blob(1))] = _lastRow = late.Int(0);
    }

    public long? Find(ReadOnlySpan<byte> key)
    {
        var number = Number(key);
        if (_arriving.TryGetValue(number, out var row) || _settling.TryGetValue(number, out row)) return row;
        var query = _db.Query(_find).With(key);
        long? found = query.Next() ? query.Int(0) : null;
        query.Reset();
        return found;
    }

    /// <summary>The row was added, and is later than every other. It takes the key from an older row that has it.</summary>
    public void Add(ReadOnlySpan<byte> key, long row)
    {
        _arriving[Number(key)] = _lastRow = row;

        // Two for each that arrives, so that a generation is settled well before the next one is full.
        _owed += 2;
        if (_owed < Slice) return;
        _owed = 0;
        if (_settled < _sorted.Length) Settle();
        else if (_arriving.Count >= _generation) NextGeneration();
    }

    /// <summary>A row that is not the latest got another key: that goes into the index at once.</summary>
    public void Put(ReadOnlySpan<byte> key, long row) => _db.Query(_put).With(key).With(row).Run();

    /// <summary>The row was deleted.</summary>
    public void Remove(ReadOnlySpan<byte> key)
    {
        _arriving.Remove(Number(key));
        _settling.Remove(Number(key));
        _db.Query(_remove).With(key).Run();
    }

    private void NextGeneration()
    {
        (_settling, _arriving) = (_arriving, []);
        _sorted = [.. _settling.Keys];
        Array.Sort(_sorted);
        _settled = 0;
        _settlingUpTo = _lastRow;
    }

    private void Settle()
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        for (var end = Math.Min(_settled + Slice, _sorted.Length); _settled < end; _settled++)
        {
            // What was removed meanwhile stays so.
            if (!_settling.TryGetValue(_sorted[_settled], out var row)) continue;
            BinaryPrimitives.WriteUInt128BigEndian(key, _sorted[_settled]);
            _db.Query(_put).With(key).With(row).Run();
        }

        if (_settled < _sorted.Length) return;
        _db.Query("INSERT OR REPLACE INTO late_index VALUES(?1, ?2)").With(_table).With(_settlingUpTo).Run();
        (_settling, _sorted, _settled) = ([], [], 0);
    }

    // Big-endian, so that numbers are ordered as SQLite orders the bytes.
    private static UInt128 Number(ReadOnlySpan<byte> key) => BinaryPrimitives.ReadUInt128BigEndian(key);
}
