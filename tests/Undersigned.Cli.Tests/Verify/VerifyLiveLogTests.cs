// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using Undersigned.Transparency;

namespace Undersigned.Cli.Tests.Verify;

public sealed class VerifyLiveLogTests : IDisposable
{
    private readonly SampleLog _log = SampleLog.WithEndorsements(300);
    private readonly LogServer _server;
    private readonly Auditor _auditor = new();

    public VerifyLiveLogTests() => _server = new LogServer(_log);

    public void Dispose()
    {
        _server.Dispose();
        _log.Dispose();
        _auditor.Dispose();
    }

    [Fact]
    public async Task At_first_meeting_the_key_is_trusted_and_it_says_so_and_later_growth_is_consistent()
    {
        var first = await _auditor.Verify(_server.Address);
        Assert.Equal(0, first.ExitCode);
        Assert.Contains("met for the first time", first.Output, StringComparison.Ordinal);

        _log.Endorse("One more");
        _log.Write();
        var second = await _auditor.Verify(_server.Address + "/");
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("the one remembered", second.Output, StringComparison.Ordinal);
        Assert.Contains("consistent with the checkpoint seen before, of size: 301", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shrunk_log_is_a_loud_failure_and_the_evidence_is_kept()
    {
        await _auditor.Verify(_server.Address);
        _log.CutBack(200);
        _log.Write();
        var (exitCode, output) = await _auditor.Verify(_server.Address);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("SHRUNK LOG", output, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(_auditor.State, "*checkpoint", SearchOption.AllDirectories).Length);
        Assert.Equal(1, (await _auditor.Verify(_server.Address)).ExitCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public async Task A_forked_log_is_a_loud_failure_whether_it_has_grown_or_not(int growth)
    {
        await _auditor.Verify(_server.Address);
        _log.Replace(1, _log.Entries[2]);
        _log.Disclose(1, System.Text.Encoding.UTF8.GetString(DisclosureOf(2)));
        for (var i = 0; i < growth; i++) _log.Endorse($"Later {i}");
        _log.Write();
        var (exitCode, output) = await _auditor.Verify(_server.Address);
        Assert.Equal(1, exitCode);
        Assert.Contains("FORKED LOG", output, StringComparison.Ordinal);
        Assert.Contains("evidence", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_key_is_a_loud_failure()
    {
        await _auditor.Verify(_server.Address);
        _log.Key = NoteSigner.Generate(_log.Key.Name);
        _log.Write();
        var (exitCode, output) = await _auditor.Verify(_server.Address);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("ANOTHER KEY", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_key_is_held_against_the_log()
    {
        Assert.Equal(0, (await _auditor.Verify(_server.Address, "--key", _log.Key.ToString())).ExitCode);
        using var other = NoteSigner.Generate(_log.Key.Name);
        Assert.Equal(1, (await _auditor.Verify(_server.Address, "--key", other.ToString())).ExitCode);
    }

    [Fact]
    public async Task A_name_taken_away_while_the_log_is_read_is_explained_by_its_newer_acts()
    {
        _server.Before = path =>
        {
            if (path != "disclosures/000") return;
            _server.Before = _ => { };
            _log.Disclose(3, null);
            _log.About("annulment", 3);
            _log.Write();
        };
        var (exitCode, output) = await _auditor.Verify(_server.Address);
        Assert.Equal(0, exitCode);
        Assert.Contains("annulled, erased or withdrawn: 1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compressed_answers_are_read()
    {
        _server.Bent["tile/entries/000"] = response =>
        {
            response.Headers["Content-Encoding"] = "gzip";
            using var gzip = new GZipStream(response.OutputStream, CompressionLevel.Fastest);
            gzip.Write(_log.Read("tile/entries/000"));
        };
        Assert.Equal(0, (await _auditor.Verify(_server.Address)).ExitCode);
    }

    [Fact]
    public async Task Endless_answers_are_cut_off()
    {
        _server.Bent["tile/0/000"] = response =>
        {
            response.SendChunked = true;
            for (var i = 0; i < 1000; i++) response.OutputStream.Write(new byte[64 * 1024]);
        };
        var (exitCode, output) = await _auditor.Verify(_server.Address);
        Assert.Equal(1, exitCode);
        Assert.Contains("more than the 8192 bytes", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_shorter_than_its_header_says_is_a_clear_error()
    {
        _server.Bent["tile/entries/000"] = response =>
        {
            response.ContentLength64 = 100_000;
            response.OutputStream.Write(new byte[10]);
            response.OutputStream.Flush();
            response.Abort();
        };
        var (exitCode, output) = await _auditor.Verify(_server.Address);
        Assert.Equal(2, exitCode);
        Assert.Contains("tile/entries/000 cannot be read", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_answers_nothing_is_checked()
    {
        _server.Bent["checkpoint"] = response =>
        {
            response.StatusCode = 503;
            response.Close();
        };
        Assert.Equal(2, (await _auditor.Verify(_server.Address)).ExitCode);
        Assert.Equal(2, (await _auditor.Verify(_server.Address + "/elsewhere")).ExitCode);
        Assert.Equal(2, (await _auditor.Verify("http://127.0.0.1:1/log")).ExitCode);
    }

    [Fact]
    public async Task A_checkpoint_that_is_none_or_not_signed_by_the_key_is_wrong()
    {
        _server.Bent["checkpoint"] = response => response.Close("hello\n"u8.ToArray(), true);
        Assert.Equal(1, (await _auditor.Verify(_server.Address)).ExitCode);
        using var other = NoteSigner.Generate(_log.Key.Name);
        _server.Bent["checkpoint"] = response => response.Close(new Checkpoint(_log.Key.Name, 0, MerkleHash.EmptyRoot).Sign(other).ToBytes(), true);
        Assert.Equal(1, (await _auditor.Verify(_server.Address)).ExitCode);
        _server.Bent["checkpoint"] = response => response.Close(new Checkpoint("example.org/elsewhere", 0, MerkleHash.EmptyRoot).Sign(_log.Key).ToBytes(), true);
        Assert.Equal(1, (await _auditor.Verify(_server.Address)).ExitCode);
    }

    private byte[] DisclosureOf(int index)
    {
        var lines = System.Text.Encoding.UTF8.GetString(_log.Read("disclosures/000")).Split('\n');
        return System.Text.Encoding.UTF8.GetBytes(lines[index]);
    }
}
