// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Undersigned.Server.Tests.Mail;

public sealed class StartTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_mail_library_is_not_loaded_before_a_mail_is_due()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("What a process has loaded is read in /proc.");
        await File.WriteAllTextAsync(Path.Combine(_scratch.Path, "undersigned.json"), """{"smtp": {"host": "localhost", "port": 1, "security": "none", "from": "statements@river.example"}}""", TestContext.Current.CancellationToken);
        using var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(Site).Assembly.Location, "serve", "--data", _scratch.Path, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true })!;
        try
        {
            // After the link for whoever keeps the site first.
            string? line;
            do line = await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            while (line?.StartsWith("Listening", StringComparison.Ordinal) == false);
            Assert.NotNull(line);
            var loaded = await File.ReadAllTextAsync($"/proc/{program.Id}/maps", TestContext.Current.CancellationToken);
            Assert.Contains("undersigned.dll", loaded, StringComparison.Ordinal);
            Assert.DoesNotContain("MailKit.dll", loaded, StringComparison.Ordinal);
            Assert.DoesNotContain("MimeKit.dll", loaded, StringComparison.Ordinal);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }
}
