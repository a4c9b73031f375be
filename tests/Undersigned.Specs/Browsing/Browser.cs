// SPDX-License-Identifier: Apache-2.0
using Microsoft.Playwright;
using Undersigned.Specs.Running;

[assembly: AssemblyFixture(typeof(Undersigned.Specs.Browsing.Browser))]

namespace Undersigned.Specs.Browsing;

/// <summary>
/// One Chromium for all tests, started by the first that asks; each test opens tabs in contexts of their own, with nothing kept from another.
/// A test class takes it as a constructor argument and carries <c>[Trait("Needs", "browser")]</c>, by which ./test --quick leaves it out.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    // Nothing that Chromium would do on its own may reach the network or outlast a test.
    private static readonly string[] Arguments =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <summary>Opens a page, and expects that it is there.</summary>
    internal async Task<Tab> OpenAsync(Uri address, View? view = null)
    {
        var tab = await NewTabAsync(view);
        try
        {
            await tab.GoAsync(address);
            return tab;
        }
        catch
        {
            await tab.DisposeAsync();
            throw;
        }
    }

    internal async Task<Tab> NewTabAsync(View? view = null)
    {
        var context = await (await StartedAsync()).NewContextAsync((view ?? View.Desktop).Options);
        return new Tab(await context.NewPageAsync());
    }

    private async Task<IBrowser> StartedAsync()
    {
        var executable = Needs.Chromium();
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _chromium ??= await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = executable,
                Headless = true,
                // Tests run as root in containers, where Chromium's sandbox cannot; they open nothing but our own pages.
                ChromiumSandbox = false,
                Args = Arguments,
            });
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        _playwright?.Dispose();
        _starting.Dispose();
    }
}
