// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Undersigned.Matching.Index;

/// <summary>
/// How many other organisations of the same country bear an organisation's name within their own: of two universities of one name the one with the hospitals is
/// likelier meant. Measured once for a whole registry.
/// </summary>
internal sealed class Prominence
{
    private const int LongestSpan = 6;
    private int[] mentions = [];

    public int Of(int body) => body < mentions.Length ? mentions[body] : 0;

    public void Measure(NameTable names, List<Body> bodies)
    {
        mentions = new int[bodies.Count];
        var last = new int[bodies.Count];
        Array.Fill(last, -1);
        var heads = new Dictionary<ulong, int>(names.Count);
        var next = new int[names.Count];
        for (var name = 0; name < names.Count; name++)
        {
            next[name] = -1;
            if (names.KindOf(name) is NameKind.Alias or NameKind.Abbreviation || names.WordsOf(name).Length > LongestSpan) continue;
            ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(heads, Hash(names.WordsOf(name)), out var known);
            if (known) next[name] = head;
            head = name;
        }
        for (var name = 0; name < names.Count; name++)
        {
            var words = names.WordsOf(name);
            var own = names.OrganisationOf(name);
            for (var start = 0; start < words.Length; start++)
            {
                for (var length = 1; length <= Math.Min(LongestSpan, words.Length - start); length++)
                {
                    if (length == words.Length || !heads.TryGetValue(Hash(words.Slice(start, length)), out var other)) continue;
                    for (; other >= 0; other = next[other])
                    {
                        var body = names.OrganisationOf(other);
                        if (body == own || last[body] == own || bodies[body].Organisation.Country != bodies[own].Organisation.Country) continue;
                        last[body] = own;
                        mentions[body]++;
                    }
                }
            }
        }
    }

    private static ulong Hash(ReadOnlySpan<int> words)
    {
        var hash = 14695981039346656037UL;
        foreach (var word in words) hash = (hash ^ (uint)word) * 1099511628211UL;
        return hash;
    }
}
