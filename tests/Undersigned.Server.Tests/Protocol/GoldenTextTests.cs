// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Statements;
using Undersigned.Transparency;

namespace Undersigned.Server.Tests.Protocol;

/// <summary>The published text: the bytes of its renditions, its manifest and its alignment.</summary>
public sealed class GoldenTextTests
{
    public static readonly IReadOnlyList<string> Files = ["alignment.json", "manifest.json", "text.en.txt", "text.fr.txt", "text.ru.txt"];

    [Fact]
    public void Renditions_have_their_published_bytes()
    {
        Golden.Expect("text.en.txt", ExampleText.English);
        Golden.Expect("text.ru.txt", ExampleText.Russian);
        Golden.Expect("text.fr.txt", ExampleText.French);
        Assert.Equal("On the lamps of the harbour", RenditionText.Title(Golden.Read("text.en.txt")));
        Assert.Equal("# is the mark of the north lamp.", RenditionText.Read(Golden.Read("text.en.txt"))[^1].Text);
        Assert.Equal(new TextBlock(TextBlockKind.Paragraph, "\\ — знак южного фонаря."), RenditionText.Read(Golden.Read("text.ru.txt"))[^1]);
    }

    [Fact]
    public void The_manifest_has_its_published_bytes_and_is_read_back()
    {
        Golden.Expect("manifest.json", ExampleText.Manifest.Write());
        Assert.Equivalent(ExampleText.Manifest, Manifest.Read(Golden.Read("manifest.json")), strict: true);
        Assert.True(CanonicalJson.IsCanonical(Golden.Read("manifest.json")));
    }

    [Fact]
    public void The_alignment_has_its_published_bytes_and_is_read_back()
    {
        Golden.Expect("alignment.json", ExampleText.Alignment.Write());
        Assert.Equivalent(ExampleText.Alignment, Alignment.Read(Golden.Read("alignment.json")), strict: true);
        Assert.True(CanonicalJson.IsCanonical(Golden.Read("alignment.json")));
    }
}
