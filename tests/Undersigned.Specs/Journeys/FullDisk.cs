// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text;
using Undersigned.Specs.Running;
using Undersigned.Transparency;

namespace Undersigned.Specs.Journeys;

/// <summary>The disk fills up under load. What was answered stands; what cannot be recorded is refused, and said so; then somebody makes room.</summary>
public sealed class FullDisk
{
    [Fact]
    public async Task Nothing_answered_is_lost_and_it_goes_on_when_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 8);
        await using var instance = new Instance(data: Path.Combine(disk.Path, "data"));
        var slug = (await Archive.ImportAsync(instance, Repository.PathOf("samples/documents/one-shelf.en-ru.txt"), "--publish", "--open")).SlugOf("one-shelf");
        await instance.StartAsync();
        var api = await Api.OfAsync(instance);
        var receipts = new List<string> { (await api.EndorseAsync(slug, "Reading Room 0")).Expect(HttpStatusCode.Created).Json.GetProperty("receipt").GetString()! };

        disk.FillUp();
        ApiAnswer answer;
        while ((answer = await api.EndorseAsync(slug, $"Reading Room {receipts.Count}")).Status == HttpStatusCode.Created)
            receipts.Add(answer.Json.GetProperty("receipt").GetString()!);

        var refused = answer.Expect(HttpStatusCode.ServiceUnavailable).Json;
        Assert.Contains("The disk is full. Nothing was recorded.", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.True(answer.RetryAfter > TimeSpan.Zero);
        await ExpectAllHoldAsync(instance, slug, receipts);

        disk.MakeRoom();
        var again = (await api.EndorseAsync(slug, $"Reading Room {receipts.Count}")).Expect(HttpStatusCode.Created);
        receipts.Add(again.Json.GetProperty("receipt").GetString()!);
        await ExpectAllHoldAsync(instance, slug, receipts);

        await instance.KillAsync();
        await instance.StartAsync();
        await ExpectAllHoldAsync(instance, slug, receipts);
    }

    [Fact]
    public async Task What_cannot_be_kept_outside_the_data_folder_is_said_and_costs_nobody_an_answer()
    {
        await using var instance = new Instance();
        var slug = (await Archive.ImportAsync(instance, Repository.PathOf("samples/documents/one-shelf.en-ru.txt"), "--publish", "--open")).SlugOf("one-shelf");
        // A folder where the file should be: it can be neither replaced nor written.
        Directory.CreateDirectory(Path.Combine(instance.Beside("state"), "checkpoint"));
        await instance.StartAsync("--state", instance.Beside("state"));
        var api = await Api.OfAsync(instance);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => api.EndorseAsync(slug, $"Reading Room {i}")));

        var indexes = answers.Select(answer => answer.Expect(HttpStatusCode.Created).Json.GetProperty("index").GetInt64()).Order().ToList();
        Assert.Equal(indexes.Distinct(), indexes);
        await ExpectAllHoldAsync(instance, slug, [.. answers.Select(answer => answer.Json.GetProperty("receipt").GetString()!)]);
        Assert.Contains("could not be kept", instance.Said, StringComparison.Ordinal);
    }

    private static async Task ExpectAllHoldAsync(Instance instance, string slug, List<string> receipts)
    {
        var cancel = TestContext.Current.CancellationToken;
        var page = await instance.Http.GetStringAsync(new Uri($"/statements/{slug}?names=all", UriKind.Relative), cancel);
        Assert.Contains("Reading Room 0<", page, StringComparison.Ordinal);
        var key = NoteVerifier.Parse((await instance.Http.GetStringAsync(new Uri("/log/key", UriKind.Relative), cancel)).Trim());
        foreach (var receipt in receipts)
        {
            Assert.True(TlogProof.TryParse(Encoding.UTF8.GetBytes(receipt), out var proof, out var problem), problem?.ToString());
            Assert.True(ReceiptContents.TryParse(proof.Extra!.Value, out var contents, out problem), problem?.ToString());
            Assert.Equal(ProofVerdict.Holds, proof.Check(contents.Leaf, key));
        }

        // The auditor remembers the checkpoint of the last time, and asks for proof that the log only grew.
        var verified = await Command.UndersignedAsync("verify", new Uri(instance.Address, "/log").ToString(), "--state", instance.Beside("auditor"));
        verified.Expect(0);
    }
}
