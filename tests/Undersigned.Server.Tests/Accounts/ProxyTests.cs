// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Tests.Accounts;

/// <summary>Whose word on the visitor's address is taken.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("198.51.100.7", false)]
    [InlineData("127.0.0.1", true)]
    public async Task Only_a_proxy_that_the_settings_name_says_where_a_visitor_comes_from(string? proxy, bool believed)
    {
        using var scratch = new Scratch();
        if (proxy is not null) await File.WriteAllTextAsync(Path.Combine(scratch.Path, "undersigned.json"), $$"""{"proxies": ["{{proxy}}"]}""", TestContext.Current.CancellationToken);
        await using var app = Site.Build(DataFolder.Open(scratch.Path), "http://127.0.0.1:0", uncached: false, scratch.Clock);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var statuses = new List<int>();
        for (var i = 0; i <= MailLimits.ABlockAnHour; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([KeyValuePair.Create("address", $"somebody{i}@town.example")]), Headers = { { "X-Forwarded-For", $"203.0.{i}.9" } } };
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            statuses.Add((int)response.StatusCode);
        }

        // Believed, each visitor has a block of its own; else all of them are one.
        Assert.Equal(believed ? 200 : 429, statuses[^1]);
        Assert.All(statuses[..^1], status => Assert.Equal(200, status));
    }

    [Fact]
    public void A_proxy_that_is_no_address_is_told_at_the_start()
    {
        using var scratch = new Scratch();
        File.WriteAllText(Path.Combine(scratch.Path, "undersigned.json"), """{"proxies": ["the one in front"]}""");
        Assert.Contains("the one in front", Assert.Throws<DataFolderException>(() => DataFolder.Open(scratch.Path)).Message, StringComparison.Ordinal);
    }
}
