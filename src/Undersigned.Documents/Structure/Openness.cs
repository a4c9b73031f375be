// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Dates;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;

namespace Undersigned.Documents.Structure;

/// <summary>What a line says of whether one can still sign.</summary>
/// <param name="Open">True when it says that one can, false when it says that one cannot any more.</param>
/// <param name="Deadline">The last day it names, or null.</param>
internal sealed record Openness(bool Open, DocumentDate? Deadline)
{
    private const int Longest = 34; // words; a longer text is argument, not notice

    /// <summary>Reads a line that speaks of signing; null when it says nothing of being open or closed.</summary>
    public static Openness? Of(Block block)
    {
        if (block.Length is < 3 or > Longest) return null;
        var words = block.Words;
        if (!Vocabulary.Sign.In(words)) return null;
        var dates = DateFinder.All(block.Text, words);
        var deadline = LastDay(words, dates);
        var open = SaysOpen(block.Text, words);
        // "截止日期" is a deadline, "已截止" is past.
        var closed = Vocabulary.Closed.In(words) && !(deadline is not null && Script.IsEastAsian(Script.Of(block.Text[words[0].Start])) && !block.Text.Contains('已', StringComparison.Ordinal));
        if (closed && !(deadline is not null && open)) return new Openness(false, null);
        if (deadline is not null) return new Openness(true, deadline);
        if (open && block.Length >= 4) return new Openness(true, null);
        var contact = block.Text.Contains('@', StringComparison.Ordinal) || block.Text.Contains("http", StringComparison.Ordinal) || block.Text.Contains("www.", StringComparison.Ordinal);
        return contact && block.Length <= 25 ? new Openness(true, null) : null;
    }

    // "until 30 June", "bis zum 30. Juni", "30 Haziran'a kadar", "截至6月30日"
    private static DocumentDate? LastDay(List<Word> words, List<FoundDate> dates)
    {
        foreach (var date in dates)
        {
            if (date.Date.Day is null) continue;
            for (var i = 0; i < words.Count; i++)
            {
                var count = Vocabulary.Until.At(words, i);
                if (count == 0) continue;
                var end = words[i + count - 1].End;
                if (end <= date.Start + 1 && date.Start - end <= 16 || words[i].Start >= date.End && words[i].Start - date.End <= 12) return date.Date with { Time = null };
            }
        }
        return null;
    }

    // The "open" of "open letter" says nothing.
    private static bool SaysOpen(string text, List<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Kinds.At(text, words, i) is { Kind: StatementKind.OpenLetter } letter)
            {
                while (i + 1 < words.Count && words[i + 1].Start < letter.End) i++;
                continue;
            }
            // A capital inside a line is part of a name: "Forum for Open Research".
            if (i > 0 && char.IsUpper(text[words[i].Start]) && text.Any(char.IsLower)) continue;
            if (Vocabulary.Open.At(words, i) > 0) return true;
        }
        return false;
    }
}
