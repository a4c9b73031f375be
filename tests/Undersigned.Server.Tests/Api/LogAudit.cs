// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Transparency;

namespace Undersigned.Server.Tests.Api;

/// <summary>Reads the whole log over HTTP, as anybody may, and checks it with the library alone.</summary>
internal sealed record LogAudit(Checkpoint Checkpoint, IReadOnlyList<byte[]> Entries, IReadOnlyList<string> Disclosures)
{
    public static async Task<LogAudit> Read(Server server)
    {
        var key = NoteVerifier.Parse((await server.Get("/log/key")).Text.Trim());
        var note = SignedNote.Parse((await server.Get("/log/checkpoint")).Bytes);
        Assert.Equal(NoteVerdict.Verified, note.Check(key));
        var checkpoint = Checkpoint.Parse(note.Text);

        var entries = new List<byte[]>();
        var disclosures = new List<string>();
        foreach (var hashes in TileId.AllInTree(checkpoint.Size).Where(tile => tile.Level == 0))
        {
            var tile = new TileId(TileId.EntriesLevel, hashes.Index, hashes.Width);
            var bytes = (await server.Get("/log/" + tile.Path)).Bytes;
            Assert.True(EntryBundle.TryParse(bytes, tile.Width, out var bundle, out var problem), problem?.ToString());
            entries.AddRange(bundle.Select(entry => entry.ToArray()));
            disclosures.AddRange((await server.Get(tile.Path.Replace("tile/entries/", "/log/disclosures/", StringComparison.Ordinal))).Text.Split('\n')[..tile.Width]);
        }

        return new LogAudit(checkpoint, entries, disclosures);
    }

    /// <summary>The bundles give the signed root; every entry is canonical; every disclosure opens a commitment of its entry.</summary>
    public LogAudit ExpectSound()
    {
        Assert.Equal(Checkpoint.Size, Entries.Count);
        Assert.Equal(Checkpoint.Root, MerkleTree.Root(Entries.Select(entry => MerkleHash.OfLeaf(entry)).ToArray()));
        for (var i = 0; i < Entries.Count; i++)
        {
            Assert.True(CanonicalJson.IsCanonical(Entries[i]));
            if (Disclosures[i].Length > 0) Assert.Contains(Commitment.Of(Encoding.UTF8.GetBytes(Disclosures[i])).ToString(), Encoding.UTF8.GetString(Entries[i]), StringComparison.Ordinal);
        }

        return this;
    }

    public string Act(long index) => System.Text.Json.JsonDocument.Parse(Entries[(int)index]).RootElement.GetProperty("act").GetString()!;
}
