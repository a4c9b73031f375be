// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Readers.Html;

/// <summary>An element, or a run of text between tags.</summary>
internal sealed class HtmlNode
{
    /// <summary>The element's name in lower case; empty for text.</summary>
    public string Name { get; init; } = "";

    public HtmlNode? Parent { get; set; }

    public List<HtmlNode> Children { get; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Attributes { get; init; } = [];

    /// <summary>Where the tag or the text starts in the source.</summary>
    public int From { get; init; }

    /// <summary>Where the text ends, or the whole element, exclusive.</summary>
    public int To { get; set; }

    /// <summary>Whether it is no part of the document, and why is of no interest.</summary>
    public bool IsDropped { get; set; }

    public bool IsText => Name.Length == 0;

    /// <summary>Letters and digits of text in it, links included; set by <see cref="Measure"/>.</summary>
    public int TextLength { get; private set; }

    /// <summary>Letters and digits in links in it.</summary>
    public int LinkLength { get; private set; }

    /// <summary>Links in it.</summary>
    public int Links { get; private set; }

    public string? this[string attribute]
    {
        get
        {
            foreach (var (name, value) in Attributes) if (name == attribute) return value;
            return null;
        }
    }

    /// <summary>Counts the text of an element and of all in it that is not dropped. The tree's depth is bounded, so it may call itself.</summary>
    public void Measure(string source, bool inLink = false)
    {
        (TextLength, LinkLength, Links) = (0, 0, 0);
        if (IsDropped) return;
        if (IsText)
        {
            for (var i = From; i < To; i++) if (char.IsLetterOrDigit(source[i])) TextLength++;
            if (inLink) LinkLength = TextLength;
            return;
        }
        var link = inLink || Name == "a";
        foreach (var child in Children)
        {
            child.Measure(source, link);
            TextLength += child.TextLength;
            LinkLength += child.LinkLength;
            Links += child.Links;
        }
        if (Name == "a") Links++;
    }

    /// <summary>The element and all in it, in document order, without what is dropped.</summary>
    public IEnumerable<HtmlNode> All()
    {
        var stack = new Stack<HtmlNode>([this]);
        while (stack.TryPop(out var node))
        {
            if (node.IsDropped) continue;
            yield return node;
            for (var i = node.Children.Count - 1; i >= 0; i--) stack.Push(node.Children[i]);
        }
    }
}
