// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Data;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Dates;

/// <summary>Names of months in the languages that are known, and of the months of the Persian solar year.</summary>
internal sealed class MonthNames
{
    private const int LongestEnding = 5;
    private static readonly Lazy<MonthNames> Loaded = new(() => new MonthNames());

    private readonly Dictionary<string, int> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly HashSet<string> doubtful = new(StringComparer.Ordinal); // words of more than one month, or of two calendars

    private MonthNames()
    {
        foreach (var line in Resource.Lines("months.txt"))
        {
            var row = line.Split('|');
            for (var month = 1; month <= 12; month++)
            {
                foreach (var name in row[month].Split('/')) Add(name, row[0] == "solar" ? -month : month);
            }
        }
    }

    public static MonthNames Instance => Loaded.Value;

    /// <summary>The month that starts at a word: 1 to 12, -1 to -12 in the solar calendar, 0 for none; and how many words it takes.</summary>
    public (int Month, int Words) At(List<Word> words, int index)
    {
        var key = words[index].Key;
        if (index + 1 < words.Count && exact.TryGetValue(key + " " + words[index + 1].Key, out var two)) return (two, 2);
        if (exact.TryGetValue(key, out var month)) return (month, 1);
        for (var cut = 0; cut <= LongestEnding && key.Length - cut >= 3; cut++)
        {
            if (stems.TryGetValue(key[..^cut], out month)) return (month, 1);
        }
        return default;
    }

    private void Add(string name, int month)
    {
        var isStem = name.EndsWith('*');
        var key = string.Join(' ', Word.Of(isStem ? name[..^1] : name).Select(word => word.Key));
        var table = isStem ? stems : exact;
        // "listopad" is October in Croatian and November in Polish and Ukrainian: the first language listed wins.
        if (!table.TryAdd(key, month) && table[key] != month) doubtful.Add(key);
    }

    /// <summary>Whether a name is that of another month in another language.</summary>
    public bool IsDoubtful(string key) => doubtful.Contains(key);
}
