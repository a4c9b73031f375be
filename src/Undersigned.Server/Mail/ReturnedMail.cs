// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Mail;

/// <summary>
/// Looks through the mailbox of the setting <c>imap</c> for mail that came back, every five minutes. What it has read it does not
/// read again; a bounce of a mail from here is marked as seen, and everything else stays as it is, for people to read.
/// </summary>
internal sealed partial class ReturnedMail(DataFolder folder, Sequencer sequencer, ReaderPool readers, ILogger<ReturnedMail> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override Task ExecuteAsync(CancellationToken stopping) => SocketThreads.Run(() => Work(stopping));

    private async Task Work(CancellationToken stopping)
    {
        if (folder.Settings.Imap is not { } imap) return;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Look(imap, stopping);
                await Task.Delay(Pause, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (IntegrityException error)
            {
                LogStopped(error.Message);
                return;
            }
            catch (Exception error) when (error is SqliteException or OverloadException or IOException)
            {
                LogNotRead(imap.Host, error.Message);
                await Task.Delay(Pause, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    private async Task Look(ImapSettings imap, CancellationToken stopping)
    {
        await using var mailbox = new Mailbox(imap);
        var name = $"{imap.User}@{imap.Host}/{imap.Folder}";
        if (await mailbox.Open(stopping) is { } reason)
        {
            LogNotRead(imap.Host, reason);
            return;
        }

        var (validity, last) = readers.Read(db => Read(db, name));
        // Numbers of another validity are other messages (RFC 9051, 2.3.1.1).
        await foreach (var arrived in mailbox.After(validity == mailbox.Validity ? last : 0, stopping))
        {
            var done = await sequencer.Submit(tx =>
            {
                tx.Db.Query("INSERT INTO mailbox_read VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET validity = excluded.validity, last = excluded.last").With(name).With(mailbox.Validity).With(arrived.No).Run();
                return new RecordBounce(arrived.Bounce).Run(tx);
            });
            if (done.Value != Arrival.NotOurs) await mailbox.MarkSeen(arrived, stopping);
        }
    }

    private static (long Validity, long Last) Read(Connection db, string name)
    {
        var query = db.Query("SELECT validity, last FROM mailbox_read WHERE name = ?1").With(name);
        if (!query.Next()) return (0, 0);
        var read = (query.Int(0), query.Int(1));
        query.Reset();
        return read;
    }

    [LoggerMessage(LogLevel.Warning, "The mailbox at {Host} could not be looked through for mail that came back: {Reason}. It is tried again.")]
    private partial void LogNotRead(string host, string reason);

    [LoggerMessage(LogLevel.Error, "Mail that comes back is not read any more, because nothing can be recorded: {Reason}")]
    private partial void LogStopped(string reason);
}
