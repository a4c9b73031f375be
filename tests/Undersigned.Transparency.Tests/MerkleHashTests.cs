// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;

namespace Undersigned.Transparency.Tests;

public sealed class MerkleHashTests
{
    [Fact]
    public void A_leaf_is_hashed_behind_a_zero_byte_whatever_its_length()
    {
        foreach (var length in new[] { 0, 1, 31, 1023, 1024, 1025, 65535 })
        {
            var entry = new byte[length];
            Array.Fill(entry, (byte)length);
            Assert.Equal(SHA256.HashData([0, .. entry]), MerkleHash.OfLeaf(entry).ToArray());
        }
    }

    [Fact]
    public void A_leaf_cannot_be_passed_off_as_a_node()
    {
        var (left, right) = (MerkleHash.OfLeaf([1]), MerkleHash.OfLeaf([2]));
        Assert.NotEqual(MerkleHash.OfNode(left, right), MerkleHash.OfLeaf([.. left.AsSpan(), .. right.AsSpan()]));
    }

    [Fact]
    public void It_is_written_in_base64_and_read_back()
    {
        var hash = MerkleHash.OfLeaf([7]);
        Assert.True(MerkleHash.TryParse(hash.ToString(), out var read));
        Assert.Equal(hash, read);
        Assert.True(hash == read);
        Assert.False(hash != read);
        Assert.Equal(hash.GetHashCode(), read.GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")] // 33 bytes
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")] // no padding
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=")] // unused bits set
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= ")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA-=")]
    public void Any_other_spelling_is_refused(string text) => Assert.False(MerkleHash.TryParse(text, out _));

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void It_has_exactly_32_bytes(int length) => Assert.Throws<ArgumentException>(() => new MerkleHash(new byte[length]));
}
