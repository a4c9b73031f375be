// SPDX-License-Identifier: Apache-2.0
using Undersigned.Specs.Browsing;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

public sealed class SeedArchive() : ArchiveFixture("../shared/seeds");

/// <summary>Two published statements, as their pages were saved, become an archive that can be read. They are not part of the repository.</summary>
[Trait("Needs", "browser")]
public sealed class ReadingTheSeeds : IClassFixture<SeedArchive>
{
    private const string Undated = "000";
    private const string CentralAsia = "004";

    private readonly SeedArchive _seeds;
    private readonly Browser _browser;

    public ReadingTheSeeds(SeedArchive seeds, Browser browser)
    {
        Needs.Folder("../shared/seeds");
        (_seeds, _browser) = (seeds, browser);
    }

    [Fact]
    public async Task The_home_page_lists_both()
    {
        await using var tab = await _browser.OpenAsync(_seeds.Instance.Address);

        var titles = await tab.Page.Locator("ol .entry h3").AllInnerTextsAsync();

        Assert.Equal(["No to the prohibition of communist ideology in the republics of Central Asia!", "“Anticommunism won’t pass!”"], titles.Order(StringComparer.Ordinal));
        await Screenshots.SaveAsync(tab.Page, "seeds-home");
    }

    [Theory]
    [InlineData("en", "No to the prohibition of communist ideology in the republics of Central Asia!", "The Communist and workers' parties condemn")]
    [InlineData("ru", "Нет запрету коммунистической идеологии в республиках Центральной Азии!", "Коммунистические и рабочие партии осуждают")]
    public async Task The_statement_of_two_languages_reads_in_each(string language, string title, string beginning)
    {
        await using var tab = await _browser.OpenAsync(_seeds.AddressOf(CentralAsia, "/" + language));

        var statement = await StatementOnPage.ReadAsync(tab.Page);

        Assert.Equal((title, language), (statement.Title, statement.Language));
        Assert.Equal(9, statement.Paragraphs.Count);
        Assert.StartsWith(beginning, statement.Paragraphs[0], StringComparison.Ordinal);
        tab.ExpectQuiet();
        await Screenshots.SaveAsync(tab.Page, "seeds-statement-" + language);
    }

    [Fact]
    public async Task Side_by_side_each_row_holds_a_paragraph_in_both_languages()
    {
        await using var tab = await _browser.OpenAsync(_seeds.AddressOf(CentralAsia, "/en/ru"));

        var rows = await SideBySideOnPage.ReadAsync(tab.Page);

        Assert.Equal(9, rows.Count);
        Assert.All(rows, row => Assert.Equal(("en", "ru", true), (row.OneLanguage, row.TwoLanguage, row.Level)));
        // One mark in each row that is the same in both languages.
        string[][] marks = [["1918-1953"], ["311"], ["SS", "СС"], ["2019", "115"], ["15 "], ["Ibrahim", "Ибрагим"], ["4 "], ["10 ", "2015"], ["Kyrgyzstan", "Кыргызстана"]];
        Assert.All(marks.Zip(rows), pair =>
        {
            Assert.Contains(pair.First, mark => pair.Second.One.Contains(mark, StringComparison.Ordinal));
            Assert.Contains(pair.First, mark => pair.Second.Two.Contains(mark, StringComparison.Ordinal));
        });
        await Screenshots.SaveAsync(tab.Page, "seeds-side-by-side");
    }

    [Fact]
    public async Task It_is_dated_and_filed_as_its_page_was()
    {
        await using var tab = await _browser.OpenAsync(_seeds.AddressOf(CentralAsia));

        var statement = await StatementOnPage.ReadAsync(tab.Page);

        Assert.StartsWith("18 September 2024", statement.Day, StringComparison.Ordinal);
        Assert.All(["Kazakhstan", "Asia", "Socialist Movement of Kazakhstan", "Joint statements"], word => Assert.Contains(word, statement.Filing, StringComparison.Ordinal));
        foreach (var narrowed in (string[])["country=KZ", "language=ru", "kind=joint-statement", "year=2024"])
        {
            await tab.GoAsync(new Uri(_seeds.Instance.Address, "/statements?" + narrowed));
            Assert.Contains(statement.Title, await tab.Page.Locator("ol .entry h3").AllInnerTextsAsync());
        }
    }

    [Fact]
    public async Task Its_signatories_stand_in_two_groups_under_their_headings()
    {
        await using var tab = await _browser.OpenAsync(_seeds.AddressOf(CentralAsia));

        var groups = (await StatementOnPage.ReadAsync(tab.Page)).Groups;

        Assert.Equal([("SolidNet Parties signing the Joint Statement", "19", 19), ("Other Parties", "2", 2)], groups.Select(group => (group.Heading, group.Count, group.Names.Count)));
        Assert.Equal("Unified Communist Party of Georgia", groups[0].Names[0].Name);
        Assert.Equal("Communist Front of Italy", groups[1].Names[^1].Name);
    }

    [Fact]
    public async Task The_other_lists_its_first_block_and_the_rest_by_country()
    {
        await using var tab = await _browser.OpenAsync(_seeds.AddressOf(Undated));

        var statement = await StatementOnPage.ReadAsync(tab.Page);

        Assert.Equal([("11", 11), ("27", 27)], statement.Groups.Select(group => (group.Count, group.Names.Count)));
        Assert.Equal("no date known", statement.Day);
        Assert.Contains(statement.Names, name => name.Name == "PADS");
        // A misspelling of the source is the source's.
        Assert.Contains(statement.Names, name => name.Name == "Syrian Communiste Party");
        Assert.DoesNotContain(statement.Names, name => name.Name.Contains("Joint Statement", StringComparison.Ordinal) || name.Name == "Yugoslavia");
        await Screenshots.SaveAsync(tab.Page, "seeds-undated");
    }

    [Theory]
    [InlineData(Undated, "3402bab16f86545b")]
    [InlineData(CentralAsia, "3694a5f78115c8d6")]
    public async Task Each_says_that_it_is_open_and_marks_every_name_as_reported_by_its_document(string document, string named)
    {
        await using var tab = await _browser.OpenAsync(_seeds.AddressOf(document));

        var statement = await StatementOnPage.ReadAsync(tab.Page);

        Assert.Contains("Open for endorsement", statement.Filing, StringComparison.Ordinal);
        Assert.All(statement.Names, name => Assert.Equal("reported", name.Mark));
        var file = Directory.EnumerateFiles(Needs.Folder("../shared/seeds"), $"*{named}*").Single();
        await tab.Page.Locator($"section.refs [title='sha256:{FileHash.Sha256(file)}']").WaitForAsync();
    }
}
