// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents.Readers.Html;

/// <summary>
/// Drops what belongs to the page and not to the document: first what is marked as such by its element or role, then what its class, its
/// heading or its many links say. What holds most of the page's text is never dropped for its class.
/// </summary>
internal sealed class HtmlFurniture
{
    private const double Most = 0.5; // of the text outside links

    private static readonly FrozenSet<string> Never = FrozenSet.Create(
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "audio", "video", "canvas", "map", "head", "button", "select", "datalist", "textarea", "input", "figcaption", "dialog", "nav", "aside", "menu", "search",
        "noframes", "noembed", "applet", "progress", "meter");

    private static readonly FrozenSet<string> Roles = FrozenSet.Create(
        "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alertdialog", "alert", "toolbar", "tablist", "searchbox", "form", "status", "tooltip");

    private readonly string source;
    private readonly HtmlNode root;
    private readonly int text; // letters outside links in all of the page

    private HtmlFurniture(HtmlNode root, string source)
    {
        (this.root, this.source) = (root, source);
        foreach (var node in root.All()) if (Never.Contains(node.Name)) node.IsDropped = true;
        root.Measure(source);
        text = root.TextLength - root.LinkLength;
    }

    public static void Drop(HtmlNode root, string source, CancellationToken limit)
    {
        var furniture = new HtmlFurniture(root, source);
        furniture.DropMarked(limit);
        root.Measure(source);
        furniture.DropAroundForms();
        root.Measure(source);
        furniture.DropUnderHeadings(limit);
        root.Measure(source);
        furniture.DropLinks(limit);
        root.Measure(source);
    }

    /// <summary>Whether an element is where the subjects of a text are listed.</summary>
    public static bool IsTags(HtmlNode node) => HasClass(node, "page.tags") && node.TextLength < 400;

    private void DropMarked(CancellationToken limit)
    {
        foreach (var node in root.All())
        {
            limit.ThrowIfCancellationRequested();
            if (node.IsText || node == root || HoldsMost(node)) continue;
            if (node["role"] is { } role && Roles.Contains(role) || node.Name is "footer" or "header" && IsOfPage(node) || IsHidden(node) || node.Name is "form" or "fieldset" or "label" && IsForm(node)) node.IsDropped = true;
            else if (HasClass(node, "page.class") && !IsTags(node) && !HoldsTitle(node)) node.IsDropped = true;
        }
    }

    private bool HoldsMost(HtmlNode node) => node.Name is "html" or "body" or "main" or "article" || node.TextLength - node.LinkLength > text * Most;

    // The head of a page may hold the title of the document beside the name of the site.
    private static bool IsOfPage(HtmlNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent) if (parent.Name is "article" or "main" or "section" || parent["role"] == "main") return false;
        return node.Name == "footer" || !HoldsTitle(node);
    }

    private static bool HoldsTitle(HtmlNode node) => node.All().Any(one => one.Name is "h1" && one.LinkLength * 2 < one.TextLength && one.TextLength > 3);

    // The text in another language may wait in a tab; all else that is hidden is for scripts or for nobody.
    private static bool IsHidden(HtmlNode node)
    {
        var style = node["style"];
        var hidden = node["hidden"] is not null || node["aria-hidden"] == "true" || style is not null && style.Replace(" ", "", StringComparison.Ordinal) is var plain && (plain.Contains("display:none", StringComparison.OrdinalIgnoreCase) || plain.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase));
        if (!hidden) return false;
        if (node["role"] == "tabpanel" || node["lang"] is not null || node["data-lang"] is not null) return false;
        return !(node.TextLength > 150 && node.Parent is { } parent && parent.Children.Exists(other => other != node && other.Name == node.Name && other.TextLength > 150 && (other["class"] ?? "") is { Length: > 0 } theirs && (node["class"] ?? "").Split(' ').Intersect(theirs.Split(' ')).Any()));
    }

    // Some systems wrap the whole page in a form; one that asks for a name and an address is short.
    private static bool IsForm(HtmlNode node) => node.Name != "form" || node.TextLength < 700;

    // "Sign here too" over a form has nothing more to say.
    private void DropAroundForms()
    {
        var stack = new Stack<HtmlNode>([root]);
        while (stack.TryPop(out var node))
        {
            foreach (var child in node.Children)
            {
                if (child is { IsDropped: true, Name: "form" } && node != root && !HoldsMost(node) && node.TextLength < 200 && !HasRows(node) && node.All().Any(one => one.Name is ['h', >= '1' and <= '6'])) node.IsDropped = true;
                if (!child.IsDropped && !child.IsText) stack.Push(child);
            }
        }
    }

    // Those who signed so far may stand over the form.
    private static bool HasRows(HtmlNode node) => node.All().Count(one => one.Name is "li" or "tr" or "dd" && one.TextLength > 3) > 1;

    private static bool HasClass(HtmlNode node, string section)
    {
        if (node.Name is "p" or "li" or "td" or "th" or "tr" or "h1" or "h2" or "a" && section == "page.class") return false;
        var set = Vocabulary.Of(section);
        foreach (var name in (ReadOnlySpan<string?>)[node["class"], node["id"]])
        {
            if (name is null || name.Length > 400) continue;
            var words = Word.Of(Parted(name));
            for (var i = 0; i < words.Count; i++)
            {
                // "has-sidebar", "no-share", "with-nav", "comments-closed" speak of something else.
                if (i > 0 && words[i - 1].Key is "has" or "no" or "with" or "without" or "show" or "hide" or "open" || i + 1 < words.Count && words[i + 1].Key is "closed" or "open" or "off" or "on") continue;
                if (set.At(words, i) > 0) return true;
            }
        }
        return false;
    }

    private static string Parted(string name)
    {
        var parted = new System.Text.StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1])) parted.Append(' ');
            parted.Append(name[i] is '-' or '_' ? ' ' : name[i]);
        }
        return parted.ToString();
    }

    // "Related", "Comments (3)": what follows up to the next heading of the same rank; the whole place when it starts with it.
    private void DropUnderHeadings(CancellationToken limit)
    {
        foreach (var node in root.All())
        {
            limit.ThrowIfCancellationRequested();
            if (node.Name is not ("h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "strong" or "b" or "summary" or "legend") || node.TextLength is 0 or > 60 || !IsPageHeading(node)) continue;
            if (node.Name is "strong" or "b" && node.Parent is not null && node.Parent.TextLength > node.TextLength) continue;
            var place = node;
            while (place.Parent is { } parent && !HoldsMost(parent) && parent != root && IsFirst(parent, place)) place = parent;
            if (place != node && place.Name is not ("p" or "strong" or "b")) { place.IsDropped = true; continue; }
            DropRest(place);
        }
    }

    private bool IsPageHeading(HtmlNode node)
    {
        var words = Word.Of(HtmlText.Plain(node, source));
        words.RemoveAll(word => char.IsDigit(word.Key[0]));
        return words.Count is > 0 and <= 8 && Vocabulary.Of("page.heading").Covers(words) is var covered && covered * 3 >= words.Count * 2 && Vocabulary.Of("page.heading").At(words, 0) > 0;
    }

    private static bool IsFirst(HtmlNode parent, HtmlNode child)
    {
        foreach (var one in parent.Children)
        {
            if (one == child) return true;
            if (!one.IsDropped && one.TextLength > 0) return false;
        }
        return false;
    }

    private void DropRest(HtmlNode heading)
    {
        var siblings = heading.Parent!.Children;
        heading.IsDropped = true;
        for (var i = siblings.IndexOf(heading) + 1; i < siblings.Count && !HoldsMost(siblings[i]); i++)
        {
            if (siblings[i].Name is ['h', >= '1' and <= '6'] && string.CompareOrdinal(siblings[i].Name, heading.Name) <= 0 && !IsPageHeading(siblings[i])) return;
            siblings[i].IsDropped = true;
        }
    }

    // Lists of links: menus, and links to other texts. Names of organisations may be links too.
    private void DropLinks(CancellationToken limit)
    {
        foreach (var node in root.All())
        {
            limit.ThrowIfCancellationRequested();
            if (node.IsText || node == root || node.Name is "html" or "body" or "main" or "article" or "a" || HoldsMost(node)) continue;
            if (node.Name is not ("ul" or "ol" or "div" or "p" or "table" or "section" or "dl" or "td" or "span" or "center" or "tr")) continue;
            if (node.Links < 3 || node.LinkLength * 100 < node.TextLength * 65 || IsTags(node) || IsListed(node)) continue;
            if (!IsLabelled(node)) node.IsDropped = true;
        }
    }

    private bool IsLabelled(HtmlNode node) => node.TextLength < 300 && HtmlText.Plain(node, source).IndexOfAny([':', '：']) is > 0 and < 40;

    // A list of names: under a heading of signing, or with names in it that look like signatories.
    private bool IsListed(HtmlNode list)
    {
        var links = list.All().Where(node => node.Name == "a" && node.TextLength > 0).Take(60).ToList();
        var names = 0;
        foreach (var link in links)
        {
            var name = HtmlText.Plain(link, source);
            var words = Word.Of(name);
            if (words.Count > 1 && Shape.LooksLikeSignatory(name, words)) names++;
        }
        if (names * 2 >= links.Count) return true;
        return HeadingBefore(list) is { Length: > 0 } heading && Vocabulary.Heading.In(Word.Of(heading)) && links.Count(link => link["href"] is { } href && href.Contains("://", StringComparison.Ordinal)) * 2 >= links.Count;
    }

    private string? HeadingBefore(HtmlNode node)
    {
        for (var place = node; place.Parent is { } parent; place = parent)
        {
            for (var i = parent.Children.IndexOf(place) - 1; i >= 0; i--)
            {
                if (parent.Children[i] is { IsDropped: false, TextLength: > 0 and < 120 } before) return HtmlText.Plain(before, source);
                if (!parent.Children[i].IsDropped && parent.Children[i].TextLength > 0) return null;
            }
        }
        return null;
    }
}
