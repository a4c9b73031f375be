// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Undersigned.Specs.Browsing;

/// <summary>The pages that a tab was answered with, as they were served: what a form gave cannot be asked for again.</summary>
internal sealed class Served
{
    private readonly ConcurrentQueue<(string Name, Task<string> Html)> _pages = new();

    public Served(IPage page) => page.Response += (_, response) =>
    {
        if (response.Request.IsNavigationRequest && response.Status is not (>= 300 and < 400))
            _pages.Enqueue(($"{response.Request.Method} {new Uri(response.Url).AbsolutePath}", response.TextAsync()));
    };

    /// <summary>Waits until what was served so far is here: a browser forgets it with the next page.</summary>
    public Task KeepAsync() => Task.WhenAll(_pages.Select(page => page.Html));

    public async Task ExpectValidAsync()
    {
        using var validity = new HtmlValidity();
        foreach (var (name, html) in _pages) validity.Add(name, await html);
        await validity.ExpectValidAsync();
    }
}
