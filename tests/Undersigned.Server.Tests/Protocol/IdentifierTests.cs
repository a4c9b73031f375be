// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using CsCheck;
using Undersigned.Server.Log;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Tests.Protocol;

/// <summary>Identifiers, slugs and times have the forms that the protocol gives them.</summary>
public sealed partial class IdentifierTests
{
    private static readonly Gen<DateTimeOffset> Times = Gen.Long[0, 253_402_300_799_999].Select(DateTimeOffset.FromUnixTimeMilliseconds);

    [Fact]
    public void Bytes_are_encoded_and_decoded() => Gen.OneOf(10, 16, 20).SelectMany(length => Gen.Byte.Array[length]).Sample(bytes =>
    {
        var text = Ulid.Encode(bytes);
        Assert.Equal(((bytes.Length * 8) + 4) / 5, text.Length);
        Assert.Equal(bytes, Ulid.Decode(text, bytes.Length));
        Assert.Equal(bytes, Ulid.Decode(text.ToUpperInvariant().Insert(4, "-"), bytes.Length));
        Assert.Null(Ulid.Decode(text + "0", bytes.Length));
        Assert.Null(Ulid.Decode(text[..^1] + "u", bytes.Length));
    });

    [Fact]
    public void A_ULID_that_says_more_than_its_bits_is_none() => Assert.Null(Ulid.Decode("8" + new string('0', 25), 16));

    [Fact]
    public void An_identifier_begins_with_its_time_and_sorts_by_it() => Gen.Select(Times, Times).Sample((one, other) =>
    {
        var (a, b) = (Ulid.New(one), Ulid.New(other));
        Assert.Matches(UlidForm(), a);
        if (one < other) Assert.True(string.CompareOrdinal(a, b) < 0);
    });

    [Fact]
    public void The_first_ten_characters_are_the_published_example_of_the_specification() =>
        Assert.StartsWith("01ARYZ6S41", Ulid.New(DateTimeOffset.FromUnixTimeMilliseconds(1469918176385)), StringComparison.Ordinal);

    [Fact]
    public void A_slug_of_any_name_keeps_to_its_form() => CanonicalWriterTests.Texts.Sample(name => Assert.Matches(SlugForm(), Slug.From(name)));

    [Theory]
    [InlineData("On the lamps", "on-the-lamps")]
    [InlineData("О фонарях", "o-fonaryakh")]
    [InlineData("Lamplighters' Union (PT)", "lamplighters-union-pt")]
    [InlineData("  ", "untitled")]
    [InlineData("—", "untitled")]
    public void A_slug_of_a_name(string name, string slug) => Assert.Equal(slug, Slug.From(name));

    [Fact]
    public void A_long_slug_is_cut_at_a_word_and_one_that_is_taken_gets_a_number()
    {
        var name = string.Join(' ', Enumerable.Repeat("harbour", 20));
        Assert.Matches(SlugForm(), Slug.From(name));
        Assert.EndsWith("harbour", Slug.From(name), StringComparison.Ordinal);
        Assert.Equal("lamps-3", Slug.Free("Lamps", slug => slug is "lamps" or "lamps-2"));
        var taken = Slug.From(new string('x', 100));
        Assert.Equal(80, taken.Length);
        Assert.Equal(new string('x', 78) + "-2", Slug.Free(new string('x', 100), slug => slug == taken));
    }

    [Fact]
    public void Times_are_written_in_one_form_that_sorts_as_they_do() => Gen.Select(Times, Times).Sample((one, other) =>
    {
        Assert.Matches(TimeForm(), Timestamp.Format(one));
        Assert.Equal(one, Timestamp.Parse(Timestamp.Format(one)));
        Assert.Equal(Math.Sign(one.CompareTo(other)), Math.Sign(string.CompareOrdinal(Timestamp.Format(one), Timestamp.Format(other))));
    });

    [GeneratedRegex("^[0-7][0-9A-HJKMNP-TV-Z]{25}$")]
    private static partial Regex UlidForm();

    [GeneratedRegex("^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex SlugForm();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
    private static partial Regex TimeForm();
}
