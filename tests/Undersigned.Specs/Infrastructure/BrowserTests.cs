// SPDX-License-Identifier: Apache-2.0
using Undersigned.Specs.Browsing;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Infrastructure;

/// <summary>The tools that the journeys rely on find what is wrong, and nothing where nothing is.</summary>
[Trait("Needs", "browser")]
public sealed class BrowserTests(Browser browser)
{
    [Fact]
    public async Task A_good_page_has_no_violation_and_no_complaint()
    {
        await using var site = await StaticSite.ServeAsync(Pages.Good);
        await using var tab = await browser.OpenAsync(site.Address);

        await Accessibility.ExpectNoneViolatedAsync(tab.Page);
        tab.ExpectQuiet();
        Assert.Equal("A statement", await tab.Page.TitleAsync());
    }

    [Fact]
    public async Task Pale_text_is_reported_with_its_element()
    {
        await using var site = await StaticSite.ServeAsync(Pages.WithPaleText);
        await using var tab = await browser.OpenAsync(site.Address);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Accessibility.ExpectNoneViolatedAsync(tab.Page));

        Assert.Contains("color-contrast", failure.Message, StringComparison.Ordinal);
        Assert.Contains("We, the undersigned", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_the_policy_refuses_is_heard()
    {
        await using var site = await StaticSite.ServeAsync(Pages.WithForbiddenScript);
        await using var tab = await browser.OpenAsync(site.Address);

        var failure = Assert.ThrowsAny<Exception>(() => tab.ExpectQuiet());

        Assert.Contains("Content Security Policy", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_has_its_locale_size_and_colours_and_stands_still()
    {
        await using var site = await StaticSite.ServeAsync(Pages.Good);
        await using var tab = await browser.OpenAsync(site.Address, View.Phone with { Locale = "ar", Dark = true });

        var seen = await tab.Page.EvaluateAsync<string>("""
            () => [navigator.language, innerWidth, matchMedia('(prefers-color-scheme: dark)').matches, matchMedia('(prefers-reduced-motion: reduce)').matches].join(' ')
            """);

        Assert.Equal("ar 390 true true", seen);
    }

    [Fact]
    public async Task A_screenshot_is_saved_for_people()
    {
        await using var site = await StaticSite.ServeAsync(Pages.Good);
        await using var tab = await browser.OpenAsync(site.Address, View.Phone);

        var path = await Screenshots.SaveAsync(tab.Page, "infrastructure");

        Assert.True(new FileInfo(path).Length > 1000);
    }

    [Fact]
    public async Task Print_keeps_the_text_and_drops_the_navigation()
    {
        Needs.PdfToText();
        await using var site = await StaticSite.ServeAsync(Pages.Good);
        await using var tab = await browser.OpenAsync(site.Address);

        var page = Assert.Single(await Print.TextOfAsync(await Print.ToPdfAsync(tab.Page)));

        Assert.Contains("Keep the ferry running", page, StringComparison.Ordinal);
        Assert.Contains("Мы просим о пароме", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Statements", page, StringComparison.Ordinal);
    }
}
