// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Places;

namespace Undersigned.Documents.Phrases;

/// <summary>Phrases that mean one thing in many languages. A last word may stand for all that start with it, a single word for all that end with it.</summary>
internal sealed class PhraseSet
{
    private const int ShortestStem = 2;
    private const int ShortestTail = 4;
    private const int ShortestLatinCase = 6;

    private readonly Dictionary<string, List<(string[] Words, bool Open)>> byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> stems = new(StringComparer.Ordinal); // one word of which any ending may follow
    private readonly HashSet<string> cases = new(StringComparer.Ordinal);          // single words of languages with cases, without their ending
    private readonly HashSet<string> tails = new(StringComparer.Ordinal);          // ends of words that are written together
    private readonly List<string> eastern = [];                                    // scripts without spaces: any place in a word

    public void Add(string phrase)
    {
        if (phrase[0] == '*') { tails.Add(Fold.Of(phrase.AsSpan(1))); return; }
        var open = phrase.EndsWith('*');
        var words = Word.Of(open ? phrase[..^1] : phrase);
        if (words.Count == 0) return;
        if (Script.IsEastAsian(Script.Of(phrase[0]))) { eastern.Add(phrase); return; }
        if (words.Count == 1 && open) { stems.TryAdd(words[0].Key, true); return; }
        if (words.Count == 1 && (words[0].Length >= 4 && Script.Of(phrase[0]) is ScriptKind.Cyrillic or ScriptKind.Greek || words[0].Length >= ShortestLatinCase && Script.Of(phrase[0]) == ScriptKind.Latin)) cases.Add(Stemmer.Stem(words[0].Key));
        if (!byFirst.TryGetValue(words[0].Key, out var list)) byFirst[words[0].Key] = list = [];
        list.Add(([.. words.Select(word => word.Key)], open));
        list.Sort((a, b) => b.Words.Length - a.Words.Length);
    }

    /// <summary>How many words of the longest phrase start at a word; 0 when none does.</summary>
    public int At(List<Word> words, int index)
    {
        var key = words[index].Key;
        var found = Exact(words, index, key);
        var bare = Stemmer.WithoutArticle(key);
        if (found == 0 && !ReferenceEquals(bare, key)) found = Exact(words, index, bare);
        return found > 0 ? found : HasStem(key) || HasStem(bare) || HasEastern(key) || HasTail(key) ? 1 : 0;
    }

    /// <summary>Whether a phrase is in the text, in whatever case its language puts it.</summary>
    public bool InAnyCase(List<Word> words) => In(words) || words.Exists(word => word.Key.Length >= (Script.Of(word.Key[0]) == ScriptKind.Latin ? ShortestLatinCase : 4) && cases.Contains(Stemmer.Stem(word.Key)));

    /// <summary>The first phrase at or after a word: its first word and how many it takes; 0 words when there is none.</summary>
    public (int First, int Count) Find(List<Word> words, int from = 0)
    {
        for (var i = from; i < words.Count; i++)
        {
            var count = At(words, i);
            if (count > 0) return (i, count);
        }
        return (-1, 0);
    }

    public bool In(List<Word> words) => Find(words).Count > 0;

    /// <summary>Whether a text is one of the phrases and nothing else.</summary>
    public bool Is(List<Word> words) => words.Count > 0 && At(words, 0) == words.Count;

    /// <summary>How many words belong to any of the phrases.</summary>
    public int Covers(List<Word> words)
    {
        var covered = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var count = At(words, i);
            covered += count;
            if (count > 1) i += count - 1;
        }
        return covered;
    }

    /// <summary>The first phrase of a script without spaces in a text: where it starts and how long it is.</summary>
    public (int Start, int Length) FindEastern(string text)
    {
        var best = (Start: -1, Length: 0);
        foreach (var phrase in eastern)
        {
            var at = text.IndexOf(phrase, StringComparison.Ordinal);
            if (at < 0) continue;
            if (best.Start < 0 || at < best.Start || at == best.Start && phrase.Length > best.Length) best = (at, phrase.Length);
        }
        return best;
    }

    /// <summary>Whether a text ends in a phrase of a script without spaces, as the names of bodies do.</summary>
    public bool EndsEastern(string text)
    {
        foreach (var phrase in eastern) if (text.EndsWith(phrase, StringComparison.Ordinal)) return true;
        return false;
    }

    private int Exact(List<Word> words, int index, string first)
    {
        if (!byFirst.TryGetValue(first, out var list)) return 0;
        foreach (var (phrase, open) in list)
        {
            if (index + phrase.Length > words.Count) continue;
            var i = 1;
            while (i < phrase.Length && Same(words[index + i].Key, phrase[i], open && i == phrase.Length - 1)) i++;
            if (i == phrase.Length) return phrase.Length;
        }
        return 0;
    }

    private static bool Same(string key, string phrase, bool open) =>
        open ? key.StartsWith(phrase, StringComparison.Ordinal) : key == phrase || Stemmer.WithoutArticle(key) == phrase;

    private bool HasStem(string key)
    {
        for (var length = key.Length; length >= ShortestStem; length--) if (stems.ContainsKey(key[..length])) return true;
        return false;
    }

    private bool HasTail(string key)
    {
        if (tails.Count == 0) return false;
        for (var start = 2; start + ShortestTail <= key.Length; start++) if (tails.Contains(key[start..])) return true;
        return false;
    }

    private bool HasEastern(string key)
    {
        if (!Script.IsEastAsian(Script.Of(key[0]))) return false;
        foreach (var phrase in eastern) if (key.Contains(phrase, StringComparison.Ordinal)) return true;
        return false;
    }
}
