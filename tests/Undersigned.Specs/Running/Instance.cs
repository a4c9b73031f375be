// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Undersigned.Specs.Running;

/// <summary>
/// The real program, serving a data folder of its own on a free port. A test that kills it starts it again on the same folder;
/// disposal kills it and deletes the folder. One instance belongs to one test at a time.
/// </summary>
internal sealed partial class Instance : IAsyncDisposable
{
    /// <summary>Long enough for the launcher to build first, when a test is started from an editor.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("undersigned-specs-").FullName;
    private readonly string _program;
    private readonly StringBuilder _said = new();
    private Process? _process;

    /// <param name="program">Another program that keeps to the same contract; the real one when null.</param>
    /// <param name="data">A data folder that the test makes and deletes itself; one of the instance's own when null.</param>
    public Instance(string? program = null, string? data = null)
    {
        _program = program ?? Repository.Program;
        Data = data ?? Path.Combine(_folder, "data");
    }

    /// <summary>The data folder. What the program keeps beside it is deleted with it.</summary>
    public string Data { get; }

    /// <summary>A path of the test's own, deleted with the instance.</summary>
    public string Beside(string name) => Path.Combine(_folder, name);

    /// <summary>Where it listens, without a final slash. A restart changes it.</summary>
    public Uri Address { get; private set; } = new("http://unstarted.invalid");

    /// <summary>A client that follows no redirect and keeps no cookie, so that a test sees what was answered.</summary>
    public HttpClient Http { get; private set; } = new();

    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("The instance is not running.");

    /// <summary>Everything that the program has written so far, on both streams.</summary>
    public string Said { get { lock (_said) return _said.ToString(); } }

    public static async Task<Instance> StartNewAsync(params IEnumerable<string> options)
    {
        var instance = new Instance();
        try
        {
            await instance.StartAsync(options);
            return instance;
        }
        catch
        {
            await instance.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts serving, and returns when the program has said where.</summary>
    /// <param name="options">What to add to <c>serve --data DIR --urls http://127.0.0.1:0</c>.</param>
    public Task StartAsync(params IEnumerable<string> options) => StartVerbAsync("serve", options);

    /// <summary>Starts the sample network in the data folder, which must be new.</summary>
    public Task StartDemoAsync() => StartVerbAsync("demo", []);

    private async Task StartVerbAsync(string verb, IEnumerable<string> options)
    {
        if (_process is not null)
            throw new InvalidOperationException("The instance is running already.");
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = Command.StartInfo(_program, [verb, "--data", Data, "--urls", "http://127.0.0.1:0", .. options]);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, listening: null);
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The program ended before it listened."));
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        try
        {
            Address = await listening.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            await KillAsync();
            throw new InvalidOperationException($"{e.Message} It said:\n{Said}", e);
        }
        Http.Dispose();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    /// <summary>Runs a verb against this data folder, whether or not it is being served.</summary>
    public Task<CommandResult> RunAsync(string verb, params IEnumerable<string> arguments) =>
        Command.RunAsync(_program, [verb, .. arguments, "--data", Data]);

    /// <summary>SIGKILL: no handler runs, nothing is flushed. What the program has answered for must be on the disk.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
            return;
        _process.Kill(entireProcessTree: true);
        // Also waits until both streams are at their end, so Said is complete.
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Hear(string? line, TaskCompletionSource<Uri>? listening)
    {
        if (line is null)
            return;
        lock (_said)
            _said.AppendLine(line);
        if (ListeningOn().Match(line) is { Success: true } match)
            listening?.TrySetResult(new Uri(match.Groups[1].Value));
    }

    [GeneratedRegex(@"^Listening on (http://127\.0\.0\.1:\d+)/?$")]
    private static partial Regex ListeningOn();
}
