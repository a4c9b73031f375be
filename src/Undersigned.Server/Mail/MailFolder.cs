// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Undersigned.Server.Mail;

/// <summary>The mailbox of the demo: each mail becomes a file, named by its number, and goes nowhere.</summary>
internal sealed class MailFolder(string path, EmailAddress from) : IMailCarrier
{
    public Task<Unreached?> Open(CancellationToken stopping) => Task.FromResult<Unreached?>(null);

    public async Task<Attempt> Send(Waiting mail, Letter letter, CancellationToken stopping)
    {
        Directory.CreateDirectory(path);
        var file = Path.Combine(path, mail.No.ToString("D9", CultureInfo.InvariantCulture) + ".eml");
        using var message = MailMessage.Compose(mail, letter, from);
        await using (var stream = File.Create(file + ".part")) await message.WriteToAsync(stream, stopping);
        File.Move(file + ".part", file, overwrite: true);
        return new Attempt(Answer.Taken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
