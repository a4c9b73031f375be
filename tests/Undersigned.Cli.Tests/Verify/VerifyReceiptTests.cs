// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Transparency;

namespace Undersigned.Cli.Tests.Verify;

public sealed class VerifyReceiptTests : IDisposable
{
    private readonly SampleLog _log = SampleLog.WithEndorsements(9);
    private readonly Auditor _auditor = new();

    public void Dispose()
    {
        _log.Dispose();
        _auditor.Dispose();
    }

    [Fact]
    public async Task With_the_key_it_holds_and_one_line_says_who_endorsed_what_and_when()
    {
        var (exitCode, output) = await _auditor.Verify(Save(_log.Receipt(3)), "--key", _log.Key.ToString());
        Assert.Equal(0, exitCode);
        Assert.StartsWith($"Union 2 (KZ) endorsed statement 01ARZ3NDEKTSV4RRFFQ69G5FAV, recorded {SampleLog.At(3)}: the proof holds", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_may_stand_in_a_file()
    {
        Assert.Equal(0, (await _auditor.Verify(Save(_log.Receipt(3)), "--key", Path.Combine(_log.Folder, "key"))).ExitCode);
    }

    [Fact]
    public async Task Without_a_key_it_is_consistent_with_itself_and_no_more()
    {
        var (exitCode, output) = await _auditor.Verify(Save(_log.Receipt(3)));
        Assert.Equal(1, exitCode);
        Assert.Contains("consistent with itself; key not checked", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_remembered_from_the_log_will_do()
    {
        await _auditor.Verify(_log.Folder);
        Assert.Equal(0, (await _auditor.Verify(Save(_log.Receipt(3)))).ExitCode);
    }

    [Fact]
    public async Task Another_logs_key_will_not()
    {
        using var other = NoteSigner.Generate("example.org/other");
        using var namesake = NoteSigner.Generate(_log.Key.Name);
        Assert.Equal(1, (await _auditor.Verify(Save(_log.Receipt(3)), "--key", other.ToString())).ExitCode);
        Assert.Equal(1, (await _auditor.Verify(Save(_log.Receipt(3)), "--key", namesake.ToString())).ExitCode);
    }

    [Fact]
    public async Task Another_entry_index_or_disclosure_does_not_hold()
    {
        var receipt = _log.Receipt(3);
        Assert.True(ReceiptContents.TryParse(_log.Receipt(4).Extra!.Value, out var other, out _));
        Assert.True(ReceiptContents.TryParse(receipt.Extra!.Value, out var own, out _));
        await ShouldFail(new TlogProof(3, receipt.Hashes, receipt.Note, other.ToExtra()), "do not lead from the entry");
        await ShouldFail(new TlogProof(4, receipt.Hashes, receipt.Note, own.ToExtra()), "do not lead from the entry");
        await ShouldFail(new TlogProof(3, receipt.Hashes, receipt.Note, (own with { Disclosure = other.Disclosure }).ToExtra()), "does not match the commitment");
        await ShouldFail(new TlogProof(3, [.. receipt.Hashes.Skip(1)], receipt.Note, own.ToExtra()), "do not lead from the entry");
    }

    [Fact]
    public async Task A_changed_checkpoint_has_a_false_signature()
    {
        var receipt = _log.Receipt(3).ToString();
        var forged = receipt.Replace("\nexample.org/log\n10\n", "\nexample.org/log\n11\n", StringComparison.Ordinal);
        Assert.NotEqual(receipt, forged);
        var (exitCode, _) = await _auditor.Verify(Save(Encoding.UTF8.GetBytes(forged)), "--key", _log.Key.ToString());
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task A_withheld_signatory_is_said_to_be_withheld()
    {
        var index = _log.Endorse("Somebody", withheld: true);
        var (exitCode, output) = await _auditor.Verify(Save(_log.Receipt((int)index)), "--key", _log.Key.ToString());
        Assert.Equal(0, exitCode);
        Assert.Contains("withheld", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_JSON_it_says_the_same()
    {
        var json = await _auditor.VerifyJson(Save(_log.Receipt(3)), "--key", _log.Key.ToString());
        Assert.True((bool)json["holds"]!);
        Assert.Equal("Union 2", (string)json["signatoryName"]!);
        Assert.Equal(3, (long)json["index"]!);
        Assert.False((bool)(await _auditor.VerifyJson(Save(_log.Receipt(3))))["holds"]!);
    }

    [Fact]
    public async Task What_is_no_receipt_cannot_be_checked_and_a_damaged_one_is_wrong()
    {
        Assert.Equal(2, (await _auditor.Verify(Path.Combine(_log.Folder, "nowhere"))).ExitCode);
        Assert.Equal(2, (await _auditor.Verify(Save("hello\n"u8.ToArray()))).ExitCode);
        Assert.Equal(2, (await _auditor.Verify(Save(new TlogProof(3, [], _log.Receipt(3).Note)))).ExitCode);
        Assert.Equal(2, (await _auditor.Verify(Save(_log.Receipt(3)), "--key", "no key")).ExitCode);
        Assert.Equal(1, (await _auditor.Verify(Save(_log.Receipt(3).ToBytes()[..^9]), "--key", _log.Key.ToString())).ExitCode);
    }

    private async Task ShouldFail(TlogProof proof, string why)
    {
        var (exitCode, output) = await _auditor.Verify(Save(proof), "--key", _log.Key.ToString());
        Assert.Equal(1, exitCode);
        Assert.Contains(why, output, StringComparison.Ordinal);
        Assert.Contains("DOES NOT HOLD", output, StringComparison.Ordinal);
    }

    private string Save(TlogProof proof) => Save(proof.ToBytes());

    private string Save(byte[] receipt)
    {
        var file = Path.Combine(_log.Folder, Guid.NewGuid() + ".tlog-proof");
        File.WriteAllBytes(file, receipt);
        return file;
    }
}
