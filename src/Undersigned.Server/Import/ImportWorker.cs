// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Import;

/// <summary>
/// Reads what was dropped at the desk, and publishes the drafts that were chosen, one after another and outside of any request. What is to be
/// done stands in the database alone: after a stop it goes on where it was.
/// </summary>
internal sealed partial class ImportWorker(Sequencer sequencer, ReaderPool readers, OrganisationIndex index, ILogger<ImportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _work = new(0);

    /// <summary>Says that there is something to do.</summary>
    public void Wake() => _work.Release();

    protected override Task ExecuteAsync(CancellationToken stopping) => SocketThreads.Run(() => Work(stopping));

    private async Task Work(CancellationToken stopping)
    {
        var recovered = false;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!recovered) await sequencer.Submit(tx =>
                {
                    ReadPart.Recover(tx);
                    return true;
                });
                recovered = true;
                while (!stopping.IsCancellationRequested && (await ReadNext() || await PublishNext())) { }
                await _work.WaitAsync(stopping);
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException && stopping.IsCancellationRequested)
            {
                return;
            }
            catch (IntegrityException error)
            {
                LogStopped(error.Message);
                return;
            }
            catch (Exception error) when (error is SqliteException or OverloadException)
            {
                LogAgain(error.Message);
                await Task.Delay(Pause, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    private async Task<bool> ReadNext()
    {
        if (!readers.Read(db => db.Query("SELECT 1 FROM import_file WHERE state = 'waiting' LIMIT 1").Any()) || (await sequencer.Submit(ReadPart.Take)).Value is not { } part) return false;
        var (documents, profiles) = readers.Read(db => (part.Documents(db), ImportProfiles.All(db)));
        try
        {
            var (outcome, applied) = await Task.Run(() => ImportProfiles.Read(documents, profiles));
            await sequencer.Submit(tx =>
            {
                part.Keep(tx, documents, outcome, applied);
                return true;
            });
        }
        catch (Exception error) when (IsOfOne(error))
        {
            LogFailed(part.Files[0].Name, error);
            await sequencer.Submit(tx =>
            {
                part.Fail(tx);
                return true;
            });
        }

        return true;
    }

    private async Task<bool> PublishNext()
    {
        if (readers.Read(WishedDraft.Next) is not { } wished) return false;
        try
        {
            var ready = readers.Read(db => wished.Check(db, index));
            await sequencer.Submit(tx =>
            {
                wished.Publish(tx, ready);
                return true;
            });
        }
        catch (Exception error) when (IsOfOne(error))
        {
            LogFailed(wished.Draft, error);
            await sequencer.Submit(tx =>
            {
                wished.Fail(tx);
                return true;
            });
        }

        return true;
    }

    // A mistake of ours with one document must neither stop the site, as an error does that leaves here, nor be tried for ever.
    private static bool IsOfOne(Exception error) => error is not (SqliteException or OverloadException or IntegrityException or OutOfMemoryException or OperationCanceledException);

    public override void Dispose()
    {
        // Who waits hears of the end before what it waits for is gone.
        base.Dispose();
        _work.Dispose();
    }

    [LoggerMessage(LogLevel.Error, "{Name} of an import could not be worked on.")]
    private partial void LogFailed(string name, Exception error);

    [LoggerMessage(LogLevel.Warning, "What was dropped at the desk could not be read on: {Reason}. It is tried again.")]
    private partial void LogAgain(string reason);

    [LoggerMessage(LogLevel.Error, "What was dropped at the desk is not read any more, because nothing can be recorded: {Reason}")]
    private partial void LogStopped(string reason);
}
