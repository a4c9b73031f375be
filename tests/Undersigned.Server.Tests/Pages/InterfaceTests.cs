// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Tests.Pages;

public sealed class InterfaceTests
{
    [Theory]
    [InlineData("en", "14 March 2026")]
    [InlineData("ru", "14 марта 2026 г.")]
    [InlineData("ar", "١٤ مارس ٢٠٢٦")]
    public void A_day_is_written_as_in_the_language(string language, string written) =>
        Assert.Equal(written, Interface.For(language).Date(new DateOnly(2026, 3, 14)));

    [Theory]
    [InlineData("en", "March 2026")]
    [InlineData("ru", "март 2026 г.")]
    [InlineData("ar", "مارس ٢٠٢٦")]
    public void A_month_stands_in_the_nominative(string language, string written) =>
        Assert.Equal(written, Interface.For(language).Date(new DateView(new(2026, 3, 1), Precision: DatePrecision.Month)));

    [Fact]
    public void A_range_says_no_more_than_it_must()
    {
        var ui = Interface.For("en");
        Assert.Equal("12–14 March 2026", ui.Date(new DateView(new(2026, 3, 12), new(2026, 3, 14))));
        Assert.Equal("30 March 2026 – 2 April 2026", ui.Date(new DateView(new(2026, 3, 30), new(2026, 4, 2))));
        Assert.Equal("14 March 2026", ui.Date(new DateView(new(2026, 3, 14), new(2026, 3, 14))));
        Assert.Equal("1994 – 1996", ui.Date(new DateView(new(1994, 1, 1), new(1996, 12, 31), DatePrecision.Year)));
        Assert.Equal("about 1994", ui.Date(new DateView(new(1994, 1, 1), Precision: DatePrecision.Year, About: true)));
    }

    [Theory]
    [InlineData("en", "1,234,567")]
    [InlineData("ru", "1\u00a0234\u00a0567")]
    [InlineData("ar", "١٬٢٣٤٬٥٦٧")]
    public void A_count_is_grouped_in_the_digits_of_the_language(string language, string written) =>
        Assert.Equal(written, Interface.For(language).Number(1234567));

    [Fact]
    public void Shaping_changes_digits_only() => Assert.Equal("no. ١٢, §٣", Interface.For("ar").Shape("no. 12, §3"));

    [Fact]
    public void A_moment_is_in_universal_time() =>
        Assert.Equal("23 November 2026, 18:40 UTC", Interface.For("en").Moment(new DateTimeOffset(2026, 11, 23, 20, 40, 59, TimeSpan.FromHours(2))));

    [Theory]
    [InlineData("ru", "en;q=1", "ru", true)]
    [InlineData(null, "de, ar;q=0.8, en;q=0.4", "ar", false)]
    [InlineData(null, "ru-RU,ru;q=0.9", "ru", false)]
    [InlineData("tlh", "ru", "ru", false)]
    [InlineData(null, null, "en", false)]
    [InlineData(null, ";;q=x,*", "en", false)]
    public void The_language_is_what_was_asked_else_what_the_browser_prefers(string? asked, string? accepted, string chosen, bool kept)
    {
        var ui = Interface.Choose(asked, accepted);
        Assert.Equal((chosen, kept), (ui.Language, ui.IsAsked));
    }

    [Theory]
    [InlineData("/statements", "/statements?ui=ar")]
    [InlineData("/statements?year=2026", "/statements?year=2026&ui=ar")]
    [InlineData("/statements/a/en?names=2#signatories", "/statements/a/en?names=2&ui=ar#signatories")]
    public void A_language_that_was_asked_for_is_carried_on(string path, string link)
    {
        Assert.Equal(link, Interface.For("ar", asked: true).Link(path));
        Assert.Equal(path, Interface.For("ar").Link(path));
    }

    [Fact]
    public void Countries_and_languages_have_names()
    {
        Assert.Equal("Kyrgyzstan", Interface.For("en").Country("KG"));
        Assert.Equal("Киргизия", Interface.For("ru").Country("KG"));
        Assert.Equal("قيرغيزستان", Interface.For("ar").Country("KG"));
        Assert.Equal("QX", Interface.For("en").Country("QX"));
        Assert.Equal("португальский", Interface.For("ru").LanguageName("pt"));
        Assert.Equal("Português", Interface.Autonym("pt"));
        Assert.Equal("English", Interface.Autonym("en-GB"));
    }

    [Fact]
    public void Every_file_of_names_names_the_same_countries()
    {
        var english = PlaceNames.Load("en").Countries.Keys;
        foreach (var language in new[] { "ru", "ar", "es", "zh", "fr", "de", "pt", "el", "tr", "fa", "uk", "sr", "pl" })
            Assert.Equal(english, PlaceNames.Load(language).Countries.Keys);
    }
}
