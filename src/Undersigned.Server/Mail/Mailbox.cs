// SPDX-License-Identifier: Apache-2.0
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Mail;

/// <summary>A message that arrived in a mailbox.</summary>
/// <param name="No">Its number there, which grows.</param>
/// <param name="Bounce">Null for what is none.</param>
internal sealed record Arrived(long No, Bounce? Bounce);

/// <summary>A mailbox by IMAP, for one look. The only type that touches that part of the mail library.</summary>
internal sealed class Mailbox(ImapSettings settings) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What is larger is no bounce, and is not fetched.</summary>
    private const uint MaxBytes = 4 * 1024 * 1024;

    private readonly ImapClient _client = new() { CheckCertificateRevocation = false, Timeout = (int)Patience.TotalMilliseconds };
    private IMailFolder? _folder;

    public long Validity => _folder!.UidValidity;

    /// <returns>Why it cannot be read; null when it can.</returns>
    public async Task<string?> Open(CancellationToken stopping)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(Patience);
        try
        {
            await _client.ConnectAsync(settings.Host, settings.Port, settings.Security switch
            {
                SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
                SmtpSecurity.None => SecureSocketOptions.None,
                _ => SecureSocketOptions.SslOnConnect,
            }, patience.Token);
            await _client.AuthenticateAsync(Encoding.UTF8, settings.User, settings.Password, patience.Token);
            _folder = await _client.GetFolderAsync(settings.Folder, patience.Token);
            await _folder.OpenAsync(FolderAccess.ReadWrite, patience.Token);
            return null;
        }
        catch (Exception error) when (error is IOException or SocketException or ProtocolException or CommandException or AuthenticationException or SslHandshakeException or NotSupportedException or FolderNotFoundException or TimeoutException ||
            (error is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return error is OperationCanceledException ? $"no answer within {Patience.TotalSeconds} seconds" : error.Message;
        }
    }

    /// <summary>The messages with a higher number, in their order.</summary>
    public async IAsyncEnumerable<Arrived> After(long last, [EnumeratorCancellation] CancellationToken stopping)
    {
        var range = new UniqueIdRange(new UniqueId((uint)last + 1), UniqueId.MaxValue);
        foreach (var found in await Asked(_folder!.FetchAsync(range, MessageSummaryItems.UniqueId | MessageSummaryItems.Size, stopping)))
        {
            // A range that ends in * holds the last message, however it begins.
            if (found.UniqueId.Id <= last) continue;
            yield return new Arrived(found.UniqueId.Id, found.Size > MaxBytes ? null : await Bounce(found.UniqueId, stopping));
        }
    }

    private async Task<Bounce?> Bounce(UniqueId id, CancellationToken stopping)
    {
        try
        {
            using var message = await Asked(_folder!.GetMessageAsync(id, stopping));
            return Mail.Bounce.Read(message);
        }
        catch (Exception error) when (error is FormatException or MessageNotFoundException)
        {
            return null;
        }
    }

    public Task MarkSeen(Arrived arrived, CancellationToken stopping) =>
        Asked(_folder!.StoreAsync(new UniqueId((uint)arrived.No), new StoreFlagsRequest(StoreAction.Add, MessageFlags.Seen) { Silent = true }, stopping));

    /// <exception cref="IOException">The connection broke, or the server refused.</exception>
    private static async Task<T> Asked<T>(Task<T> question)
    {
        try
        {
            return await question;
        }
        catch (Exception error) when (error is ProtocolException or CommandException or ServiceNotConnectedException or SocketException or TimeoutException)
        {
            throw new IOException(error.Message, error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_client.IsConnected) await _client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception error) when (error is IOException or SocketException or ProtocolException or CommandException)
        {
            // Everything that was read is recorded.
        }

        _client.Dispose();
    }
}
