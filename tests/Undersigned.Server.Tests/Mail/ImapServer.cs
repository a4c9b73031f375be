// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Undersigned.Server.Tests.Mail;

/// <summary>A Dovecot of its own with one mailbox, whose messages are files.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ImapServer : IDisposable
{
    private const string Program = "/usr/sbin/dovecot";
    private const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;

    private readonly string _folder = Directory.CreateTempSubdirectory("undersigned-imap-").FullName;
    private Process? _process;
    private int _messages;

    public ImapServer()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    private string Mail(string part) => Path.Combine(_folder, "mail", part);

    public async Task Start()
    {
        if (!File.Exists(Program)) Assert.Skip("Dovecot is not on this machine: apt-get install dovecot-imapd");
        if (!Environment.IsPrivilegedProcess) Assert.Skip("Dovecot gives its processes users of their own, which only the superuser can.");
        File.SetUnixFileMode(_folder, Everybody);
        foreach (var part in (string[])["new", "cur", "tmp"]) Directory.CreateDirectory(Mail(part));
        foreach (var path in Directory.GetDirectories(Path.Combine(_folder, "mail")).Append(Path.Combine(_folder, "mail"))) File.SetUnixFileMode(path, Everybody);
        var settings = Path.Combine(_folder, "dovecot.conf");
        await File.WriteAllTextAsync(settings, $$"""
            base_dir = {{_folder}}/run
            log_path = {{_folder}}/log
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            mail_location = maildir:{{_folder}}/mail
            service imap-login {
              inet_listener imap {
                port = {{Port}}
              }
              inet_listener imaps {
                port = 0
              }
            }
            service stats {
              unix_listener stats-writer {
                mode = 0666
              }
            }
            passdb {
              driver = static
              args = password=secret
            }
            userdb {
              driver = static
              args = uid=65534 gid=65534 home={{_folder}}
            }
            """);
        _process = Process.Start(new ProcessStartInfo(Program, ["-F", "-c", settings]) { RedirectStandardError = true })!;
        await Until.True(IsListening);
    }

    private bool IsListening()
    {
        Assert.False(_process!.HasExited, "Dovecot ended.");
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>A message arrives.</summary>
    public void Arrive(string message)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{1_700_000_000 + _messages}.M{_messages++}.test");
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, message.ReplaceLineEndings("\n"));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.Move(path, Path.Combine(Mail("new"), name));
    }

    /// <summary>How many messages somebody has seen.</summary>
    public int Seen => Directory.GetFiles(Mail("cur")).Count(file => file.Split(":2,")[^1].Contains('S', StringComparison.Ordinal));

    public void Dispose()
    {
        if (_process is { } process)
        {
            // Told to stop by its own tool, it ends the processes that it started too.
            using (var stop = Process.Start(new ProcessStartInfo("/bin/kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))!) stop.WaitForExit();
            if (!process.WaitForExit(TimeSpan.FromSeconds(10))) process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
