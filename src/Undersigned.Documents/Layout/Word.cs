// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Layout;

/// <summary>One word of a text, as it is compared.</summary>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Key">Its folded form; never empty.</param>
internal readonly record struct Word(int Start, int Length, string Key)
{
    public int End => Start + Length;

    /// <summary>Letters, digits and marks of one script make a word; an apostrophe or a hyphen ends it.</summary>
    public static List<Word> Of(string text)
    {
        var words = new List<Word>();
        for (var i = 0; i < text.Length;)
        {
            if (!IsPart(text[i])) { i++; continue; }
            var start = i;
            var kind = Script.Of(text[i]);
            while (i < text.Length && IsPart(text[i]) && (Script.Of(text[i]) == kind || !Script.IsEastAsian(kind) && !Script.IsEastAsian(Script.Of(text[i])))) i++;
            var key = Fold.Of(text.AsSpan(start, i - start));
            if (key.Length > 0) words.Add(new Word(start, i - start, key));
        }
        return words;
    }

    private static bool IsPart(char c) =>
        char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark || c is '\u00AD' or '\u200C' or 'ʻ' or 'ʼ';
}
