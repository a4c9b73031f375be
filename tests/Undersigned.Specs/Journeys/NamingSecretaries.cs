// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text.RegularExpressions;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

/// <summary>The operator says at the command line who sits at the desk, beside a program that serves.</summary>
public sealed partial class NamingSecretaries
{
    [Fact]
    public async Task Somebody_is_added_signs_in_by_the_printed_link_and_is_out_at_once_when_removed()
    {
        await using var instance = await Instance.StartNewAsync();
        var added = (await instance.RunAsync("user", "add", "--email", "Odete@Town.example", "--role", "secretary", "--name", "Odete Ramos")).Expect(0);
        Assert.Equal("odete@town.example\tsecretary\tOdete Ramos", (await instance.RunAsync("user", "list")).Expect(0).Out.Trim());

        var cookie = await SignInAsync(instance, added.Out);
        Assert.Equal(HttpStatusCode.OK, await DeskAsync(instance, cookie));
        var again = await SignInAsync(instance, (await instance.RunAsync("user", "link", "--email", "odete@town.example")).Expect(0).Out);
        Assert.NotEqual(cookie, again);

        (await instance.RunAsync("user", "remove", "--email", "odete@town.example")).Expect(0);
        Assert.Equal(HttpStatusCode.Found, await DeskAsync(instance, cookie));
        Assert.Equal(HttpStatusCode.Found, await DeskAsync(instance, again));
        Assert.Equal("", (await instance.RunAsync("user", "list")).Expect(0).Out);
    }

    [Fact]
    public async Task The_link_of_the_first_start_is_printed_until_there_is_an_administrator()
    {
        await using var instance = await Instance.StartNewAsync();
        await PrintedAsync(instance, 1);
        await instance.KillAsync();
        (await instance.RunAsync("user", "add", "--email", "telmo@town.example", "--role", "secretary")).Expect(0);
        await instance.StartAsync();
        await PrintedAsync(instance, 2);
        await instance.KillAsync();
        (await instance.RunAsync("user", "add", "--email", "odete@town.example", "--role", "administrator")).Expect(0);
        await instance.StartAsync();
        await instance.Http.GetStringAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
        await instance.KillAsync();
        Assert.Equal(2, Link().Count(instance.Said));
    }

    private static Task PrintedAsync(Instance instance, int links) =>
        Eventually.TrueAsync(TimeSpan.FromSeconds(30), "the link is printed", () => Task.FromResult(Link().Count(instance.Said) == links));

    [Theory]
    [InlineData("add", "--email", "odete", "--role", "secretary", "It is no e-mail address")]
    [InlineData("add", "--email", "odete@town.example", "--role", "queen", "queen")]
    [InlineData("add", "--email", "odete@town.example", "--role", "secretary", "--name", "<b>", "cannot be used")]
    [InlineData("link", "--email", "odete@town.example", "nobody has the address odete@town.example")]
    [InlineData("remove", "--email", "odete@town.example", "nobody has the address odete@town.example")]
    public async Task What_cannot_be_is_told(params string[] line)
    {
        await using var instance = new Instance();
        var answer = (await instance.RunAsync("user", line[..^1])).Expect(2);
        Assert.Contains(line[^1], answer.Error, StringComparison.Ordinal);
    }

    private static async Task<string> SignInAsync(Instance instance, string printed)
    {
        var path = Token().Match(printed) is { Success: true } match ? match.Value : throw new InvalidOperationException(printed);
        using var response = await instance.Http.PostAsync(new Uri(path, UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private static async Task<HttpStatusCode> DeskAsync(Instance instance, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/desk") { Headers = { { "Cookie", cookie } } };
        using var response = await instance.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/sign-in/\w+")]
    private static partial Regex Link();

    [GeneratedRegex(@"/sign-in/\w+")]
    private static partial Regex Token();
}
