// SPDX-License-Identifier: Apache-2.0
using Undersigned.Specs.Browsing;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

public sealed class SampleArchive() : ArchiveFixture("samples/documents");

/// <summary>The sample documents, read and published as they are.</summary>
[Trait("Needs", "browser")]
public sealed class ReadingTheSamples(SampleArchive samples, Browser browser) : IClassFixture<SampleArchive>
{
    private const string OneShelf = "one-shelf";

    [Fact]
    public async Task The_home_page_lists_every_document()
    {
        await using var tab = await browser.OpenAsync(samples.Instance.Address);

        Assert.Equal(Directory.GetFiles(Repository.PathOf("samples/documents")).Length, await tab.Page.Locator("ol .entry h3").CountAsync());
    }

    [Theory]
    [InlineData("en", "One shelf for every harvest!", "The undersigned seed houses and libraries")]
    [InlineData("ru", "Каждому урожаю — свою полку!", "Подписавшие заявление дома семян")]
    public async Task A_page_in_two_languages_reads_in_each(string language, string title, string beginning)
    {
        await using var tab = await browser.OpenAsync(samples.AddressOf(OneShelf, "/" + language));

        var statement = await StatementOnPage.ReadAsync(tab.Page);

        Assert.Equal((title, language), (statement.Title, statement.Language));
        Assert.Equal(4, statement.Paragraphs.Count);
        Assert.StartsWith(beginning, statement.Paragraphs[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Side_by_side_each_row_holds_a_paragraph_in_both_languages()
    {
        await using var tab = await browser.OpenAsync(samples.AddressOf(OneShelf, "/en/ru"));

        var rows = await SideBySideOnPage.ReadAsync(tab.Page);

        Assert.Equal(["1", "2", "3", "4"], rows.Select(row => row.Number));
        Assert.All(rows, row => Assert.Equal(("en", "ru", true), (row.OneLanguage, row.TwoLanguage, row.Level)));
        Assert.Contains("1961", rows[0].One, StringComparison.Ordinal);
        Assert.Contains("1961", rows[0].Two, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_dated_filed_and_open_as_its_page_says()
    {
        await using var tab = await browser.OpenAsync(samples.AddressOf(OneShelf));

        var statement = await StatementOnPage.ReadAsync(tab.Page);

        Assert.StartsWith("2 May 2023", statement.Day, StringComparison.Ordinal);
        Assert.All(["Kazakhstan", "Asia", "Akdan Seed Archive", "Joint statements", "Open for endorsement"], word => Assert.Contains(word, statement.Filing, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OneShelf, "6 2")]
    [InlineData("noon-stroke", "6 10")]
    [InlineData("lamps", "6")]
    [InlineData("zimnie-nablyudeniya", "8")]
    [InlineData("schattenstab", "6")]
    [InlineData("carta-cartografos", "10")]
    public async Task Each_lists_the_signatories_of_its_document_as_reported_by_it(string document, string counts)
    {
        await using var tab = await browser.OpenAsync(samples.AddressOf(document));

        var statement = await StatementOnPage.ReadAsync(tab.Page);

        Assert.Equal(counts, string.Join(' ', statement.Groups.Select(group => group.Names.Count)));
        Assert.All(statement.Names, name => Assert.Equal("reported", name.Mark));
        var file = Directory.EnumerateFiles(Repository.PathOf("samples/documents"), document + "*").Single();
        await tab.Page.Locator($"section.refs [title='sha256:{FileHash.Sha256(file)}']").WaitForAsync();
        tab.ExpectQuiet();
    }

    [Theory]
    [InlineData("lamps", "ar", "سجلات المنارات جزء من تاريخ البحر", "rtl")]
    [InlineData("zimnie-nablyudeniya", "ru", "О подписях под зимними наблюдениями", "ltr")]
    public async Task A_title_stands_in_its_own_script_and_direction(string document, string language, string title, string direction)
    {
        await using var tab = await browser.OpenAsync(samples.AddressOf(document, "/" + language));

        var heading = tab.Page.Locator("main h1");

        Assert.Equal(title, await heading.InnerTextAsync());
        Assert.Equal(direction, await heading.GetAttributeAsync("dir"));
    }
}
