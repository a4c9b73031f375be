// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Undersigned.Specs.Browsing;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

/// <summary>A statement on paper is a document in its own right: what was said, by whom, and the hash to check it by.</summary>
[Trait("Needs", "browser")]
public sealed partial class PrintingTheDemo(Demo demo, Browser browser)
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("ru", "ru")]
    [InlineData("zh", "en")]
    public async Task The_print_holds_the_title_all_names_and_the_hash_of_the_text(string language, string ui)
    {
        Needs.PdfToText();
        var instance = await demo.StartedAsync();
        await using var tab = await browser.OpenAsync(new Uri(instance.Address, $"{Demo.TideRegisters}/{language}?names=all"), View.Desktop with { Locale = ui });
        var statement = await StatementOnPage.ReadAsync(tab.Page);

        var pages = await Print.TextOfAsync(await Print.ToPdfAsync(tab.Page));

        var text = Bare(string.Concat(pages));
        Assert.Contains(Bare(statement.Title), text, StringComparison.Ordinal);
        // Arabic letters come out of a PDF in their presentation forms and in an order of their own.
        Assert.All(statement.Names.Where(name => !ArabicLetter().IsMatch(name.Name)), name => Assert.Contains(Bare(name.Name), text, StringComparison.Ordinal));
        Assert.All(statement.Paragraphs, paragraph => Assert.Contains(Bare(paragraph)[..20], text, StringComparison.Ordinal));
        Assert.Matches("sha256:[0-9a-f]{64}", text);
        Assert.DoesNotContain("Sidebyside", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_thousand_names_are_printed_from_the_version_to_print()
    {
        Needs.PdfToText();
        var instance = await demo.StartedAsync();
        await using var tab = await browser.OpenAsync(new Uri(instance.Address, Demo.EveningHour));
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Version to print, with all names" }).ClickAsync();
        await tab.Page.WaitForURLAsync("**names=all**");
        var statement = await StatementOnPage.ReadAsync(tab.Page);

        var text = Bare(string.Concat(await Print.TextOfAsync(await Print.ToPdfAsync(tab.Page))));

        var missing = statement.Names.Where(name => !ArabicLetter().IsMatch(name.Name) && !text.Contains(Bare(name.Name), StringComparison.Ordinal)).ToList();
        Assert.True(missing.Count == 0, $"{missing.Count} names are not printed, such as {missing.FirstOrDefault()?.Name}");
    }

    [Fact]
    public async Task Side_by_side_prints_both_columns_beside_each_other()
    {
        Needs.PdfToText();
        var instance = await demo.StartedAsync();
        await using var tab = await browser.OpenAsync(new Uri(instance.Address, Demo.TideRegisters + "/en/ru"));
        var text = Bare(string.Concat(await Print.TextOfAsync(await Print.ToPdfAsync(tab.Page))));
        Assert.Contains(Bare("Joint Statement"), text, StringComparison.Ordinal);
        Assert.Contains(Bare("Совместное заявление"), text, StringComparison.Ordinal);

        // A4 less its margins, in CSS pixels.
        await tab.Page.SetViewportSizeAsync(643, 950);
        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.All(await SideBySideOnPage.ReadAsync(tab.Page), row => Assert.True(row.Level, row.One));
    }

    /// <summary>Without what a line break adds: spaces, and the hyphen of a divided word.</summary>
    private static string Bare(string text) => Filling().Replace(text.Normalize(NormalizationForm.FormKC), "");

    [GeneratedRegex(@"[\s\-\u2010-\u2012\u00ad\u200b\u2066-\u2069]+")]
    private static partial Regex Filling();

    [GeneratedRegex(@"\p{IsArabic}")]
    private static partial Regex ArabicLetter();
}
