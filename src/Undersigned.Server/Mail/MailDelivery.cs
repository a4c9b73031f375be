// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Mail;

/// <summary>
/// Delivers what the outbox holds: at once after a commit that queued something, and when the time of a mail comes that was put
/// off. Nobody waits for it. A mail counts as delivered when the server has taken it and that is recorded; what happens between
/// the two sends the same mail, under the same Message-ID, again.
/// </summary>
internal sealed partial class MailDelivery(DataFolder folder, Sequencer sequencer, ReaderPool readers, TimeProvider time, ILogger<MailDelivery> log) : BackgroundService
{
    /// <summary>How long it is before a server that could not be reached is tried again, and how often the outbox is looked at, which other processes write too.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _woken = new(0);
    private DateTimeOffset _notBefore;

    /// <summary>Says that something may be due. From any thread; costs nothing.</summary>
    public void Wake() => _woken.Release();

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        if (folder.Settings.Smtp is not { } smtp) return;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (_woken.Wait(0, CancellationToken.None)) { }
                if (IsDue()) await Deliver(smtp, stopping);
                await _woken.WaitAsync(UntilDue(), stopping);
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
            catch (SqliteException error)
            {
                LogNotRecorded(error.Message);
                await Task.Delay(Pause, stopping);
            }
        }
    }

    private bool IsDue() => Now >= _notBefore && readers.Read(db => Outbox.Due(db, Now)) is not null;

    private TimeSpan UntilDue()
    {
        if (readers.Read(Outbox.NextDue) is not { } next) return Pause;
        var wait = (next > _notBefore ? next : _notBefore) - Now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < Pause ? wait : Pause;
    }

    private DateTimeOffset Now => time.GetUtcNow();

    private async Task Deliver(SmtpSettings smtp, CancellationToken stopping)
    {
        await using var server = new MailConnection(smtp, folder.Keys);
        while (readers.Read(Next) is { } next)
        {
            if (next.Letter is not { } letter)
            {
                await Record(tx => Outbox.Forget(tx, next.Mail), stopping);
                continue;
            }

            if (await server.Open(stopping) is { } reason)
            {
                LogUnreachable(smtp.Host, smtp.Port, reason);
                _notBefore = Now + Pause;
                await Record(Outbox.FailedAll, stopping);
                return;
            }

            var answer = await server.Send(next.Mail, letter, stopping);
            // The address stays out of what is logged, and so does the server's answer, which may repeat it.
            if (answer != Answer.Taken) LogNotTaken(next.Mail.No, answer);
            await Record(tx => End(tx, next.Mail, answer), stopping);
        }
    }

    private (Waiting Mail, Letter? Letter)? Next(Connection db) => Outbox.Due(db, Now) is { } mail ? (mail, Letter.Write(db, folder, mail)) : null;

    private static void End(LogTransaction tx, Waiting mail, Answer answer)
    {
        if (answer == Answer.Taken) Outbox.Done(tx, mail);
        else if (answer == Answer.Never) Outbox.Refused(tx, mail);
        else Outbox.Failed(tx, mail);
    }

    /// <summary>Records the end of an attempt, if need be when the database has room or is free again: the mail is out, and must not go out again.</summary>
    private async Task Record(Action<LogTransaction> end, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await sequencer.Submit(tx =>
                {
                    end(tx);
                    return true;
                });
                return;
            }
            catch (Exception error) when (error is OverloadException or SqliteException)
            {
                LogNotRecorded(error.Message);
                await Task.Delay(TimeSpan.FromSeconds(10), stopping);
            }
        }
    }

    public override void Dispose()
    {
        _woken.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "No mail can be sent by {Host}:{Port}: {Reason}. It waits, and is tried again.")]
    private partial void LogUnreachable(string host, int port, string reason);

    [LoggerMessage(LogLevel.Warning, "The mail server did not take mail {No}: {Answer}.")]
    private partial void LogNotTaken(long no, Answer answer);

    [LoggerMessage(LogLevel.Error, "No more mail is sent, because nothing can be recorded: {Reason}")]
    private partial void LogStopped(string reason);

    [LoggerMessage(LogLevel.Warning, "The outbox cannot be used at the moment, and is tried again: {Reason}")]
    private partial void LogNotRecorded(string reason);
}
