// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Undersigned.Transparency;

namespace Undersigned.Cli.Verify;

/// <summary><c>verify RECEIPT|DIR|URL [--key KEY] [--state DIR] [--json]</c>: 0 only if all holds, 1 if something is wrong or unproved, 2 if nothing could be checked.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("RECEIPT|DIR|URL") { Description = "A .tlog-proof file, a folder with a copy of a log, or the address of a log, such as https://example.org/log." };
        var key = new Option<string?>("--key") { Description = "The log's verifier key, or a file that holds it. Without it: the key remembered for the log." };
        var state = new Option<string?>("--state") { Description = "Where keys and checkpoints are remembered; by default $XDG_STATE_HOME/undersigned or ~/.local/state/undersigned." };
        var json = new Option<bool>("--json") { Description = "Answer in JSON." };
        var command = new Command("verify", "Checks a receipt, a copy of a log, or a live log since it was last seen. Exit code 0 only if all holds.") { what, key, state, json };
        command.SetAction(async (arguments, cancellation) =>
        {
            var (output, errors) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
            try
            {
                var progress = Console.IsErrorRedirected ? null : errors;
                var report = await CheckAsync(
                    arguments.GetValue(what)!, arguments.GetValue(key), arguments.GetValue(state) ?? LogMemory.DefaultFolder, progress, cancellation);
                report.Write(output, arguments.GetValue(json));
                return report.ExitCode;
            }
            catch (FoundWrongException wrong)
            {
                return Say(1, wrong.Message, arguments.GetValue(json), output, errors);
            }
            catch (NotCheckableException obstacle)
            {
                return Say(2, obstacle.Message, arguments.GetValue(json), output, errors);
            }
        });
        return command;
    }

    private static async Task<Report> CheckAsync(string what, string? keyText, string state, TextWriter? progress, CancellationToken cancellation)
    {
        var key = keyText is null ? null : ReadKey(keyText);
        if (Uri.TryCreate(what, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            using var http = LogSite.NewClient();
            return await new LogCheck(new LogSite(http, address!), key, state, progress).RunAsync(cancellation);
        }

        if (Directory.Exists(what)) return await new LogCheck(new LogFolder(what), key, state, progress).RunAsync(cancellation);
        return ReceiptCheck.Run(what, ReadFile(what, TlogProof.MaxSize), key, state);
    }

    private static NoteVerifier ReadKey(string text)
    {
        if (NoteVerifier.TryParse(text, out var key, out var problem)) return key;
        if (!File.Exists(text)) throw new NotCheckableException($"--key is neither a file nor a verifier key ({problem}).");
        var content = Encoding.UTF8.GetString(ReadFile(text, 4096)).Trim();
        return NoteVerifier.TryParse(content, out key, out problem) ? key : throw new NotCheckableException($"{text} holds no verifier key ({problem}).");
    }

    private static byte[] ReadFile(string file, int maxSize)
    {
        try
        {
            var info = new FileInfo(file);
            if (!info.Exists) throw new NotCheckableException($"{file}: there is no such file or folder.");
            if (info.Length > maxSize) throw new NotCheckableException($"{file} has {info.Length} bytes, more than the {maxSize} that it can have.");
            return File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotCheckableException($"{file} cannot be read: {error.Message}");
        }
    }

    private static int Say(int exitCode, string message, bool json, TextWriter output, TextWriter errors)
    {
        if (json) output.WriteLine(new JsonObject { ["holds"] = false, ["checked"] = exitCode == 1, ["headline"] = message, ["problems"] = new JsonArray(message) }.ToJsonString());
        else (exitCode == 1 ? output : errors).WriteLine(message);
        return exitCode;
    }
}
