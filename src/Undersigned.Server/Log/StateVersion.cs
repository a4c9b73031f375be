// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Log;

/// <summary>
/// Numbers that change with the state, for what is kept in memory. <see cref="Current"/> grows with every commit that appended;
/// <see cref="Purged"/> when names left the state, or may have: of what another process wrote nothing else is known.
/// </summary>
internal sealed class StateVersion : IDisposable
{
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(200);

    private readonly Connection _db;
    private readonly Timer _timer;
    private readonly Lock _gate = new();
    private long _dataVersion;
    private long _size;
    private long _current;
    private long _purged;

    public StateVersion(string databasePath, Sequencer sequencer)
    {
        _db = Connection.Open(databasePath, write: false);
        _dataVersion = _db.DataVersion();
        _size = ReadSize();
        sequencer.Committed += (size, purges) =>
        {
            Volatile.Write(ref _size, size);
            Interlocked.Increment(ref _current);
            if (purges) Interlocked.Increment(ref _purged);
        };
        _timer = new Timer(_ => Look(), null, Watch, Watch);
    }

    public long Current => Volatile.Read(ref _current);

    public long Purged => Volatile.Read(ref _purged);

    // The watching connection is never the writer's, so every commit changes its data_version. A size that our own sequencer has
    // not told came from outside; to take one of ours for such a one, a moment before it is told, costs a rendering and no more.
    private void Look()
    {
        lock (_gate)
        {
            var version = _db.DataVersion();
            if (version == _dataVersion) return;
            _dataVersion = version;
            var known = Volatile.Read(ref _size);
            var size = ReadSize();
            if (size == known) return;
            Volatile.Write(ref _size, size);
            Interlocked.Increment(ref _purged);
            Interlocked.Increment(ref _current);
        }
    }

    private long ReadSize() => _db.Scalar("SELECT coalesce((SELECT size FROM log_head), 0)");

    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate) _db.Dispose();
    }
}
