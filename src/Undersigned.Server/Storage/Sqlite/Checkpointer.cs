// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Storage.Sqlite;

/// <summary>
/// Copies what the writer has committed from the write-ahead log into the database, beside the writer: within its transactions, as
/// SQLite does it by itself, everybody whose request comes then waits until thousands of pages are written. The writer copies only
/// the rest that has come meanwhile, between two transactions, after which the next one begins the write-ahead log anew.
/// </summary>
/// <remarks>
/// Nothing depends on it for being durable: that is what the write-ahead log is for. What fails is tried again after as many pages.
/// </remarks>
internal sealed class Checkpointer : IDisposable
{
    /// <summary>Pages in the write-ahead log: 6 MB.</summary>
    private const int Due = 1500;

    private const string Copy = "PRAGMA wal_checkpoint(PASSIVE)";

    private readonly Connection _writer;
    private readonly Connection _own;
    private readonly Thread _thread;
    private readonly AutoResetEvent _wake = new(false);
    private volatile bool _copying;
    private volatile bool _ended;
    private bool _asked;
    private int _due = Due;
    private int _last;

    /// <param name="writer">Told to leave its write-ahead log to this one.</param>
    public Checkpointer(Connection writer, string path)
    {
        _writer = writer;
        _writer.LeaveWal();
        _own = Connection.Open(path, write: true);
        _thread = new Thread(Run) { IsBackground = true, Name = "checkpoints" };
        _thread.Start();
    }

    /// <summary>On the writer's thread, between two transactions.</summary>
    public void AfterCommit()
    {
        var pages = _writer.WalPages;
        if (pages < _last) _due = Due;
        _last = pages;
        if (_asked && !_copying)
        {
            _asked = false;
            Try(_writer);
            // Begun anew by the next transaction; unless a reader still needs it, which may take its time.
            _due = pages + Due;
        }
        else if (!_asked && pages >= _due)
        {
            (_asked, _copying) = (true, true);
            _wake.Set();
        }
    }

    private void Run()
    {
        while (_wake.WaitOne() && !_ended)
        {
            Try(_own);
            _copying = false;
        }
    }

    private static void Try(Connection connection)
    {
        try
        {
            connection.Scalar(Copy);
        }
        catch (SqliteException)
        {
            // A full disk, or one that fails, is told to whoever writes next.
        }
    }

    public void Dispose()
    {
        _ended = true;
        _wake.Set();
        _thread.Join();
        _own.Dispose();
        _wake.Dispose();
    }
}
