// SPDX-License-Identifier: Apache-2.0
using Microsoft.Playwright;
using Undersigned.Specs.Browsing;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

/// <summary>Readers of three interface languages go through the sample network, with what they have: a phone, a tablet, a desk; light and dark.</summary>
[Trait("Needs", "browser")]
public sealed class ReadingTheDemo(Demo demo, Browser browser)
{
    private static readonly View[] Windows = [View.Phone, View.Tablet, View.Desktop with { Dark = true }];

    [Theory]
    [InlineData("en", "ltr")]
    [InlineData("ru", "ltr")]
    [InlineData("ar", "rtl")]
    public async Task Every_statement_reads_in_each_of_its_languages(string ui, string direction)
    {
        var instance = await demo.StartedAsync();
        await using var tab = await browser.NewTabAsync(View.Phone with { Locale = ui });
        foreach (var statement in await demo.StatementsAsync())
        {
            foreach (var language in statement.Languages)
            {
                await Layout.ResizeAsync(tab.Page, View.Phone);
                await tab.GoAsync(new Uri(instance.Address, $"{statement.Path}/{language}"));

                Assert.Equal((ui, direction), await AttributesAsync(tab.Page, "html"));
                Assert.Equal((language, language == "ar" ? "rtl" : "ltr"), await AttributesAsync(tab.Page, "main h1"));
                Assert.True((await StatementOnPage.ReadAsync(tab.Page)).Paragraphs.Count >= 3);
                var signatories = await tab.Page.Locator("main a[href='#signatories']").First.BoundingBoxAsync();
                Assert.True(signatories!.Y < View.Phone.Height, $"{tab.Page.Url}: the way to the signatories is {signatories.Y} pixels down");
                await ExpectItFitsEveryWindowAsync(tab.Page);
            }
        }

        tab.ExpectQuiet();
    }

    [Theory]
    [InlineData("en", 0)]
    [InlineData("ru", 1)]
    [InlineData("ar", 2)]
    public async Task Any_two_languages_stand_side_by_side_row_by_row(string ui, int turn)
    {
        var instance = await demo.StartedAsync();
        await using var tab = await browser.NewTabAsync(View.Desktop with { Locale = ui });
        var pairs = (await demo.StatementsAsync()).SelectMany(statement =>
            statement.Languages.SelectMany(first => statement.Languages.Where(second => second != first).Select(second => (statement, first, second))));
        // Each pair in one interface language, which the other tests change.
        foreach (var (statement, first, second) in pairs.Where((_, index) => index % 3 == turn))
        {
            await Layout.ResizeAsync(tab.Page, View.Desktop);
            await tab.GoAsync(new Uri(instance.Address, $"{statement.Path}/{first}/{second}"));

            var rows = await SideBySideOnPage.ReadAsync(tab.Page);

            Assert.NotEmpty(rows);
            Assert.All(rows, row =>
            {
                Assert.True(row is { One.Length: > 0, Two.Length: > 0, Level: true }, $"{tab.Page.Url}: {row}");
                Assert.Equal(new[] { first, second }.Order(StringComparer.Ordinal), new[] { row.OneLanguage, row.TwoLanguage }.Order(StringComparer.Ordinal));
            });
            await ExpectItFitsEveryWindowAsync(tab.Page);
        }

        tab.ExpectQuiet();
    }

    [Fact]
    public async Task Confidential_signatories_are_counted_and_who_withdrew_is_struck_out_in_the_history()
    {
        var instance = await demo.StartedAsync();
        await using var tab = await browser.OpenAsync(new Uri(instance.Address, Demo.PrivateMaps));
        Assert.Contains("10 are counted without their names, as they asked.", await tab.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        await tab.GoAsync(new Uri(instance.Address, Demo.TideRegisters));
        const string left = "Bibliothèque des cartes de Port-Lessart";
        Assert.Equal([left], await tab.Page.Locator(".acts del").AllInnerTextsAsync());
        Assert.DoesNotContain((await StatementOnPage.ReadAsync(tab.Page)).Names, name => name.Name == left);
    }

    [Fact]
    public async Task Three_thousand_people_come_in_pages_and_on_one_if_asked()
    {
        var instance = await demo.StartedAsync();
        await using var tab = await browser.OpenAsync(new Uri(instance.Address, Demo.EveningHour), View.Phone);
        var first = (await StatementOnPage.ReadAsync(tab.Page)).Names.ToList();
        Assert.InRange(first.Count, 100, 1000);

        await tab.Page.Locator("nav.pages a[rel=next]").ClickAsync();
        var second = (await StatementOnPage.ReadAsync(tab.Page)).Names.ToList();
        Assert.Empty(first.Select(name => name.Line).Intersect(second.Select(name => name.Line), StringComparer.Ordinal));

        await tab.Page.Locator("nav.pages a[href*='names=all']").ClickAsync();
        await tab.Page.WaitForURLAsync("**names=all**");
        Assert.Equal(3014, (await StatementOnPage.ReadAsync(tab.Page)).Names.Count());
        await Layout.ExpectNoSidewaysScrollingAsync(tab.Page);
    }

    [Fact]
    public async Task Without_scripts_a_reader_finds_a_statement_changes_its_language_and_sets_two_side_by_side()
    {
        var instance = await demo.StartedAsync();
        await using var tab = await browser.OpenAsync(instance.Address, View.Tablet with { JavaScript = false });

        await tab.Page.GetByRole(AriaRole.Searchbox).FillAsync("tide");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Joint Statement on Daily Tide Registers" }).First.ClickAsync();
        await tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Language of the text" }).GetByText("Русский").ClickAsync();
        await Assertions.Expect(tab.Page.Locator("main h1")).ToHaveAttributeAsync("lang", "ru");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Side by side" }).ClickAsync();

        await Assertions.Expect(tab.Page.Locator(".pair .two").First).ToBeVisibleAsync();
        Assert.Equal(0, await tab.Page.Locator("script").CountAsync());
        tab.ExpectQuiet();
    }

    private static async Task ExpectItFitsEveryWindowAsync(IPage page)
    {
        foreach (var window in Windows)
        {
            await Layout.ResizeAsync(page, window);
            await Layout.ExpectNoSidewaysScrollingAsync(page);
        }
    }

    private static async Task<(string? Language, string? Direction)> AttributesAsync(IPage page, string selector)
    {
        var element = page.Locator(selector).First;
        return (await element.GetAttributeAsync("lang"), await element.GetAttributeAsync("dir"));
    }
}
