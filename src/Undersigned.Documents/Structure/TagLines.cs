// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Languages;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Places;

namespace Undersigned.Documents.Structure;

/// <summary>
/// Reads the tags that a site files a statement under: after a label, as a list of bullets at the end, or run together in one line
/// ("Kazakhstan, Socialist Movement of Kazakhstan Joint Statement En Ru Asia").
/// </summary>
internal static class TagLines
{
    private const int LongestTag = 7; // words

    /// <summary>Whether a list of tags starts here, after a list of signatories: bullets to the end of the document that are no names of bodies.</summary>
    public static bool StartAt(Draft draft, int i, Block? lastEntry)
    {
        var block = draft.Blocks[i];
        if (block.Style != BlockStyle.Bullet || lastEntry is { Style: BlockStyle.Bullet } && lastEntry.Marker == block.Marker && block.Gap <= lastEntry.Gap) return false;
        if (draft.Blocks.Count - i > 40) return false;
        var telling = 0;
        for (var j = i; j < draft.Blocks.Count; j++)
        {
            if (draft.Parts[j] == Part.Furniture) continue;
            var tag = draft.Blocks[j];
            if (tag.Style != BlockStyle.Bullet || tag.Length > LongestTag * 3 || tag.EndsSentence) return false;
            if (IsTelling(tag)) telling++;
        }
        return telling > 0;
    }

    /// <summary>Whether a tag is a kind, a language, a country or a part of the world, as a menu's items are not.</summary>
    public static bool IsTelling(Block tag) =>
        Kinds.In(tag.Text, tag.Words) is not null || Vocabulary.LanguageName.Is(tag.Words) || Gazetteer.Instance.Whole(tag.Text) is not null || Gazetteer.Instance.IsRegion(tag.Text);

    /// <summary>Whether a line is "#Water #Rivers" and nothing else.</summary>
    public static bool AreHashes(Block block) =>
        block.Text.Length > 2 && block.Text[0] == '#' && Array.TrueForAll(block.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => word[0] == '#' && word.Length > 1);

    /// <summary>Files the tags of a text.</summary>
    public static void Read(Draft draft, string text)
    {
        var separator = text.Contains(';', StringComparison.Ordinal) ? ';' : text.Contains('|', StringComparison.Ordinal) ? '|' : text.Contains('·', StringComparison.Ordinal) ? '·' : text.Contains('，', StringComparison.Ordinal) ? '，'
            : text.Contains('、', StringComparison.Ordinal) ? '、' : text.Contains('،', StringComparison.Ordinal) ? '،' : text.Contains('#', StringComparison.Ordinal) ? '#' : ',';
        var parts = text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Any(part => Word.Of(part).Count > LongestTag) || separator == ',' && parts.Length == 2 && RunsOn(parts[1])) ReadRun(draft, text);
        else foreach (var part in parts) One(draft, part.TrimStart('#').TrimEnd('.', ','));
    }

    private static bool RunsOn(string part)
    {
        var words = Word.Of(part);
        return words.Count > 4 && Kinds.In(part, words) is { Start: > 0 };
    }

    /// <summary>Files one tag.</summary>
    public static void One(Draft draft, string tag, bool issues = false)
    {
        var words = Word.Of(tag);
        if (words.Count == 0) return;
        var filing = draft.Filing;
        if (Gazetteer.Instance.Whole(tag) is { } country) filing.AddCountry(country);
        else if (Kinds.In(tag, words) is { } kind && Covers(kind, words)) filing.Kind ??= kind.Kind;
        else if (Vocabulary.LanguageName.Is(words)) return;
        else if (issues || IsOrganisationName(tag, words)) filing.AddIssuerTag(tag);
        else filing.AddTag(tag);
    }

    private static bool Covers(Kinds.Found kind, List<Word> words) =>
        words.Count(word => word.Start < kind.Start || word.Start >= kind.End) <= 1 && kind.Start <= words[0].End;

    // A tag is taken for the issuer when it names a body outright: it starts or ends with such a word and is capitalised throughout.
    private static bool IsOrganisationName(string tag, List<Word> words)
    {
        if (words.Count < 3 || !Vocabulary.Organisation.In(words)) return false;
        return words.Where(word => word.Length > 3).All(word => !char.IsLower(tag[word.Start]));
    }

    // Tags with nothing between them: what is known (kinds, languages, countries, regions) parts what is not.
    private static void ReadRun(Draft draft, string text)
    {
        var words = Word.Of(text);
        var start = 0; // first word of the tag that is not yet filed
        var afterCountry = false;
        for (var i = 0; i <= words.Count; i++)
        {
            var (length, file) = i < words.Count ? Known(draft, text, words, i, i == start || text[words[i - 1].End] is ',' or ';') : (0, null);
            if (length == 0 && i < words.Count && !(i > start && text.AsSpan(words[i - 1].End, words[i].Start - words[i - 1].End).ContainsAny(",;|·"))) continue;
            if (i > start) One(draft, text[words[start].Start..words[i - 1].End], afterCountry);
            afterCountry = false;
            start = i;
            if (length == 0) continue;
            file!();
            afterCountry = i + length < words.Count && Gazetteer.Instance.Whole(text[words[i].Start..words[i + length - 1].End]) is not null && text[words[i + length - 1].End] == ',';
            i += length - 1;
            start = i + 1;
        }
    }

    private static (int Words, Action? File) Known(Draft draft, string text, List<Word> words, int i, bool atStart)
    {
        if (Kinds.At(text, words, i) is { Weak: false } kind && char.IsUpper(text[words[i].Start]) && kind.End > words[i].End)
        {
            var count = words.Count(word => word.Start >= kind.Start && word.Start < kind.End);
            return (count, () => draft.Filing.Kind ??= kind.Kind);
        }
        var language = words[i].Length == 2 && char.IsUpper(text[words[i].Start]) && !char.IsUpper(text[words[i].Start + 1]) && Vocabulary.LanguageName.At(words, i) == 1
            && Array.IndexOf(LanguageModel.Instance.Tags, words[i].Key) >= 0;
        if (language) return (1, () => { });
        if (!atStart) return (0, null);
        for (var count = Math.Min(4, words.Count - i); count > 0; count--)
        {
            var phrase = text[words[i].Start..words[i + count - 1].End];
            if (i + count < words.Count && words[i + count].Key is "and" or "of" or "y" or "и") continue;
            if (Gazetteer.Instance.IsRegion(phrase) || Gazetteer.Instance.Whole(phrase) is not null) return (count, () => One(draft, phrase));
        }
        return (0, null);
    }
}
