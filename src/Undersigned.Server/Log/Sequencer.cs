// SPDX-License-Identifier: Apache-2.0
using System.Threading.Channels;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;
using Undersigned.Transparency;

namespace Undersigned.Server.Log;

/// <summary>
/// The one writer of a node. Requests queue; its thread drains them into one transaction that takes the database's write lock,
/// checks the rules, appends the acts, updates tiles and current state, signs the checkpoint and commits; then each request is
/// answered, with its proof. One flush of the disk serves the whole batch.
/// </summary>
/// <remarks>
/// Other processes may append to the same database: the lock comes first, and when another connection has committed since, the
/// head is read anew. The checkpoint goes to the state folder after the commit and before any answer, so that a copy of the data
/// folder from before an answered request is recognised and refused.
/// </remarks>
internal sealed class Sequencer : IDisposable
{
    private const int MaxBatch = 512;
    private const int MaxQueued = 8192;
    private static readonly TimeSpan MaxClockLag = TimeSpan.FromSeconds(60);

    private readonly DataFolder _folder;
    private readonly TimeProvider _time;
    private readonly Connection _db;
    private readonly LogStore _store;
    private readonly Channel<Job> _jobs = Channel.CreateBounded<Job>(new BoundedChannelOptions(MaxQueued) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly Checkpointer _checkpointer;
    private readonly Thread _thread;
    private readonly List<Job> _batch = new(MaxBatch);
    private GrowingTree _tree;
    private LogTransaction _transaction;
    private LogHead _head;
    private long _dataVersion;
    private volatile Exception? _broken;

    public Sequencer(DataFolder folder, TimeProvider time)
    {
        _folder = folder;
        _time = time;
        _db = Connection.Open(folder.DatabasePath, write: true);
        _store = new LogStore(_db);
        try
        {
            // Another process may append meanwhile: what it does after either reading must show in the head or at the first commit.
            var kept = folder.State.Recall();
            _dataVersion = _db.DataVersion();
            (_head, _tree, _transaction) = Load();
            folder.State.Require(kept, _head, _store);
        }
        catch
        {
            _db.Dispose();
            throw;
        }

        _checkpointer = new Checkpointer(_db, folder.DatabasePath);
        _thread = new Thread(Run) { IsBackground = true, Name = "sequencer" };
        _thread.Start();
    }

    /// <summary>Told after each commit that appended, or that changed what pages show: the new size, and whether names left the state.</summary>
    public event Action<long, bool>? Committed;

    /// <summary>Why nothing can be appended any more; null while all is well.</summary>
    public Exception? Broken => _broken;

    /// <summary>How far the clock is behind the last entry; more than a minute is no accident.</summary>
    public bool ClockIsBehind => _head.Size > 0 && Timestamp.Parse(_head.At) - _time.GetUtcNow() > MaxClockLag;

    /// <summary>Runs an operation in the next transaction.</summary>
    /// <exception cref="OverloadException">The queue or the disk is full; nothing was recorded.</exception>
    /// <exception cref="IntegrityException">Appending has stopped.</exception>
    public Task<Committed<T>> Submit<T>(Func<LogTransaction, T> operation)
    {
        if (_broken is { } broken) throw new IntegrityException($"Appending has stopped: {broken.Message}");
        var job = new Job<T>(operation);
        if (!_jobs.Writer.TryWrite(job)) throw new OverloadException("Many people are signing at this moment. Nothing was recorded.", 10);
        return job.Task;
    }

    private void Run()
    {
        var reader = _jobs.Reader;
        while (reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            _batch.Clear();
            while (_batch.Count < MaxBatch && reader.TryRead(out var job)) _batch.Add(job);
            Process(_batch);
        }
    }

    private void Process(List<Job> batch)
    {
        if (_broken is { } broken)
        {
            foreach (var job in batch) job.Fail(new IntegrityException($"Appending has stopped: {broken.Message}"));
            return;
        }

        try
        {
            Commit(batch);
        }
        catch (IntegrityException error)
        {
            Stop(batch, error);
        }
        catch (SqliteException error) when (error.IsCorrupt)
        {
            Stop(batch, error);
        }
        catch (SqliteException error) when (error.IsFull)
        {
            Roll();
            foreach (var job in batch) job.Fail(new OverloadException("The disk is full. Nothing was recorded. The operator must make room.", 60));
        }
        catch (Exception) when (batch.Count > 1)
        {
            // One of them failed: each has a transaction of its own, so that its error is its own.
            Roll();
            foreach (var job in batch.ToArray()) Process([job]);
        }
        catch (Exception error)
        {
            Roll();
            batch[0].Fail(error);
        }
    }

    private void Commit(List<Job> batch)
    {
        _db.Execute("BEGIN IMMEDIATE");
        var version = _db.DataVersion();
        if (version != _dataVersion)
        {
            _dataVersion = version;
            (_head, _tree, _transaction) = Load();
        }

        var now = Timestamp.Format(_time.GetUtcNow());
        var at = string.CompareOrdinal(now, _head.At) < 0 ? _head.At : now;
        _transaction.Begin(Timestamp.Parse(at), _folder.Settings.TimeZone);
        foreach (var job in batch) job.Run(_transaction);
        _transaction.End();

        var appended = _tree.Size > _head.Size;
        if (appended) _head = _store.Write(_tree, at, _folder.Key);
        foreach (var proven in _transaction.Proven) proven.Path = _tree.InclusionProof(proven.Index);
        _db.Execute("COMMIT");
        _tree.Commit();

        if (appended)
        {
            Remember(_head.Note);
            Committed?.Invoke(_head.Size, _transaction.Purges);
        }
        else if (_transaction.Purges)
        {
            Committed?.Invoke(_head.Size, true);
        }

        Answer([.. batch], _head);
        _checkpointer.AfterCommit();
    }

    /// <summary>
    /// Has the requests of a batch answered, a part of them on each of as many threads as there are processors: to hand each one over
    /// by itself would cost more than to answer it.
    /// </summary>
    private static void Answer(Job[] batch, LogHead head)
    {
        var part = ((batch.Length - 1) / Environment.ProcessorCount) + 1;
        for (var start = 0; start < batch.Length; start += part)
            ThreadPool.UnsafeQueueUserWorkItem(new Answers(batch.AsMemory(start, Math.Min(part, batch.Length - start)), head), preferLocal: false);
    }

    private sealed class Answers(ReadOnlyMemory<Job> jobs, LogHead head) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            foreach (var job in jobs.Span) job.Complete(head);
        }
    }

    /// <summary>The acts are durable by now. A disk that is full beside them must neither turn their answers into errors nor have them done again.</summary>
    private void Remember(ReadOnlySpan<byte> checkpoint)
    {
        try
        {
            _folder.State.Keep(checkpoint);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"undersigned: the checkpoint could not be kept in {_folder.State.Path}: {error.Message} It is tried again with the next act.");
        }
    }

    private void Stop(List<Job> batch, Exception error)
    {
        _broken = error;
        try
        {
            Roll();
        }
        catch (Exception again) when (again is IntegrityException or SqliteException)
        {
            // The first error is the one to tell.
        }

        foreach (var job in batch) job.Fail(new IntegrityException($"Appending has stopped: {error.Message}"));
    }

    private void Roll()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_db.Handle) == 0) _db.Execute("ROLLBACK");
        (_head, _tree, _transaction) = Load();
    }

    private (LogHead Head, GrowingTree Tree, LogTransaction Transaction) Load()
    {
        var head = _store.ReadHead();
        var tree = _store.LoadTree(head);
        return (head, tree, new LogTransaction(_db, tree, _folder.Keys));
    }

    public void Dispose()
    {
        _jobs.Writer.TryComplete();
        _thread.Join();
        _checkpointer.Dispose();
        _db.Dispose();
    }

    private abstract class Job
    {
        public abstract void Run(LogTransaction transaction);

        public abstract void Complete(LogHead head);

        public abstract void Fail(Exception error);
    }

    private sealed class Job<T>(Func<LogTransaction, T> operation) : Job
    {
        // What waits for it goes on within Complete or Fail, which are never called on the sequencer's thread.
        private readonly TaskCompletionSource<Committed<T>> _source = new();
        private T _value = default!;

        public Task<Committed<T>> Task => _source.Task;

        public override void Run(LogTransaction transaction) => _value = operation(transaction);

        public override void Complete(LogHead head) => _source.SetResult(new Committed<T>(_value, head));

        public override void Fail(Exception error) => ThreadPool.UnsafeQueueUserWorkItem(static failed => failed.Source.SetException(failed.Error), (Source: _source, Error: error), preferLocal: false);
    }
}

/// <summary>What an operation gave, once it is durable, with the head that holds it.</summary>
internal sealed record Committed<T>(T Value, LogHead Head);
