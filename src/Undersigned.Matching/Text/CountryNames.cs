// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using Undersigned.Matching.Data;

namespace Undersigned.Matching.Text;

/// <summary>
/// Countries by their names in some sixty languages (CLDR's, and the adjectives and short names that the reader of documents knows). Codes are those of ISO 3166-1.
/// </summary>
internal sealed class CountryNames
{
    private const int LongestName = 6;

    // Names of countries that are commoner as something else, and one of which everybody but a few means another.
    private static readonly HashSet<string> NotAlone = new(StringComparer.Ordinal) { "island", "man", "reunion", "saba", "chad", "us", "me", "no", "it", "roma", "turk", "alban", "sint", "cap", "sur", "kap", "san", "martin", "kuba", "roman" };

    private static readonly Lazy<CountryNames> Loaded = new(() => new CountryNames());
    private readonly Dictionary<string, string> phrases = new(16000, StringComparer.Ordinal);
    private readonly Dictionary<string, int> reach = new(8000, StringComparer.Ordinal); // first word → words of the longest name
    private readonly HashSet<string> codes = new(StringComparer.Ordinal) { "XK", "EU" };

    private CountryNames()
    {
        var tokens = new TokenList();
        foreach (var (name, code) in All())
        {
            if (code.Length == 0) continue;
            codes.Add(code);
            Tokeniser.Read(name, tokens);
            if (tokens.Items.Count is 0 or > LongestName) continue;
            var key = Key(tokens.Items, 0, tokens.Items.Count);
            if (key.Length > 3 && !NotAlone.Contains(key)) Add(key, code, tokens);
        }
        SingleWords = [.. phrases.Where(phrase => !phrase.Key.Contains(' ', StringComparison.Ordinal))];
        foreach (var line in Resource.Lines("regions.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            foreach (var name in line[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                Tokeniser.Read(name, tokens);
                Add(Key(tokens.Items, 0, tokens.Items.Count), line[..colon], tokens);
            }
        }
    }

    public static CountryNames Instance => Loaded.Value;

    /// <summary>The word by which all names of a country are compared.</summary>
    public static string Concept(string code) => "@" + code;

    /// <summary>Whether it is a code of ISO 3166-1, XK (Kosovo) among them as CLDR has it, or EU.</summary>
    public bool IsCode(string code) => codes.Contains(code);

    /// <summary>Names of one word, in ASCII, with their codes.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> SingleWords { get; }

    /// <summary>The country that some words from <paramref name="start"/> on name, and how many words its name has; 0 where they name none.</summary>
    public int At(List<Token> tokens, int start, out string code)
    {
        code = "";
        if (!reach.TryGetValue(tokens[start].Surface, out var most)) return 0;
        most = Math.Min(most, tokens.Count - start);
        for (var count = most; count > 0; count--)
        {
            if (tokens[start + count - 1].Part - tokens[start].Part > 0) continue;
            var key = count == 1 ? tokens[start].Surface : Key(tokens, start, count);
            if (!phrases.TryGetValue(key, out var found)) continue;
            code = found;
            return count;
        }
        return 0;
    }

    /// <summary>Names in Chinese characters and kana, which are found within words.</summary>
    public static IEnumerable<(string Name, string Code)> EastAsian() => All().Where(name => name.Code.Length == 2 && name.Name.Length > 1 && name.Name[0] is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF');

    private static IEnumerable<(string Name, string Code)> All()
    {
        foreach (var line in Resource.Lines("places.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon != 2) continue;
            foreach (var raw in line[3..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                // A beginning stands for a word only where it is one: "Albanian*", not "alban*".
                if (raw[^1] != '*') yield return (raw, line[..2]);
                else if (char.IsAsciiLetterUpper(raw[0])) yield return (raw[..^1], line[..2]);
                else foreach (var whole in Inflected(raw[..^1])) yield return (whole, line[..2]);
            }
        }
        var header = true;
        foreach (var line in Resource.Lines("countries.tsv"))
        {
            if (header) { header = false; continue; }
            var row = line.Split('\t');
            for (var i = 1; i < row.Length; i++)
            {
                if (row[i].Length > 0) foreach (var name in row[i].Split('|')) yield return (name, row[0]);
            }
        }
    }

    private void Add(string key, string code, TokenList tokens)
    {
        if (!phrases.TryAdd(key, code)) return;
        ref var most = ref CollectionsMarshal.GetValueRefOrAddDefault(reach, tokens.Items[0].Surface, out _);
        most = Math.Max(most, tokens.Items.Count);
    }

    private static IEnumerable<string> Inflected(string stem)
    {
        var endings = stem[^1] switch
        {
            >= '\u0400' and <= '\u052F' => Cyrillic,
            >= '\u0370' and <= '\u03FF' => Greek,
            >= '\u0600' and <= '\u06FF' => Arabic,
            _ => Latin,
        };
        foreach (var ending in endings) yield return stem + ending;
    }

    private static readonly string[] Cyrillic = ["ая", "ий", "ое", "ой", "ого", "ых", "их", "ие", "ый", "а", "и", "е", "а", "ог", "о", "і"];
    private static readonly string[] Greek = ["ό", "ή", "ού", "ής", "ό", "ός", "ία", "ίας"];
    private static readonly string[] Arabic = ["", "ي", "ية", "ه", "يا"];
    private static readonly string[] Latin = ["", "o", "a", "os", "as", "e", "es", "er", "en", "i", "n", "ne", "na", "no", "ski", "ska", "sch", "sche", "s", "y", "iei", "u"];

    private static string Key(List<Token> tokens, int start, int count) => string.Join(' ', tokens.Skip(start).Take(count).Select(token => token.Surface));
}
