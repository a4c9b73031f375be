// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Transparency;

namespace Undersigned.Server.Tests.Protocol;

/// <summary>The code writes exactly the published entries, and reads them back.</summary>
public sealed class GoldenEntryTests
{
    public static TheoryData<Example> All => [.. Examples.All];

    public static TheoryData<string> Names => [.. Golden.Entries];

    [Theory, MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void An_act_gives_its_published_bytes(Example example)
    {
        Golden.Expect(example.Name + ".json", example.Entry());
        if (example.Opening() is { } opening) Golden.Expect(example.Name + ".disclosure.json", opening);
        else Assert.False(File.Exists(Golden.PathOf(example.Name + ".disclosure.json")));
    }

    [Theory, MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Published_bytes_are_read_as_the_act_and_written_again(Example example)
    {
        var entry = Golden.Read(example.Name + ".json");
        var (act, at) = Act.Read(entry);
        Assert.Equal(Example.At, at);
        Assert.Equivalent(example.Act, act, strict: true);

        var writer = new CanonicalWriter();
        act!.Write(writer, at, example.Commitment);
        Assert.Equal(entry, writer.Written.ToArray());
    }

    [Theory, MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void A_published_disclosure_is_read_and_opens_its_commitment(Example example)
    {
        if (example.Disclosure is null) return;
        var opening = Golden.Read(example.Name + ".disclosure.json");
        Assert.Equivalent(example.Disclosure, Disclosure.Read(opening), strict: true);
        Assert.Contains(Commitment.Of(opening).ToString(), System.Text.Encoding.UTF8.GetString(example.Entry()), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_published_entry_is_canonical_and_fits(string name)
    {
        foreach (var file in new[] { name + ".json", name + ".disclosure.json" }.Where(file => File.Exists(Golden.PathOf(file))))
        {
            var bytes = Golden.Read(file);
            Assert.True(CanonicalJson.IsCanonical(bytes, out var problem), $"{file}: {problem}");
            Assert.True(bytes.Length <= EntryBundle.MaxEntrySize);
        }
    }

    [Fact]
    public void An_act_that_the_program_does_not_know_is_opaque()
    {
        foreach (var name in Examples.NotYetWritten) Assert.Null(Act.Read(Golden.Read(name + ".json")).Act);
        Assert.Null(Act.Read("""{"act":"fanfare","at":"2026-11-23T18:40:04.123Z","v":1}"""u8.ToArray()).Act);
    }

    [Fact]
    public void A_later_version_of_a_known_act_is_opaque_too()
    {
        var (act, at) = Act.Read("""{"act":"closing","at":"2026-11-23T18:40:04.123Z","statement":{"id":1},"v":2}"""u8.ToArray());
        Assert.Null(act);
        Assert.Equal(Example.At, at);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"act":"closing","at":"2026-11-23T18:40:04.123Z","v":1}""")]
    [InlineData("""{"act":"closing","at":"2026-11-23T18:40:04.123Z","statement":7,"v":1}""")]
    [InlineData("""{"act":"annulment","at":"2026-11-23T18:40:04.123Z","of":"7","v":1}""")]
    [InlineData("""{"act":"closing","at":"2026-11-23T18:40:04.123Z","statement":"01KATYDES7Y3XQ8F0BVD2N4M6P"}""")]
    public void An_entry_that_lacks_what_its_act_must_carry_breaks_the_log(string entry) =>
        Assert.Throws<IntegrityException>(() => Act.Read(System.Text.Encoding.UTF8.GetBytes(entry)));

    [Fact]
    public void The_index_lists_leaf_hashes_commitments_and_the_root_over_all()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartArray("entries");
            foreach (var name in Golden.Entries)
            {
                json.WriteStartObject();
                json.WriteString("file", name + ".json");
                json.WriteString("leaf", Convert.ToHexStringLower(MerkleHash.OfLeaf(Golden.Read(name + ".json")).AsSpan()));
                if (File.Exists(Golden.PathOf(name + ".disclosure.json"))) json.WriteString("commitment", Commitment.Of(Golden.Read(name + ".disclosure.json")).ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("root", Convert.ToHexStringLower(MerkleTree.Root(Golden.Entries.Select(name => MerkleHash.OfLeaf(Golden.Read(name + ".json"))).ToArray()).AsSpan()));
            json.WriteStartObject("texts");
            foreach (var name in GoldenTextTests.Files) json.WriteString(name, ContentHash.Of(Golden.Read(name)).ToString());
            json.WriteEndObject();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        Golden.Expect("index.json", stream.ToArray());
    }
}
