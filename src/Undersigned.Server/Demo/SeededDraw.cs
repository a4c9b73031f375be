// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Demo;

/// <summary>Draws that are the same for the same seed, on every machine: SplitMix64 (Steele, Lea, Flood 2014). For samples, never for secrets.</summary>
internal sealed class SeededDraw(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to below <paramref name="limit"/>. The bias of the multiplication is far below what a sample shows.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    public T One<T>(IReadOnlyList<T> list) => list[Below(list.Count)];
}
