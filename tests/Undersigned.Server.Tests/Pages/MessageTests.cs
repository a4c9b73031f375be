// SPDX-License-Identifier: Apache-2.0
using System.Text.Encodings.Web;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Tests.Pages;

public sealed class MessageTests
{
    private static readonly Interface English = Interface.For("en");

    [Fact]
    public void Text_alone_is_constant() => Assert.Equal("A plain text.", Message.Parse("A plain text.").Constant);

    [Fact]
    public void A_value_is_filled_in() => Assert.Equal("Until noon, no later", Say("Until {time}, no later", ("time", "noon")));

    [Theory]
    [InlineData(0, "nobody at all")]
    [InlineData(1, "1 name")]
    [InlineData(1204, "1,204 names")]
    public void A_plural_chooses_its_case(int count, string said) =>
        Assert.Equal(said, Say("{count, plural, =0 {nobody at all} one {# name} other {# names}}", ("count", count)));

    [Fact]
    public void A_case_may_hold_other_values() =>
        Assert.Equal("2 names of Ulm.", Say("{count, plural, one {# name of {town}} other {# names of {town}}}.", ("count", 2), ("town", "Ulm")));

    [Fact]
    public void A_value_that_ends_with_a_stop_takes_no_second_one() =>
        Assert.Equal("до 31 декабря 2026 г. Далее", new Phrase(Message.Parse("до {date}. Далее"), Interface.For("ru"), [("date", new DateOnly(2026, 12, 31))]).ToString());

    [Fact]
    public void A_value_is_encoded_and_markup_is_not()
    {
        var phrase = new Phrase(Message.Parse("{a} & {b}"), English, [("a", "<i>"), ("b", Markup.Name("<b>", "de"))]);
        var writer = new StringWriter();
        phrase.WriteTo(writer, HtmlEncoder.Default);
        Assert.Equal("&lt;i&gt; &amp; <bdi lang=\"de\">&lt;b&gt;</bdi>", writer.ToString());
        Assert.Equal("<i> & <b>", phrase.ToString());
    }

    [Theory]
    [InlineData("{open")]
    [InlineData("closed}")]
    [InlineData("{count, plural, one {x}}")]
    [InlineData("{count, plural, other {x}")]
    [InlineData("{count, ordinal, other {x}}")]
    public void What_is_not_a_message_is_refused(string source) => Assert.Throws<FormatException>(() => Message.Parse(source));

    [Fact]
    public void A_value_that_nobody_gave_is_a_fault() => Assert.Throws<InvalidOperationException>(() => Say("{missing}"));

    // From CLDR's samples of each category.
    [Theory]
    [InlineData("en", "one", 1)]
    [InlineData("en", "other", 0, 2, 11, 101)]
    [InlineData("ru", "one", 1, 21, 31, 101, 1001)]
    [InlineData("ru", "few", 2, 3, 4, 22, 104)]
    [InlineData("ru", "many", 0, 5, 11, 12, 14, 19, 111, 1000)]
    [InlineData("ar", "zero", 0)]
    [InlineData("ar", "one", 1)]
    [InlineData("ar", "two", 2)]
    [InlineData("ar", "few", 3, 10, 103, 110, 1003)]
    [InlineData("ar", "many", 11, 26, 99, 111, 1011)]
    [InlineData("ar", "other", 100, 101, 102, 200, 1000)]
    public void A_number_has_the_category_of_its_language(string language, string category, params int[] numbers) =>
        Assert.All(numbers, n => Assert.Equal(category, PluralRule.Category(language, n)));

    private static string Say(string source, params (string, object)[] values) => new Phrase(Message.Parse(source), English, values).ToString();
}
