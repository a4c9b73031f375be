// SPDX-License-Identifier: Apache-2.0
using Microsoft.Playwright;
using Undersigned.Specs.Browsing;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

/// <summary>A reader of the sample network goes from the organisations to who signs with whom, narrows it, and looks at two of them.</summary>
[Trait("Needs", "browser")]
public sealed class SeeingWhoSignsWithWhom(Demo demo, Browser browser)
{
    [Fact]
    public async Task From_the_organisations_to_the_network_to_two_of_them()
    {
        var instance = await demo.StartedAsync();
        await using var tab = await browser.NewTabAsync(View.Desktop);
        await tab.GoAsync(new Uri(instance.Address, "/organisations"));
        await tab.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Who signs with whom" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Who signs with whom" }).WaitForAsync();
        var circles = await tab.Page.Locator("svg.graph circle").CountAsync();
        Assert.True(circles > 10, $"{circles} circles");
        Assert.Equal(circles, await tab.Page.Locator("svg.matrix text").CountAsync());
        Assert.True(await tab.Page.Locator("svg.graph .ties path").CountAsync() >= circles / 2);
        await Screenshots.SaveAsync(tab.Page, "network");

        await tab.Page.Locator("#min").SelectOptionAsync("2");
        await tab.Page.Locator(".network-filters button").ClickAsync();
        await tab.Page.WaitForURLAsync("**/network?*min=2*");
        foreach (var together in await tab.Page.Locator("table.ties td:nth-child(3)").AllInnerTextsAsync()) Assert.True(int.Parse(together, System.Globalization.CultureInfo.InvariantCulture) >= 2, together);

        await tab.Page.Locator("table.ties td:nth-child(3) a").First.ClickAsync();
        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Signed by both" }).WaitForAsync();
        Assert.True(await tab.Page.Locator("ol .entry").CountAsync() >= 2);
        tab.ExpectQuiet();
    }

    [Fact]
    public async Task Names_are_suggested_in_any_script_while_somebody_types_and_chosen_by_keys()
    {
        var instance = await demo.StartedAsync();
        // The index is made a moment after the start.
        await Eventually.TrueAsync(TimeSpan.FromSeconds(20), "names are suggested", async () => (await instance.Http.GetStringAsync(new Uri("/organisations/suggest?q=scarrow", UriKind.Relative), TestContext.Current.CancellationToken)).Contains("Scarrow", StringComparison.Ordinal));
        await using var tab = await browser.NewTabAsync(View.Phone);
        await tab.GoAsync(new Uri(instance.Address, Demo.TideRegisters + "/endorse"));
        var field = tab.Page.Locator("#org");
        await field.PressSequentiallyAsync("обсерватория скар");
        var first = tab.Page.GetByRole(AriaRole.Option).First;
        await first.WaitForAsync();
        Assert.Contains("Scarrow Haven Tide Observatory", await first.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("true", await field.GetAttributeAsync("aria-expanded"));
        await Accessibility.ExpectNoneViolatedAsync(tab.Page);
        await Screenshots.SaveAsync(tab.Page, "suggestions");
        await field.PressAsync("ArrowDown");
        Assert.Equal(await first.GetAttributeAsync("id"), await field.GetAttributeAsync("aria-activedescendant"));
        await field.PressAsync("Enter");
        Assert.Equal("Scarrow Haven Tide Observatory", await field.InputValueAsync());
        Assert.False(await tab.Page.Locator(".suggested").IsVisibleAsync());
        tab.ExpectQuiet();
    }
}
