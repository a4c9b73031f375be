// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Sockets;

namespace Undersigned.Cli.Tests.Verify;

/// <summary>Serves a folder on loopback; single answers can be bent.</summary>
internal sealed class LogServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public LogServer(SampleLog log)
    {
        // The listener takes no port 0: ask the system for a free one first.
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/log";
        }

        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _serving = ServeAsync(log);
    }

    public string Address { get; }

    /// <summary>Answers in place of the file, by path below the log.</summary>
    public Dictionary<string, Action<HttpListenerResponse>> Bent { get; } = [];

    /// <summary>Called before each answer, with the path.</summary>
    public Action<string> Before { get; set; } = _ => { };

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait(TimeSpan.FromSeconds(5));
    }

    private async Task ServeAsync(SampleLog log)
    {
        try
        {
            while (true) Answer(await _listener.GetContextAsync(), log);
        }
        catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
        {
            // Closed by the test.
        }
    }

    private void Answer(HttpListenerContext context, SampleLog log)
    {
        var path = context.Request.Url!.AbsolutePath["/log/".Length..];
        Before(path);
        var response = context.Response;
        try
        {
            if (Bent.TryGetValue(path, out var bend)) bend(response);
            else if (File.Exists(Path.Combine(log.Folder, path))) response.Close(log.Read(path), true);
            else
            {
                response.StatusCode = 404;
                response.Close();
            }
        }
        catch (Exception end) when (end is HttpListenerException or IOException or InvalidOperationException)
        {
            // The client had enough, or the answer was meant to break off.
            response.Abort();
        }
    }
}
