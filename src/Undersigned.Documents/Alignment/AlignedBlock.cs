// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Alignment;

/// <summary>What of a block can be compared across languages.</summary>
/// <param name="Length">Letters and digits; a character of Chinese or Japanese counts for two and a half.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Anchors">Figures, and the consonants of capitalised words in Latin letters.</param>
internal sealed record AlignedBlock(int Length, BlockKind Kind, IReadOnlyCollection<string> Anchors)
{
    public static AlignedBlock Of(string text, BlockKind kind)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        var length = 0.0;
        foreach (var c in text) if (char.IsLetterOrDigit(c)) length += Script.Of(c) is ScriptKind.Han or ScriptKind.Kana ? 2.5 : 1;
        var start = true;
        foreach (var word in Word.Of(text))
        {
            var c = text[word.Start];
            if (char.IsDigit(c)) anchors.Add(Romanised.Digits(word.Key));
            else if (char.IsUpper(c) && !start && word.Length >= 4) anchors.Add(Romanised.Skeleton(word.Key));
            start = word.End < text.Length && text[word.End] is '.' or '!' or '?';
        }
        anchors.Remove("");
        return new AlignedBlock((int)length, kind, anchors);
    }
}
