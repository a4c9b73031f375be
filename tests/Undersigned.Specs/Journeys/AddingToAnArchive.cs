// SPDX-License-Identifier: Apache-2.0
using System.Net;
using Undersigned.Specs.Browsing;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

/// <summary>What was imported can be endorsed, imported again and checked, from outside, by whoever holds a receipt.</summary>
[Trait("Needs", "browser")]
public sealed class AddingToAnArchive(Browser browser)
{
    private const string Newcomer = "Reading Room of Odeceixe";

    public static TheoryData<string, string> Archives => new() { { "../shared/seeds", "004" }, { "samples/documents", "one-shelf" } };

    [Theory, MemberData(nameof(Archives))]
    public async Task An_endorsement_shows_as_reviewed_and_late_and_its_receipt_verifies_with_nobody_to_ask(string folder, string document)
    {
        await using var instance = new Instance();
        var archive = await Archive.ImportAsync(instance, Needs.Folder(folder), "--publish", "--open");
        await instance.StartAsync();
        var endorsed = (await (await Api.OfAsync(instance)).EndorseAsync(archive.SlugOf(document), Newcomer)).Expect(HttpStatusCode.Created).Json;

        await using (var tab = await browser.OpenAsync(new Uri(instance.Address, archive.PathOf(document))))
        {
            var name = Assert.Single((await StatementOnPage.ReadAsync(tab.Page)).Names, name => name.Name == Newcomer);
            Assert.Equal("reviewed", name.Mark);
            Assert.Matches(@"added \d{1,2} \w+ \d{4}", name.Line);
        }

        var auditor = instance.Beside("auditor");
        var log = await Command.UndersignedAsync("verify", new Uri(instance.Address, "/log").ToString(), "--state", auditor);
        Assert.Contains("holds", log.Expect(0).Out, StringComparison.Ordinal);
        var key = (await instance.Http.GetStringAsync(new Uri("/log/key", UriKind.Relative), TestContext.Current.CancellationToken)).Trim();
        await instance.KillAsync();

        var receipt = instance.Beside("receipt.tlog-proof");
        var text = endorsed.GetProperty("receipt").GetString()!;
        await File.WriteAllTextAsync(receipt, text, TestContext.Current.CancellationToken);
        var offline = await Command.UndersignedAsync("verify", receipt, "--key", key, "--state", instance.Beside("another-auditor"));
        Assert.Contains(Newcomer, offline.Expect(0).Out, StringComparison.Ordinal);

        // One letter of the entry or its disclosure, then one of the path.
        foreach (var at in (int[])[text.IndexOf("extra ", StringComparison.Ordinal) + 40, text.IndexOf("\nindex ", StringComparison.Ordinal) + 20])
        {
            var forged = text.ToCharArray();
            forged[at] = forged[at] == 'A' ? 'B' : 'A';
            await File.WriteAllTextAsync(receipt, new string(forged), TestContext.Current.CancellationToken);
            (await Command.UndersignedAsync("verify", receipt, "--key", key, "--state", instance.Beside("another-auditor"))).Expect(1);
        }
    }

    [Theory, MemberData(nameof(Archives))]
    public async Task Unless_opened_the_page_says_what_the_source_says_and_the_API_refuses(string folder, string document)
    {
        await using var instance = new Instance();
        var archive = await Archive.ImportAsync(instance, Needs.Folder(folder), "--publish");
        await instance.StartAsync();

        var refused = await (await Api.OfAsync(instance)).EndorseAsync(archive.SlugOf(document), Newcomer);

        Assert.EndsWith("not-open", refused.Expect(HttpStatusCode.Conflict).Json.GetProperty("type").GetString(), StringComparison.Ordinal);
        await using var tab = await browser.OpenAsync(new Uri(instance.Address, archive.PathOf(document)));
        var statement = await StatementOnPage.ReadAsync(tab.Page);
        Assert.Contains("The source says open", statement.Filing, StringComparison.Ordinal);
        Assert.Contains("It has not been opened here.", statement.Aside, StringComparison.Ordinal);
        Assert.DoesNotContain("Open for endorsement", statement.Filing + statement.Aside, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Archives))]
    public async Task Imported_again_nothing_is_added_and_it_says_so(string folder, string document)
    {
        await using var instance = new Instance();
        var archive = await Archive.ImportAsync(instance, Needs.Folder(folder), "--publish", "--open");
        await instance.StartAsync();
        var before = await CheckpointAsync(instance);

        var again = await instance.RunAsync("import", Needs.Folder(folder), "--publish", "--open");

        Assert.Contains($"already there as {archive.PathOf(document)}; nothing was added", again.Expect(0).Out, StringComparison.Ordinal);
        Assert.Equal(before, await CheckpointAsync(instance));
    }

    [Fact]
    public async Task Documents_that_overlap_a_statement_are_refused_and_it_is_named()
    {
        await using var instance = new Instance();
        var folder = Directory.CreateDirectory(instance.Beside("documents")).FullName;
        await WriteAsync(folder, "lamp.en.txt", "Leave the lamp lit\n\nWe ask the keeper to leave the lamp lit until the last boat is in.\n\nSigned:\n\n1. Harbour Office of Odeceixe\n2. Lamp Archive of Vila Nova\n");
        var archive = await Archive.ImportAsync(instance, folder, "--publish");
        await WriteAsync(folder, "lamp.pt.txt", "Deixem a lâmpada acesa\n\nPedimos ao faroleiro que deixe a lâmpada acesa até chegar o último barco.\n");

        var refused = await instance.RunAsync("import", folder, "--publish");

        Assert.Contains(archive.SlugOf("lamp"), refused.Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("nothing was added", refused.Error, StringComparison.Ordinal);
    }

    private static Task WriteAsync(string folder, string name, string text) =>
        File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);

    private static Task<string> CheckpointAsync(Instance instance) =>
        instance.Http.GetStringAsync(new Uri("/log/checkpoint", UriKind.Relative), TestContext.Current.CancellationToken);
}
