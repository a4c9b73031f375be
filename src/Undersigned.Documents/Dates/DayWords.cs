// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Data;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Dates;

/// <summary>Days of the month in words: "the fourth of April", "двадцать первого мая", "primero de mayo".</summary>
internal sealed class DayWords
{
    private const int Longest = 3; // words, as in "treinta y uno"
    private static readonly Lazy<DayWords> Loaded = new(() => new DayWords());

    private readonly Dictionary<string, int> days = new(StringComparer.Ordinal);
    private readonly HashSet<string> firsts = new(StringComparer.Ordinal);

    private DayWords()
    {
        foreach (var line in Resource.Lines("days.txt"))
        {
            var row = line.Split('|');
            for (var day = 1; day < row.Length; day++)
            {
                foreach (var name in row[day].Split('/', StringSplitOptions.RemoveEmptyEntries))
                {
                    var words = Word.Of(name);
                    days.TryAdd(string.Join(' ', words.Select(word => word.Key)), day);
                    firsts.Add(words[0].Key);
                }
            }
        }
    }

    public static DayWords Instance => Loaded.Value;

    /// <summary>The day that starts at a word and how many words it takes; day 0 when none does.</summary>
    public (int Day, int Words) At(List<Word> words, int index)
    {
        if (!firsts.Contains(words[index].Key)) return default;
        for (var count = Math.Min(Longest, words.Count - index); count > 0; count--)
        {
            if (days.TryGetValue(string.Join(' ', words.Skip(index).Take(count).Select(word => word.Key)), out var day)) return (day, count);
        }
        return default;
    }
}
