// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;

namespace Undersigned.Documents.Readers.Html;

/// <summary>Finds the part of a page in which the document stands: from the title to the end of the main part, or of a list of signatories after it.</summary>
internal static class HtmlContent
{
    /// <summary>Where the document starts and ends in the source.</summary>
    public static (int From, int To) Of(HtmlNode root, string source)
    {
        var text = root.TextLength - root.LinkLength;
        var main = Largest(root.All().Where(node => node.Name == "main" || node["role"] == "main"));
        // The one article of a blog's page; several of one length are the languages of one text.
        main ??= Largest(root.All().Where(node => node.Name == "article" || node["itemprop"] == "articleBody"));
        if (main is null || (main.TextLength - main.LinkLength) * 2 < text) return (0, source.Length);
        var (from, to) = (main.From, main.To);
        if (!main.All().Any(IsTitle) && root.All().LastOrDefault(node => node.From < main.From && IsTitle(node)) is { } title) from = title.From;
        foreach (var heading in root.All().Where(node => node.From > main.To && node.Name is ['h', >= '1' and <= '6']))
        {
            if (!Vocabulary.Heading.In(Word.Of(HtmlText.Plain(heading, source)))) continue;
            to = Math.Max(to, heading.Parent is { Name: not ("body" or "html" or "#root") } parent ? parent.To : source.Length);
        }
        return (from, to);
    }

    private static bool IsTitle(HtmlNode node) => node.Name is "h1" or "h2" && node.TextLength > 3;

    private static HtmlNode? Largest(IEnumerable<HtmlNode> nodes) => nodes.MaxBy(node => node.TextLength - node.LinkLength);
}
