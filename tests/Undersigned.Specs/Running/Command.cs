// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text;

namespace Undersigned.Specs.Running;

/// <summary>What a process said and how it ended.</summary>
internal sealed record CommandResult(string Line, int ExitCode, string Out, string Error)
{
    /// <summary>Fails the test, with everything the process said, unless it ended with this code.</summary>
    public CommandResult Expect(int exitCode)
    {
        if (ExitCode != exitCode)
            Assert.Fail($"{Line}\nended with {ExitCode}, not {exitCode}.\n--- standard output\n{Out}\n--- standard error\n{Error}");
        return this;
    }
}

/// <summary>Runs a program to its end.</summary>
internal static class Command
{
    /// <summary>No verb that ends by itself takes longer; the first one may have to wait for the launcher's build.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static Task<CommandResult> UndersignedAsync(params IEnumerable<string> arguments) =>
        RunAsync(Repository.Program, arguments);

    public static Task<CommandResult> RunAsync(string program, params IEnumerable<string> arguments) =>
        RunAsync(program, [.. arguments], input: null);

    public static async Task<CommandResult> RunAsync(string program, IReadOnlyList<string> arguments, byte[]? input)
    {
        using var process = Process.Start(StartInfo(program, arguments))!;
        var line = string.Join(' ', [Path.GetFileName(program), .. arguments]);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null)
            await WriteInputAsync(process, input);
        process.StandardInput.Close();

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{line}\ndid not end within {Patience}.\n--- standard output\n{await output}\n--- standard error\n{await error}");
        }
        return new CommandResult(line, process.ExitCode, await output, await error);
    }

    public static ProcessStartInfo StartInfo(string program, IEnumerable<string> arguments) => new(program, arguments)
    {
        WorkingDirectory = Repository.Root,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
    };

    private static async Task WriteInputAsync(Process process, byte[] input)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
        }
        catch (IOException)
        {
            // A program that refuses early does not read the rest; its exit code says so.
        }
    }
}
