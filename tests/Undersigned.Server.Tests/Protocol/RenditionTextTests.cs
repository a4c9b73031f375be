// SPDX-License-Identifier: Apache-2.0
using System.Text;
using CsCheck;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Tests.Protocol;

/// <summary>The frozen bytes say the blocks, and the blocks the bytes.</summary>
public sealed class RenditionTextTests
{
    private static readonly Gen<string> Lines = Gen.OneOf(
        CanonicalWriterTests.Texts,
        Gen.Select(Gen.OneOf("# ", "## ", "### ", "- ", "> ", "\\", "#", "-", "\\# ", "\\\\"), CanonicalWriterTests.Texts, (prefix, text) => prefix + text));

    private static readonly Gen<TextBlock[]> Blocks = Gen.Select(Gen.Enum<TextBlockKind>(), Lines, (kind, text) => new TextBlock(kind, text)).Array[0, 8];

    [Fact]
    public void Reading_gives_what_was_written_and_writing_that_gives_the_same_bytes() => Blocks.Sample(blocks =>
    {
        var bytes = RenditionText.Write(blocks);
        var read = RenditionText.Read(bytes);
        Assert.Equal(blocks.Select(block => block with { Text = RenditionText.Fold(block.Text) }).Where(block => block.Text.Length > 0), read);
        Assert.Equal(bytes, RenditionText.Write(read));
    });

    [Fact]
    public void The_bytes_keep_to_their_form() => Blocks.Sample(blocks =>
    {
        var text = Encoding.UTF8.GetString(RenditionText.Write(blocks));
        Assert.True(text.IsNormalized(NormalizationForm.FormC));
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, c => c != '\n' && char.IsControl(c));
        if (text.Length > 0) Assert.True(text[0] != '\n' && text[^1] == '\n' && text[^2] != '\n');
    });

    [Theory]
    [InlineData(nameof(TextBlockKind.Paragraph), "# no title", "\\# no title\n")]
    [InlineData(nameof(TextBlockKind.Paragraph), "\\", "\\\\\n")]
    [InlineData(nameof(TextBlockKind.Paragraph), "#hashtag", "#hashtag\n")]
    [InlineData(nameof(TextBlockKind.Paragraph), "-5 degrees", "-5 degrees\n")]
    [InlineData(nameof(TextBlockKind.Item), "- dashed", "- - dashed\n")]
    [InlineData(nameof(TextBlockKind.Quote), "e\u0301te\u0301", "> \u00e9t\u00e9\n")]
    [InlineData(nameof(TextBlockKind.Heading), "  two \t lines\r\nfolded ", "### two lines folded\n")]
    [InlineData(nameof(TextBlockKind.Paragraph), "half\u0001way", "half way\n")]
    public void A_block_has_these_bytes(string kind, string text, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(RenditionText.Write([new TextBlock(Enum.Parse<TextBlockKind>(kind), text)])));

    [Fact]
    public void Only_a_title_at_the_beginning_is_the_title()
    {
        Assert.Equal("Lamps", RenditionText.Title("# Lamps\n\ntext\n"u8));
        Assert.Equal("", RenditionText.Title("text\n\n# Lamps\n"u8));
        Assert.Equal("", RenditionText.Title(""u8));
    }
}
