// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Bench.Matching;

/// <summary>SplitMix64: numbers that are the same on every machine and version, so that training is reproducible.</summary>
internal struct Chance(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public bool In(double share) => Next() >> 11 < share * (1UL << 53);

    /// <summary>A number of a text, the same everywhere; FNV-1a, stirred.</summary>
    public static ulong Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return new Chance(hash).Next();
    }
}
