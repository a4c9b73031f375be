// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Tests.Endorsements;

public sealed class ReceiptAddressTests
{
    private static readonly PrivateKeys Keys = new([.. Enumerable.Range(0, PrivateKeys.SecretBytes).Select(n => (byte)n)]);
    private static readonly PrivateKeys Others = new([.. Enumerable.Range(1, PrivateKeys.SecretBytes).Select(n => (byte)n)]);

    [Fact]
    public void A_keyed_hash_is_the_same_in_turn_with_those_of_another_secret()
    {
        byte[] secret = [.. Enumerable.Range(0, PrivateKeys.SecretBytes).Select(n => (byte)n)];
        var expected = HMACSHA256.HashData(secret, "scope\nválue"u8);
        Assert.Equal(expected, Keys.For("scope", "válue"));
        Assert.NotEqual(expected, Others.For("scope", "válue"));
        Assert.Equal(expected, Keys.For("scope", "válue"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12_345)]
    [InlineData((1L << 40) - 1)]
    public void An_address_leads_to_its_entry_and_to_nothing_elsewhere(long index)
    {
        var address = Receipts.Address(Keys, index);
        Assert.Equal(16, address.Length);
        Assert.Equal(index, Receipts.Find(Keys, address));
        Assert.Equal(index, Receipts.Find(Keys, address.ToUpperInvariant()));
        Assert.Null(Receipts.Find(Others, address));
    }

    [Fact]
    public void Neighbours_have_nothing_in_common()
    {
        var addresses = Enumerable.Range(0, 2_000).Select(index => Receipts.Address(Keys, index)).ToList();
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        for (var i = 1; i < addresses.Count; i++)
            Assert.InRange(addresses[i].Zip(addresses[i - 1]).Count(pair => pair.First == pair.Second), 0, 8);
    }

    [Fact]
    public void A_changed_letter_leads_nowhere()
    {
        var address = Receipts.Address(Keys, 77);
        for (var i = 0; i < address.Length; i++)
            Assert.Null(Receipts.Find(Keys, address[..i] + (address[i] == '0' ? '1' : '0') + address[(i + 1)..]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("uuuuuuuuuuuuuuuu")]
    [InlineData("0000000000000000")]
    [InlineData("00000000000000000000")]
    public void What_is_no_address_leads_nowhere(string text) => Assert.Null(Receipts.Find(Keys, text));

    [Fact]
    public void A_number_beyond_the_halves_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Receipts.Address(Keys, 1L << 40));
}
