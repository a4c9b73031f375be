// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using MimeKit;

namespace Undersigned.Specs.Running;

/// <summary>A mail server of its own process, and the mailboxes of those whom the journeys are about.</summary>
internal sealed partial class MailServer : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly string _folder = Directory.CreateTempSubdirectory("undersigned-mail-").FullName;
    private readonly Process _process;

    public MailServer()
    {
        // Taken once by the system, so that it is free, and given back.
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        if (!File.Exists(Python)) Assert.Skip("Python is not on this machine: apt-get install python3-aiosmtpd");
        _process = Process.Start(Command.StartInfo(Python, [Repository.PathOf("tests/Undersigned.Server.Tests/Mail/smtp_server.py"), _folder, Port.ToString(CultureInfo.InvariantCulture)]))!;
        if (_process.StandardOutput.ReadLine() is not null) return;
        var error = _process.StandardError.ReadToEnd();
        if (error.Contains("No module named 'aiosmtpd'", StringComparison.Ordinal)) Assert.Skip("The mail server for tests is not on this machine: apt-get install python3-aiosmtpd");
        Assert.Fail(error);
    }

    public int Port { get; }

    /// <summary>The newest mail to an address whose subject tells it from others; waits until it is there.</summary>
    public async Task<MimeMessage> ToAsync(string address, int number = 0)
    {
        List<MimeMessage> mails = [];
        await Eventually.TrueAsync(TimeSpan.FromSeconds(30), $"mail {number} to {address} came", () =>
        {
            mails = [.. Enumerable.Range(0, Directory.GetFiles(_folder, "*.eml").Length).Select(n => MimeMessage.Load(Path.Combine(_folder, $"{n}.eml"))).Where(mail => mail.To.Mailboxes.Any(to => to.Address == address))];
            return Task.FromResult(mails.Count > number);
        });
        return mails[number];
    }

    /// <summary>The link in a mail, on the instance that the test looks at.</summary>
    public async Task<Uri> LinkAsync(string address, Uri instance, int number = 0) => new(instance, Link().Match((await ToAsync(address, number)).TextBody!).Groups["path"].Value);

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5))) _process.Kill();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@"https://record\.example(?<path>/confirm/[0-9a-z]+\?ui=[a-z]+)")]
    private static partial Regex Link();
}
