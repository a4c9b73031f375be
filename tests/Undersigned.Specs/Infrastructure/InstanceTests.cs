// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Infrastructure;

/// <summary>How instances are started and killed, tried on a script that keeps to the program's contract.</summary>
public sealed class InstanceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("undersigned-stand-in-");

    [Fact]
    public async Task The_address_is_read_from_what_the_program_says()
    {
        await using var instance = new Instance(await StandInAsync("""
            mkdir -p "$3"; echo starting >&2; echo "Listening on http://127.0.0.1:4711"; exec sleep 600
            """));

        await instance.StartAsync();

        Assert.Equal(new Uri("http://127.0.0.1:4711"), instance.Address);
        Assert.True(Directory.Exists(instance.Data));
    }

    [Fact]
    public async Task A_killed_program_is_gone_and_its_folder_stays_for_the_next_start()
    {
        await using var instance = new Instance(await StandInAsync("""
            mkdir -p "$3"; echo x >> "$3/starts"; echo "Listening on http://127.0.0.1:4711"; exec sleep 600
            """));
        await instance.StartAsync();
        var id = instance.ProcessId;

        await instance.KillAsync();
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));

        await instance.StartAsync();
        Assert.Equal(2, File.ReadAllLines(Path.Combine(instance.Data, "starts")).Length);
    }

    [Fact]
    public async Task A_program_that_ends_at_once_fails_the_start_with_what_it_said()
    {
        await using var instance = new Instance(await StandInAsync("echo 'the key is unreadable' >&2; exit 2"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => instance.StartAsync());

        Assert.Contains("the key is unreadable", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_is_deleted_at_the_end()
    {
        var instance = new Instance(await StandInAsync("""mkdir -p "$3" "$3.state"; echo "Listening on http://127.0.0.1:4711"; exec sleep 600"""));
        await instance.StartAsync();

        await instance.DisposeAsync();

        Assert.False(Directory.Exists(Path.GetDirectoryName(instance.Data)));
    }

    [Fact]
    public async Task A_verb_gets_the_data_folder_and_its_streams_are_kept_apart()
    {
        await using var instance = new Instance(await StandInAsync("echo \"$@\"; echo aside >&2; exit 1"));

        var result = await instance.RunAsync("doctor", "--json");

        result.Expect(1);
        Assert.Equal($"doctor --json --data {instance.Data}\n", result.Out);
        Assert.Equal("aside\n", result.Error);
    }

    [Fact]
    public async Task The_program_that_was_built_says_its_version()
    {
        var result = await Command.UndersignedAsync("--version");

        Assert.Matches(@"^\d+\.\d+\.\d+", result.Expect(0).Out);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>
    /// Written by another process: were it this one, a process that another test starts meanwhile could hold the file open for writing,
    /// and Linux refuses to run such a file.
    /// </summary>
    private async Task<string> StandInAsync(string script)
    {
        var path = Path.Combine(_folder.FullName, "stand-in");
        var bytes = Encoding.UTF8.GetBytes($"#!/usr/bin/env bash\n{script}\n");
        var written = await Command.RunAsync("/bin/sh", ["-c", "cat > \"$0\" && chmod +x \"$0\"", path], bytes);
        written.Expect(0);
        return path;
    }
}
