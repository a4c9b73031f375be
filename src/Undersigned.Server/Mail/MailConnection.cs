// SPDX-License-Identifier: Apache-2.0
using System.Net.Sockets;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Mail;

/// <summary>What a mail server made of a mail.</summary>
internal enum Answer
{
    Taken,

    /// <summary>Not now: the server said so, or said nothing.</summary>
    Later,

    /// <summary>Never: this recipient, or this message.</summary>
    Never,
}

/// <summary>
/// A connection to the mail server, for as many mails as are due. The only type that touches the mail library: it is loaded when
/// there is something to send.
/// </summary>
internal sealed class MailConnection(SmtpSettings settings, PrivateKeys keys) : IAsyncDisposable
{
    private static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ToSend = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ToPart = TimeSpan.FromSeconds(2);

    private SmtpClient? _client;

    /// <summary>Connects, where it is not connected.</summary>
    /// <returns>Why no mail can be sent; null when it can.</returns>
    public async Task<string?> Open(CancellationToken stopping)
    {
        if (_client is { IsConnected: true }) return null;
        Drop();
        using var patience = Patience(ToConnect, stopping);
        try
        {
            // Revocation is not asked for, as between mail servers: it would tell a third party of every connection.
            _client = new SmtpClient { CheckCertificateRevocation = false, LocalDomain = settings.From.Domain };
            await _client.ConnectAsync(settings.Host, settings.Port, settings.Security switch
            {
                SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
                SmtpSecurity.None => SecureSocketOptions.None,
                _ => SecureSocketOptions.StartTls,
            }, patience.Token);
            if (settings is { User: { } user, Password: { } password }) await _client.AuthenticateAsync(Encoding.UTF8, user, password, patience.Token);
            return null;
        }
        catch (Exception error) when (IsTrouble(error, stopping) || error is CommandException or AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            Drop();
            return error is OperationCanceledException ? $"no answer within {ToConnect.TotalSeconds} seconds" : error.Message;
        }
    }

    public async Task<Answer> Send(Waiting mail, Letter letter, CancellationToken stopping)
    {
        using var patience = Patience(ToSend, stopping);
        try
        {
            using var message = Compose(mail, letter);
            await _client!.SendAsync(message, patience.Token);
            return Answer.Taken;
        }
        catch (SmtpCommandException error)
        {
            // A refused sender is a setting to put right, and not the mail's fault.
            return (int)error.StatusCode >= 500 && error.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted ? Answer.Never : Answer.Later;
        }
        catch (Exception error) when (error is NotSupportedException or FormatException)
        {
            // An address in letters that the server does not know of (RFC 6531), or that the library does not take.
            return Answer.Never;
        }
        catch (Exception error) when (IsTrouble(error, stopping))
        {
            Drop();
            return Answer.Later;
        }
    }

    private MimeMessage Compose(Waiting mail, Letter letter)
    {
        var message = new MimeMessage();
        message.From.Add(new MailboxAddress(Encoding.UTF8, letter.SenderName, settings.From.Value));
        message.To.Add(MailboxAddress.Parse(mail.Recipient));
        message.Subject = letter.Subject;
        message.Date = mail.At;
        message.MessageId = $"{IdOf(mail)}@{settings.From.Domain}";
        // RFC 3834: no absence notes, please.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        var both = new MultipartAlternative { new TextPart("plain") { Text = letter.Text }, new TextPart("html") { Text = letter.Html } };
        message.Body = letter.File is { } file ? new Multipart("mixed") { both, Part(file) } : both;
        message.Body.Headers.Add("Content-Language", letter.Language);
        return message;
    }

    private static MimePart Part(LetterFile file) => new("application", "octet-stream")
    {
        Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(file.Content))),
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        // Every byte of it is signed or hashed, the ends of its lines too.
        ContentTransferEncoding = ContentEncoding.Base64,
        FileName = file.Name,
    };

    // Of the row, which is never used again: a mail that is sent twice, because the machine stopped between its delivery and the
    // row's end, is known to be the same. Keyed, so that it says nothing of how many mails there are.
    private string IdOf(Waiting mail) => Ulid.Encode(keys.For("message-id", $"{mail.No} {mail.Template} {mail.About.Entry ?? mail.About.Link ?? mail.About.Review}").AsSpan(0, 16));

    private static CancellationTokenSource Patience(TimeSpan time, CancellationToken stopping)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        source.CancelAfter(time);
        return source;
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
