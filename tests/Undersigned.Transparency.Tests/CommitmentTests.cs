// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Undersigned.Transparency.Tests;

public sealed class CommitmentTests
{
    [Fact]
    public void It_is_the_hash_of_the_canonical_form_however_the_disclosure_is_written()
    {
        var canonical = """{"country":"DZ","kind":"organisation","name":"PADS","salt":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}"""u8;
        var loose = """{ "salt": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "name": "PADS", "kind": "organisation", "country": "D\u005a" }"""u8;
        Assert.Equal(ContentHash.Of(canonical), Commitment.Of(loose));
        Assert.Throws<MalformedException>(() => Commitment.Of("{\"salt\":1.5}"u8));
    }

    [Fact]
    public void Salts_are_32_bytes_and_never_the_same()
    {
        Assert.Equal(Commitment.SaltSize, Convert.FromBase64String(Commitment.NewSalt()).Length);
        Assert.NotEqual(Commitment.NewSalt(), Commitment.NewSalt());
    }

    [Fact]
    public void Content_hashes_are_written_and_read_back()
    {
        var hash = ContentHash.Of([]);
        Assert.Equal("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", hash.ToString());
        Assert.Equal(hash, ContentHash.Parse(hash.ToString()));
        Assert.True(ContentHash.TryParseHex(hash.ToHex(), out var read));
        Assert.True(hash == read);
        Assert.Equal(hash.ToArray(), read.AsSpan().ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85")]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8555")]
    [InlineData("sha256:E3B0C44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("sha256:g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("sha512:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("SHA256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void Any_other_spelling_is_refused(string text)
    {
        Assert.False(ContentHash.TryParse(text, out _, out _));
        Assert.Throws<MalformedException>(() => ContentHash.Parse(text));
    }

    [Fact]
    public void A_receipt_carries_its_entry_and_disclosure()
    {
        var entry = Encoding.UTF8.GetBytes("""{"act":"endorsement","v":1}""");
        var disclosure = Encoding.UTF8.GetBytes("""{"name":"PADS","salt":"x"}""");
        var extra = new ReceiptContents(entry, disclosure).ToExtra();
        Assert.True(CanonicalJson.IsCanonical(extra));
        Assert.True(ReceiptContents.TryParse(extra, out var read, out _));
        Assert.Equal(entry, read.Entry.ToArray());
        Assert.Equal(disclosure, read.Disclosure!.Value.ToArray());
        Assert.Equal(MerkleHash.OfLeaf(entry), read.Leaf);

        Assert.True(ReceiptContents.TryParse(new ReceiptContents(entry, null).ToExtra(), out var withheld, out _));
        Assert.Null(withheld.Disclosure);
        byte[]? none = null;
        Assert.Equal(new ReceiptContents(entry, null).ToExtra(), new ReceiptContents(entry, none).ToExtra());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"disclosure":null}""")]
    [InlineData("""{"disclosure":null,"entry":1}""")]
    [InlineData("""{"disclosure":"x","entry":""}""")]
    [InlineData("""{"disclosure":null,"entry":"A"}""")]
    [InlineData("""{"disclosure":null,"entry":"AB=="}""")]
    [InlineData("""{"entry":"AA==","disclosure":null}""")]
    [InlineData("""{"disclosure":null,"entry":"AA==","more":1}""")]
    public void Anything_else_is_no_receipt(string extra)
    {
        Assert.False(ReceiptContents.TryParse(Encoding.UTF8.GetBytes(extra), out _, out var problem));
        Assert.NotEmpty(problem.ToString());
    }
}
