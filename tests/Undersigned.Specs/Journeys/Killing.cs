// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Undersigned.Specs.Running;
using Undersigned.Transparency;

namespace Undersigned.Specs.Journeys;

/// <summary>The program is killed under load, again and again. What it answered for stands; what it did not answer may or may not.</summary>
public sealed class Killing
{
    private const int Rounds = 20;
    private const int Connections = 16;

    private sealed record Answer(string Name, long Index, byte[] Receipt);

    [Fact]
    public async Task No_answered_endorsement_is_lost_and_every_receipt_verifies()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var instance = new Instance();
        var imported = await instance.RunAsync("import", Repository.PathOf("samples/documents/one-shelf.en-ru.txt"), "--publish", "--open");
        var slug = imported.Expect(0).Out.Split("/statements/")[1].Split(',')[0];
        var token = (await instance.RunAsync("token", "create", "--scope", "endorse")).Expect(0).Out.Trim();
        var answers = new ConcurrentBag<Answer>();

        for (var round = 0; round < Rounds; round++)
        {
            await instance.StartAsync();
            var senders = Enumerable.Range(0, Connections).Select(sender => SendUntilKilledAsync(instance.Http, slug, token, $"{round}-{sender}", answers)).ToList();
            // Not the same moment of a transaction each time.
            await Task.Delay(TimeSpan.FromMilliseconds(120 + (round * 37 % 200)), cancel);
            await instance.KillAsync();
            await Task.WhenAll(senders);
        }

        await instance.StartAsync();
        var log = NoteVerifier.Parse((await instance.Http.GetStringAsync(new Uri("/log/key", UriKind.Relative), cancel)).Trim());
        Assert.True(answers.Count > Rounds, $"only {answers.Count} endorsements were answered: the test shows nothing");
        Assert.Equal(answers.Count, answers.Select(answer => answer.Index).Distinct().Count());
        var entries = await EntriesAsync(instance.Http, cancel);
        foreach (var answer in answers)
        {
            Assert.True(TlogProof.TryParse(answer.Receipt, out var proof, out var problem), problem?.ToString());
            Assert.True(ReceiptContents.TryParse(proof.Extra!.Value, out var contents, out problem), problem?.ToString());
            Assert.Equal(ProofVerdict.Holds, proof.Check(contents.Leaf, log));
            Assert.Equal(contents.Entry.ToArray(), entries[(int)answer.Index]);
            Assert.Contains(answer.Name, Encoding.UTF8.GetString(contents.Disclosure!.Value.Span), StringComparison.Ordinal);
        }

        var verified = await Command.UndersignedAsync("verify", new Uri(instance.Address, "/log").ToString(), "--state", instance.Beside("auditor"));
        verified.Expect(0);
    }

    private static async Task SendUntilKilledAsync(HttpClient http, string slug, string token, string sender, ConcurrentBag<Answer> answers)
    {
        for (var i = 0; ; i++)
        {
            var name = $"Reading Room {sender}-{i}";
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/statements/{slug}/endorsements", UriKind.Relative));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Headers.Add("Idempotency-Key", name);
            request.Content = new StringContent(JsonSerializer.Serialize(new { organisation = new { name, country = "PT" }, group = "others" }), Encoding.UTF8, "application/json");
            try
            {
                using var response = await http.SendAsync(request, CancellationToken.None);
                var body = await response.Content.ReadAsStringAsync(CancellationToken.None);
                Assert.True(response.StatusCode == HttpStatusCode.Created, body);
                using var json = JsonDocument.Parse(body);
                answers.Add(new Answer(name, json.RootElement.GetProperty("index").GetInt64(), Encoding.UTF8.GetBytes(json.RootElement.GetProperty("receipt").GetString()!)));
            }
            catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static async Task<List<byte[]>> EntriesAsync(HttpClient http, CancellationToken cancel)
    {
        var checkpoint = Checkpoint.Parse(SignedNote.Parse(await http.GetByteArrayAsync(new Uri("/log/checkpoint", UriKind.Relative), cancel)).Text);
        var entries = new List<byte[]>();
        foreach (var tile in TileId.AllInTree(checkpoint.Size).Where(tile => tile.Level == 0))
        {
            var bundle = new TileId(TileId.EntriesLevel, tile.Index, tile.Width);
            Assert.True(EntryBundle.TryParse(await http.GetByteArrayAsync(new Uri("/log/" + bundle.Path, UriKind.Relative), cancel), bundle.Width, out var parsed, out var problem), problem?.ToString());
            entries.AddRange(parsed.Select(entry => entry.ToArray()));
        }

        return entries;
    }
}
