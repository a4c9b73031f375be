// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json.Nodes;
using Undersigned.Transparency;

namespace Undersigned.Cli.Tests.Verify;

public sealed class VerifyFolderTests : IDisposable
{
    private readonly Auditor _auditor = new();

    public void Dispose() => _auditor.Dispose();

    [Theory]
    [InlineData(0, false)]
    [InlineData(254, false)]
    [InlineData(255, true)]
    [InlineData(700, false)]
    [InlineData(700, true)]
    public async Task A_log_of_any_size_holds_and_the_summary_says_what_was_proved(int endorsements, bool singleDisclosures)
    {
        using var log = SampleLog.WithEndorsements(endorsements, singleDisclosures: singleDisclosures);
        var json = await _auditor.VerifyJson(log.Folder);
        Assert.True((bool)json["holds"]!, json.ToString());
        Assert.Equal(endorsements + 1, (int)json["size"]!);
        Assert.Equal(1, (int)json["texts"]!);
        Assert.Equal(endorsements, (int)json["disclosures"]!);
    }

    [Fact]
    public async Task Partial_tiles_that_gave_way_to_full_ones_are_cut_from_those()
    {
        using var log = SampleLog.WithEndorsements(254);
        var (checkpoint, wider) = (log.Read("checkpoint"), log.Endorse("One more"));
        log.Write();
        Assert.Equal(255, wider);
        log.File("checkpoint", checkpoint);
        foreach (var partial in new[] { "tile/0", "tile/entries", "disclosures" }) log.Delete(partial + "/000.p/255");
        Assert.Equal(0, (await _auditor.Verify(log.Folder)).ExitCode);
    }

    [Fact]
    public async Task Names_may_be_missing_if_an_act_says_why()
    {
        using var log = SampleLog.WithEndorsements(5);
        log.Endorse("Confidential", withheld: true);
        Hide(log, log.Endorse("Forged"), "annulment");
        Hide(log, log.Endorse("Forgotten"), "erasure-notice");
        Hide(log, log.Endorse("A person", capacity: "personal"), "withdrawal");
        var corrected = log.Endorse("Mispelt");
        var correction = log.Add(new JsonObject { ["act"] = "correction", ["of"] = corrected, ["signatory"] = ContentHash.Of("x"u8).ToString() });
        log.Disclose(correction, null);
        Hide(log, corrected, "annulment");
        log.About("withdrawal", log.Endorse("An organisation that withdrew"));
        log.Write();
        var json = await _auditor.VerifyJson(log.Folder);
        Assert.True((bool)json["holds"]!, json.ToString());
        Assert.Equal((6, 1, 5), ((int)json["disclosures"]!, (int)json["withheld"]!, (int)json["erased"]!));
    }

    [Fact]
    public async Task A_name_that_is_missing_without_a_reason_is_found()
    {
        using var log = SampleLog.WithEndorsements(5);
        log.Disclose(3, null);
        await ShouldFind(log, "The disclosure of act 3 (endorsement) is missing");
    }

    [Fact]
    public async Task The_withdrawal_of_an_organisation_is_no_reason_for_its_name_to_be_missing()
    {
        using var log = SampleLog.WithEndorsements(5);
        Hide(log, 3, "withdrawal");
        await ShouldFind(log, "The disclosure of act 3 (endorsement) is missing");
    }

    [Fact]
    public async Task A_name_that_is_still_there_after_an_annulment_is_found()
    {
        using var log = SampleLog.WithEndorsements(5);
        log.About("annulment", 3);
        await ShouldFind(log, "Act 3 is still disclosed");
    }

    [Fact]
    public async Task Another_name_than_the_act_committed_to_is_found()
    {
        using var log = SampleLog.WithEndorsements(5);
        log.Disclose(3, """{"name":"Somebody else","salt":"x"}""");
        await ShouldFind(log, "names somebody else");
        log.Disclose(3, "not json");
        await ShouldFind(log, "cannot be read");
    }

    [Fact]
    public async Task A_disclosure_for_an_act_that_commits_to_nothing_is_found()
    {
        using var log = SampleLog.WithEndorsements(5);
        log.Disclose(0, "{}");
        await ShouldFind(log, "commits to nothing");
    }

    [Fact]
    public async Task A_person_who_withdraws_a_reservation_alone_keeps_the_name()
    {
        using var log = SampleLog.WithEndorsements(5);
        var person = log.Endorse("A person", capacity: "personal");
        log.Disclose(person, null);
        log.Add(new JsonObject { ["act"] = "withdrawal", ["of"] = person, ["part"] = "reservation" });
        await ShouldFind(log, "The disclosure of act 6 (endorsement) is missing");
    }

    [Fact]
    public async Task The_texts_before_and_after_a_rectification_are_texts_too()
    {
        using var log = SampleLog.WithEndorsements(1);
        log.Add(new JsonObject { ["act"] = "rectification", ["to"] = log.Keep("no manifest").ToString() });
        await ShouldFind(log, "is not canonical JSON");
    }

    [Fact]
    public async Task What_is_said_of_a_withdrawn_organisation_must_stay()
    {
        using var log = SampleLog.WithEndorsements(5);
        log.Disclose(log.Add(new JsonObject { ["act"] = "declaration", ["of"] = 3, ["words"] = ContentHash.Of("{}"u8).ToString() }), null);
        log.About("withdrawal", 3);
        await ShouldFind(log, "The disclosure of act 6 (declaration) is missing");
    }

    [Theory]
    [InlineData("names")]
    [InlineData("words")]
    [InlineData("translator")]
    public async Task Names_of_organisations_and_words_of_declarations_are_commitments_too(string field)
    {
        using var log = SampleLog.WithEndorsements(0);
        log.Endorse("Registered", field: field);
        Assert.Equal(0, (await _auditor.Verify(log.Write().Folder)).ExitCode);
        log.Disclose(1, "{}");
        await ShouldFind(log, "act 1");
    }

    [Fact]
    public async Task Acts_that_this_program_does_not_know_are_opaque_and_counted()
    {
        using var log = SampleLog.WithEndorsements(2);
        log.Add(new JsonObject { ["act"] = "ratification", ["text"] = ContentHash.Of("elsewhere"u8).ToString() });
        var json = await _auditor.VerifyJson(log.Write().Folder);
        Assert.True((bool)json["holds"]!, json.ToString());
        Assert.Equal(1, (int)json["unknownActs"]!);
        Assert.Contains("ratification", json["notes"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"act":"filing","at":"2030-01-01T00:00:00.000Z", "v":1}""", "not canonical")]
    [InlineData("not json", "not canonical")]
    [InlineData("""{"act":"filing","v":1}""", "no object with")]
    [InlineData("[]", "no object with")]
    [InlineData("""{"act":"filing","at":"2030-01-01","v":1}""", "its time")]
    [InlineData("""{"act":"filing","at":"2000-01-01T00:00:00.000Z","v":1}""", "times in a log never go back")]
    [InlineData("""{"act":"endorsement","at":"2030-01-01T00:00:00.000Z","signatory":"somebody","v":1}""", "its commitment is none")]
    [InlineData("""{"act":"annulment","at":"2030-01-01T00:00:00.000Z","of":99,"v":1}""", "does not come before it")]
    public async Task An_entry_that_is_no_proper_act_is_found(string entry, string why)
    {
        using var log = SampleLog.WithEndorsements(2);
        log.AddRaw(Encoding.UTF8.GetBytes(entry));
        await ShouldFind(log, why);
    }

    [Fact]
    public async Task A_text_that_is_missing_or_another_is_found()
    {
        using var log = SampleLog.WithEndorsements(2);
        var rendition = Directory.GetFiles(Path.Combine(log.Folder, "text")).First(file => File.ReadAllText(file).StartsWith('#'));
        var name = "text/" + Path.GetFileName(rendition);
        var bytes = log.Read(name);
        log.File(name, [.. bytes, (byte)'!']);
        await ShouldFindAsIs(log, "it is not the text that was adopted");
        log.Delete(name);
        await ShouldFindAsIs(log, "nobody can read what was signed");
    }

    [Fact]
    public async Task A_manifest_that_lies_about_the_length_of_a_rendition_is_found()
    {
        using var log = new SampleLog();
        var rendition = log.Keep("# Title\n");
        var manifest = log.Keep($$"""{"renditions":[{"bytes":3,"language":"en","role":"authentic","sha256":"{{rendition}}"}],"statement":"S"}""");
        log.Add(new JsonObject { ["act"] = "adoption", ["text"] = manifest.ToString() });
        await ShouldFind(log, "has 8 bytes, but its manifest");
    }

    [Fact]
    public async Task A_changed_entry_is_found_by_tile_and_by_root()
    {
        using var log = SampleLog.WithEndorsements(300);
        var bundle = log.Read("tile/entries/000");
        bundle[^20] ^= 1;
        log.File("tile/entries/000", bundle);
        var (exitCode, output) = await _auditor.Verify(log.Folder);
        Assert.Equal(1, exitCode);
        Assert.Contains("tile/0/000 does not have the hashes", output, StringComparison.Ordinal);
        Assert.Contains("what it serves is not what it signed", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tile/0/000")]
    [InlineData("tile/0/001.p/45")]
    [InlineData("tile/1/000.p/1")]
    public async Task A_changed_missing_or_cut_tile_is_found(string tile)
    {
        using var log = SampleLog.WithEndorsements(300);
        var bytes = log.Read(tile);
        log.File(tile, bytes[..^32]);
        await ShouldFindAsIs(log, $"{tile} does not have the hashes");
        bytes[5] ^= 1;
        log.File(tile, bytes);
        await ShouldFindAsIs(log, $"{tile} does not have the hashes");
        log.Delete(tile);
        await ShouldFindAsIs(log, $"has no {tile}");
    }

    [Fact]
    public async Task Bundles_that_are_missing_or_damaged_are_found()
    {
        using var log = SampleLog.WithEndorsements(300);
        log.File("disclosures/000", log.Read("disclosures/000")[..100]);
        await ShouldFindAsIs(log, "lines, but there are 256 entries");
        log.File("tile/entries/001.p/45", log.Read("tile/entries/001.p/45")[..^1]);
        log.Write().File("tile/entries/001.p/45", log.Read("tile/entries/001.p/45")[..^1]);
        await ShouldFindAsIs(log, "is damaged");
        log.Delete("tile/entries/001.p/45");
        await ShouldFindAsIs(log, "keeps back what it signed for");
    }

    [Fact]
    public async Task A_folder_that_is_no_log_cannot_be_checked()
    {
        Assert.Equal(2, (await _auditor.Verify(_auditor.State)).ExitCode);
    }

    private static void Hide(SampleLog log, long index, string act)
    {
        log.Disclose(index, null);
        log.About(act, index);
    }

    private Task ShouldFind(SampleLog log, string why) => ShouldFindAsIs(log.Write(), why);

    private async Task ShouldFindAsIs(SampleLog log, string why)
    {
        var (exitCode, output) = await _auditor.Verify(log.Folder);
        Assert.Contains(why, output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }
}
