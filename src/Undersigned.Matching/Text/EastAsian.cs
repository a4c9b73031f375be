// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching.Data;

namespace Undersigned.Matching.Text;

/// <summary>
/// Words of Chinese, Japanese and Korean names, which are written without spaces: the longest known word at each place, and what stands between known words
/// as it is. So 云南农业大学 is 云南, 农业, 大学.
/// </summary>
internal static class EastAsian
{
    private const int LongestWord = 8;
    private static readonly Lazy<Words> Known = new(() => new Words());

    /// <summary>Known words with what they mean.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Meanings => Known.Value.Meaning;

    public static IEnumerable<string> Split(string word) => NeedsSplit(word) ? SplitLong(word) : [word];

    private static List<string> SplitLong(string word)
    {
        var pieces = new List<string>();
        var known = Known.Value;
        int rest = 0, i = 0;
        while (i < word.Length)
        {
            var length = known.LongestAt(word, i);
            if (length == 0 && (i == rest || Kind(word[i]) == Kind(word[i - 1])) && !IsParticle(word, i)) { i++; continue; }
            Take(pieces, word, rest, i);
            if (length > 0) pieces.Add(word.Substring(i, length));
            rest = i + length;
            if (length == 0 && IsParticle(word, i)) rest = ++i;
            else if (length == 0) { rest = i; i++; }
            else i = rest;
        }
        Take(pieces, word, rest, word.Length);
        return pieces;
    }

    private static void Take(List<string> pieces, string word, int start, int end)
    {
        if (end > start) pieces.Add(word[start..end]);
    }

    private static bool IsParticle(string word, int i) => word[i] is 'の' or 'と' or '及' or '與' or '与' or '和' or '暨' && i > 0 && i + 1 < word.Length && Kind(word[i]) != 'k';

    private static bool NeedsSplit(string word)
    {
        foreach (var c in word) if (Kind(c) != ' ') return word.Length > 1;
        return false;
    }

    private static char Kind(char c) => c switch
    {
        >= '\u3040' and <= '\u309F' => 'h',
        >= '\u30A0' and <= '\u30FF' => 'k',
        >= '\uAC00' and <= '\uD7AF' => 'g',
        >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or '々' => 'c',
        _ => ' ',
    };

    private sealed class Words
    {
        private readonly HashSet<string> words = new(StringComparer.Ordinal);
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

        public Words()
        {
            foreach (var line in Resource.Lines("east-asian.txt"))
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)) Add(word, line[..colon]);
            }
            foreach (var (name, code) in CountryNames.EastAsian()) Add(name, CountryNames.Concept(code));
            lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public Dictionary<string, string> Meaning { get; } = new(StringComparer.Ordinal);

        public int LongestAt(string text, int i)
        {
            for (var length = Math.Min(LongestWord, text.Length - i); length > 0; length--)
            {
                if (lookup.Contains(text.AsSpan(i, length))) return length;
            }
            return 0;
        }

        private void Add(string word, string meaning)
        {
            if (word.Length is > 0 and <= LongestWord && words.Add(word)) Meaning[word] = meaning;
        }
    }
}
