// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using CsCheck;

namespace Undersigned.Transparency.Tests;

public sealed class EntryBundleTests
{
    [Fact]
    public void Entries_come_back_as_they_went_in() =>
        Gen.Byte.Array[0, 300].Array[0, 256].Sample(entries =>
        {
            var bundle = new ArrayBufferWriter<byte>();
            foreach (var entry in entries) EntryBundle.Write(bundle, entry);
            Assert.True(EntryBundle.TryParse(bundle.WrittenMemory, entries.Length, out var read, out _));
            Assert.Equal(entries, read.Select(entry => entry.ToArray()));
        }, iter: 200);

    [Fact]
    public void The_length_is_two_big_endian_bytes_and_65535_the_most()
    {
        var bundle = new ArrayBufferWriter<byte>();
        EntryBundle.Write(bundle, new byte[0x0102]);
        Assert.Equal([1, 2, 0], bundle.WrittenSpan[..3].ToArray());
        EntryBundle.Write(bundle, new byte[65_535]);
        Assert.Throws<ArgumentException>(() => EntryBundle.Write(bundle, new byte[65_536]));
    }

    [Theory]
    [InlineData(new byte[] { }, 1, "byte 0")]
    [InlineData(new byte[] { 0 }, 1, "byte 0")]
    [InlineData(new byte[] { 0, 1 }, 1, "byte 2")]
    [InlineData(new byte[] { 255, 255, 1 }, 1, "byte 2")]
    [InlineData(new byte[] { 0, 1, 9 }, 2, "byte 3")]
    [InlineData(new byte[] { 0, 1, 9, 0 }, 1, "byte 3")]
    [InlineData(new byte[] { 0, 1, 9, 0, 0 }, 1, "byte 3")]
    [InlineData(new byte[] { 0, 0 }, 0, "byte 0")]
    public void Bundles_cut_short_or_too_long_are_refused_with_the_place(byte[] bundle, int width, string where)
    {
        Assert.False(EntryBundle.TryParse(bundle, width, out var entries, out var problem));
        Assert.Null(entries);
        Assert.Equal(where, problem.Where);
    }
}
