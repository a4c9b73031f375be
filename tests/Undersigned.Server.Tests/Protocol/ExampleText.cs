// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Statements;
using Undersigned.Transparency;

namespace Undersigned.Server.Tests.Protocol;

/// <summary>The text of the published examples: two renditions, one block of every kind, and what needs an escape.</summary>
internal static class ExampleText
{
    public const string Statement = "01KATYDES7Y3XQ8F0BVD2N4M6P";

    public static readonly byte[] English = RenditionText.Write(
    [
        new(TextBlockKind.Title, "On the lamps of the harbour"),
        new(TextBlockKind.Subtitle, "Joint statement of the keepers"),
        new(TextBlockKind.Heading, "What we ask"),
        new(TextBlockKind.Paragraph, "We ask that the lamps be lit at dusk."),
        new(TextBlockKind.Item, "every lamp;"),
        new(TextBlockKind.Quote, "No ship is late."),
        new(TextBlockKind.Paragraph, "# is the mark of the north lamp."),
    ]);

    public static readonly byte[] Russian = RenditionText.Write(
    [
        new(TextBlockKind.Title, "О фонарях гавани"),
        new(TextBlockKind.Subtitle, "Совместное заявление смотрителей"),
        new(TextBlockKind.Heading, "Чего мы просим"),
        new(TextBlockKind.Paragraph, "Мы просим зажигать фонари в сумерках:"),
        new(TextBlockKind.Paragraph, "каждый фонарь;"),
        new(TextBlockKind.Quote, "Ни один корабль не опаздывает."),
        new(TextBlockKind.Paragraph, "\\ — знак южного фонаря."),
    ]);

    /// <summary>The French translation, made after adoption.</summary>
    public static readonly byte[] French = RenditionText.Write(
    [
        new(TextBlockKind.Title, "Sur les fanaux du port"),
        new(TextBlockKind.Paragraph, "Nous demandons que les fanaux soient allumés à la tombée du jour."),
    ]);

    public static readonly Manifest Manifest = new(Statement,
    [
        new("en", "authentic", Hash(English), English.Length),
        new("ru", "authentic", Hash(Russian), Russian.Length),
    ]);

    /// <summary>The heading alone, the paragraph with its item against two paragraphs, then one against one.</summary>
    public static readonly Alignment Alignment = new(["en", "ru"], [[[0], [0]], [[1, 2], [1, 2]], [[3], [3]], [[4], [4]]]);

    public static string Text => Hash(Manifest.Write());

    public static string Hash(ReadOnlySpan<byte> bytes) => ContentHash.Of(bytes).ToString();
}
