// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using CsCheck;
using Undersigned.Server.Log;
using Undersigned.Transparency;

namespace Undersigned.Server.Tests.Protocol;

/// <summary>What the writer writes without a tree is the canonical form of RFC 8785, for every text there can be.</summary>
public sealed class CanonicalWriterTests
{
    /// <summary>Every Unicode scalar value, with those that need an escape, or more bytes, often.</summary>
    internal static readonly Gen<string> Texts = Gen.OneOf(
            Gen.Int[0, 0x1f], Gen.OneOf((int)'"', '\\', '/', 0x7f, 0x85, 0x2028, 0xfeff, 0xfffe), Gen.Int[0x20, 0x7e], Gen.Int[0x80, 0xd7ff], Gen.Int[0xe000, 0xffff], Gen.Int[0x10000, 0x10ffff])
        .Select(char.ConvertFromUtf32).Array[0, 40].Select(string.Concat);

    [Fact]
    public void Every_text_is_written_in_canonical_form_and_read_back() => Texts.Sample(text =>
    {
        var bytes = new CanonicalWriter().Begin().Member("a", text).Member("b", [text, ""]).End().Written.ToArray();
        Assert.True(CanonicalJson.IsCanonical(bytes, out var problem), problem?.ToString());
        Assert.Equal(text, JsonDocument.Parse(bytes).RootElement.GetProperty("a").GetString());
    });

    [Fact]
    public void Maps_stand_in_the_order_of_their_keys_UTF_16_code_units() => Gen.Dictionary(Texts, Texts)[0, 8].Sample(map =>
    {
        var bytes = new CanonicalWriter().Begin().Member("map", map).End().Written.ToArray();
        Assert.True(CanonicalJson.IsCanonical(bytes, out var problem), problem?.ToString());
    });

    [Fact]
    public void Integers_are_written_as_they_are() => Gen.Long[-CanonicalJson.MaxInteger, CanonicalJson.MaxInteger].Sample(number =>
        Assert.True(CanonicalJson.IsCanonical(new CanonicalWriter().Begin().Member("n", number).End().Written)));

    [Fact]
    public void What_is_not_there_is_left_out() => Assert.Equal("{}"u8.ToArray(), new CanonicalWriter().Begin()
        .Member("a", (string?)null).Member("b", (long?)null).Flag("c", false).Member("d", (IReadOnlyList<string>?)null).End().Written.ToArray());

    [Fact]
    public void A_disclosure_of_any_texts_is_canonical_and_read_back() => Gen.Select(Texts, Texts, Texts).Sample((name, note, words) =>
    {
        var disclosure = new Disclosure { Kind = "person", Name = name, Note = note, Words = words };
        var writer = new CanonicalWriter();
        disclosure.Write(writer);
        Assert.True(CanonicalJson.IsCanonical(writer.Written, out var problem), problem?.ToString());
        Assert.Equal(disclosure, Disclosure.Read(writer.Written.ToArray()));
    });

    [Fact]
    public void Two_disclosures_of_the_same_have_different_salts_and_so_different_commitments()
    {
        var (one, other) = (new CanonicalWriter(), new CanonicalWriter());
        var disclosure = new Disclosure { Kind = "person", Name = "Ana Belém" };
        disclosure.Write(one);
        disclosure.Write(other);
        Assert.NotEqual(Commitment.Of(one.Written), Commitment.Of(other.Written));
        Assert.Throws<ArgumentOutOfRangeException>(() => disclosure.Write(one.Clear(), new byte[31]));
    }
}
