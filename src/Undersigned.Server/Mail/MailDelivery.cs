// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Mail;

/// <summary>
/// Delivers what the outbox holds: at once after a commit that queued something, and when the time of a mail comes that was put
/// off. Nobody waits for it. A few mails go at a time, so that a recipient whose server takes its time holds up no other.
/// </summary>
/// <remarks>
/// A mail counts as delivered when the server has taken it and that is recorded. What is killed between the two sends the same
/// mail, under the same Message-ID, again: at most as many as go at a time, and none that had been recorded. Everything else that
/// could send twice is closed: one process of a data folder sends, an answer is waited for as long as RFC 5321 asks, and who is
/// told to stop lets the answers come that are near.
/// </remarks>
internal sealed partial class MailDelivery(DataFolder folder, Sequencer sequencer, ReaderPool readers, TimeProvider time, ILogger<MailDelivery> log) : BackgroundService
{
    /// <summary>So many mails go at a time.</summary>
    public const int Lanes = 4;

    /// <summary>How long it is before a server that could not be reached is tried again, and how often the outbox is looked at, which other processes write too.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>How long the end of the program waits for a server that has a mail and has not answered.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _woken = new(0);
    private readonly Lock _taking = new();
    private readonly HashSet<long> _underWay = [];
    private DateTimeOffset _notBefore;

    /// <summary>Says that something may be due. From any thread; costs nothing.</summary>
    public void Wake() => _woken.Release();

    protected override Task ExecuteAsync(CancellationToken stopping) => SocketThreads.Run(() => Work(stopping));

    private async Task Work(CancellationToken stopping)
    {
        if (folder.Settings.Smtp is not { } smtp) return;
        using var only = await Alone(stopping);
        if (only is null) return;
        using var hurry = new CancellationTokenSource();
        await using var _ = stopping.Register(() => hurry.CancelAfter(Grace));
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => Lane(smtp, stopping, hurry.Token)));
    }

    /// <summary>Waits until no other process sends from this folder; the lock goes with the process, however that ends.</summary>
    private async Task<FileStream?> Alone(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                return new FileStream(Path.Combine(folder.Path, "mail.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                LogNotAlone(error.Message);
                await Task.Delay(Pause, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }

        return null;
    }

    private async Task Lane(SmtpSettings smtp, CancellationToken stopping, CancellationToken hurry)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (_woken.Wait(0, CancellationToken.None)) { }
                await Deliver(smtp, stopping, hurry);
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
                await Task.Delay(Pause, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    private TimeSpan UntilDue()
    {
        lock (_taking)
        {
            if (readers.Read(db => Outbox.NextDue(db, _underWay)) is not { } next) return Pause;
            var wait = (next > _notBefore ? next : _notBefore) - Now;
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < Pause ? wait : Pause;
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();

    private async Task Deliver(SmtpSettings smtp, CancellationToken stopping, CancellationToken hurry)
    {
        IMailCarrier? carrier = null;
        try
        {
            while (!stopping.IsCancellationRequested && Take() is { } mail)
            {
                try
                {
                    carrier ??= smtp.Folder is { } path ? new MailFolder(path, smtp.From) : new MailConnection(smtp, time);
                    if (!await Deliver(carrier, smtp, mail, stopping, hurry)) return;
                }
                finally
                {
                    lock (_taking) _underWay.Remove(mail.No);
                }
            }
        }
        finally
        {
            if (carrier is not null) await carrier.DisposeAsync();
        }
    }

    /// <summary>The mail that has been due longest, which no other lane has; another lane is woken where more are due.</summary>
    private Waiting? Take()
    {
        lock (_taking)
        {
            if (Now < _notBefore || readers.Read(db => Outbox.Due(db, Now, _underWay)) is not { } mail) return null;
            _underWay.Add(mail.No);
            if (_underWay.Count < Lanes && readers.Read(db => Outbox.Due(db, Now, _underWay)) is not null) Wake();
            return mail;
        }
    }

    /// <returns>False where no mail can be sent.</returns>
    private async Task<bool> Deliver(IMailCarrier carrier, SmtpSettings smtp, Waiting mail, CancellationToken stopping, CancellationToken hurry)
    {
        if (Write(mail, out var letter) is { } refusal)
        {
            await Record(tx => End(tx, mail, refusal), hurry);
            return true;
        }

        if (letter is null)
        {
            await Record(tx => Outbox.Forget(tx, mail), hurry);
            return true;
        }

        if (await carrier.Open(stopping) is { } unreached)
        {
            LogUnreachable(smtp.Host, smtp.Port, unreached.Said);
            long[] others;
            lock (_taking)
            {
                _notBefore = Now + Pause;
                others = [.. _underWay.Where(no => no != mail.No)];
            }

            await Record(tx => Outbox.FailedAll(tx, unreached.Reason, others), hurry);
            return false;
        }

        var attempt = await carrier.Send(mail, letter, hurry);
        // The address stays out of what is logged, and so do the server's words, which may repeat it.
        if (attempt.Answer != Answer.Taken) LogNotTaken(mail.No, attempt.Answer, attempt.Reason);
        await Record(tx => End(tx, mail, attempt), hurry);
        return true;
    }

    /// <summary>Writes the letter as things are now.</summary>
    /// <returns>Why it is not to be sent; null where it is, or where there is nothing to tell any more.</returns>
    private Attempt? Write(Waiting mail, out Letter? letter)
    {
        letter = null;
        try
        {
            var (written, refused) = readers.Read(db => (Letter.Write(db, folder, mail), IsRefused(db, mail)));
            letter = written;
            return refused ? new Attempt(Answer.Never, MailReason.Before) : null;
        }
        // Whatever is wrong with one mail must not hold up the others, nor end the program at every start.
        catch (Exception error) when (error is not (IntegrityException or SqliteException or OutOfMemoryException))
        {
            LogUnwritten(error, mail.No, mail.Template);
            return new Attempt(Answer.Later, MailReason.Unwritten);
        }
    }

    private bool IsRefused(Connection db, Waiting mail) => EmailAddress.TryParse(mail.Recipient, out var address) && RefusedAddresses.Has(db, RefusedAddresses.Key(folder.Keys, address), Now);

    private static void End(LogTransaction tx, Waiting mail, Attempt attempt)
    {
        if (attempt.Answer == Answer.Taken) Outbox.Done(tx, mail);
        else if (attempt.Answer == Answer.Never) Outbox.Refused(tx, mail, attempt.Reason, attempt.OfAddress);
        else Outbox.Failed(tx, mail, attempt.Reason);
    }

    /// <summary>Records the end of an attempt, if need be when the database has room or is free again: the mail is out, and must not go out again.</summary>
    private async Task Record(Action<LogTransaction> end, CancellationToken hurry)
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
                await Task.Delay(TimeSpan.FromSeconds(10), hurry);
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

    [LoggerMessage(LogLevel.Warning, "Mail {No} was not taken: {Answer}, {Reason}.")]
    private partial void LogNotTaken(long no, Answer answer, string reason);

    [LoggerMessage(LogLevel.Error, "Mail {No} cannot be written from its template {Template}. It is tried again; the others go out.")]
    private partial void LogUnwritten(Exception error, long no, string template);

    [LoggerMessage(LogLevel.Warning, "This process sends no mail, because another one that serves this data folder does, or the file mail.lock cannot be used: {Reason}")]
    private partial void LogNotAlone(string reason);

    [LoggerMessage(LogLevel.Error, "No more mail is sent, because nothing can be recorded: {Reason}")]
    private partial void LogStopped(string reason);

    [LoggerMessage(LogLevel.Warning, "The outbox cannot be used at the moment, and is tried again: {Reason}")]
    private partial void LogNotRecorded(string reason);
}
