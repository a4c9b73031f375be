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
    // The object that owns it lives as long as the query does.
    private readonly nint _statement = statement.DangerousGetHandle();
    private int _bound;
    private bool _stepped;

    public Query With(long value) => Bound(Native.BindInt(_statement, ++_bound, value));

    public Query With(long? value) => value is { } number ? With(number) : Null();

    public Query With(bool value) => With(value ? 1L : 0L);

    public Query With(ReadOnlySpan<byte> value) => Bound(Native.BindBlob(_statement, ++_bound, value));

    public Query With(byte[]? value) => value is null ? Null() : With(value.AsSpan());

    public Query With(string? value)
    {
        if (value is null) return Null();
        if (value.Length > 256) return Bound(Native.BindText(_statement, ++_bound, Encoding.UTF8.GetBytes(value)));
        Span<byte> utf8 = stackalloc byte[value.Length * 3];
        var length = Encoding.UTF8.GetBytes(value, utf8);
        return Bound(Native.BindText(_statement, ++_bound, utf8[..length]));
    }

    private Query Null() => Bound(Native.BindNull(_statement, ++_bound));

    private Query Bound(int code)
    {
        if (code != raw.SQLITE_OK) connection.Check(code);
        return this;
    }

    /// <summary>Moves to the next row; false, and ready to be bound again, when there is none.</summary>
    public bool Next()
    {
        _stepped = true;
        var code = Native.Step(_statement);
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

    public bool IsNull(int column) => Native.ColumnType(_statement, column) == raw.SQLITE_NULL;

    public long Int(int column) => Native.ColumnInt(_statement, column);

    public long? IntOrNull(int column) => IsNull(column) ? null : Int(column);

    public bool Bool(int column) => Int(column) != 0;

    /// <summary>The bytes of a column, valid until the next row.</summary>
    public ReadOnlySpan<byte> Blob(int column) => Native.ColumnBlob(_statement, column);

    // A text column read as a blob gives its UTF-8 bytes without a search for the terminating zero.
    public string Text(int column) => Encoding.UTF8.GetString(Native.ColumnBlob(_statement, column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Reset()
    {
        // It tells again what the last step told.
        if (_stepped) _ = Native.Reset(_statement);
        _stepped = false;
        _bound = 0;
    }

    public void Dispose() => statement.Dispose();
}
