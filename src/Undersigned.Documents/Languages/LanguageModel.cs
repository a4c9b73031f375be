// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Data;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Languages;

/// <summary>What is known of each language: its script, letters, frequent words and frequent trigrams. Loaded once, read by all threads.</summary>
internal sealed class LanguageModel
{
    private static readonly Lazy<LanguageModel> Loaded = new(() => new LanguageModel());

    private readonly Dictionary<string, int[]> words = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, List<(int Language, float Weight)>> trigrams = [];
    private readonly HashSet<char>[] letters;

    private LanguageModel()
    {
        var rows = Resource.Lines("languages.txt").Select(line => line.Split('|')).ToArray();
        Tags = [.. rows.Select(row => row[0])];
        Scripts = [.. rows.Select(row => Enum.Parse<ScriptKind>(row[1]))];
        letters = [.. rows.Select(row => new HashSet<char>(row[2]))];
        var byWord = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Length; i++)
        {
            foreach (var word in rows[i][3].Split(' '))
            {
                if (!byWord.TryGetValue(word, out var list)) byWord[word] = list = [];
                if (!list.Contains(i)) list.Add(i);
            }
        }
        foreach (var (word, list) in byWord) words[word] = [.. list];
        foreach (var line in Resource.Lines("trigrams.tsv")) AddTrigrams(line.Split('\t'));
    }

    public static LanguageModel Instance => Loaded.Value;

    /// <summary>BCP 47 tags, by the number that a language has here.</summary>
    public string[] Tags { get; }

    public ScriptKind[] Scripts { get; }

    /// <summary>The languages in which a lower-case word is frequent.</summary>
    public int[] WithWord(string word) => words.GetValueOrDefault(word) ?? [];

    public IReadOnlyList<(int Language, float Weight)> WithTrigram(char a, char b, char c) =>
        trigrams.TryGetValue(Pack(a, b, c), out var found) ? found : [];

    /// <summary>Whether a lower-case letter belongs to a language's alphabet. Plain Latin letters belong to all of them.</summary>
    public bool HasLetter(int language, char letter) =>
        letter < 0x80 || letters[language].Count == 0 && Scripts[language] != ScriptKind.Latin || letters[language].Contains(letter);

    private static ulong Pack(char a, char b, char c) => (ulong)a << 32 | (ulong)b << 16 | c;

    private void AddTrigrams(string[] row)
    {
        var language = Array.IndexOf(Tags, row[0]);
        if (language < 0) return;
        var list = row[2].Split('|');
        for (var rank = 0; rank < list.Length; rank++)
        {
            if (list[rank].Length != 3) continue;
            var key = Pack(list[rank][0], list[rank][1], list[rank][2]);
            if (!trigrams.TryGetValue(key, out var found)) trigrams[key] = found = [];
            found.Add((language, 1f - rank / 400f));
        }
    }
}
