// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text.Json;

namespace Undersigned.Cli.Tests.Read;

/// <summary>The program as somebody starts it who has good and bad files in one folder.</summary>
public sealed class ReadTests : IDisposable
{
    private const long TwoGibibytes = 2L << 30;
    private const string Statement = "Keep the ferry running\n\nJoint statement, 3 May 2021\n\nThe ferry has crossed the river every day since the bridge fell, and nobody asked us.\n\nSignatories:\n\nRiver Society of Norway\nFerry Users Association\n";

    private readonly string folder = Directory.CreateTempSubdirectory("undersigned-read-").FullName;

    [Fact]
    public async Task A_file_of_two_gibibytes_is_refused_unread_and_the_others_are_read()
    {
        using (var large = File.Create(Path.Combine(folder, "large.txt"))) large.SetLength(TwoGibibytes); // sparse: it takes no room
        await File.WriteAllTextAsync(Path.Combine(folder, "small.txt"), Statement, TestContext.Current.CancellationToken);
        var (exit, output, errors) = await Read("large.txt", "small.txt");
        Assert.Equal(2, exit);
        Assert.Contains("large.txt: the file has 2,147,483,648 bytes; at most 16,777,216 are read.", errors, StringComparison.Ordinal);
        Assert.Equal("Keep the ferry running", JsonDocument.Parse(output).RootElement[0].GetProperty("title").GetProperty("en").GetString());
    }

    [Fact]
    public async Task What_cannot_be_opened_is_named_with_the_reason()
    {
        var (exit, output, errors) = await Read("missing.txt", ".");
        Assert.Equal(2, exit);
        Assert.Equal("[]", output.Trim());
        Assert.Contains("missing.txt: there is no such file.", errors, StringComparison.Ordinal);
        Assert.Contains(".: it is a folder.", errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, true);

    private async Task<(int ExitCode, string Output, string Errors)> Read(params string[] files)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "undersigned-audit"), ["read", .. files, "--format", "json"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, await output, errors);
    }
}
