// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Undersigned.Specs.Browsing;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

/// <summary>A secretary merges two organisations of the sample network after looking at what will become of it, follows the redirect, and undoes it.</summary>
[Trait("Needs", "browser")]
public sealed partial class MergingOrganisations(Browser browser) : IDisposable
{
    private const string Library = "/organisations/scarrow-haven-tide-library";
    private const string Observatory = "/organisations/scarrow-haven-tide-observatory";
    private static readonly View[] Looks = [View.Desktop, View.Phone, View.Desktop with { Dark = true }];

    private readonly HtmlValidity _validity = new();

    public void Dispose() => _validity.Dispose();

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("ar")]
    public async Task Two_organisations_become_one_and_are_two_again(string ui)
    {
        await using var instance = new Instance();
        await instance.StartDemoAsync();
        await using var tab = await browser.NewTabAsync(View.Desktop with { Locale = ui });
        var page = tab.Page;
        await SignInAsync(tab, instance);
        await tab.GoAsync(new Uri(instance.Address, "/desk/organisations"));
        await LookAsync(tab, "list", ui);
        await page.FillAsync("#q", "Scarrow Haven Tide");
        await page.ClickAsync("form[role=search] button");
        await page.ClickAsync("main .lines a:has-text('Scarrow Haven Tide Library')");
        await LookAsync(tab, "one", ui);
        var desk = page.Url;

        // The other is found by its name, and what will become of both is shown before anything is done.
        await page.ClickAsync("a[href*='/merge']");
        await page.FillAsync("#q", "Scarrow Haven Tide Observatory");
        await page.ClickAsync("form[role=search] button");
        await LookAsync(tab, "merge-with", ui);
        await page.ClickAsync(".lines li:has-text('Observatory') a.button");
        await LookAsync(tab, "merge-preview", ui);
        Assert.Contains(Library, await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(instance, Library));
        await page.ClickAsync("#main-form button");
        await Assertions.Expect(page.Locator(".recorded[role=status] a[href*='/log/entries/']")).ToBeVisibleAsync();
        await LookAsync(tab, "merged", ui);

        // The old address leads to the other, which bears both names.
        Assert.Equal(HttpStatusCode.MovedPermanently, await StatusAsync(instance, Library));
        await tab.GoAsync(new Uri(instance.Address, Library));
        Assert.EndsWith(Observatory, page.Url.Split('?')[0], StringComparison.Ordinal);
        Assert.Contains("Scarrow Haven Tide Library", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await LookAsync(tab, "public", ui);

        await tab.GoAsync(new Uri(desk));
        await page.ClickAsync("form[action*='/undo'] button");
        await Assertions.Expect(page.Locator(".recorded[role=status]")).ToBeVisibleAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(instance, Library));

        await page.ClickAsync("a[href*='/split']");
        await LookAsync(tab, "split", ui);
        await _validity.ExpectValidAsync();
    }

    private static async Task<HttpStatusCode> StatusAsync(Instance instance, string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var response = await http.GetAsync(new Uri(instance.Address, path), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static async Task SignInAsync(Tab tab, Instance instance)
    {
        await Eventually.TrueAsync(TimeSpan.FromSeconds(30), "the guide is printed", () => Task.FromResult(instance.Said.Contains("Ctrl+C", StringComparison.Ordinal)));
        var link = SignInLink().Matches(instance.Said[instance.Said.IndexOf("Sit at the desk", StringComparison.Ordinal)..])[0].Value;
        await tab.GoAsync(new Uri(instance.Address, link));
        await tab.Page.ClickAsync("main form button");
        await tab.Page.WaitForURLAsync("**/desk*");
    }

    private async Task LookAsync(Tab tab, string name, string ui)
    {
        foreach (var view in Looks)
        {
            await Layout.ResizeAsync(tab.Page, view);
            await Layout.ExpectNoSidewaysScrollingAsync(tab.Page);
            if (ui != "ru" || view == View.Phone) await Screenshots.SaveAsync(tab.Page, $"registry-{name}.{ui}.{view.Width}{(view.Dark ? ".dark" : "")}");
        }

        await Accessibility.ExpectNoneViolatedAsync(tab.Page);
        await Layout.ResizeAsync(tab.Page, View.Desktop);
        var html = await tab.Page.Context.APIRequest.GetAsync(tab.Page.Url.Split('#')[0], new() { Headers = new Dictionary<string, string> { ["Accept-Language"] = ui } });
        _validity.Add($"{name} ({ui})", await html.TextAsync());
    }

    [GeneratedRegex("/sign-in/[0-9a-z]+")]
    private static partial Regex SignInLink();
}
