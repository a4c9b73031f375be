// SPDX-License-Identifier: Apache-2.0
using System.Net;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

/// <summary>The operator's verbs work beside the running program, which notices what they did.</summary>
public sealed class TwoProcesses : IAsyncDisposable
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(5);
    private static readonly string OneShelf = Repository.PathOf("samples/documents/one-shelf.en-ru.txt");

    private readonly Instance _instance = new();

    [Fact]
    public async Task What_is_imported_beside_it_stands_on_its_pages_within_seconds()
    {
        await _instance.StartAsync();
        Assert.DoesNotContain("One shelf for every harvest!", await PageAsync("/"), StringComparison.Ordinal);

        var archive = await Archive.ImportAsync(_instance, OneShelf, "--publish");

        await Eventually.TrueAsync(Seconds, "the home page lists it", async () => (await PageAsync("/")).Contains("One shelf for every harvest!", StringComparison.Ordinal));
        Assert.Contains("Star Hill Library", await PageAsync(archive.PathOf("one-shelf")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_revoked_stops_working()
    {
        var slug = (await Archive.ImportAsync(_instance, OneShelf, "--publish", "--open")).SlugOf("one-shelf");
        await _instance.StartAsync();
        var api = await Api.OfAsync(_instance);
        (await api.EndorseAsync(slug, "Reading Room One")).Expect(HttpStatusCode.Created);
        var number = (await _instance.RunAsync("token", "list")).Expect(0).Out.Split('\t')[0];

        (await _instance.RunAsync("token", "revoke", number)).Expect(0);

        await Eventually.TrueAsync(Seconds, "the token is refused", async () => (await api.EndorseAsync(slug, "Reading Room Two")).Status == HttpStatusCode.Unauthorized);
        Assert.Contains("revoked", (await _instance.RunAsync("token", "list")).Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_append_at_once_and_the_log_holds()
    {
        var slug = (await Archive.ImportAsync(_instance, OneShelf, "--publish", "--open")).SlugOf("one-shelf");
        await _instance.StartAsync();
        var api = await Api.OfAsync(_instance);
        var imports = Task.Run(async () =>
        {
            foreach (var document in (string[])["noon-stroke.txt", "lamps.ar-en.txt", "carta-cartografos.es.txt"])
                await Archive.ImportAsync(_instance, Repository.PathOf("samples/documents/" + document), "--publish");
        }, TestContext.Current.CancellationToken);

        var answered = 0;
        while (!imports.IsCompleted)
            (await api.EndorseAsync(slug, $"Reading Room {++answered}")).Expect(HttpStatusCode.Created);
        await imports;

        Assert.True(answered > 0, "no endorsement was sent meanwhile: the test shows nothing");
        var verified = await Command.UndersignedAsync("verify", new Uri(_instance.Address, "/log").ToString(), "--state", _instance.Beside("auditor"));
        Assert.Contains("holds", verified.Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_another_process_annuls_leaves_every_page_and_file_within_a_minute()
    {
        const string name = "Reading Room of Odeceixe";
        var archive = await Archive.ImportAsync(_instance, OneShelf, "--publish", "--open");
        await _instance.StartAsync();
        var endorsed = (await (await Api.OfAsync(_instance)).EndorseAsync(archive.SlugOf("one-shelf"), name)).Expect(HttpStatusCode.Created).Json;
        var index = endorsed.GetProperty("index").GetInt64();
        string[] places =
        [
            archive.PathOf("one-shelf"), archive.PathOf("one-shelf") + "/ru", archive.PathOf("one-shelf") + ".json", archive.PathOf("one-shelf") + ".csv",
            $"/log/disclosure/{index}", $"/log/entries/{index}", endorsed.GetProperty("receiptUrl").GetString()!,
        ];
        Assert.All(await Task.WhenAll(places.Select(PageAsync)), page => Assert.Contains(name, page, StringComparison.Ordinal));

        (await _instance.RunAsync("statement", "annul", index.ToString(System.Globalization.CultureInfo.InvariantCulture), "--reason", "forged")).Expect(0);

        await Eventually.TrueAsync(TimeSpan.FromMinutes(1), "the name is gone", async () =>
            (await Task.WhenAll(places.Select(PageAsync))).All(page => !page.Contains(name, StringComparison.Ordinal)));
        Assert.Contains("annulled", await PageAsync(archive.PathOf("one-shelf")), StringComparison.OrdinalIgnoreCase);
    }

    public ValueTask DisposeAsync() => _instance.DisposeAsync();

    private async Task<string> PageAsync(string path)
    {
        using var response = await _instance.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
