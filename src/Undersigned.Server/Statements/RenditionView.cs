// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Statements;

public enum RenditionRole { Unstated, Authentic, OfficialTranslation, Translation }

public enum BlockKind { Subtitle, Heading, Paragraph, Item, Quote }

/// <summary>One block of a text, as signed: markup characters of the stored form are gone, the wording is untouched.</summary>
// Paragraph: Its number, the same in every language; a block without one belongs to the numbered block before it.
// Marker: What the text itself puts before an item, such as “(a)”; null for a dash.
public sealed record BlockView(BlockKind Kind, string Text, int? Paragraph = null, string? Marker = null);

/// <summary>A text in one language. <see cref="Blocks"/> may stay empty for a rendition that is only named on the page.</summary>
public sealed record RenditionView
{
    public required string Language { get; init; }
    public required string Title { get; init; }
    public RenditionRole Role { get; init; }

    /// <summary>For a translation: by whom, where known.</summary>
    public string? Translator { get; init; }

    /// <summary>For a translation: the language that it was made from, where known.</summary>
    public string? From { get; init; }

    public IReadOnlyList<BlockView> Blocks { get; init; } = [];
}
