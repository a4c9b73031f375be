// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Net;
using Microsoft.Playwright;

namespace Undersigned.Specs.Browsing;

/// <summary>A page in a context of its own, and what went wrong in it.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _requests = new();

    public Tab(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _complaints.Enqueue($"script: {error}");
        page.RequestFailed += (_, request) => _complaints.Enqueue($"request: {request.Url}: {request.Failure}");
        // What the security policy refused, and answers of 4xx and 5xx, arrive as errors on the console.
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Enqueue($"console: {message.Text} ({message.Location})");
        };
        page.Request += (_, request) => _requests.Enqueue(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Every address that was asked for, in order.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Goes there, waits until it is loaded, and fails unless the answer is the one expected.</summary>
    public async Task GoAsync(Uri address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var response = await Page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        Assert.True(response?.Status == (int)expected, $"{address} answered {response?.Status} {response?.StatusText}");
    }

    /// <summary>Fails if a script threw, a request failed, the console carries an error, or anything came from another host.</summary>
    /// <param name="meant">A status that a form was meant to be answered with, which the browser complains of too.</param>
    public void ExpectQuiet(HttpStatusCode? meant = null)
    {
        var complaints = _complaints.Where(complaint => meant is not { } status || !complaint.Contains($"the server responded with a status of {(int)status} ", StringComparison.Ordinal)).ToList();
        Assert.True(complaints.Count == 0, $"{Page.Url} complained:\n{string.Join('\n', complaints)}");
        var host = new Uri(Page.Url).Authority;
        var foreign = _requests.Where(url => url.StartsWith("http", StringComparison.Ordinal) && new Uri(url).Authority != host).ToList();
        Assert.True(foreign.Count == 0, $"{Page.Url} asked other hosts:\n{string.Join('\n', foreign)}");
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
