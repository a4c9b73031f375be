// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Globalization;
using System.Text;

namespace Undersigned.Transparency.Tests;

/// <summary>Our logs under Go's eyes, and Go's under ours.</summary>
public sealed class GoInteroperationTests(GoAuditor go) : IClassFixture<GoAuditor>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("undersigned-log-").FullName;

    public static TheoryData<int, int> Sizes => new() { { 1, 1 }, { 2, 1 }, { 70, 1 }, { 255, 1 }, { 256, 1 }, { 257, 1 }, { 600, 7 }, { 66_000, 997 } };

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Go_finds_nothing_wrong_with_our_log(int size, int step)
    {
        byte[][] entries = [.. Enumerable.Range(0, size).Select(i => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"entry {i} ", 1 + (i % 7)))))];
        MerkleHash[] leaves = [.. entries.Select(entry => MerkleHash.OfLeaf(entry))];
        var tree = GrowingTree.Load(0, _ => throw new InvalidOperationException());
        foreach (var leaf in leaves) tree.Append(leaf);
        foreach (var (tile, bytes) in tree.PendingTiles()) Write(tile.Path, bytes.Span);
        for (var index = 0; TileId.InTree(TileId.EntriesLevel, index, size) is { } bundle; index++)
        {
            var bytes = new ArrayBufferWriter<byte>();
            foreach (var entry in entries.AsSpan(index * 256, bundle.Width)) EntryBundle.Write(bytes, entry);
            Write(bundle.Path, bytes.WrittenSpan);
        }

        using var signer = NoteSigner.Generate("example.org/made-here");
        var note = new Checkpoint(signer.Name, size, tree.Root).Sign(signer);
        Write("key", Encoding.UTF8.GetBytes(signer.Verifier + "\n"));
        Write("checkpoint", note.ToBytes());
        var (inclusion, consistency) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < size; i += step)
        {
            var proof = tree.InclusionProof(i);
            inclusion.AppendLine(string.Join(' ', [i.ToString(CultureInfo.InvariantCulture), .. proof.Select(hash => hash.ToString())]));
            var older = new TiledTree(size, Read).ConsistencyProof(i + 1);
            consistency.AppendLine(string.Join(' ', [(i + 1).ToString(CultureInfo.InvariantCulture), MerkleTree.Root(leaves.AsSpan(0, i + 1)).ToString(), .. older.Select(hash => hash.ToString())]));
            Write($"receipts/{i}.tlog-proof", new TlogProof(i, proof, note, entries[i]).ToBytes());
        }

        Write("inclusion", Encoding.UTF8.GetBytes(inclusion.ToString()));
        Write("consistency", Encoding.UTF8.GetBytes(consistency.ToString()));
        go.Run("check", _folder);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void We_find_nothing_wrong_with_Gos_log(int size, int step)
    {
        go.Run("make", _folder, size.ToString(CultureInfo.InvariantCulture), step.ToString(CultureInfo.InvariantCulture));
        var key = NoteVerifier.Parse(Text("key").TrimEnd('\n'));
        var note = SignedNote.Parse(Encoding.UTF8.GetBytes(Text("checkpoint")));
        Assert.Equal(NoteVerdict.Verified, note.Check(key));
        var checkpoint = Checkpoint.Parse(note.Text);
        Assert.Equal((key.Name, (long)size), (checkpoint.Origin, checkpoint.Size));
        using var signer = NoteSigner.Parse(Text("private-key").TrimEnd('\n'));
        Assert.Equal(Text("checkpoint"), checkpoint.Sign(signer).ToString());

        var tree = GrowingTree.Load(0, _ => throw new InvalidOperationException());
        for (var index = 0; TileId.InTree(TileId.EntriesLevel, index, size) is { } bundle; index++)
        {
            Assert.True(EntryBundle.TryParse(Read(bundle), bundle.Width, out var entries, out var problem), problem?.ToString());
            foreach (var entry in entries) tree.Append(MerkleHash.OfLeaf(entry.Span));
        }

        Assert.Equal(checkpoint.Root, tree.Root);
        Assert.All(tree.PendingTiles(), pending => Assert.True(Read(pending.Tile).Span.SequenceEqual(pending.Bytes.Span), pending.Tile.Path));
        Assert.Equal(TileId.AllInTree(size), tree.PendingTiles().Select(pending => pending.Tile));

        var tiled = new TiledTree(size, Read);
        foreach (var line in Lines("inclusion"))
            Assert.Equal(line.Skip(1), tiled.InclusionProof(long.Parse(line[0], CultureInfo.InvariantCulture)).Select(hash => hash.ToString()));
        foreach (var line in Lines("consistency"))
        {
            var old = long.Parse(line[0], CultureInfo.InvariantCulture);
            MerkleHash[] proof = [.. line.Skip(1).Select(Hash)];
            Assert.Equal(proof[1..], tiled.ConsistencyProof(old));
            Assert.True(MerkleProof.VerifyConsistency(old, proof[0], size, checkpoint.Root, proof.AsSpan(1)));
        }

        foreach (var file in Directory.GetFiles(Path.Combine(_folder, "receipts")))
        {
            var receipt = TlogProof.Parse(File.ReadAllBytes(file));
            Assert.Equal(ProofVerdict.Holds, receipt.Check(MerkleHash.OfLeaf(receipt.Extra is { } entry ? entry.Span : []), key));
            Assert.Equal(File.ReadAllText(file), receipt.ToString());
        }
    }

    private ReadOnlyMemory<byte> Read(TileId tile) => File.ReadAllBytes(Path.Combine(_folder, tile.Path));

    private string Text(string name) => File.ReadAllText(Path.Combine(_folder, name));

    private IEnumerable<string[]> Lines(string name) => Text(name).TrimEnd('\n').Split('\n').Select(line => line.Split(' '));

    private static MerkleHash Hash(string text) => MerkleHash.TryParse(text, out var hash) ? hash : throw new FormatException(text);

    private void Write(string name, ReadOnlySpan<byte> bytes)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes.ToArray());
    }
}
