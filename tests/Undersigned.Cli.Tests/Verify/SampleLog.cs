// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Undersigned.Transparency;

namespace Undersigned.Cli.Tests.Verify;

/// <summary>A log of joint statements, written to a folder as it is laid out at its address.</summary>
internal sealed class SampleLog : IDisposable
{
    private readonly List<byte[]> _entries = [];
    private readonly Dictionary<long, byte[]> _disclosures = [];
    private readonly Dictionary<string, byte[]> _texts = [];

    public SampleLog(string origin = "example.org/log") => Key = NoteSigner.Generate(origin);

    public string Folder { get; } = Directory.CreateTempSubdirectory("undersigned-log-").FullName;

    public NoteSigner Key { get; set; }

    public IReadOnlyList<byte[]> Entries => _entries;

    /// <summary>Whether disclosures are kept in one file each, as mirrors may do, rather than in bundles.</summary>
    public bool SingleDisclosures { get; init; }

    public static string At(int second) => DateTimeOffset.FromUnixTimeSeconds(1_800_000_000 + second).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A statement with two renditions and the given number of endorsements.</summary>
    public static SampleLog WithEndorsements(int count, string origin = "example.org/log", bool singleDisclosures = false)
    {
        var log = new SampleLog(origin) { SingleDisclosures = singleDisclosures };
        log.Adopt();
        for (var i = 0; i < count; i++) log.Endorse($"Union {i}");
        return log.Write();
    }

    public string Adopt()
    {
        var (english, russian) = (Keep("# We stand together\n\nText.\n"), Keep("# Мы вместе\n\nТекст.\n"));
        var manifest = new JsonObject
        {
            ["statement"] = "01ARZ3NDEKTSV4RRFFQ69G5FAV",
            ["renditions"] = new JsonArray(Rendition("en", english), Rendition("ru", russian)),
        };
        var text = Keep(Encoding.UTF8.GetString(Canonical(manifest)));
        Add(new JsonObject { ["act"] = "adoption", ["statement"] = "01ARZ3NDEKTSV4RRFFQ69G5FAV", ["text"] = text.ToString() });
        return text.ToString();

        JsonObject Rendition(string language, ContentHash hash) =>
            new() { ["language"] = language, ["role"] = "authentic", ["sha256"] = hash.ToString(), ["bytes"] = _texts[hash.ToHex()].Length };
    }

    public ContentHash Keep(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = ContentHash.Of(bytes);
        _texts[hash.ToHex()] = bytes;
        return hash;
    }

    public long Endorse(string name, string capacity = "organisation", bool withheld = false, string field = "signatory")
    {
        var disclosure = Canonical(new JsonObject { ["salt"] = Commitment.NewSalt(), ["kind"] = "organisation", ["name"] = name, ["country"] = "KZ" });
        var act = new JsonObject
        {
            ["act"] = "endorsement",
            ["statement"] = "01ARZ3NDEKTSV4RRFFQ69G5FAV",
            ["group"] = "members",
            ["capacity"] = capacity,
            ["evidence"] = "passkey",
            [field] = ContentHash.Of(disclosure).ToString(),
        };
        if (withheld) act["withheld"] = true;
        var index = Add(act);
        if (!withheld) _disclosures[index] = disclosure;
        return index;
    }

    public long Add(JsonObject act)
    {
        act["v"] ??= 1;
        act["at"] ??= At(_entries.Count);
        return AddRaw(Canonical(act));
    }

    public long AddRaw(byte[] entry)
    {
        _entries.Add(entry);
        return _entries.Count - 1;
    }

    public long About(string act, long of) => Add(new JsonObject { ["act"] = act, ["of"] = of });

    public void Disclose(long index, string? json)
    {
        if (json is null) _disclosures.Remove(index);
        else _disclosures[index] = Encoding.UTF8.GetBytes(json);
    }

    public void Replace(int index, byte[] entry) => _entries[index] = entry;

    public void CutBack(int size) => _entries.RemoveRange(size, _entries.Count - size);

    public SampleLog Write()
    {
        // Partial tiles of earlier checkpoints stay, as they must at a log's address; what is disclosed no longer goes.
        if (Directory.Exists(Path.Combine(Folder, "disclosure"))) Directory.Delete(Path.Combine(Folder, "disclosure"), true);

        var tree = GrowingTree.Load(0, tile => throw new InvalidOperationException(tile.Path));
        foreach (var entry in _entries) tree.Append(MerkleHash.OfLeaf(entry));
        foreach (var (tile, bytes) in tree.PendingTiles()) File(tile.Path, bytes.ToArray());
        for (var index = 0; TileId.InTree(TileId.EntriesLevel, index, _entries.Count) is { } bundle; index++) WriteBundle(bundle);
        foreach (var (hash, bytes) in _texts) File($"text/{hash}", bytes);
        File("key", Encoding.UTF8.GetBytes(Key.Verifier + "\n"));
        File("checkpoint", new Checkpoint(Key.Name, _entries.Count, tree.Root).Sign(Key).ToBytes());
        return this;
    }

    /// <summary>The receipt of an entry, as the server would hand it out.</summary>
    public TlogProof Receipt(int index)
    {
        MerkleHash[] leaves = [.. _entries.Select(entry => MerkleHash.OfLeaf(entry))];
        var note = new Checkpoint(Key.Name, _entries.Count, MerkleTree.Root(leaves)).Sign(Key);
        var contents = new ReceiptContents(_entries[index], _disclosures.GetValueOrDefault(index));
        return new TlogProof(index, MerkleTree.InclusionProof(leaves, index), note, contents.ToExtra());
    }

    public void File(string path, byte[] bytes)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllBytes(file, bytes);
    }

    public void Delete(string path) => System.IO.File.Delete(Path.Combine(Folder, path));

    public byte[] Read(string path) => System.IO.File.ReadAllBytes(Path.Combine(Folder, path));

    public void Dispose()
    {
        Key.Dispose();
        Directory.Delete(Folder, true);
    }

    private void WriteBundle(TileId bundle)
    {
        var (entries, disclosures) = (new ArrayBufferWriter<byte>(), new MemoryStream());
        for (var i = bundle.Index * TileId.FullWidth; i < (bundle.Index * TileId.FullWidth) + bundle.Width; i++)
        {
            EntryBundle.Write(entries, _entries[(int)i]);
            var disclosure = _disclosures.GetValueOrDefault(i, []);
            disclosures.Write(disclosure);
            disclosures.WriteByte((byte)'\n');
            if (SingleDisclosures && disclosure.Length > 0) File($"disclosure/{i}", disclosure);
        }

        File(bundle.Path, entries.WrittenSpan.ToArray());
        if (!SingleDisclosures) File(bundle.Path.Replace("tile/entries/", "disclosures/", StringComparison.Ordinal), disclosures.ToArray());
    }

    private static byte[] Canonical(JsonObject json) => CanonicalJson.Canonicalise(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
