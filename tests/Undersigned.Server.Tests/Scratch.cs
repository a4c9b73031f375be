// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Tests;

/// <summary>A data folder of its own for a test, with a clock that the test moves; gone at the end.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("undersigned-test-").FullName;

    public Scratch() => Folder = DataFolder.Open(Path);

    public string Path => System.IO.Path.Combine(_root, "data");

    public DataFolder Folder { get; private set; }

    public FixedClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 18, 40, 4, 123, TimeSpan.Zero));

    public Sequencer Sequencer() => new(Folder, Clock);

    public Connection Read() => Connection.Open(Folder.DatabasePath, write: false);

    /// <summary>A copy of the data folder as it is now, without the state folder beside it.</summary>
    public string Copy()
    {
        var copy = System.IO.Path.Combine(_root, "copy-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(Path)) File.Copy(file, System.IO.Path.Combine(copy, System.IO.Path.GetFileName(file)));
        return copy;
    }

    /// <summary>Puts a copy back in the place of the data folder.</summary>
    public void PutBack(string copy)
    {
        Directory.Delete(Path, recursive: true);
        Directory.Move(copy, Path);
        Folder = DataFolder.Open(Path);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}

/// <summary>A clock that stands until it is moved; what waits by it goes on when it is moved far enough.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = now;

    public DateTimeOffset Now
    {
        get => _now;
        set
        {
            Alarm[] due;
            lock (_gate)
            {
                _now = value;
                due = [.. _alarms.Where(alarm => alarm.At <= value)];
                foreach (var alarm in due) _alarms.Remove(alarm);
            }

            foreach (var alarm in due) alarm.Ring();
        }
    }

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(FixedClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset At { get; private set; }

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._alarms.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                At = clock._now + dueTime;
                clock._alarms.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._gate) clock._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
