// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Dates;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Places;

namespace Undersigned.Documents.Structure;

/// <summary>Tells headings over lists of signatories from signatories and from the text.</summary>
internal static class ListHeadings
{
    private const int LongestSigning = 6;
    private const int LongestIntroduction = 14;
    private const int Longest = 22; // words, when it ends in a colon; half of that otherwise

    /// <summary>Whether a block heads a list when what follows is one: "Signatories", "Member associations signing the statement", "Firman:".</summary>
    public static bool Heads(Block block)
    {
        if (block.IsMarked || block.Length > Longest) return false;
        var text = block.Text;
        var colon = Shape.EndsWithColon(text);
        if (!colon && (block.Length > Longest / 2 || block.EndsSentence || text[^1] == ',')) return false;
        if (Vocabulary.Heading.In(block.Words)) return Coverage(block) >= (colon ? 0.25 : 0.5);
        if (!colon && KindLine.Of(block, false) is { Issuer: null, Title: null, Topic: false }) return false; // "Joint statement" heads a text
        if (Vocabulary.Sign.In(block.Words) && block.Length <= LongestSigning && Coverage(block) >= 0.5) return true;
        return IsCategory(block);
    }

    /// <summary>Whether a line of few words speaks of signing or of a class of signatories at all: over a run of names that is enough.</summary>
    public static bool MayHead(Block block)
    {
        if (block.IsMarked || block.Length > LongestIntroduction || block.EndsSentence || block.Text[^1] is ',' or '،') return false;
        return Array.Exists(Sets, set => set.In(block.Words));
    }

    /// <summary>"Trade unions", "Other parties", "Observers": a class of signatories with no word of signing.</summary>
    public static bool IsCategory(Block block) =>
        !block.IsMarked && block.Length <= 8 && !block.EndsSentence && !IsLongInHan(block.Text) && Array.Exists(Classes, set => set.In(block.Words)) && Coverage(block) >= 0.6;

    /// <summary>"Observers", "Trade unions": one class and nothing that a name would add.</summary>
    public static bool IsPlainCategory(Block block) =>
        block.Words.Count <= 3 && !block.Text.Contains('&', StringComparison.Ordinal) && !block.Text.Contains(',', StringComparison.Ordinal) && Coverage(block) >= 1 && block.Gap > 0;

    // Words are not parted there, and every body's name holds such a word: only a line that is hardly more is a class.
    private static bool IsLongInHan(string text) => !Shape.EndsWithColon(text) && text.Length > 4 && Script.IsEastAsian(Script.Of(text[0]));

    /// <summary>How much of a line is words that head lists, from 0 to 1.</summary>
    private static double Coverage(Block block)
    {
        var words = block.Words;
        if (words.Count == 0) return 0;
        if (Script.IsEastAsian(Script.Of(block.Text[words[0].Start]))) return block.Text.Length <= 14 ? 1 : 0.3;
        var covered = 0;
        var small = 0; // "of", "the", figures
        for (var i = 0; i < words.Count; i++)
        {
            var count = 0;
            foreach (var set in Sets) count = Math.Max(count, set.At(words, i));
            if (count == 0 && MonthNames.Instance.At(words, i).Month != 0) small++; // "Added on 3 August"
            else if (count == 0 && Kinds.At(block.Text, words, i) is not null) count = 1;
            else if (count == 0 && (words[i].Key.Length <= 3 || words[i].Key.All(char.IsDigit))) small += char.IsLower(block.Text[words[i].Start]) || char.IsDigit(words[i].Key[0]) ? 1 : 0;
            covered += count;
            if (count > 1) i += count - 1;
        }
        return covered / (double)Math.Max(1, words.Count - small);
    }

    private static readonly PhraseSet[] Classes = [Vocabulary.Category, Vocabulary.Of("role.others"), Vocabulary.Of("role.individuals"), Vocabulary.Of("role.initiators")];

    private static readonly PhraseSet[] Sets =
    [
        Vocabulary.Heading, Vocabulary.Category, Vocabulary.Of("role.others"), Vocabulary.Of("role.members"), Vocabulary.Of("role.initiators"),
        Vocabulary.Of("role.individuals"), Vocabulary.Sign,
    ];

    /// <summary>The country when a line is one and nothing else, perhaps with a colon; null otherwise.</summary>
    public static string? Country(Block block)
    {
        if (block.IsMarked && !block.HasNested || block.Row is not null || block.Length > 6 || block.EndsSentence) return null;
        return Gazetteer.Instance.Whole(Shape.WithoutColon(block.Text));
    }

    /// <summary>What a heading makes of those under it.</summary>
    public static GroupRole Role(string? heading)
    {
        if (heading is null) return GroupRole.Unknown;
        var words = Word.Of(heading);
        if (Vocabulary.Of("role.initiators").In(words)) return GroupRole.Initiators;
        if (Vocabulary.Of("role.others").In(words)) return GroupRole.Others;
        if (Vocabulary.Of("role.individuals").In(words)) return GroupRole.Individuals;
        return Vocabulary.Of("role.members").In(words) ? GroupRole.Members : GroupRole.Unknown;
    }
}
