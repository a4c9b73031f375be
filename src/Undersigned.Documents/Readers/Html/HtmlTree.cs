// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Undersigned.Documents.Readers.Html;

/// <summary>
/// The elements of a page. AngleSharp finds the tags; the tree is put together here, because its own keeps no places of texts and takes a time
/// that grows with the square of the depth. Elements below a depth that no honest page has become children of the last one above it.
/// </summary>
internal static class HtmlTree
{
    private const int Deepest = 150;
    private const int Looked = 4096; // tokens between two looks at the clock

    private static readonly FrozenSet<string> Void = FrozenSet.Create("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");

    // What ends an open paragraph by starting.
    private static readonly FrozenSet<string> EndsParagraph = FrozenSet.Create(
        "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "dt", "dd", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "ul");

    // Which open elements a start tag ends, and at which the search for them stops.
    private static readonly FrozenDictionary<string, (string[] Ends, string[] Within)> Ends = new Dictionary<string, (string[], string[])>
    {
        ["li"] = (["li"], ["ul", "ol", "menu", "dir"]),
        ["dt"] = (["dt", "dd"], ["dl"]),
        ["dd"] = (["dt", "dd"], ["dl"]),
        ["tr"] = (["tr", "td", "th", "caption", "colgroup"], ["table", "thead", "tbody", "tfoot"]),
        ["td"] = (["td", "th", "caption", "colgroup"], ["table", "tr"]),
        ["th"] = (["td", "th", "caption", "colgroup"], ["table", "tr"]),
        ["thead"] = (["thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup"], ["table"]),
        ["tbody"] = (["thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup"], ["table"]),
        ["tfoot"] = (["thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup"], ["table"]),
        ["option"] = (["option"], ["select", "datalist"]),
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Cells = FrozenSet.Create("td", "th", "caption", "table");

    /// <summary>Reads a page; the root has no name of its own but "#root".</summary>
    public static HtmlNode Parse(string source, CancellationToken limit)
    {
        var root = new HtmlNode { Name = "#root", To = source.Length };
        var open = new List<HtmlNode> { root };
        using var text = new TextSource(source);
        using var tokens = new HtmlTokenizer(text, HtmlEntityProvider.Resolver) { SkipComments = true };
        HtmlNode? run = null; // the text that ends where the next token starts
        for (var count = 1; ; count++)
        {
            if (count % Looked == 0) limit.ThrowIfCancellationRequested();
            var token = tokens.Get();
            var at = Math.Min(token.Position.Index, source.Length);
            if (run is not null) run.To = at;
            run = null;
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    if (open[^1].Children is [.., { IsText: true } last]) last.To = source.Length;
                    foreach (var node in open) node.To = source.Length;
                    return root;
                case HtmlTokenType.Character:
                    run = new HtmlNode { From = at, To = at, Parent = open[^1] };
                    open[^1].Children.Add(run);
                    break;
                case HtmlTokenType.StartTag:
                    tokens.State = ModeIn(Start(open, (HtmlTagToken)token, at));
                    break;
                case HtmlTokenType.EndTag:
                    tokens.State = HtmlParseMode.PCData;
                    End(open, token.Name, at);
                    break;
            }
        }
    }

    private static HtmlParseMode ModeIn(string name) => name switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "title" or "textarea" => HtmlParseMode.RCData,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => HtmlParseMode.PCData,
    };

    private static string Start(List<HtmlNode> open, HtmlTagToken tag, int at)
    {
        var name = tag.Name;
        if (EndsParagraph.Contains(name)) Close(open, "p", at);
        if (Ends.TryGetValue(name, out var rule)) CloseAny(open, rule.Ends, rule.Within, at);
        var attributes = new KeyValuePair<string, string>[tag.Attributes.Count];
        for (var i = 0; i < attributes.Length; i++) attributes[i] = new(tag.Attributes[i].Name, tag.Attributes[i].Value);
        var node = new HtmlNode { Name = name, Attributes = attributes, From = at, To = at, Parent = open[^1] };
        open[^1].Children.Add(node);
        if (!Void.Contains(name) && !(tag.IsSelfClosing && open.Exists(one => one.Name is "svg" or "math")) && open.Count < Deepest) open.Add(node);
        return name;
    }

    private static void End(List<HtmlNode> open, string name, int at)
    {
        if (name is "html" or "body") return; // what follows them belongs to them
        if (name == "p" || name == "br") { Close(open, "p", at); return; }
        var isCell = Cells.Contains(name) || name is "tr" or "tbody" or "thead" or "tfoot";
        for (var i = open.Count - 1; i > 0; i--)
        {
            if (open[i].Name == name) { CloseFrom(open, i, at); return; }
            if (!isCell && Cells.Contains(open[i].Name)) return; // a stray end tag ends nothing outside its cell
        }
    }

    private static void Close(List<HtmlNode> open, string name, int at)
    {
        for (var i = open.Count - 1; i > 0; i--)
        {
            if (open[i].Name == name) { CloseFrom(open, i, at); return; }
            if (Cells.Contains(open[i].Name) || open[i].Name is "button" or "object" or "template" or "li" or "div" or "section" or "article" or "main" or "blockquote") return;
        }
    }

    private static void CloseAny(List<HtmlNode> open, string[] names, string[] within, int at)
    {
        for (var i = open.Count - 1; i > 0; i--)
        {
            if (Array.IndexOf(within, open[i].Name) >= 0) return;
            if (Array.IndexOf(names, open[i].Name) >= 0) CloseFrom(open, i, at);
            else if (open[i].Name is "table" or "ul" or "ol" or "dl") return;
        }
    }

    private static void CloseFrom(List<HtmlNode> open, int i, int at)
    {
        for (var j = i; j < open.Count; j++) open[j].To = at;
        open.RemoveRange(i, open.Count - i);
    }
}
