// SPDX-License-Identifier: Apache-2.0
using System.Text;
using CsCheck;

namespace Undersigned.Transparency.Tests;

public sealed class TlogProofTests
{
    private const int Size = 100;
    private static readonly NoteSigner Log = NoteSigner.Generate("example.com/log");
    private static readonly MerkleHash[] Leaves = Reference.Leaves(Size);
    private static readonly SignedNote Note = new Checkpoint(Log.Name, Size, MerkleTree.Root(Leaves)).Sign(Log);

    [Fact]
    public void Written_and_read_back_it_holds_for_its_entry_only()
    {
        for (var index = 0; index < Size; index++)
        {
            var proof = TlogProof.Parse(ProofOf(index).ToBytes());
            Assert.Equal(index, proof.Index);
            Assert.Equal([1, 2, 3], proof.Extra!.Value.ToArray());
            Assert.Equal(ProofVerdict.Holds, proof.Check(Leaves[index], Log.Verifier));
            Assert.Equal(ProofVerdict.NotIncluded, proof.Check(Leaves[(index + 1) % Size], Log.Verifier));
        }
    }

    [Fact]
    public void The_text_is_that_of_the_specification()
    {
        var leaf = Leaves[0];
        var note = new Checkpoint(Log.Name, 2, MerkleTree.Root(Leaves.AsSpan(0, 2))).Sign(Log);
        Assert.Equal($"c2sp.org/tlog-proof@v1\nindex 1\n{leaf}\n\n{note}", new TlogProof(1, [leaf], note).ToString());
        Assert.Equal($"c2sp.org/tlog-proof@v1\nextra AQ==\nindex 1\n{leaf}\n\n{note}", new TlogProof(1, [leaf], note, new byte[] { 1 }).ToString());
    }

    [Fact]
    public void A_log_of_one_entry_needs_no_hashes()
    {
        var note = new Checkpoint(Log.Name, 1, Leaves[0]).Sign(Log);
        var proof = TlogProof.Parse(new TlogProof(0, [], note).ToBytes());
        Assert.Null(proof.Extra);
        Assert.Equal(ProofVerdict.Holds, proof.Check(Leaves[0], Log.Verifier));
    }

    [Fact]
    public void Keys_that_did_not_sign_or_sign_for_another_log_do_not_do()
    {
        using var other = NoteSigner.Generate("example.com/other");
        var proof = ProofOf(7);
        Assert.Equal(ProofVerdict.NoTrustedKey, proof.Check(Leaves[7], other.Verifier));

        var borrowed = new TlogProof(7, proof.Hashes, new Checkpoint("example.com/elsewhere", Size, MerkleTree.Root(Leaves)).Sign(Log));
        Assert.Equal(ProofVerdict.OtherOrigin, borrowed.Check(Leaves[7], Log.Verifier));

        var forged = proof.ToString().Replace($"\n{Size}\n", $"\n{Size - 1}\n", StringComparison.Ordinal);
        Assert.NotEqual(ProofVerdict.Holds, TlogProof.Parse(Encoding.UTF8.GetBytes(forged)).Check(Leaves[7], Log.Verifier));
    }

    [Fact]
    public void No_single_changed_byte_leaves_a_proof_that_holds_and_says_something_else()
    {
        var bytes = ProofOf(7).ToBytes();
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Sample((place, value) =>
        {
            var changed = bytes.ToArray();
            changed[place] = value;
            if (!TlogProof.TryParse(changed, out var proof, out _)) return;
            if (proof.Check(Leaves[7], Log.Verifier) == ProofVerdict.Holds)
                Assert.Equal(ProofOf(7).ToString().Split('\n')[2..], proof.ToString().Split('\n')[2..]);
        }, iter: 3000);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("c2sp.org/tlog-proof@v2\n", "line 1")]
    [InlineData("c2sp.org/tlog-proof@v1", "line 1")]
    [InlineData("c2sp.org/tlog-proof@v1\n", "line 2")]
    [InlineData("c2sp.org/tlog-proof@v1\r\nindex 0\r\n", "line 1")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra A\nindex 0\n", "line 2")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra \nindex 0\n", "line 2")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AB==\nindex 0\n", "line 2")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AA==\nextra AA==\n", "line 3")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 00\n", "line 2")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex -1\n", "line 2")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex  1\n", "line 2")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 9223372036854775808\n", "line 2")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n", "line 3")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n", "line 3")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n\n", "byte 0")]
    public void Anything_else_is_refused_with_the_place(string proof, string where)
    {
        Assert.False(TlogProof.TryParse(Encoding.UTF8.GetBytes(proof), out _, out var problem));
        Assert.Equal(where, problem.Where);
    }

    [Fact]
    public void Too_many_hashes_too_many_bytes_and_bytes_after_the_end_are_refused()
    {
        var hashes = string.Concat(Enumerable.Repeat(Leaves[0] + "\n", TlogProof.MaxHashes + 1));
        Assert.False(TlogProof.TryParse(Encoding.UTF8.GetBytes($"c2sp.org/tlog-proof@v1\nindex 0\n{hashes}\n{Note}"), out _, out var problem));
        Assert.Equal("line 66", problem.Where);
        Assert.False(TlogProof.TryParse(new byte[TlogProof.MaxSize + 1], out _, out _));
        Assert.False(TlogProof.TryParse([.. ProofOf(3).ToBytes(), .. "more"u8], out _, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TlogProof(0, new MerkleHash[64], Note));
        Assert.Throws<MalformedException>(() => new TlogProof(0, [], SignedNote.Sign("no checkpoint\n", Log)));
    }

    private static TlogProof ProofOf(int index) => new(index, MerkleTree.InclusionProof(Leaves, index), Note, new byte[] { 1, 2, 3 });
}
