// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Undersigned.Matching.Index;

/// <summary>
/// Finds names all of whose words stand side by side in a line, whatever their order: "Maryland Univ." for University of Maryland. However long the line and
/// however common the words, none is missed.
/// </summary>
internal sealed class WholeNames(NameTable names, Vocabulary vocabulary)
{
    private const int Longest = 9;
    private const int MostAlike = 10;

    private readonly Dictionary<ulong, int> heads = [];
    private readonly List<int> next = [];

    /// <summary>Takes in the names added since the last call.</summary>
    public void Catch()
    {
        for (var name = next.Count; name < names.Count; name++)
        {
            next.Add(-1);
            var words = names.WordsOf(name);
            if (words.Length > Longest) continue;
            var sum = 0UL;
            foreach (var word in words) sum += Mix(vocabulary.UnitOf(word));
            ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(heads, sum, out var known);
            if (known) next[name] = head;
            head = name;
        }
    }

    public void Find(Reading reading, List<int> units, List<int> found)
    {
        var tokens = reading.Tokens.Items;
        units.Clear();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsStop) continue;
            units.Add(reading.Units[i]);
        }
        for (var start = 0; start < units.Count; start++)
        {
            var sum = 0UL;
            for (var end = start; end < units.Count && end < start + Longest && units[end] >= 0; end++)
            {
                sum += Mix(units[end]);
                if (!heads.TryGetValue(sum, out var name)) continue;
                for (var alike = 0; name >= 0 && alike < MostAlike; alike++, name = next[name]) found.Add(name);
            }
        }
    }

    private static ulong Mix(int unit)
    {
        var z = (ulong)(unit + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        return z ^ (z >> 27);
    }
}
