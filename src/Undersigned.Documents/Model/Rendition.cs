// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Serialization;

namespace Undersigned.Documents;

/// <summary>The text in one language.</summary>
public sealed record Rendition
{
    /// <summary>BCP 47 tag; <c>und</c> when the language could not be told.</summary>
    public required string Language { get; init; }

    /// <summary>The title, without the issuer's prefix; null when there is none.</summary>
    public required string? Title { get; init; }

    /// <summary>The line under the title that is part of it; null when there is none.</summary>
    public required string? Subtitle { get; init; }

    /// <summary>The body: no title, no metadata, no signatories.</summary>
    public required IReadOnlyList<TextBlock> Blocks { get; init; }
}

/// <summary>One paragraph, heading, item or quotation of the body.</summary>
public sealed record TextBlock
{
    /// <summary>The language, a hyphen, and the number within the rendition from 1: <c>en-1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>Its text with white space folded and markup resolved, without number or bullet.</summary>
    public required string Text { get; init; }

    /// <summary>Where it starts in the source's decoded text, in UTF-16 code units; null where the format has no such text.</summary>
    public required int? From { get; init; }

    /// <summary>Where it ends, exclusive, in UTF-16 code units; null where the format has no such text.</summary>
    public required int? To { get; init; }

    /// <summary>Index in <see cref="ReadStatement.Source"/>; null when there is one file only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? File { get; init; }
}
