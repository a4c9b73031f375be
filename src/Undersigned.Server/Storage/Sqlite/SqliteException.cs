// SPDX-License-Identifier: Apache-2.0
using SQLitePCL;

namespace Undersigned.Server.Storage.Sqlite;

/// <summary>What SQLite refused, with its extended result code (sqlite.org/rescode.html).</summary>
internal sealed class SqliteException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;

    private int Primary => Code & 0xff;

    /// <summary>The disk, or a quota on it, has no room: nothing of the transaction was kept.</summary>
    public bool IsFull => Primary == raw.SQLITE_FULL || Code == (raw.SQLITE_IOERR | (3 << 8));

    /// <summary>The database file contradicts itself.</summary>
    public bool IsCorrupt => Primary is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;
}
