// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text.RegularExpressions;
using Undersigned.Specs.Running;
using Undersigned.Transparency;

namespace Undersigned.Specs.Journeys;

/// <summary>Everything in the sample network that can be reached from its home page, and everything that the log serves beside it.</summary>
public sealed partial class FollowingEveryLink(Demo demo)
{
    /// <summary>An annulled person, and one who withdrew; of the organisations that were annulled each has signed something else, so it is named there.</summary>
    private static readonly string[] NamedNowhere = ["Hermenegilda Quietosa", "Ruairí Mac Conghamhna"];

    private static readonly (string Statement, string Name)[] NotNamedThere =
        [(Demo.NamesOfSeeds, "Banco de Semillas de Valdelumbre"), (Demo.BellRingers, "International Bell Register"), (Demo.OldInstruments, "Volkssternwarte Hohenlauch")];

    [Fact]
    public async Task No_link_is_dead_and_nobody_is_named_whose_endorsement_does_not_stand()
    {
        var instance = await demo.StartedAsync();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(["/", .. (await demo.StatementsAsync()).SelectMany(statement => (string[])[statement.Path + "?names=all", statement.Path + ".json", statement.Path + ".csv", statement.Path + ".txt"])]);
        while (next.TryDequeue(out var path))
        {
            if (!seen.Add(path))
                continue;
            var (status, type, body) = await GetAsync(instance.Http, path);
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.MovedPermanently, $"{path} answered {status}");
            ExpectOnlyThoseNamed(path, body);
            if (type != "text/html")
                continue;
            foreach (var link in Links(body).Where(link => IsWorthFollowing(link, seen)))
                next.Enqueue(link);
        }

        Assert.True(seen.Count > 200, $"only {seen.Count} addresses were found");
    }

    [Fact]
    public async Task The_log_discloses_nobody_whose_endorsement_does_not_stand()
    {
        var instance = await demo.StartedAsync();
        var checkpoint = Checkpoint.Parse(SignedNote.Parse(await instance.Http.GetByteArrayAsync(new Uri("/log/checkpoint", UriKind.Relative), TestContext.Current.CancellationToken)).Text);
        var lines = 0;
        foreach (var tile in TileId.AllInTree(checkpoint.Size).Where(tile => tile.Level == 0))
        {
            var bundle = new TileId(TileId.EntriesLevel, tile.Index, tile.Width).Path;
            var (status, _, body) = await GetAsync(instance.Http, "/log/disclosures/" + bundle["tile/entries/".Length..]);
            Assert.Equal(HttpStatusCode.OK, status);
            lines += body.Count(letter => letter == '\n');
            ExpectOnlyThoseNamed(bundle, body);
        }

        Assert.Equal(checkpoint.Size, lines);
    }

    [Fact]
    public async Task A_statement_does_not_name_the_organisation_whose_entry_was_annulled()
    {
        var instance = await demo.StartedAsync();
        foreach (var (statement, name) in NotNamedThere)
        {
            foreach (var file in (string[])["?names=all", ".json", ".csv", ".txt"])
            {
                var (_, _, body) = await GetAsync(instance.Http, statement + file);
                Assert.DoesNotContain(name, WebUtility.HtmlDecode(body), StringComparison.Ordinal);
            }
        }
    }

    private static void ExpectOnlyThoseNamed(string path, string body)
    {
        var text = WebUtility.HtmlDecode(body);
        Assert.All(NamedNowhere, name => Assert.False(text.Contains(name, StringComparison.Ordinal), $"{path} names {name}"));
    }

    /// <summary>Thousands of entries and receipts look alike: a few of each are followed.</summary>
    private static bool IsWorthFollowing(string link, HashSet<string> seen) =>
        !Alike().IsMatch(link) || Fold(link) % 50 == 0 && seen.Count < 5000;

    private static int Fold(string link) => link.Aggregate(0, (sum, letter) => unchecked((sum * 31 + letter) & 0xffff));

    private static IEnumerable<string> Links(string html) => Href().Matches(html)
        .Select(match => WebUtility.HtmlDecode(match.Groups[1].Value).Split('#')[0])
        .Where(link => link.Length > 0);

    /// <summary>A crawler with manners: forms have a limit for each block of addresses, and say when to come back.</summary>
    private static async Task<(HttpStatusCode Status, string? Type, string Body)> GetAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            var wait = response.Headers.RetryAfter?.Delta;
            Assert.NotNull(wait);
            await Task.Delay(wait.Value, TestContext.Current.CancellationToken);
            return await GetAsync(http, path);
        }

        return (response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("""(?:href|src)="(/(?!/)[^"]*)""")]
    private static partial Regex Href();

    [GeneratedRegex(@"^/(log/entries|receipts)/")]
    private static partial Regex Alike();
}
