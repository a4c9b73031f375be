// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Undersigned.Server.Storage.Sqlite;

/// <summary>
/// The calls that are made for every value of every row, in the library that the package brings, by plain pointers: the package's
/// own way to them costs more than the calls do. None of those that need no switch of the runtime's mode waits or calls back.
/// </summary>
internal static unsafe partial class Native
{
    private const string Library = "e_sqlite3";

    /// <summary>SQLITE_TRANSIENT: SQLite makes its own copy before the call returns.</summary>
    private static readonly nint Copied = -1;

    public static int BindText(nint statement, int parameter, ReadOnlySpan<byte> utf8)
    {
        // An empty text is no null, which a null pointer would be taken for.
        fixed (byte* bytes = utf8.IsEmpty ? "\0"u8 : utf8) return BindText(statement, parameter, bytes, utf8.Length, Copied);
    }

    public static int BindBlob(nint statement, int parameter, ReadOnlySpan<byte> value)
    {
        fixed (byte* bytes = value.IsEmpty ? "\0"u8 : value) return BindBlob(statement, parameter, bytes, value.Length, Copied);
    }

    public static ReadOnlySpan<byte> ColumnBlob(nint statement, int column)
    {
        // In this order: the first call may change the value's form, and the second is about the form it then has.
        var bytes = ColumnBytesAt(statement, column);
        return new ReadOnlySpan<byte>(bytes, ColumnLength(statement, column));
    }

    /// <summary>Has the connection count the pages of its write-ahead log after each commit, in place of what it does by itself.</summary>
    public static void CountWal(nint connection, int* pages) => _ = WalHook(connection, &KeepCount, pages);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int KeepCount(int* pages, nint connection, byte* database, int count)
    {
        *pages = count;
        return 0;
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_wal_hook")]
    private static partial nint WalHook(nint connection, delegate* unmanaged[Cdecl]<int*, nint, byte*, int, int> hook, int* argument);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    public static partial int BindInt(nint statement, int parameter, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    public static partial int BindNull(nint statement, int parameter);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [SuppressGCTransition]
    public static partial long ColumnInt(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    [SuppressGCTransition]
    public static partial int ColumnType(nint statement, int column);

    // These may copy much, or bring a form about that takes memory.
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    private static partial int BindText(nint statement, int parameter, byte* bytes, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob")]
    private static partial int BindBlob(nint statement, int parameter, byte* bytes, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    private static partial byte* ColumnBytesAt(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [SuppressGCTransition]
    private static partial int ColumnLength(nint statement, int column);
}
