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
internal sealed class HtmlTree
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

    private readonly string source;
    private readonly List<HtmlNode> open;
    private readonly CancellationToken limit;

    /// <summary>Starts a tree; the root has no name of its own but "#root".</summary>
    public HtmlTree(string source, CancellationToken limit)
    {
        (this.source, this.limit) = (source, limit);
        Root = new HtmlNode { Name = "#root", To = source.Length };
        open = [Root];
    }

    public HtmlNode Root { get; }

    /// <summary>Reads a page.</summary>
    public static HtmlNode Parse(string source, CancellationToken limit)
    {
        var tree = new HtmlTree(source, limit);
        tree.Add(0, source.Length);
        tree.Close();
        return tree.Root;
    }

    /// <summary>Adds the tags and texts in a part of the source. What it leaves open stays open.</summary>
    public void Add(int from, int to)
    {
        using var text = new TextSource(from == 0 && to == source.Length ? source : source[from..to]);
        using var tokens = new HtmlTokenizer(text, HtmlEntityProvider.Resolver) { SkipComments = true };
        HtmlNode? run = null; // the text that ends where the next token starts
        for (var count = 1; ; count++)
        {
            if (count % Looked == 0) limit.ThrowIfCancellationRequested();
            var token = tokens.Get();
            var at = token.Type == HtmlTokenType.EndOfFile ? to : Math.Min(from + token.Position.Index, to);
            if (run is not null) run.To = at;
            run = null;
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    return;
                case HtmlTokenType.Character:
                    run = Text(at, at);
                    break;
                case HtmlTokenType.StartTag:
                    var tag = (HtmlTagToken)token;
                    var attributes = new KeyValuePair<string, string>[tag.Attributes.Count];
                    for (var i = 0; i < attributes.Length; i++) attributes[i] = new(tag.Attributes[i].Name, tag.Attributes[i].Value);
                    Start(tag.Name, at, attributes, tag.IsSelfClosing);
                    tokens.State = ModeIn(tag.Name);
                    break;
                case HtmlTokenType.EndTag:
                    tokens.State = HtmlParseMode.PCData;
                    End(token.Name, at);
                    break;
            }
        }
    }

    /// <summary>Adds a text.</summary>
    public HtmlNode Text(int from, int to)
    {
        var run = new HtmlNode { From = from, To = to, Parent = open[^1] };
        open[^1].Children.Add(run);
        return run;
    }

    /// <summary>Ends all that is open.</summary>
    public void Close()
    {
        foreach (var node in open) node.To = source.Length;
        open.RemoveRange(1, open.Count - 1);
    }

    private static HtmlParseMode ModeIn(string name) => name switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "title" or "textarea" => HtmlParseMode.RCData,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => HtmlParseMode.PCData,
    };

    /// <summary>Starts an element, ending those that it ends.</summary>
    public void Start(string name, int at, IReadOnlyList<KeyValuePair<string, string>> attributes, bool selfClosing = false)
    {
        if (EndsParagraph.Contains(name)) Close("p", at);
        if (Ends.TryGetValue(name, out var rule)) CloseAny(rule.Ends, rule.Within, at);
        var node = new HtmlNode { Name = name, Attributes = attributes, From = at, To = at, Parent = open[^1] };
        open[^1].Children.Add(node);
        if (!Void.Contains(name) && !(selfClosing && open.Exists(one => one.Name is "svg" or "math")) && open.Count < Deepest) open.Add(node);
    }

    /// <summary>Ends an element, and all that is open in it.</summary>
    public void End(string name, int at)
    {
        if (name is "html" or "body") return; // what follows them belongs to them
        if (name is "p" or "br") { Close("p", at); return; }
        var isCell = Cells.Contains(name) || name is "tr" or "tbody" or "thead" or "tfoot";
        for (var i = open.Count - 1; i > 0; i--)
        {
            if (open[i].Name == name) { CloseFrom(i, at); return; }
            if (!isCell && Cells.Contains(open[i].Name)) return; // a stray end tag ends nothing outside its cell
        }
    }

    private void Close(string name, int at)
    {
        for (var i = open.Count - 1; i > 0; i--)
        {
            if (open[i].Name == name) { CloseFrom(i, at); return; }
            if (Cells.Contains(open[i].Name) || open[i].Name is "button" or "object" or "template" or "li" or "div" or "section" or "article" or "main" or "blockquote") return;
        }
    }

    private void CloseAny(string[] names, string[] within, int at)
    {
        for (var i = open.Count - 1; i > 0; i--)
        {
            if (Array.IndexOf(within, open[i].Name) >= 0) return;
            if (Array.IndexOf(names, open[i].Name) >= 0) CloseFrom(i, at);
            else if (open[i].Name is "table" or "ul" or "ol" or "dl") return;
        }
    }

    private void CloseFrom(int i, int at)
    {
        for (var j = i; j < open.Count; j++) open[j].To = at;
        open.RemoveRange(i, open.Count - i);
    }
}
