// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Mail;

/// <summary>What became of one attempt.</summary>
internal enum Answer
{
    Taken,

    /// <summary>Not now: the server said so, or said nothing.</summary>
    Later,

    /// <summary>Never: this recipient, or this message.</summary>
    Never,
}

/// <param name="Reason">As <see cref="MailReason"/> has it; empty for what was taken.</param>
/// <param name="OfAddress">Whether the address itself was refused, and not this one mail.</param>
internal readonly record struct Attempt(Answer Answer, string Reason = "", bool OfAddress = false);

/// <summary>Why no mail can be sent at all.</summary>
/// <param name="Said">In the words of the library, for the operator's log.</param>
internal sealed record Unreached(string Reason, string Said);

/// <summary>A way out for mail: a connection to the mail server, or the folder of the demo.</summary>
internal interface IMailCarrier : IAsyncDisposable
{
    /// <summary>Connects, where it is not connected.</summary>
    /// <returns>Why no mail can be sent; null when it can.</returns>
    Task<Unreached?> Open(CancellationToken stopping);

    Task<Attempt> Send(Waiting mail, Letter letter, CancellationToken stopping);
}
