// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Data;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Places;

/// <summary>
/// Names of the countries of ISO 3166-1 in some sixty languages, from CLDR, with adjectives, demonyms and other names of our own.
/// Names in languages with cases are found in any of them. Loaded once, read by all threads.
/// </summary>
internal sealed class Gazetteer
{
    private const int LongestEnding = 6;
    private const int ShortestPrefix = 4;
    private static readonly Lazy<Gazetteer> Loaded = new(() => new Gazetteer());

    private readonly Dictionary<string, string> names = new(4096, StringComparer.Ordinal);     // folded words, parted by spaces → code
    private readonly Dictionary<string, string> stems = new(4096, StringComparer.Ordinal);     // the same, each word without its ending
    private readonly Dictionary<string, string> prefixes = new(2048, StringComparer.Ordinal);  // one word of which any ending may follow
    private readonly HashSet<string> adjectives = new(StringComparer.Ordinal);
    private readonly HashSet<string> regions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> longest = new(StringComparer.Ordinal);            // first word or its stem → words of the longest name
    private readonly Dictionary<char, List<(string Name, string Code)>> han = [];

    private Gazetteer()
    {
        foreach (var line in Resource.Lines("places.txt")) AddOwn(line);
        AddCldr();
    }

    public static Gazetteer Instance => Loaded.Value;

    /// <summary>Whether a text is the name of a part of the world, as sites use it for a tag.</summary>
    public bool IsRegion(string text) => regions.Contains(Key(Word.Of(text)));

    /// <summary>The code when the whole text is a country's name or a code in capitals; null otherwise.</summary>
    public string? Whole(string text)
    {
        var words = Word.Of(text);
        if (words.Count is 0 or > 10) return null;
        if (words[0].Key is "the" or "la" or "le" or "les" or "el" or "los" or "o" or "a" or "os" or "l" && words.Count > 1) words.RemoveAt(0);
        var found = At(text, words, 0, words.Count);
        if (found is { } place) return place.Words == words.Count && place.Code.Length > 0 ? place.Code : null;
        if (Script.IsEastAsian(Script.Of(text[words[0].Start])) && words.Count == 1 && InHan(text, words, 0) is { } eastern && eastern.Length == words[0].Length) return eastern.Code;
        return words.Count == 1 && words[0].Length == 2 && text.Length is 2 or 3 && text[words[0].Start..words[0].End] is { } code && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1]) && codes.Contains(code) ? code : null;
    }

    private readonly HashSet<string> codes = new(StringComparer.Ordinal);

    /// <summary>All countries named in a text, the longest first at each place, without overlaps. Those without a code are among them.</summary>
    public List<Place> All(string text, List<Word> words)
    {
        var found = new List<Place>();
        for (var i = 0; i < words.Count; i++)
        {
            if (Script.IsEastAsian(Script.Of(text[words[i].Start])))
            {
                if (InHan(text, words, i) is { } eastern) found.Add(new Place(eastern.Code, i, 1, false));
                continue;
            }
            if (At(text, words, i, words.Count - i) is not { } place) continue;
            found.Add(place);
            i += place.Words - 1;
        }
        return found;
    }

    private Place? At(string text, List<Word> words, int i, int most)
    {
        var capital = !Script.HasCase(Script.Of(text[words[i].Start])) || char.IsUpper(text[words[i].Start]);
        var key = words[i].Key;
        var reach = Math.Max(longest.GetValueOrDefault(key), longest.GetValueOrDefault(Stemmer.Stem(key)));
        if (key.StartsWith("ال", StringComparison.Ordinal)) reach = Math.Max(reach, longest.GetValueOrDefault(Stemmer.WithoutArticle(key)));
        for (var count = Math.Min(reach, most); count > 0; count--)
        {
            var phrase = Key(words, i, count);
            if (names.TryGetValue(phrase, out var code) || names.TryGetValue(Key(words, i, count, Stemmer.WithoutArticle), out code))
            {
                if (capital || adjectives.Contains(phrase)) return Checked(text, words, i, count, code, adjectives.Contains(phrase));
            }
            else if (capital && stems.TryGetValue(Key(words, i, count, Stemmer.Stem), out code))
            {
                return new Place(code, i, count, false);
            }
        }
        key = Stemmer.WithoutArticle(key);
        for (var cut = 0; cut <= LongestEnding && key.Length - cut >= ShortestPrefix; cut++)
        {
            if (prefixes.TryGetValue(key[..^cut], out var code)) return new Place(code, i, 1, true);
        }
        return null;
    }

    // "US" and "UK" are countries in capitals only; "us" is a pronoun, and "US" in a heading of capitals too.
    private static Place? Checked(string text, List<Word> words, int i, int count, string code, bool isAdjective)
    {
        // Iceland in five languages, and in English any island that has a name.
        if (count == 1 && words[i].Key == "island" && i > 0 && words[i].Start == words[i - 1].End + 1 && char.IsUpper(text[words[i - 1].Start])) return null;
        if (count == 1 && words[i].Length is 2 or 3 && Script.Of(text[words[i].Start]) == ScriptKind.Latin && words[i].Key is "us" or "uk" or "usa" or "uae" or "rsa" or "drc" or "rdc" or "prc" or "rok" or "eua" or "eau" or "abd" or "brd" or "frg" or "bih" or "ru" or "vk")
        {
            if (!char.IsUpper(text[words[i].Start + 1])) return null;
        }
        return new Place(code, i, count, isAdjective);
    }

    private (string Code, int Length)? InHan(string text, List<Word> words, int i)
    {
        var word = text.AsSpan(words[i].Start, words[i].Length);
        for (var at = 0; at < word.Length; at++)
        {
            if (!han.TryGetValue(word[at], out var candidates)) continue;
            foreach (var (name, code) in candidates) if (word[at..].StartsWith(name, StringComparison.Ordinal)) return (code, name.Length);
        }
        return null;
    }

    private void AddOwn(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var code = line[..colon];
        foreach (var raw in line[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var isPrefix = raw.EndsWith('*');
            var name = isPrefix ? raw[..^1] : raw;
            var words = Word.Of(name);
            if (words.Count == 0) continue;
            var key = Key(words, 0, words.Count, Stemmer.WithoutArticle);
            if (code == "region") { regions.Add(Key(words)); continue; }
            var value = code == "none" ? "" : code;
            if (isPrefix && words.Count == 1)
            {
                prefixes.TryAdd(key, value);
            }
            else
            {
                if (isPrefix) for (var cut = 0; cut < 2; cut++) Add(key + (cut == 0 ? "" : "s"), words, value);
                Add(key, words, value);
                if (raw.Length > 0 && Script.IsEastAsian(Script.Of(raw[0]))) AddHan(raw, value);
            }
            adjectives.Add(key);
        }
    }

    private void Add(string key, List<Word> words, string code)
    {
        names.TryAdd(key, code);
        Reach(Stemmer.WithoutArticle(words[0].Key), words.Count);
    }

    private void Reach(string first, int count)
    {
        if (longest.GetValueOrDefault(first) < count) longest[first] = count;
    }

    private void AddCldr()
    {
        string[]? languages = null;
        foreach (var line in Resource.Lines("countries.tsv"))
        {
            var row = line.Split('\t');
            if (languages is null) { languages = row; continue; }
            codes.Add(row[0]);
            for (var i = 1; i < row.Length; i++)
            {
                if (row[i].Length == 0) continue;
                foreach (var name in row[i].Split('|')) AddName(row[0], name, Stemmer.HasCases(languages[i]));
            }
        }
    }

    private void AddName(string code, string name, bool hasCases)
    {
        if (Script.IsEastAsian(Script.Of(name[0]))) { AddHan(name, code); return; }
        var words = Word.Of(name);
        if (words.Count == 0) return;
        var key = Key(words, 0, words.Count, Stemmer.WithoutArticle);
        if (key.Length < 3 && code is not ("GB" or "US")) return;
        Add(key, words, code);
        if (!hasCases) return;
        var stem = Key(words, 0, words.Count, Stemmer.Stem);
        if (stem.Length < (Script.Of(name[0]) == ScriptKind.Latin ? 5 : 4)) return;
        stems.TryAdd(stem, code);
        Reach(Stemmer.Stem(words[0].Key), words.Count);
    }

    private void AddHan(string name, string code)
    {
        if (name.Length < 2) return;
        if (!han.TryGetValue(name[0], out var list)) han[name[0]] = list = [];
        if (!list.Contains((name, code))) list.Add((name, code));
        list.Sort((a, b) => b.Name.Length - a.Name.Length);
    }

    private static string Key(List<Word> words) => Key(words, 0, words.Count);

    private static string Key(List<Word> words, int start, int count) =>
        count == 1 ? words[start].Key : string.Join(' ', words.Skip(start).Take(count).Select(word => word.Key));

    private static string Key(List<Word> words, int start, int count, Func<string, string> of) =>
        count == 1 ? of(words[start].Key) : string.Join(' ', words.Skip(start).Take(count).Select(word => of(word.Key)));
}
