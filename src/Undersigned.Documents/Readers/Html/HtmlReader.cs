// SPDX-License-Identifier: Apache-2.0

namespace Undersigned.Documents.Readers.Html;

/// <summary>Reads the document on a web page.</summary>
internal static class HtmlReader
{
    /// <summary>Reads a page, or a part of one.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="limit">Ends the reading when it takes too long.</param>
    public static Reading Read(string source, CancellationToken limit)
    {
        var root = HtmlTree.Parse(source, limit);
        var clues = HtmlHead.Read(root, source);
        var marked = Marked(root, source); // some systems put them at the foot of an article, which goes with the page
        HtmlFurniture.Drop(root, source, limit);
        clues = clues with { Tags = [.. Tags(root, source).Concat(marked).Concat(clues.Tags).Distinct(StringComparer.OrdinalIgnoreCase)] };
        var blocks = HtmlBlocks.Of(root, source, HtmlContent.Of(root, source), limit);
        return blocks.Count == 0 ? Reading.Refused("the page holds no text") : new Reading(blocks) { Clues = clues };
    }

    // Links that say themselves that they lead to a subject, in the article.
    private static List<string> Marked(HtmlNode root, string source)
    {
        var article = root.All().FirstOrDefault(node => node.Name is "article" or "main");
        return article is null ? [] : [.. article.All().Where(node => node.Name == "a" && node["rel"]?.Split(' ').Contains("tag") == true).Select(link => HtmlText.Plain(link, source).TrimStart('#')).Take(20)];
    }

    // Subjects without a label before them would read like text.
    private static List<string> Tags(HtmlNode root, string source)
    {
        var tags = new List<string>();
        foreach (var node in root.All())
        {
            if (node.Name is not ("ul" or "ol" or "div" or "p" or "span" or "footer" or "section") || node.Links == 0 || node.LinkLength * 10 < node.TextLength * 3) continue;
            var links = node.All().Where(one => one.Name == "a").ToList();
            var marked = links.TrueForAll(link => link["rel"]?.Contains("tag", StringComparison.Ordinal) == true);
            if (!marked && (!HtmlFurniture.IsTags(node) || node.LinkLength * 10 < node.TextLength * 8)) continue;
            if (HtmlText.Plain(node, source).IndexOfAny([':', '：']) is > 0 and < 40) continue;
            tags.AddRange(links.Select(link => HtmlText.Plain(link, source).TrimStart('#')));
            node.IsDropped = true;
        }
        return tags;
    }
}
