// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Transparency.Tests;

public sealed class CheckpointTests
{
    private const string Root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    [Fact]
    public void The_example_of_the_specification_is_read_and_written()
    {
        const string text = $"example.com/behind-the-sofa\n20852163\n{Root}\n";
        var checkpoint = Checkpoint.Parse(text);
        Assert.Equal("example.com/behind-the-sofa", checkpoint.Origin);
        Assert.Equal(20_852_163, checkpoint.Size);
        Assert.Equal(Root, checkpoint.Root.ToString());
        Assert.Empty(checkpoint.Extensions);
        Assert.Equal(text, checkpoint.ToString());
    }

    [Fact]
    public void Extension_lines_are_kept()
    {
        const string text = $"origin with spaces\n0\n{Root}\none\n two \n";
        var checkpoint = Checkpoint.Parse(text);
        Assert.Equal(["one", " two "], checkpoint.Extensions);
        Assert.Equal(text, checkpoint.ToString());
    }

    [Fact]
    public void A_signed_checkpoint_is_a_note_with_its_text()
    {
        using var signer = NoteSigner.Generate("example.com/log");
        var checkpoint = new Checkpoint("example.com/log", 3, MerkleTree.Root(Reference.Leaves(3)));
        var note = SignedNote.Parse(checkpoint.Sign(signer).ToBytes());
        Assert.Equal(NoteVerdict.Verified, note.Check(signer.Verifier));
        Assert.Equal(checkpoint.ToString(), Checkpoint.Parse(note.Text).ToString());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("origin\n1\n", "")]
    [InlineData($"origin\n1\n{Root}", "")]
    [InlineData($"\n1\n{Root}\n", "line 1")]
    [InlineData($"origin\n\n{Root}\n", "line 2")]
    [InlineData($"origin\n01\n{Root}\n", "line 2")]
    [InlineData($"origin\n-1\n{Root}\n", "line 2")]
    [InlineData($"origin\n+1\n{Root}\n", "line 2")]
    [InlineData($"origin\n 1\n{Root}\n", "line 2")]
    [InlineData($"origin\n١\n{Root}\n", "line 2")]
    [InlineData($"origin\n9223372036854775808\n{Root}\n", "line 2")]
    [InlineData("origin\n1\nAAAA\n", "line 3")]
    [InlineData($"origin\n1\n {Root}\n", "line 3")]
    [InlineData("origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n", "line 3")]
    [InlineData($"origin\n1\n{Root}\n\n", "line 4")]
    [InlineData($"origin\n1\n{Root}\next\n\next\n", "line 5")]
    public void Anything_else_is_refused_with_the_place(string text, string where)
    {
        Assert.False(Checkpoint.TryParse(text, out _, out var problem));
        Assert.Equal(where, problem.Where);
    }

    [Fact]
    public void What_would_be_read_otherwise_than_meant_is_not_signed()
    {
        using var signer = NoteSigner.Generate("example.com/log");
        var root = MerkleHash.EmptyRoot;
        Assert.Throws<ArgumentException>(() => new Checkpoint("", 0, root).Sign(signer));
        Assert.Throws<ArgumentException>(() => new Checkpoint($"origin\n1\n{Root}", 0, root).Sign(signer));
        Assert.Throws<ArgumentException>(() => new Checkpoint("origin", -1, root).Sign(signer));
        Assert.Throws<ArgumentException>(() => (new Checkpoint("origin", 0, root) { Extensions = ["a\nb"] }).Sign(signer));
        Assert.Throws<ArgumentException>(() => new Checkpoint("origin", 0, root).Sign());
    }
}
