// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching.Index;

/// <summary>A list of numbers in as little memory as it takes; most hold one.</summary>
internal struct IntList
{
    private int[]? items;
    private int first;

    public int Count { get; private set; }

    public void Add(int value)
    {
        if (Count == 0) first = value;
        else
        {
            items ??= new int[2];
            if (Count > items.Length) Array.Resize(ref items, items.Length * 2);
            items[Count - 1] = value;
        }
        Count++;
    }

    public readonly int this[int i] => i == 0 ? first : items![i - 1];

    public readonly ReadOnlySpan<int> Rest => Count <= 1 ? [] : items.AsSpan(0, Count - 1);

    public readonly int Last => this[Count - 1];
}
