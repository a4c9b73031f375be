// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;

namespace Undersigned.Server.Storage.Sqlite;

/// <summary>Lends read-only connections. Each loan is one snapshot: everything read in it belongs to one log size.</summary>
internal sealed class ReaderPool(string path) : IDisposable
{
    private readonly ConcurrentBag<Connection> _idle = [];

    public T Read<T>(Func<Connection, T> read)
    {
        if (!_idle.TryTake(out var connection)) connection = Connection.Open(path, write: false);
        try
        {
            connection.Execute("BEGIN");
            var result = read(connection);
            connection.Execute("COMMIT");
            _idle.Add(connection);
            return result;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection)) connection.Dispose();
    }
}
