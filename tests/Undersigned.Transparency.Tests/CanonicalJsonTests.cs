// SPDX-License-Identifier: Apache-2.0
using System.Text;
using CsCheck;

namespace Undersigned.Transparency.Tests;

public sealed class CanonicalJsonTests
{
    private static readonly byte[] Alphabet = "{}[]\":,1-a\\u0é"u8.ToArray();

    [Theory]
    [InlineData("null", "null")]
    [InlineData(" [ true , false ] ", "[true,false]")]
    [InlineData("{}", "{}")]
    [InlineData("{ \"b\" : 1 , \"a\" : [ ] }", "{\"a\":[],\"b\":1}")]
    [InlineData("{\"a\":{\"d\":1,\"c\":{\"f\":2,\"e\":3}},\"\":0}", "{\"\":0,\"a\":{\"c\":{\"e\":3,\"f\":2},\"d\":1}}")]
    [InlineData("\"\\u0041\\/\\u00e9\\u20ac\"", "\"A/é€\"")]
    [InlineData("\"\\ud83d\\ude00\"", "\"😀\"")]
    [InlineData("\"\\b\\f\\n\\r\\t\\u0008\\u001F\\u007f\\\"\\\\\"", "\"\\b\\f\\n\\r\\t\\b\\u001f\u007f\\\"\\\\\"")]
    [InlineData("-0", "0")]
    [InlineData("9007199254740991", "9007199254740991")]
    [InlineData("-9007199254740991", "-9007199254740991")]
    public void It_is_the_form_of_the_RFC(string json, string canonical)
    {
        Assert.Equal(canonical, Encoding.UTF8.GetString(CanonicalJson.Canonicalise(Encoding.UTF8.GetBytes(json))));
        Assert.True(CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(canonical)));
        Assert.Equal(json == canonical, CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void Members_are_sorted_by_UTF16_code_units_as_in_the_example_of_the_RFC()
    {
        const string json = """
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
             "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """;
        var canonical = Encoding.UTF8.GetString(CanonicalJson.Canonicalise(Encoding.UTF8.GetBytes(json)));
        string[] order = ["Carriage Return", "One", "Control", "Latin Small Letter O", "Euro Sign", "Emoji", "Hebrew"];
        Assert.Equal(order, order.OrderBy(name => canonical.IndexOf(name, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,]")]
    [InlineData("1 2")]
    [InlineData("{\"a\":1}x")]
    [InlineData("// note\n1")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("1E0")]
    [InlineData("0.5")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("NaN")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("-9223372036854775808")]
    [InlineData("99999999999999999999999999")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00\\ud800\"")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("\"a\nb\"")]
    [InlineData("{\"a\":1,\"a\":1}")]
    [InlineData("{\"a\":1,\"b\":2,\"\\u0061\":3}")]
    [InlineData("\ufeff1")]
    public void What_has_no_canonical_form_is_refused_with_a_reason(string json)
    {
        Assert.False(CanonicalJson.TryCanonicalise(Encoding.UTF8.GetBytes(json), out _, out var problem));
        Assert.NotEmpty(problem.Problem);
        Assert.False(CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(json)));
        Assert.Throws<MalformedException>(() => CanonicalJson.Canonicalise(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused()
    {
        Assert.False(CanonicalJson.IsCanonical([(byte)'"', 0xff, (byte)'"']));
        Assert.False(CanonicalJson.IsCanonical([(byte)'"', 0xed, 0xa0, 0x80, (byte)'"']));
        Assert.False(CanonicalJson.IsCanonical([(byte)'{', (byte)'"', 0xc0, 0x80, (byte)'"', (byte)':', (byte)'1', (byte)'}']));
        Assert.False(CanonicalJson.IsCanonical([(byte)'"', (byte)'\\', (byte)'n', 0xff, (byte)'"']));
    }

    [Fact]
    public void Nesting_has_a_limit()
    {
        Assert.True(CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(new string('[', 64) + new string(']', 64))));
        Assert.False(CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(new string('[', 65) + new string(']', 65))));
        Assert.False(CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(new string('[', 1_000_000))));
    }

    [Fact]
    public void It_says_where_a_text_departs_from_its_canonical_form()
    {
        Assert.False(CanonicalJson.IsCanonical("{\"a\":1, \"b\":2}"u8, out var problem));
        Assert.Equal("byte 7", problem.Where);
    }

    [Fact]
    public void Whatever_is_given_it_neither_breaks_nor_changes_its_mind() =>
        Gen.Int[0, Alphabet.Length - 1].Select(i => Alphabet[i])
            .Array[0, 12].Sample(bytes =>
            {
                if (!CanonicalJson.TryCanonicalise(bytes, out var canonical, out _)) return;
                Assert.True(CanonicalJson.IsCanonical(canonical));
            }, iter: 20_000);

    [Fact]
    public void The_order_in_which_members_come_does_not_matter() =>
        Gen.Shuffle(Enumerable.Range(0, 40).ToArray()).Sample(order =>
        {
            var json = "{" + string.Join(", ", order.Select(i => $"\"k{i}\": {{\"z\": {i}, \"y\": \"{new string('x', i * 9)}\"}}")) + "}";
            var sorted = "{" + string.Join(", ", order.Order().Select(i => $"\"k{i}\": {{\"z\": {i}, \"y\": \"{new string('x', i * 9)}\"}}")) + "}";
            Assert.Equal(CanonicalJson.Canonicalise(Encoding.UTF8.GetBytes(sorted)), CanonicalJson.Canonicalise(Encoding.UTF8.GetBytes(json)));
        }, iter: 50);
}
