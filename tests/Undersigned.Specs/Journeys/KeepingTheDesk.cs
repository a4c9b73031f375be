// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Undersigned.Specs.Browsing;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

/// <summary>
/// A secretary's day, on pages that have no scripts: from the link that the first start prints to a published statement in
/// two languages, its list corrected, and a delegate who sees it.
/// </summary>
[Trait("Needs", "browser")]
public sealed partial class KeepingTheDesk(Browser browser) : IDisposable
{
    private readonly HtmlValidity _validity = new();

    private static readonly View[] Looks = [View.Desktop, View.Phone, View.Desktop with { Dark = true }, View.Phone with { Dark = true }];

    [Theory]
    [InlineData("en", "Publish text and list")]
    [InlineData("ru", "Опубликовать текст и список")]
    [InlineData("ar", "نشر النص والقائمة")]
    public async Task A_secretary_publishes_a_pasted_statement_in_two_languages_with_25_names_in_one_go(string ui, string publish)
    {
        await using var instance = await Instance.StartNewAsync();
        await using var tab = await browser.NewTabAsync(View.Desktop with { Locale = ui });
        var page = tab.Page;

        await tab.GoAsync(new Uri(await FirstLinkAsync(instance)));
        await LookAsync(tab, "first-link", ui);
        await page.FillAsync("#name", "Odete Ramos");
        await page.FillAsync("#address", "odete@town.example");
        await page.ClickAsync("main form button");
        await LookAsync(tab, "desk-empty", ui);
        Assert.EndsWith("/desk", page.Url, StringComparison.Ordinal);

        await page.ClickAsync("a[href^='/desk/publish']");
        await LookAsync(tab, "publish", ui);
        await page.SelectOptionAsync("#language-0", "en");
        await page.FillAsync("#text-0", Pasted.English);
        await page.FillAsync("#text-1", Pasted.Russian);
        await page.FillAsync("#names", Pasted.Names);
        await page.ClickAsync("button[name=do][value=read]");
        await LookAsync(tab, "draft", ui);
        Assert.Equal("ru", await page.InputValueAsync("#rendition-1-language"));
        await Screenshots.SaveWindowAsync(page, "guide-draft." + ui);

        await page.FillAsync("#published", "2026-11-23");
        await page.SelectOptionAsync("select[id$=-takes] >> nth=-1", "organisations");
        await page.CheckAsync("input[name=opens]");
        await page.GetByRole(AriaRole.Button, new() { Name = publish }).ClickAsync();
        await LookAsync(tab, "statement", ui);
        Assert.Contains("/desk/statements/call-to-keep-the-quay-lamps-lit", page.Url, StringComparison.Ordinal);
        Assert.Equal(25, await page.Locator(".signatories li").CountAsync());

        var statement = new Uri(instance.Address, "/statements/call-to-keep-the-quay-lamps-lit/ru");
        await tab.GoAsync(statement);
        Assert.Equal(25, await page.Locator(".names bdi").CountAsync());
        await tab.GoAsync(new Uri(statement.AbsoluteUri.Replace("/ru", "/en/ru", StringComparison.Ordinal)));
        tab.ExpectQuiet();
        await _validity.ExpectValidAsync();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("ar")]
    public async Task A_name_is_corrected_an_endorsement_annulled_and_the_statement_closed(string ui)
    {
        await using var instance = new Instance();
        await instance.StartDemoAsync();
        var (secretary, colleague) = await DemoLinksAsync(instance);
        await using var tab = await browser.NewTabAsync(View.Desktop with { Locale = ui });
        var page = tab.Page;
        await SignInAsync(tab, secretary, ui, "sign-in-link");
        await LookAsync(tab, "desk", ui);
        await Screenshots.SaveWindowAsync(page, "guide-desk." + ui);

        await tab.GoAsync(new Uri(instance.Address, Running.Demo.TideRegisters.Replace("/statements/", "/desk/statements/", StringComparison.Ordinal)));
        await LookAsync(tab, "statement-demo", ui);
        await page.FillAsync("#q", "Scarrow Haven Tide Library");
        await page.ClickAsync("form[role=search] button");
        await page.ClickAsync(".signatories a >> nth=0");
        await LookAsync(tab, "endorsement", ui);
        await page.FillAsync("#name", "Scarrow Haven Library of Tides");
        await page.SelectOptionAsync("#lane", "clerical");
        await page.ClickAsync("form[action*='/correct'] button");
        await LookAsync(tab, "endorsement-corrected", ui);
        Assert.Equal("Scarrow Haven Library of Tides", await page.InnerTextAsync("h1"));

        await page.SelectOptionAsync("#reason", "entered-by-mistake");
        await page.ClickAsync("form[action*='/annul'] button");
        await LookAsync(tab, "endorsement-annulled", ui);
        await tab.GoAsync(new Uri(instance.Address, Running.Demo.TideRegisters));
        Assert.DoesNotContain("Scarrow Haven Library of Tides", await page.ContentAsync(), StringComparison.Ordinal);

        await tab.GoAsync(new Uri(instance.Address, Running.Demo.TideRegisters.Replace("/statements/", "/desk/statements/", StringComparison.Ordinal)));
        await page.ClickAsync("form[action*='/close'] button");
        await LookAsync(tab, "statement-closed", ui);

        await tab.GoAsync(new Uri(instance.Address, "/desk/people"));
        await LookAsync(tab, "people", ui);
        await page.FillAsync("#organisation", "Observatory");
        await page.FillAsync("form[action*='/desk/delegates'] #name", "Iria Lobo");
        await page.FillAsync("form[action*='/desk/delegates'] #address", "iria@tides.example");
        await page.ClickAsync("form[action^='/desk/delegates'] >> nth=-1 >> button");
        await LookAsync(tab, "people-refused", ui, isAnswerToForm: true);
        await page.FillAsync("#organisation", "Scarrow Haven Tide Observatory");
        await page.ClickAsync("form[action^='/desk/delegates'] >> nth=-1 >> button");
        await LookAsync(tab, "people-given", ui);

        await using var other = await browser.NewTabAsync(View.Phone with { Locale = ui });
        await SignInAsync(other, colleague, ui, "sign-in-link-delegate");
        await LookAsync(other, "my", ui);
        await other.GoAsync(new Uri(instance.Address, "/desk"), HttpStatusCode.Forbidden);
        await Accessibility.ExpectNoneViolatedAsync(other.Page);
        await _validity.ExpectValidAsync();
    }

    private async Task SignInAsync(Tab tab, string link, string ui, string name)
    {
        await tab.GoAsync(new Uri(link));
        await LookAsync(tab, name, ui);
        await tab.Page.ClickAsync("main form button");
    }

    /// <summary>Looks at the page as it stands: accessible and valid in every look, and a picture of each for people.</summary>
    private async Task LookAsync(Tab tab, string name, string ui, bool isAnswerToForm = false)
    {
        Assert.Equal(ui, await tab.Page.GetAttributeAsync("html", "lang"));
        foreach (var look in Looks)
        {
            await Layout.ResizeAsync(tab.Page, look);
            await Layout.ExpectNoSidewaysScrollingAsync(tab.Page);
            if (look == Looks[0] || look == Looks[3]) await Accessibility.ExpectNoneViolatedAsync(tab.Page);
            await Screenshots.SaveAsync(tab.Page, $"desk-{name}.{ui}.{look.Width}{(look.Dark ? ".dark" : "")}");
        }

        await Layout.ResizeAsync(tab.Page, Looks[0]);
        // As it is sent: what the browser made of it hides mistakes. The answer to a form cannot be asked for again.
        if (!isAnswerToForm) _validity.Add($"{name} ({ui})", await (await tab.Page.Context.APIRequest.GetAsync(tab.Page.Url)).TextAsync());
    }

    public void Dispose() => _validity.Dispose();

    private static async Task<string> FirstLinkAsync(Instance instance) => (await Links(instance, 1))[0];

    private static async Task<(string Secretary, string Delegate)> DemoLinksAsync(Instance instance)
    {
        var links = await Links(instance, 2);
        return (links[0], links[1]);
    }

    private static async Task<List<string>> Links(Instance instance, int count)
    {
        await Eventually.TrueAsync(TimeSpan.FromSeconds(30), "the sign-in links are printed", () => Task.FromResult(Link().Count(instance.Said) >= count));
        return [.. Link().Matches(instance.Said).Select(match => match.Value)];
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/sign-in/\w+")]
    private static partial Regex Link();

    /// <summary>What the secretary has been sent.</summary>
    private static class Pasted
    {
        public const string English = """
            Call to keep the quay lamps lit

            We, the harbour towns on the long river, write this on a dark evening.

            Our request

            We ask every harbour master to keep the lamps on the quays lit until midnight.

            We shall write down, each evening, which of them were.
            """;

        public const string Russian = """
            Призыв не гасить фонари на набережных

            Мы, портовые города на длинной реке, пишем это тёмным вечером.

            Наша просьба

            Мы просим каждого начальника порта не гасить фонари на набережных до полуночи.

            Каждый вечер мы будем записывать, какие из них горели.
            """;

        public static string Names => string.Join('\n', Enumerable.Range(1, 25).Select(i => $"{i}. Harbour Society of Quay {i}{(i % 3 == 0 ? " | PT" : "")}"));
    }
}
