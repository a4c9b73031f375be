// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using CsCheck;
using Undersigned.Server.Statements;
using Undersigned.Transparency;

namespace Undersigned.Server.Tests.Protocol;

/// <summary>Manifests and alignments are canonical and read back as they were.</summary>
public sealed class ManifestTests
{
    private static readonly Gen<string> Languages = Gen.OneOf("en", "ru", "zh-Hant", "und", "kk", "pt-BR");

    [Fact]
    public void A_manifest_is_canonical_and_read_back() => Gen.Select(Languages, Gen.OneOf("authentic", "unstated"), Gen.Byte.Array[32], Gen.Long[1, 1 << 40])
        .Select((language, role, hash, bytes) => new ManifestRendition(language, role, new ContentHash(hash).ToString(), bytes)).Array[1, 5].Sample(renditions =>
        {
            var bytes = new Manifest(ExampleText.Statement, renditions).Write();
            Assert.True(CanonicalJson.IsCanonical(bytes, out var problem), problem?.ToString());
            Assert.Equal(renditions, Manifest.Read(bytes).Renditions);
            Assert.Equal(ExampleText.Statement, Manifest.Read(bytes).Statement);
        });

    /// <summary>A manifest is for ever and its hash depends on every byte: it holds what the contract names and nothing else.</summary>
    [Fact]
    public void A_manifest_names_nobody()
    {
        var json = JsonDocument.Parse(ExampleText.Manifest.Write()).RootElement;
        Assert.Equal(["renditions", "statement"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["bytes", "language", "role", "sha256"], json.GetProperty("renditions")[0].EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void An_alignment_is_canonical_and_read_back() => Gen.Int[0, 500].Array[0, 3].Array[2].Array[0, 20].Sample(rows =>
    {
        var bytes = new Alignment(["en", "ru"], rows).Write();
        Assert.True(CanonicalJson.IsCanonical(bytes, out var problem), problem?.ToString());
        Assert.Equal(["en", "ru"], Alignment.Read(bytes).Renditions);
        Assert.Equal(bytes, Alignment.Read(bytes).Write());
    });

    [Fact]
    public void Renditions_of_as_many_blocks_stand_one_to_one_and_others_do_not()
    {
        Assert.Equal("""{"renditions":["en","ru"],"rows":[[[0],[0]],[[1],[1]]]}"""u8.ToArray(), Alignment.OneToOne(["en", "ru"], [2, 2])!.Write());
        Assert.Null(Alignment.OneToOne(["en", "ru"], [2, 3]));
        Assert.Null(Alignment.OneToOne(["en"], [2]));
    }
}
