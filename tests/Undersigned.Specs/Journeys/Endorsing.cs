// SPDX-License-Identifier: Apache-2.0
using System.Net;
using Microsoft.Playwright;
using Undersigned.Specs.Browsing;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

/// <summary>
/// Visitors and delegates, each with a browser of their own and a real mailbox: what they see is checked for accessibility, and for
/// its HTML, at every step.
/// </summary>
[Trait("Needs", "browser")]
public sealed class Endorsing(EndorsingFixture network, Browser browser) : IClassFixture<EndorsingFixture>
{
    private static readonly View[] Views = [View.Phone, View.Desktop with { Dark = true }, View.Phone with { Dark = true }, View.Desktop];

    private Instance Instance => network.Instance;

    private static Undersigned.Server.Shared.Interface In(string language) => Undersigned.Server.Shared.Interface.For(language);

    [Theory]
    [InlineData("en", 3, "Ana Belém")]
    [InlineData("ru", 0, "Анна Белова")]
    [InlineData("ar", 2, "آنا بيليم")]
    public async Task A_person_endorses_keeps_the_receipt_and_withdraws(string language, int turn, string name)
    {
        var (ui, address) = (In(language), $"ana.{language}@lamps.example");
        var view = Views[turn] with { Locale = language };
        await using var tab = await browser.OpenAsync(new Uri(Instance.Address, Demo.TideRegisters), view);
        var (page, served) = (tab.Page, new Served(tab.Page));
        await page.Locator(".invite a.button").ClickAsync();
        await LookAsync(served, page, "endorse-form", language, view);

        await page.Locator("label[for=as-person]").ClickAsync();
        Assert.False(await page.Locator("#org").IsVisibleAsync());
        await page.Locator("#affiliation").FillAsync("Lamplighter");
        await page.Locator("#country").SelectOptionAsync("PT");
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#mail").FillAsync(address);
        await page.Locator("#reservation").FillAsync("Except for paragraph 2.");
        await page.Locator("#agreed").CheckAsync();
        await page.Locator("button.main").ClickAsync();
        await HeadingAsync(served, page, ui["sent.title"]);
        await LookAsync(served, page, "endorse-sent", language, view);

        await tab.GoAsync(await network.Mail.LinkAsync(address, Instance.Address));
        await HeadingAsync(served, page, ui["confirm.title"]);
        await LookAsync(served, page, "confirm", language, view);
        await page.Locator("button.main").ClickAsync();
        await HeadingAsync(served, page, ui["outcome.recorded.title"]);
        await LookAsync(served, page, "outcome-recorded", language, view);

        await VerifyAsync(await page.Locator("a[href$='.tlog-proof']").GetAttributeAsync("href"));
        await page.Locator("a.button.main").ClickAsync();
        Assert.Contains(name, await page.Locator(".receipt").InnerTextAsync(), StringComparison.Ordinal);
        await served.KeepAsync();

        await page.Locator(".after a[href*='/withdraw']").ClickAsync();
        await LookAsync(served, page, "withdraw-form", language, view);
        await page.Locator("#mail").FillAsync(address);
        await page.Locator("button.main").ClickAsync();
        await HeadingAsync(served, page, ui["sent.title"]);
        await tab.GoAsync(await network.Mail.LinkAsync(address, Instance.Address, number: 2));
        await LookAsync(served, page, "withdraw-confirm", language, view);
        await page.Locator("button.main").ClickAsync();
        await HeadingAsync(served, page, ui["outcome.withdrawn.title"]);
        await LookAsync(served, page, "outcome-withdrawn", language, view);
        await served.KeepAsync();
        await tab.GoAsync(new Uri(Instance.Address, $"{Demo.TideRegisters}?names=all"));
        Assert.Equal(0, await page.GetByText(name).CountAsync());
        tab.ExpectQuiet();
        await served.ExpectValidAsync();
    }

    [Theory]
    [InlineData("en", 1)]
    [InlineData("ru", 2)]
    [InlineData("ar", 3)]
    public async Task An_organisation_is_found_by_typing_and_waits_for_the_secretariat(string language, int turn)
    {
        var (ui, address) = (In(language), $"ines.{language}@lamps.example");
        var view = Views[turn] with { Locale = language, JavaScript = false };
        await using var tab = await browser.OpenAsync(new Uri(Instance.Address, $"{Demo.TideRegisters}/endorse?in=ru"), view);
        var (page, served) = (tab.Page, new Served(tab.Page));
        Assert.Equal(1, await page.Locator(".signing .title[lang=ru]").CountAsync());

        // Misspelt, found, and not it.
        await page.Locator("#org").FillAsync("Arquivo das Mares");
        await page.Locator("button[name=find]").ClickAsync();
        Assert.Contains("Arquivo das Marés de Santo Amieiro", await page.Locator(".if-org .choice").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(served, page, "endorse-found", language, view);

        await page.Locator("#org").FillAsync($"Lamplighters of Odeceixe {language}");
        await page.Locator("#name").FillAsync("Ines Alder");
        await page.Locator("#mail").FillAsync(address);
        await page.Locator("#agreed").CheckAsync();
        await page.Locator("button.main").ClickAsync();
        // The country of a new body, and that she may act for it, are missing: said at the top and at the fields.
        Assert.Equal(2, await page.Locator(".errors li a").CountAsync());
        await LookAsync(served, page, "endorse-errors", language, view);
        await page.Locator(".errors li a").First.ClickAsync();
        Assert.EndsWith("#country", page.Url, StringComparison.Ordinal);
        Assert.Equal("Ines Alder", await page.Locator("#name").InputValueAsync());
        await page.Locator("#country").SelectOptionAsync("PT");
        await page.Locator("#authorised").CheckAsync();
        await page.Locator("button.main").ClickAsync();
        await HeadingAsync(served, page, ui["sent.title"]);

        var link = await network.Mail.LinkAsync(address, Instance.Address);
        await tab.GoAsync(link);
        await HeadingAsync(served, page, ui["confirm.title"]);
        await page.Locator("button.main").ClickAsync();
        await HeadingAsync(served, page, ui["outcome.waiting.title"]);
        await LookAsync(served, page, "outcome-waiting", language, view);
        // Its own page, and the link again, say how it stands.
        await tab.GoAsync(new Uri(Instance.Address, new Uri((await page.Locator("main a[href*='/requests/']").GetAttributeAsync("href"))!, UriKind.Relative)));
        await HeadingAsync(served, page, ui["outcome.waiting.title"]);
        await tab.GoAsync(link);
        await HeadingAsync(served, page, ui["outcome.waiting.title"]);
        await served.ExpectValidAsync();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("ar")]
    public async Task A_delegate_endorses_by_invitation_from_a_phone(string language)
    {
        var (ui, address) = (In(language), $"delegate.{language}@member.example");
        var view = View.Phone with { Locale = language };
        var link = await network.Mail.LinkAsync(address, Instance.Address);
        await using var tab = await browser.OpenAsync(link, view);
        var (page, served) = (tab.Page, new Served(tab.Page));
        await HeadingAsync(served, page, ui["confirm.invited.title"]);
        Assert.Contains(network.Invited[language], await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(served, page, "confirm-invited", language, view);
        await page.Locator("#role").FillAsync("Director");
        await page.Locator("button.main").ClickAsync();
        await HeadingAsync(served, page, ui["outcome.recorded.title"]);
        await VerifyAsync(await page.Locator("a[href$='.tlog-proof']").GetAttributeAsync("href"));

        await tab.GoAsync(new Uri(Instance.Address, $"{Demo.TideRegisters}?names=all"));
        Assert.Equal(1, await page.Locator(".names").GetByText(network.Invited[language], new() { Exact = true }).CountAsync());
        await served.KeepAsync();
        // The same link again, after the train has left the tunnel.
        await tab.GoAsync(link);
        await HeadingAsync(served, page, ui["outcome.recorded.title"]);
        tab.ExpectQuiet();
        await served.ExpectValidAsync();
    }

    [Theory]
    [InlineData("en", 3)]
    [InlineData("ru", 0)]
    [InlineData("ar", 1)]
    public async Task A_link_that_leads_nowhere_and_a_statement_that_is_closed_have_pages_of_their_own(string language, int turn)
    {
        var view = Views[turn] with { Locale = language };
        await using var tab = await browser.NewTabAsync(view);
        var served = new Served(tab.Page);
        await tab.GoAsync(new Uri(Instance.Address, "/confirm/" + new string('0', 40)), HttpStatusCode.NotFound);
        await HeadingAsync(served, tab.Page, In(language)["outcome.forged.title"]);
        await LookAsync(served, tab.Page, "outcome-forged", language, view);
        await tab.GoAsync(new Uri(Instance.Address, Demo.OldInstruments + "/endorse"));
        await HeadingAsync(served, tab.Page, In(language)["outcome.closed.title"]);
        await LookAsync(served, tab.Page, "outcome-closed", language, view);
        await served.ExpectValidAsync();
    }

    private static async Task HeadingAsync(Served served, IPage page, string heading)
    {
        Assert.Equal(heading, await page.Locator("h1").InnerTextAsync());
        await served.KeepAsync();
    }

    private static async Task LookAsync(Served served, IPage page, string name, string language, View view)
    {
        await served.KeepAsync();
        // A checker that runs in the page needs what a reader of this page has turned off.
        if (view.JavaScript) await Accessibility.ExpectNoneViolatedAsync(page);
        if (view.JavaScript) await Layout.ExpectNoSidewaysScrollingAsync(page);
        await Screenshots.SaveAsync(page, $"{name}.{language}.{view.Width}{(view.Dark ? ".dark" : "")}");
    }

    private async Task VerifyAsync(string? proof)
    {
        var file = Instance.Beside(Guid.NewGuid().ToString("N") + ".tlog-proof");
        await File.WriteAllBytesAsync(file, await Instance.Http.GetByteArrayAsync(new Uri(proof!, UriKind.Relative), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        var key = Instance.Beside("log.key");
        await File.WriteAllTextAsync(key, await Instance.Http.GetStringAsync(new Uri("/log/key", UriKind.Relative), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        (await Command.UndersignedAsync("verify", file, "--key", key)).Expect(0);
    }
}
