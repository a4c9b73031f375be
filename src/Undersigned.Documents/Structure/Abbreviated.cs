// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Structure;

/// <summary>Tells whether a short name stands for a long one: "SM of Kazakhstan" for "Socialist Movement of Kazakhstan".</summary>
internal static class Abbreviated
{
    /// <summary>Words must agree one by one, but a word in capitals may stand for as many words as it has letters, small words aside.</summary>
    public static bool Matches(string brief, string full)
    {
        var a = Word.Of(brief);
        var b = Word.Of(full);
        if (a.Count == 0 || b.Count == 0) return false;
        var j = 0;
        for (var i = 0; i < a.Count; i++)
        {
            if (j < b.Count && a[i].Key == b[j].Key) { j++; continue; }
            if (!IsInitials(brief.AsSpan(a[i].Start, a[i].Length))) return false;
            var end = Initials(a[i].Key, full, b, j);
            if (end < 0) return false;
            j = end;
        }
        return j == b.Count;
    }

    /// <summary>Whether the capitals of an abbreviation are the initials of a name, in order.</summary>
    public static bool AreInitials(string abbreviation, string name)
    {
        var words = Word.Of(name);
        var key = new string([.. abbreviation.Where(char.IsLetter).Select(Fold.Of)]);
        return words.Count > 0 && key.Length > 1 && Initials(key, name, words, 0) >= 0;
    }

    private static bool IsInitials(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 8) return false;
        foreach (var c in word) if (!char.IsUpper(c)) return false;
        return true;
    }

    private static int Initials(string key, string text, List<Word> words, int from)
    {
        var j = from;
        foreach (var c in key)
        {
            while (j < words.Count && words[j].Key[0] != c && (words[j].Length <= 3 || char.IsLower(text[words[j].Start]))) j++;
            if (j >= words.Count || words[j].Key[0] != c) return -1;
            j++;
        }
        return j;
    }
}
