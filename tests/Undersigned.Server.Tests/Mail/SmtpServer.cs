// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace Undersigned.Server.Tests.Mail;

/// <summary>A mail server of its own process (<c>smtp_server.py</c>), with a folder that holds what it took. It can be stopped and started again at the same port.</summary>
public sealed class SmtpServer : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly string _folder = Directory.CreateTempSubdirectory("undersigned-smtp-").FullName;
    private Process? _process;

    public SmtpServer()
    {
        // Taken once by the system, so that it is free, and given back.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    public void Start()
    {
        if (!File.Exists(Python)) Assert.Skip("Python is not on this machine: apt-get install python3-aiosmtpd");
        _process = Process.Start(new ProcessStartInfo(Python, [Repository.PathOf("tests/Undersigned.Server.Tests/Mail/smtp_server.py"), _folder, Port.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        if (_process.StandardOutput.ReadLine() is not null) return;
        var error = _process.StandardError.ReadToEnd();
        if (error.Contains("No module named 'aiosmtpd'", StringComparison.Ordinal)) Assert.Skip("The mail server for tests is not on this machine: apt-get install python3-aiosmtpd");
        Assert.Fail(error);
    }

    /// <summary>The messages that it took, in their order.</summary>
    public IReadOnlyList<MimeMessage> Messages => [.. Enumerable.Range(0, Directory.GetFiles(_folder, "*.eml").Length).Select(n => MimeMessage.Load(Path.Combine(_folder, $"{n}.eml")))];

    /// <summary>Who the envelope of a message says it is from.</summary>
    public string Sender(int number) => File.ReadAllText(Path.Combine(_folder, $"{number}.from"));

    public async Task<MimeMessage> Message(int number)
    {
        await Until.True(() => Messages.Count > number);
        return Messages[number];
    }

    public void Stop()
    {
        if (_process is null) return;
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5))) _process.Kill();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Waits for the thing.</summary>
internal static class Until
{
    public static async Task True(Func<bool> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), "It did not come to be within 30 seconds.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
