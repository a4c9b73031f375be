// SPDX-License-Identifier: Apache-2.0
using System.Net.Sockets;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Mail;

/// <summary>
/// A connection to the mail server, for as many mails as are due. With <see cref="MailMessage"/> the only type of those that send
/// which touches the mail library: it is loaded when there is something to send.
/// </summary>
internal sealed class MailConnection(SmtpSettings settings, TimeProvider time) : IMailCarrier
{
    private static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(30);

    /// <summary>RFC 5321, 4.5.3.2.6: a server that has the mail may take ten minutes to say so, and who does not wait sends it twice.</summary>
    private static readonly TimeSpan ToSend = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan ToPart = TimeSpan.FromSeconds(2);

    private SmtpClient? _client;

    public async Task<Unreached?> Open(CancellationToken stopping)
    {
        if (_client is { IsConnected: true }) return null;
        Drop();
        using var patience = Patience(ToConnect, stopping);
        try
        {
            // Revocation is not asked for, as between mail servers: it would tell a third party of every connection.
            _client = new SmtpClient { CheckCertificateRevocation = false, LocalDomain = settings.From.Domain, Timeout = (int)ToSend.TotalMilliseconds };
            await _client.ConnectAsync(settings.Host, settings.Port, settings.Security switch
            {
                SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
                SmtpSecurity.None => SecureSocketOptions.None,
                _ => SecureSocketOptions.StartTls,
            }, patience.Source.Token);
            if (settings is { User: { } user, Password: { } password }) await _client.AuthenticateAsync(Encoding.UTF8, user, password, patience.Source.Token);
            return null;
        }
        catch (Exception error) when (IsTrouble(error, stopping) || error is CommandException or AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            Drop();
            return new Unreached(error is AuthenticationException ? MailReason.Login : MailReason.Unreachable, error is OperationCanceledException ? $"no answer within {ToConnect.TotalSeconds} seconds" : error.Message);
        }
    }

    public async Task<Attempt> Send(Waiting mail, Letter letter, CancellationToken stopping)
    {
        using var patience = Patience(ToSend, stopping);
        try
        {
            using var message = MailMessage.Compose(mail, letter, settings.From);
            await _client!.SendAsync(message, MailboxAddress.Parse((settings.ReturnPath ?? settings.From).Value), message.To.Mailboxes, patience.Source.Token);
            return new Attempt(Answer.Taken);
        }
        catch (SmtpCommandException error)
        {
            var reason = MailReason.Of((int)error.StatusCode, error.Message);
            // A refused sender is a setting to put right, and not the mail's fault.
            if ((int)error.StatusCode < 500 || error.ErrorCode is not (SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)) return new Attempt(Answer.Later, reason);
            // Of a message that was refused after its recipient was taken, only a status that says so speaks of the address.
            return new Attempt(Answer.Never, reason, MailReason.IsOfAddress(reason) && (error.ErrorCode is SmtpErrorCode.RecipientNotAccepted || reason.Contains('.', StringComparison.Ordinal)));
        }
        catch (Exception error) when (error is NotSupportedException or FormatException)
        {
            // An address in letters that the server does not know of (RFC 6531), or that the library does not take.
            return new Attempt(Answer.Never, MailReason.Form);
        }
        catch (Exception error) when (IsTrouble(error, stopping))
        {
            Drop();
            return new Attempt(Answer.Later, MailReason.Silence);
        }
    }

    private Waited Patience(TimeSpan wait, CancellationToken stopping) => new(wait, time, stopping);

    /// <summary>A time to wait by the clock that is given, which ends at once when the program does.</summary>
    private sealed class Waited : IDisposable
    {
        private readonly CancellationTokenSource _wait;

        public Waited(TimeSpan wait, TimeProvider time, CancellationToken stopping)
        {
            _wait = new CancellationTokenSource(wait, time);
            Source = CancellationTokenSource.CreateLinkedTokenSource(stopping, _wait.Token);
        }

        public CancellationTokenSource Source { get; }

        public void Dispose()
        {
            Source.Dispose();
            _wait.Dispose();
        }
    }

    private static bool IsTrouble(Exception error, CancellationToken stopping) =>
        error is IOException or SocketException or TimeoutException or ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException ||
        (error is OperationCanceledException && !stopping.IsCancellationRequested);

    private void Drop()
    {
        _client?.Dispose();
        _client = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is { IsConnected: true } client)
        {
            using var patience = new CancellationTokenSource(ToPart);
            try
            {
                await client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception error) when (IsTrouble(error, CancellationToken.None) || error is CommandException)
            {
                // Nothing is lost: every answer that counts has come.
            }
        }

        Drop();
    }
}
