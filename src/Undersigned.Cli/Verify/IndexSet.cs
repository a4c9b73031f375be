// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Cli.Verify;

/// <summary>A set of indices of the log in one bit each, as a log may have tens of millions of endorsements.</summary>
internal sealed class IndexSet
{
    private readonly List<ulong> _bits = [];

    public void Add(long index)
    {
        while (_bits.Count <= index / 64) _bits.Add(0);
        _bits[(int)(index / 64)] |= 1UL << (int)(index % 64);
    }

    public bool Contains(long index) => index / 64 < _bits.Count && ((_bits[(int)(index / 64)] >> (int)(index % 64)) & 1) == 1;
}
