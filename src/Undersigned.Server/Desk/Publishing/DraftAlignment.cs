// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Documents;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Desk.Publishing;

/// <summary>Which paragraphs of a draft's texts belong together: found anew after every change, around the pairs that somebody has set.</summary>
internal static class DraftAlignment
{
    /// <summary>The blocks that are aligned: neither title nor subtitle.</summary>
    public static IReadOnlyList<Statements.TextBlock> Body(IEnumerable<Statements.TextBlock> blocks) => [.. blocks.Where(block => block.Kind is not (TextBlockKind.Title or TextBlockKind.Subtitle))];

    /// <summary>Rows of block numbers, one list a text.</summary>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> Rows(IReadOnlyList<(string Language, IReadOnlyList<Statements.TextBlock> Blocks)> texts, IReadOnlyList<PairForm> pairs)
    {
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        var renditions = texts.Select((text, t) => new Rendition
        {
            Language = text.Language,
            Title = null,
            Subtitle = null,
            Blocks = [.. text.Blocks.Select((block, i) => Block(t, i, block, number))],
        }).ToList();
        var pins = texts.Count < 2 ? [] : pairs.Select(pair => Ids(texts, pair)).OfType<(string, string)>().ToList();
        return [.. RenditionAlignment.Of(renditions, pins).Select(row => (IReadOnlyList<IReadOnlyList<int>>)[.. row.Select(cell => (IReadOnlyList<int>)[.. cell.Select(id => number[id])])])];
    }

    private static (string, string)? Ids(IReadOnlyList<(string Language, IReadOnlyList<Statements.TextBlock> Blocks)> texts, PairForm pair)
    {
        for (var t = 1; t < texts.Count; t++)
        {
            if (texts[t].Language != pair.Language) continue;
            var (first, other) = (Find(texts[0].Blocks, pair.First), Find(texts[t].Blocks, pair.Other));
            return first < 0 || other < 0 ? null : (Id(0, first), Id(t, other));
        }

        return null;
    }

    private static int Find(IReadOnlyList<Statements.TextBlock> blocks, string text)
    {
        for (var i = 0; i < blocks.Count; i++) if (blocks[i].Text == text) return i;
        return -1;
    }

    private static string Id(int text, int block) => string.Create(CultureInfo.InvariantCulture, $"{text}-{block}");

    private static Documents.TextBlock Block(int text, int at, Statements.TextBlock block, Dictionary<string, int> number)
    {
        var id = Id(text, at);
        number[id] = at;
        return new Documents.TextBlock
        {
            Id = id,
            Kind = block.Kind switch { TextBlockKind.Heading => Documents.BlockKind.Heading, TextBlockKind.Item => Documents.BlockKind.Item, TextBlockKind.Quote => Documents.BlockKind.Quote, _ => Documents.BlockKind.Paragraph },
            Text = block.Text,
            From = null,
            To = null,
        };
    }
}
