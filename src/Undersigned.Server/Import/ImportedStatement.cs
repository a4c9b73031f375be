// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Import;

/// <summary>What a document says, as an archive statement to be adopted.</summary>
internal static class ImportedStatement
{
    /// <summary>Why what was read cannot be published as it is; null when it can.</summary>
    public static string? WhyNot(ReadStatement read)
    {
        if (read.Renditions.Count == 0) return "it holds no text";
        if (read.Renditions.FirstOrDefault(rendition => string.IsNullOrWhiteSpace(rendition.Title)) is { } untitled)
            return $"its text in the language \"{untitled.Language}\" has no title";
        if (read.Renditions.FirstOrDefault(rendition => rendition.Blocks.Count == 0) is { } empty) return $"its text in the language \"{empty.Language}\" has no paragraph";
        return read.Renditions.Select(rendition => rendition.Language).Distinct().Count() < read.Renditions.Count ? "two of its texts are in the same language" : null;
    }

    public static NewStatement From(ReadStatement read) => new()
    {
        Kind = read.Kind.ToWireName(),
        Renditions = [.. read.Renditions.Select(rendition => new NewRendition(rendition.Language, "unstated", Blocks(rendition)))],
        Alignment = Aligned(read),
        Published = read.Published is { } date ? new PublishedDate(date.ToString(), date.Time is null ? "text" : "page") : null,
        On = read.Published is { Month: { } month, Day: { } day, Year: var year } ? new DateOnly(year, month, day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null,
        Issuers = [.. read.Issuers.Select(RenditionText.Fold)],
        Countries = read.Countries,
        Tags = [.. read.Tags.Select(RenditionText.Fold)],
        Sources = [.. read.Sha256.Select(Convert.FromHexString)],
        Groups = Groups(read),
        SaysOpen = read.Open,
        Deadline = read.Deadline?.ToString(),
    };

    private static List<Statements.TextBlock> Blocks(Documents.Rendition rendition)
    {
        var blocks = new List<Statements.TextBlock> { new(TextBlockKind.Title, RenditionText.Fold(rendition.Title!)) };
        if (!string.IsNullOrWhiteSpace(rendition.Subtitle)) blocks.Add(new(TextBlockKind.Subtitle, RenditionText.Fold(rendition.Subtitle)));
        foreach (var block in rendition.Blocks)
        {
            blocks.Add(new(block.Kind switch
            {
                Documents.BlockKind.Heading => TextBlockKind.Heading,
                Documents.BlockKind.Item => TextBlockKind.Item,
                Documents.BlockKind.Quote => TextBlockKind.Quote,
                _ => TextBlockKind.Paragraph,
            }, RenditionText.Fold(block.Text)));
        }

        return blocks;
    }

    /// <summary>The rows of ids as rows of block numbers.</summary>
    private static Alignment? Aligned(ReadStatement read)
    {
        if (read.Renditions.Count < 2) return null;
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var rendition in read.Renditions)
            for (var i = 0; i < rendition.Blocks.Count; i++) number[rendition.Blocks[i].Id] = i;
        return new Alignment(
            [.. read.Renditions.Select(rendition => rendition.Language)],
            [.. read.Alignment.Select(row => (IReadOnlyList<IReadOnlyList<int>>)[.. row.Select(cell => (IReadOnlyList<int>)[.. cell.Select(id => number[id])])])]);
    }

    /// <summary>The groups of a source take no signatures: an opening says which do.</summary>
    private static List<GroupRule> Groups(ReadStatement read)
    {
        var groups = new List<GroupRule>();
        foreach (var group in read.Groups)
        {
            var role = group.Role.ToWireName();
            var same = groups.Count(other => other.Role == role);
            var headings = new Dictionary<string, string>(StringComparer.Ordinal);
            if (group.Heading is not null) headings[read.Languages.Count > 0 ? read.Languages[0] : "und"] = RenditionText.Fold(group.Heading);
            groups.Add(new GroupRule(same == 0 ? role : $"{role}-{same + 1}", role, headings, "none", "anyone", Review: false, Confidential: false));
        }

        return groups;
    }
}
