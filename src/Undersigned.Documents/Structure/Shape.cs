// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Dates;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Places;
using Undersigned.Documents.Signatories;

namespace Undersigned.Documents.Structure;

/// <summary>What can be said of a block by its own text.</summary>
internal static class Shape
{
    private const int LongestEntry = 34; // words
    private const int LongestTitle = 24;
    private const int LongestPerson = 14;
    private const int ShortestSentence = 9;
    private const int LongWithoutEnd = 30;

    /// <summary>Running text: a sentence of some length, or a long text however it ends.</summary>
    public static bool IsProse(Block block) =>
        block.Length >= LongWithoutEnd || block.Length >= ShortestSentence && block.EndsSentence && !EndsInAbbreviation(block.Text) && block.Text[^1] != ';';

    /// <summary>What could be a title although it may end in "!" or "?": one sentence, not long.</summary>
    public static bool IsTitleLike(Block block)
    {
        if (block.IsMarked || block.Style == BlockStyle.Quote || block.Length > LongestTitle) return false;
        var end = block.Text.AsSpan().TrimEnd("\"'”’»«)]* ");
        if (end.Length == 0 || end[^1] is ';' or ':' or '：' or ',' or '،') return false;
        return end[^1] is not ('.' or '。' or '۔') || block.Length <= 8 || end.EndsWith("...");
    }

    /// <summary>What could be one signatory: short, no sentence, no introduction of something else.</summary>
    public static bool IsEntry(Block block) =>
        block.Text.Length is > 1 and < 400 && block.Length is > 0 and <= LongestEntry && !EndsWithColon(block.Text) && !IsProse(block)
        && !IsAddress(block.Text);

    public static bool EndsWithColon(string text) => text.Length > 0 && text[^1] is ':' or '：';

    public static string WithoutColon(string text) => text.TrimEnd(':', '：', ' ', '\u00A0', '\u202F');

    /// <summary>A web or mail address and nothing else.</summary>
    public static bool IsAddress(string text) =>
        !text.Contains(' ', StringComparison.Ordinal) && (text.StartsWith("http", StringComparison.OrdinalIgnoreCase) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || text.Contains('@', StringComparison.Ordinal));

    /// <summary>Whether words of a body's name, a country or a person's name are in it.</summary>
    public static bool LooksLikeSignatory(Block block) => LooksLikeSignatory(block.Text, block.Words);

    public static bool LooksLikeSignatory(string text, List<Word> words)
    {
        if (words.Count == 0 || char.IsLower(text[words[0].Start])) return false;
        if (Vocabulary.Organisation.In(words) || Gazetteer.Instance.All(text, words).Count > 0) return true;
        return Vocabulary.GivenName.At(words, 0) > 0 || Vocabulary.Title.At(words, 0) > 0 && words.Count > 1 || words.Count is > 1 and <= LongestPerson && PersonTest.Of(text) >= PersonTest.Sure;
    }

    /// <summary>Whether a line is a date, perhaps with a place or "published on" before it, and nothing more.</summary>
    public static FoundDate? DateLine(Block block, bool monthFirst)
    {
        if (block.Length > 14) return null;
        var dates = DateFinder.All(block.Text, block.Words, monthFirst);
        if (dates.Count == 0) return null;
        var rest = block.Words.Where(word => word.Start < dates[0].Start || word.Start >= dates[^1].End).ToList();
        var label = Vocabulary.Of("label.date").Covers(rest);
        var twoCalendars = rest.Exists(word => word.Key is "الموافق" or "موافق" or "المصادف" or "برابر"); // the same day as Muslims and others count it
        if (rest.Count - label > (twoCalendars ? 8 : 4) || Vocabulary.Sign.In(rest) && label == 0) return null;
        if (rest.Count - label >= 2 && Vocabulary.Organisation.In(rest)) return null; // who issued it stands before the date
        if (Kinds.In(block.Text, rest) is not null) return null;
        return dates[0];
    }

    private static bool EndsInAbbreviation(string text)
    {
        if (text[^1] != '.') return false;
        var start = text.LastIndexOf(' ') + 1;
        var last = text.AsSpan(start).TrimEnd('.');
        return last.Contains('.') || last.Length == 1 && char.IsUpper(last[0]) || last is "Inc" or "Ltd" or "Co" or "Corp" or "Jr" or "Sr" or "etc" or "al" or "gGmbH" or "St";
    }

    /// <summary>Whether a full stop at the end belongs to an abbreviation such as "e.V.", "S.A." or "Ltd.".</summary>
    public static bool KeepsFullStop(string text) => text.Length > 1 && EndsInAbbreviation(text);
}
