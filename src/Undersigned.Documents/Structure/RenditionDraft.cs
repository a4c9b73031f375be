// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Structure;

/// <summary>The text in one language while it is being put together.</summary>
internal sealed class RenditionDraft(string language)
{
    public string Language { get; } = language;

    public MappedText? Title { get; set; }

    /// <summary>How sure the title is one.</summary>
    public double TitleSure { get; set; } = Sureness.Told;

    public MappedText? Subtitle { get; set; }

    public List<(MappedText Text, BlockKind Kind)> Blocks { get; } = [];
}
