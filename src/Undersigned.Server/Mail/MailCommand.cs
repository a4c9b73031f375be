// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using MimeKit;
using Undersigned.Server.Log;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Mail;

/// <summary><c>undersigned mail in --data DIR &lt; message</c></summary>
internal static class MailCommand
{
    /// <summary>What a mail server's pipe transport takes as "keep it and try again" (sysexits.h, EX_TEMPFAIL).</summary>
    private const int TryAgain = 75;

    /// <summary>More is no bounce: the mails that go out are small.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    public static Command Make() => new("mail", "Take in mail that came back.") { In() };

    private static Command In()
    {
        var command = new Command("in", "Read one message from the standard input, as a mail server's pipe gives it. A bounce of a mail from here is recorded; anything else is said to be none, and left.") { DataOptions.Data, DataOptions.State };
        command.SetAction(async (arguments, cancel) =>
        {
            try
            {
                Console.WriteLine(Said(await Take(DataOptions.Open(arguments), Console.OpenStandardInput(), cancel)));
                return 0;
            }
            catch (Exception error) when (error is DataFolderException or OverloadException or IntegrityException or Storage.Sqlite.SqliteException)
            {
                await Console.Error.WriteLineAsync($"undersigned: {error.Message} The message was not taken; the mail server may give it again.");
                return TryAgain;
            }
        });
        return command;
    }

    private static async Task<Arrival> Take(DataFolder folder, Stream input, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        // What is too long is read to its end, or the mail server would see a broken pipe and give it again.
        while (await input.ReadAsync(buffer, cancel) is > 0 and var count)
            if (bytes.Length <= MaxBytes) bytes.Write(buffer, 0, count);
        if (bytes.Length > MaxBytes) return Arrival.NotOurs;
        bytes.Position = 0;
        Bounce? bounce;
        try
        {
            using var message = await MimeMessage.LoadAsync(bytes, cancel);
            bounce = Bounce.Read(message);
        }
        catch (FormatException)
        {
            return Arrival.NotOurs;
        }

        if (bounce is null) return Arrival.NotOurs;
        using var sequencer = new Sequencer(folder, TimeProvider.System);
        return (await sequencer.Submit(new RecordBounce(bounce).Run)).Value;
    }

    private static string Said(Arrival arrival) => arrival switch
    {
        Arrival.Lost => "A mail came back: recorded.",
        Arrival.Late => "A mail is late: noted.",
        Arrival.Known => "This was known.",
        _ => "No bounce of a mail from here: nothing was recorded.",
    };
}
