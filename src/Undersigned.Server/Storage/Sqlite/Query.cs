// SPDX-License-Identifier: Apache-2.0
using System.Text;
using SQLitePCL;

namespace Undersigned.Server.Storage.Sqlite;

/// <summary>
/// A prepared query: bind with <c>With</c>, walk with <see cref="Next"/>, read columns by their place from 0.
/// Parameters are numbered from 1 in the order of the calls to <c>With</c>.
/// </summary>
internal sealed class Query(Connection connection, sqlite3_stmt statement) : IDisposable
{
    private int _bound;
    private bool _stepped;

    public Query With(long value) => Bound(raw.sqlite3_bind_int64(statement, ++_bound, value));

    public Query With(long? value) => value is { } number ? With(number) : Null();

    public Query With(bool value) => With(value ? 1L : 0L);

    public Query With(ReadOnlySpan<byte> value) => Bound(value.IsEmpty
        ? raw.sqlite3_bind_zeroblob(statement, ++_bound, 0)
        : raw.sqlite3_bind_blob(statement, ++_bound, value));

    public Query With(byte[]? value) => value is null ? Null() : With(value.AsSpan());

    public Query With(string? value)
    {
        if (value is null) return Null();
        if (value.Length > 256) return Bound(raw.sqlite3_bind_text(statement, ++_bound, Encoding.UTF8.GetBytes(value)));
        Span<byte> utf8 = stackalloc byte[value.Length * 3];
        var length = Encoding.UTF8.GetBytes(value, utf8);
        return Bound(raw.sqlite3_bind_text(statement, ++_bound, utf8[..length]));
    }

    private Query Null() => Bound(raw.sqlite3_bind_null(statement, ++_bound));

    private Query Bound(int code)
    {
        connection.Check(code);
        return this;
    }

    /// <summary>Moves to the next row; false, and ready to be bound again, when there is none.</summary>
    public bool Next()
    {
        _stepped = true;
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        if (code != raw.SQLITE_DONE)
        {
            var error = new SqliteException(raw.sqlite3_extended_errcode(connection.Handle), raw.sqlite3_errmsg(connection.Handle).utf8_to_string());
            Reset();
            throw error;
        }

        Reset();
        return false;
    }

    /// <summary>Runs a command to its end.</summary>
    public void Run()
    {
        while (Next()) { }
    }

    /// <summary>Whether there is a row; the query is then ready to be bound again.</summary>
    public bool Any()
    {
        var any = Next();
        Reset();
        return any;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Int(int column) => raw.sqlite3_column_int64(statement, column);

    public long? IntOrNull(int column) => IsNull(column) ? null : Int(column);

    public bool Bool(int column) => Int(column) != 0;

    /// <summary>The bytes of a column, valid until the next row.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(statement, column);

    // A text column read as a blob gives its UTF-8 bytes without a search for the terminating zero.
    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Reset()
    {
        if (_stepped) raw.sqlite3_reset(statement);
        _stepped = false;
        _bound = 0;
    }

    public void Dispose() => statement.Dispose();
}
