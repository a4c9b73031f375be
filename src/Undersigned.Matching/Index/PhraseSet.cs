// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using Undersigned.Matching.Text;

namespace Undersigned.Matching.Index;

/// <summary>Names of towns, found in the words of a line.</summary>
internal sealed class PhraseSet
{
    private const int Longest = 4;
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> reach = new(StringComparer.Ordinal);

    /// <summary>The number of a phrase, the same for the same words; -1 for what is too long or nothing.</summary>
    public int Add(List<Token> tokens)
    {
        if (tokens.Count is 0 or > Longest || tokens[0].Surface.Length < 2) return -1;
        ref var most = ref CollectionsMarshal.GetValueRefOrAddDefault(reach, tokens[0].Surface, out _);
        most = Math.Max(most, tokens.Count);
        var key = Key(tokens, 0, tokens.Count);
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, key, out var known);
        if (!known) id = ids.Count - 1;
        return id;
    }

    /// <summary>How many words from <paramref name="start"/> on are the longest known phrase; 0 where none is.</summary>
    public int At(List<Token> tokens, int start, out int id)
    {
        id = -1;
        if (!reach.TryGetValue(tokens[start].Surface, out var most)) return 0;
        for (var count = Math.Min(most, tokens.Count - start); count > 0; count--)
        {
            if (ids.TryGetValue(Key(tokens, start, count), out id)) return count;
        }
        id = -1;
        return 0;
    }

    private static string Key(List<Token> tokens, int start, int count)
    {
        if (count == 1) return tokens[start].Surface;
        var key = tokens[start].Surface;
        for (var i = 1; i < count; i++) key += " " + tokens[start + i].Surface;
        return key;
    }
}
