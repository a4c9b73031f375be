// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Undersigned.Specs.Browsing;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

/// <summary>A secretary works through the sample network's queue: with the keyboard, by buttons without scripts, and with a colleague at the same time.</summary>
[Trait("Needs", "browser")]
public sealed partial class ReviewingTheQueue(Browser browser) : IDisposable
{
    private static readonly View[] Looks = [View.Desktop, View.Phone, View.Desktop with { Dark = true }];

    private readonly HtmlValidity _validity = new();

    public void Dispose() => _validity.Dispose();

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("ar")]
    public async Task Cases_are_accepted_held_declined_asked_and_named_as_the_same_by_buttons_alone(string ui)
    {
        await using var instance = new Instance();
        await instance.StartDemoAsync();
        await using var tab = await browser.NewTabAsync(View.Desktop with { Locale = ui });
        var page = tab.Page;
        await SignInAsync(tab, instance);
        await tab.GoAsync(new Uri(instance.Address, "/desk/queue"));
        await LookAsync(tab, "queue", ui);
        Assert.Equal(12, await page.Locator(".case").CountAsync());

        // The letter that differs, and the letter of another script.
        Assert.NotEqual(0, await page.Locator(".like ins").CountAsync());
        await Case(page, "Hollewiek Dyke Museum").Locator("button[value^='accept:']").ClickAsync();
        await Assertions.Expect(page.Locator(".outcomes a[href*='/log/entries/']")).ToBeVisibleAsync();
        await LookAsync(tab, "queue-accepted", ui);
        await tab.GoAsync(new Uri(instance.Address, Demo.TideRegisters));
        Assert.Contains("Hollewiek Dyke Museum", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await tab.GoAsync(new Uri(instance.Address, "/desk/queue"));
        await Case(page, "Kveldsholmen Klokkearkiv").Locator("button[value^='hold:']").ClickAsync();
        await tab.GoAsync(new Uri(instance.Address, "/desk/queue?tab=held"));
        await Assertions.Expect(Case(page, "Kveldsholmen Klokkearkiv")).ToBeVisibleAsync();
        await LookAsync(tab, "queue-held", ui);
        await tab.GoAsync(new Uri(instance.Address, "/desk/queue?tab=returned"));
        await LookAsync(tab, "queue-returned", ui);
        await tab.GoAsync(new Uri(instance.Address, "/desk/queue?tab=reservations"));
        await LookAsync(tab, "queue-reservations", ui);

        // One letter is missing in a name that the registry has: it is the same.
        await tab.GoAsync(new Uri(instance.Address, "/desk/queue"));
        await Case(page, "Tide Archive of Santo Amiero").Locator("button[value^='same:']").ClickAsync();
        await Assertions.Expect(page.Locator(".outcomes")).ToBeVisibleAsync();
        await Assertions.Expect(Case(page, "Tide Archive of Santo Amiero")).ToHaveCountAsync(0);

        // Nobody of the body has written: to ask comes first.
        await Case(page, "Forum of Quiet Harbours").Locator(".do button").First.ClickAsync();
        await LookAsync(tab, "case", ui);
        await page.FillAsync("#address", "forum@quiet-harbours.example");
        await page.ClickAsync("button[value=ask]");
        await Assertions.Expect(page.Locator(".outcomes")).ToBeVisibleAsync();

        await Case(page, "Bell and Tide Archive of Cape Lull and Sable Point").Locator("button[value^='decline:']").ClickAsync();
        await page.ClickAsync("button[value=decline]");
        await LookAsync(tab, "case-refused", ui, answersForm: true);
        await page.CheckAsync("input[name=reason][value=not-known]");
        await page.FillAsync("#words", "Which of the two archives is it?");
        await page.ClickAsync("button[value=decline]");
        await Assertions.Expect(page.Locator(".outcomes")).ToBeVisibleAsync();
        await tab.GoAsync(new Uri(instance.Address, "/desk/queue?tab=done"));
        await LookAsync(tab, "queue-done", ui);

        // What was mailed is in the demo's mailbox, and the body answers by its link.
        await tab.GoAsync(new Uri(instance.Address, "/desk/mail"));
        await LookAsync(tab, "mail", ui);
        await using var body = await browser.NewTabAsync(View.Phone with { Locale = ui });
        await Eventually.TrueAsync(TimeSpan.FromSeconds(20), "the question is in the mailbox", async () =>
        {
            await body.GoAsync(new Uri(instance.Address, "/demo/mailbox"));
            return (await body.Page.InnerTextAsync("main")).Contains("forum@quiet-harbours.example", StringComparison.Ordinal);
        });
        await LookAsync(body, "mailbox", ui);
        await body.Page.Locator(".kept li", new() { HasText = "forum@quiet-harbours.example" }).Locator("a").ClickAsync();
        await LookAsync(body, "mailbox-mail", ui);
        await body.Page.ClickAsync(".letter a[href*='/answer/']");
        await LookAsync(body, "answer", ui);
        await body.Page.ClickAsync("button[value=yes]");
        await LookAsync(body, "answered", ui);
        await tab.GoAsync(new Uri(instance.Address, "/desk/queue"));
        await Assertions.Expect(Case(page, "Forum of Quiet Harbours").Locator(".do button").First).ToHaveAttributeAsync("value", AcceptFirst());
        body.ExpectQuiet();
        // To decline without a reason was tried as well.
        tab.ExpectQuiet(HttpStatusCode.UnprocessableEntity);
        await _validity.ExpectValidAsync();
    }

    [Fact]
    public async Task Without_scripts_the_buttons_do_all_of_it()
    {
        await using var instance = new Instance();
        await instance.StartDemoAsync();
        await using var tab = await browser.NewTabAsync(View.Phone with { JavaScript = false });
        await SignInAsync(tab, instance);
        await tab.GoAsync(new Uri(instance.Address, "/desk/queue"));
        await Case(tab.Page, "Hollewiek Dyke Museum").Locator("button[value^='accept:']").ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".outcomes")).ToContainTextAsync("Hollewiek Dyke Museum");
        await Case(tab.Page, "Kveldsholmen Klokkearkiv").Locator("input[type=checkbox]").CheckAsync();
        await tab.Page.ClickAsync("button[value=hold-all]");
        await Assertions.Expect(tab.Page.Locator(".outcomes")).ToContainTextAsync("held");
    }

    [Fact]
    public async Task The_keys_do_what_the_buttons_do_and_near_names_stay_out_of_a_bulk_acceptance()
    {
        await using var instance = new Instance();
        await instance.StartDemoAsync();
        await using var tab = await browser.NewTabAsync(View.Desktop);
        var page = tab.Page;
        await SignInAsync(tab, instance);
        await tab.GoAsync(new Uri(instance.Address, "/desk/queue"));
        var cases = await page.Locator(".case").CountAsync();
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator(".case").First).ToHaveClassAsync("case now");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator("#selected")).ToHaveTextAsync("1 selected");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys dl")).ToBeVisibleAsync();
        await Screenshots.SaveAsync(page, "queue-keys.en");
        await page.CheckAsync("#all");
        await Assertions.Expect(page.Locator("#selected")).ToHaveTextAsync($"{cases} selected");
        await page.ClickAsync("button[value=accept-all]");
        await LookAsync(tab, "queue-bulk", "en");
        foreach (var near in new[] { "Tide Archive of Santo Amiero", "Scarrow Haven Tide", "Bell and Tide Archive of Cape Lull and Sable Point" })
            await Assertions.Expect(Case(page, near)).ToHaveCountAsync(1);
        await Assertions.Expect(Case(page, "Hollewiek Dyke Museum")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("h");
        await Assertions.Expect(page.Locator(".outcomes")).ToBeVisibleAsync();
        tab.ExpectQuiet();
    }

    [Fact]
    public async Task Of_two_secretaries_with_the_same_case_open_the_second_is_told_who_decided()
    {
        await using var instance = new Instance();
        await instance.StartDemoAsync();
        await using var first = await browser.NewTabAsync(View.Desktop);
        await using var second = await browser.NewTabAsync(View.Desktop);
        await SignInAsync(first, instance);
        var added = await instance.RunAsync("user", "add", "--email", "berta@long-record.example", "--role", "secretary", "--name", "Berta Lima");
        await second.GoAsync(new Uri(instance.Address, SignInLink().Match(added.Expect(0).Out).Value));
        await second.Page.ClickAsync("main form button");
        foreach (var tab in new[] { first, second }) await tab.GoAsync(new Uri(instance.Address, "/desk/queue"));
        await Case(first.Page, "Hollewiek Dyke Museum").Locator("button[value^='accept:']").ClickAsync();
        await Assertions.Expect(first.Page.Locator(".outcomes")).ToBeVisibleAsync();
        await Case(second.Page, "Hollewiek Dyke Museum").Locator("button[value^='hold:']").ClickAsync();
        await Assertions.Expect(second.Page.Locator(".errors")).ToContainTextAsync("somebody else has decided this already");
        await second.GoAsync(new Uri(instance.Address, "/desk/queue?tab=done"));
        await Assertions.Expect(Case(second.Page, "Hollewiek Dyke Museum")).ToContainTextAsync("Accepted by Leonor Matias");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("ar")]
    public async Task What_came_by_telephone_is_entered_with_its_words_and_recorded_at_once(string ui)
    {
        await using var instance = new Instance();
        await instance.StartDemoAsync();
        await using var tab = await browser.NewTabAsync(View.Desktop with { Locale = ui });
        var page = tab.Page;
        await SignInAsync(tab, instance);
        await tab.GoAsync(new Uri(instance.Address, Demo.TideRegisters.Replace("/statements/", "/desk/enter/", StringComparison.Ordinal)));
        await LookAsync(tab, "enter", ui);
        await page.FillAsync("#name", "Pilot House of Farol Velho");
        await page.SelectOptionAsync("#country", "PT");
        await page.CheckAsync("input[name=channel][value=telephone]");
        await page.FillAsync("#said", "The harbour master");
        await page.FillAsync("#quotation", "We sign. Put us down as Pilot House.");
        await page.SetInputFilesAsync("#picture", new FilePayload { Name = "note.png", MimeType = "image/png", Buffer = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 1, 2, 3] });
        await page.ClickAsync("button[value=record]");
        await Assertions.Expect(page.Locator(".outcomes a[href*='/log/entries/']")).ToBeVisibleAsync();
        await LookAsync(tab, "entered", ui);
        await tab.GoAsync(new Uri(instance.Address, Demo.TideRegisters));
        var text = await page.ContentAsync();
        Assert.Contains("Pilot House of Farol Velho", text, StringComparison.Ordinal);
        Assert.DoesNotContain("harbour master", text, StringComparison.Ordinal);
        await _validity.ExpectValidAsync();
    }

    private static ILocator Case(IPage page, string name) => page.Locator(".case").Filter(new() { Has = page.Locator("h2", new() { HasText = name }) });

    private static async Task SignInAsync(Tab tab, Instance instance)
    {
        await Eventually.TrueAsync(TimeSpan.FromSeconds(30), "the guide is printed", () => Task.FromResult(instance.Said.Contains("Ctrl+C", StringComparison.Ordinal)));
        // The first of the guide's links that is the secretary's; the one before it is for a site that nobody keeps.
        var link = SignInLink().Matches(instance.Said[instance.Said.IndexOf("Sit at the desk", StringComparison.Ordinal)..])[0].Value;
        await tab.GoAsync(new Uri(instance.Address, link));
        await tab.Page.ClickAsync("main form button");
        await tab.Page.WaitForURLAsync("**/desk*");
    }

    private async Task LookAsync(Tab tab, string name, string ui, bool answersForm = false)
    {
        foreach (var view in Looks)
        {
            await Layout.ResizeAsync(tab.Page, view);
            await Layout.ExpectNoSidewaysScrollingAsync(tab.Page);
            if (ui != "ru" || view == View.Phone) await Screenshots.SaveAsync(tab.Page, $"queue-{name}.{ui}.{view.Width}{(view.Dark ? ".dark" : "")}");
        }

        if (tab.Page.Url.Contains("/demo/mailbox/", StringComparison.Ordinal) is false) await Accessibility.ExpectNoneViolatedAsync(tab.Page);
        await Layout.ResizeAsync(tab.Page, View.Desktop);
        if (answersForm) return;
        // As it was served, and not as the browser repaired it.
        var html = await tab.Page.Context.APIRequest.GetAsync(tab.Page.Url.Split('#')[0], new() { Headers = new Dictionary<string, string> { ["Accept-Language"] = ui } });
        _validity.Add($"{name} ({ui})", await html.TextAsync());
    }

    private static Regex AcceptFirst() => new("^accept:");

    [GeneratedRegex("/sign-in/[0-9a-z]+")]
    private static partial Regex SignInLink();
}
