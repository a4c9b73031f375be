// SPDX-License-Identifier: Apache-2.0
using CsCheck;

namespace Undersigned.Matching.Tests;

/// <summary>Names that are none, or that somebody made to deceive.</summary>
public sealed class BadNameTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("…—!?")]
    [InlineData("🎺🎺🎺")]
    [InlineData("\u202E\u2066")]
    public void A_name_without_letters_means_nobody(string name)
    {
        var outcome = Registries.Sample.Match(new(name));
        Assert.Equal(Decision.None, outcome.Decision);
        Assert.Empty(outcome.Matches);
        Assert.True(outcome.Flags.HasFlag(NameFlags.Empty));
        Assert.NotEmpty(outcome.Explanation);
    }

    [Theory]
    [InlineData("U")]
    [InlineData("x")]
    [InlineData("О")]
    public void One_letter_is_never_decided_without_a_person(string name) => Assert.NotEqual(Decision.Match, Registries.Sample.Match(new(name)).Decision);

    [Fact]
    public void A_name_of_five_thousand_characters_is_read_in_part_and_says_so()
    {
        var outcome = Registries.Sample.Match(new(string.Concat(Enumerable.Repeat("Tide Library ", 400))[..5000]));
        Assert.True(outcome.Flags.HasFlag(NameFlags.Truncated));
        Assert.NotEqual(Decision.Match, outcome.Decision);
    }

    [Theory]
    [InlineData("Univеrsity of Amberley Cross", "sample:amberley-university")]
    [InlineData("University оf Amberley Сross", "sample:amberley-university")]
    [InlineData("Обсерватория «Тихaя Горa»", "sample:tikhaya-gora")]
    [InlineData("Πανεπιστήμιο Πυργoνέρι", "sample:pyrgoneri-university")]
    public void Letters_of_another_script_that_look_alike_are_seen_through_and_flagged(string name, string id)
    {
        var outcome = Registries.Sample.Match(new(name));
        Assert.True(outcome.Flags.HasFlag(NameFlags.Homoglyphs));
        Assert.Equal(id, outcome.Matches[0].Organisation.Id);
        Assert.Contains(outcome.Explanation, sentence => sentence.Contains("forgery", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Московский university")]
    [InlineData("Союз фонарщиков Зеленогорье")]
    [InlineData("Πανεπιστήμιο Πυργονέρι")]
    [InlineData("溪云坡大学 Xiyunpo")]
    public void Names_in_two_scripts_are_no_forgeries(string name) => Assert.False(Registries.Sample.Match(new(name)).Flags.HasFlag(NameFlags.Homoglyphs));

    [Theory]
    [InlineData("University of \u202EAmberley\u202C Cross")]
    [InlineData("University of Amber\u200Bley Cross")]
    [InlineData("\u2067University of Amberley Cross\u2069")]
    public void What_cannot_be_seen_is_left_out_and_told(string name)
    {
        var outcome = Registries.Sample.Match(new(name));
        Assert.True(outcome.Flags.HasFlag(NameFlags.HiddenCharacters));
        Assert.Equal("sample:amberley-university", outcome.Matches[0].Organisation.Id);
    }

    [Fact]
    public void Half_a_character_does_no_harm() => Assert.Equal("sample:amberley-university", Registries.Sample.Match(new("\uD83CUniversity of Amberley Cross\uDFBA")).Matches[0].Organisation.Id);

    [Fact]
    public void Whatever_is_asked_there_is_an_answer_with_scores_in_order() => Gen.String.Sample(name =>
    {
        var outcome = Registries.Sample.Match(new(name));
        for (var i = 0; i < outcome.Matches.Count; i++)
        {
            Assert.InRange(outcome.Matches[i].Score, 0, 1);
            if (i > 0) Assert.True(outcome.Matches[i].Score <= outcome.Matches[i - 1].Score);
        }
        Registries.Sample.Suggest(name);
    });
}
