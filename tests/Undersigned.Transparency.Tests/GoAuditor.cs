// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Undersigned.Transparency.Tests;

/// <summary>
/// The program in go/, built with Debian's golang.org/x/mod, whose sumdb packages are another implementation of the same formats.
/// Installed where it is missing and may be; otherwise the tests that need it are skipped, and say why.
/// </summary>
public sealed class GoAuditor : IDisposable
{
    private const string Libraries = "/usr/share/gocode";
    private readonly string _folder = Directory.CreateTempSubdirectory("undersigned-go-").FullName;
    private readonly string? _missing;

    public GoAuditor()
    {
        if (!IsInstalled() && OperatingSystem.IsLinux() && Environment.UserName == "root")
            Start("apt-get", ["install", "-y", "--no-install-recommends", "golang-go", "golang-golang-x-mod-dev"]);
        if (!IsInstalled())
        {
            _missing = "Go and golang.org/x/mod are not there (on Debian: apt-get install golang-go golang-golang-x-mod-dev).";
            return;
        }

        var (exitCode, output) = Start("go", ["build", "-o", Program, Path.Combine(AppContext.BaseDirectory, "go", "audit.go")]);
        if (exitCode != 0) throw new InvalidOperationException($"go build: {output}");
    }

    private string Program => Path.Combine(_folder, "audit");

    /// <summary>Runs it, and fails the test if it finds anything wrong.</summary>
    public void Run(params string[] arguments)
    {
        if (_missing is not null) Assert.Skip(_missing);
        var (exitCode, output) = Start(Program, arguments);
        Assert.True(exitCode == 0, output);
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private static bool IsInstalled() =>
        Directory.Exists(Path.Combine(Libraries, "src/golang.org/x/mod/sumdb"))
        && Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "go")));

    private (int ExitCode, string Output) Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.Environment["GO111MODULE"] = "off";
        start.Environment["GOPATH"] = Libraries;
        start.Environment["GOCACHE"] = Path.Combine(_folder, "cache");
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
