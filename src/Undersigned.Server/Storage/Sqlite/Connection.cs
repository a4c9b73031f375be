// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Undersigned.Server.Storage.Sqlite;

/// <summary>
/// One SQLite connection with its prepared queries. Used by one thread at a time: the sequencer owns the only writer,
/// readers are lent by <see cref="ReaderPool"/>.
/// </summary>
internal sealed unsafe class Connection : IDisposable
{
    private readonly Dictionary<string, Query> _queries = new(StringComparer.Ordinal);

    // Those whose text stands in the program, by the object that it is there: to compare long texts costs as much as a short query.
    private readonly Dictionary<object, Query> _written = new(ReferenceEqualityComparer.Instance);

    static Connection() => Batteries_V2.Init();

    // Native memory: SQLite writes to it.
    private int* _walPages;

    private Connection(sqlite3 handle) => Handle = handle;

    internal sqlite3 Handle { get; }

    /// <summary>Opens the database; a writer makes the file where there is none, durable at every commit.</summary>
    public static Connection Open(string path, bool write)
    {
        var flags = (write ? raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE : raw.SQLITE_OPEN_READONLY) | raw.SQLITE_OPEN_NOMUTEX;
        var code = raw.sqlite3_open_v2(path, out var handle, flags, null);
        var connection = new Connection(handle);
        if (code != raw.SQLITE_OK)
        {
            connection.Dispose();
            throw new SqliteException(code, $"Cannot open the database {path}: {raw.sqlite3_errstr(code).utf8_to_string()}.");
        }

        raw.sqlite3_busy_timeout(handle, 10_000);
        if (write)
        {
            connection.Execute("PRAGMA journal_mode=WAL");
            connection.Execute("PRAGMA synchronous=FULL");
            connection.Execute("PRAGMA foreign_keys=OFF");
            connection.Execute("PRAGMA wal_autocheckpoint=4000");
            // What is erased is overwritten in the pages that are written anyway: a name must not outlive its erasure in the file.
            connection.Execute("PRAGMA secure_delete=FAST");
        }

        connection.Execute("PRAGMA temp_store=MEMORY");
        connection.Execute(write ? "PRAGMA cache_size=-32768" : "PRAGMA cache_size=-4096");
        return connection;
    }

    /// <summary>A prepared query, kept for the life of the connection. Binding it again ends its last use.</summary>
    public Query Query(string sql)
    {
        if (!_written.TryGetValue(sql, out var query))
        {
            query = Prepared(sql);
            if (ReferenceEquals(string.IsInterned(sql), sql)) _written.Add(sql, query);
        }

        query.Reset();
        return query;
    }

    private Query Prepared(string sql)
    {
        if (_queries.TryGetValue(sql, out var query)) return query;
        Check(raw.sqlite3_prepare_v3(Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return _queries[sql] = new Query(this, statement);
    }

    /// <summary>Runs a text of one or more SQL commands without parameters.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(Handle, sql));

    /// <summary>The first column of the first row as a number; 0 where there is no row.</summary>
    public long Scalar(string sql)
    {
        var query = Query(sql);
        var value = query.Next() ? query.Int(0) : 0;
        query.Reset();
        return value;
    }

    /// <summary>The row that this connection inserted last.</summary>
    public long LastRow => raw.sqlite3_last_insert_rowid(Handle);

    /// <summary>A number that changes when another connection, of this process or another, has committed.</summary>
    public long DataVersion() => Scalar("PRAGMA data_version");

    /// <summary>Leaves the write-ahead log to a <see cref="Checkpointer"/>.</summary>
    public void LeaveWal()
    {
        _walPages = (int*)NativeMemory.AllocZeroed(sizeof(int));
        Native.CountWal(Handle.DangerousGetHandle(), _walPages);
    }

    /// <summary>The pages in the write-ahead log after the last commit of this connection.</summary>
    public int WalPages => *_walPages;

    internal void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            throw new SqliteException(raw.sqlite3_extended_errcode(Handle), raw.sqlite3_errmsg(Handle).utf8_to_string());
    }

    public void Dispose()
    {
        foreach (var query in _queries.Values) query.Dispose();
        Handle.Dispose();
        NativeMemory.Free(_walPages);
        _walPages = null;
    }
}
