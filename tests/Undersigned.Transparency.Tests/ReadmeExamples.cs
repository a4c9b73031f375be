// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Transparency.Tests;

/// <summary>The examples of the package's README, as they stand there but for the names of what they are given.</summary>
public sealed class ReadmeExamples
{
    [Fact]
    public void Growing_a_log_and_checking_a_proof_without_it()
    {
        var storedTiles = new Dictionary<TileId, byte[]>();

        using var key = NoteSigner.Generate("example.org/log");
        var tree = GrowingTree.Load(size: 0, read: tile => storedTiles[tile]);

        var index = tree.Append(MerkleHash.OfLeaf("the first entry"u8));
        tree.Append(MerkleHash.OfLeaf("the second entry"u8));
        var checkpoint = new Checkpoint(key.Name, tree.Size, tree.Root).Sign(key);
        var proof = new TlogProof(index, tree.InclusionProof(index), checkpoint);

        // In one transaction: the entries, the checkpoint, and the tiles that have grown.
        foreach (var (tile, bytes) in tree.PendingTiles()) storedTiles[tile] = bytes.ToArray();
        tree.Commit(); // or tree.Rollback(), if the transaction failed

        Assert.Equal("Holds", Check(proof.ToBytes(), key.ToString()));
        Assert.Equal("tlog-proof, line 1: the first line is not c2sp.org/tlog-proof@v1", Check([], key.ToString()));

        static string Check(byte[] file, string keyText)
        {
            var log = NoteVerifier.Parse(keyText);
            if (!TlogProof.TryParse(file, out var proof, out var malformation)) return malformation.ToString();
            return proof.Check(MerkleHash.OfLeaf("the first entry"u8), log).ToString(); // Holds
        }
    }

    [Fact]
    public void Checking_that_a_log_only_grew()
    {
        var leaves = Reference.Leaves(300);
        var stored = StoredTiles.Of(leaves);
        var (oldRoot, newRoot) = (MerkleTree.Root(leaves.AsSpan(0, 200)), MerkleTree.Root(leaves));

        var newer = new TiledTree(size: 300, read: stored.Read);
        var proof = newer.ConsistencyProof(oldSize: 200);
        var grew = MerkleProof.VerifyConsistency(200, oldRoot, 300, newRoot, proof);

        Assert.True(grew);
    }
}
