// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Undersigned.Documents.Readers.Pdf;

/// <summary>An element of the structure that a file gives of itself (ISO 32000-1 §14.7), or a piece of a page in it.</summary>
internal sealed class PdfTag(string role)
{
    private const int Deepest = 60;
    private const int Most = 300_000;

    private static readonly FrozenSet<string> Standard = FrozenSet.ToFrozenSet(["Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "FENote", "Reference", "BibEntry", "Code", "Link", "Annot", "Em", "Strong", "Sub", "Ruby", "RB", "RT", "RP", "Warichu", "Figure", "Formula", "Form", "Artifact", "Aside"]);

    /// <summary>One of the standard types; empty for a piece of a page.</summary>
    public string Role { get; } = role;

    public List<PdfTag> Kids { get; } = [];

    /// <summary>The language that it gives, as a BCP 47 tag, or null.</summary>
    public string? Language { get; init; }

    /// <summary>The number of the page, of a piece of one.</summary>
    public int Page { get; init; }

    /// <summary>The number by which the page knows the piece; -1 when this is none.</summary>
    public int Mark { get; init; } = -1;

    /// <summary>The structure of a document; null when it has none or none that can be followed.</summary>
    public static PdfTag? Read(PdfDocument document, CancellationToken limit)
    {
        try
        {
            var reader = new Reader(document, limit);
            return reader.Root();
        }
        catch (Exception error) when (error is not (OperationCanceledException or TooMuchInflatedException or OutOfMemoryException or ThreadAbortException))
        {
            return null; // What is damaged here says nothing of the pages.
        }
    }

    private sealed class Reader(PdfDocument document, CancellationToken limit)
    {
        private readonly Dictionary<IndirectReference, int> pages = [];
        private readonly HashSet<IndirectReference> seen = [];
        private DictionaryToken? roles;
        private int count;

        public PdfTag? Root()
        {
            if (Resolve(Entry(document.Structure.Catalog.CatalogDictionary, "StructTreeRoot")) is not DictionaryToken root) return null;
            roles = Resolve(Entry(root, "RoleMap")) as DictionaryToken;
            AddPages(Entry(document.Structure.Catalog.CatalogDictionary, "Pages"), 0);
            seen.Clear();
            var top = new PdfTag("Document");
            Add(top, Entry(root, "K"), 0, 0);
            return top.Kids.Count == 0 ? null : top;
        }

        // Pages are known by what refers to them, and numbered in their order.
        private void AddPages(IToken? token, int depth)
        {
            if (token is not IndirectReferenceToken { Data: var reference } || depth > Deepest || !seen.Add(reference) || Resolve(token) is not DictionaryToken node) return;
            if (Resolve(Entry(node, "Kids")) is ArrayToken kids) foreach (var kid in kids.Data) AddPages(kid, depth + 1);
            else pages[reference] = pages.Count + 1;
        }

        private static IToken? Entry(DictionaryToken dictionary, string name) => dictionary.TryGet(NameToken.Create(name), out var token) ? token : null;

        private IToken? Resolve(IToken? token)
        {
            for (var i = 0; i < 8 && token is IndirectReferenceToken reference; i++) token = document.Structure.GetObject(reference.Data)?.Data;
            return token;
        }

        // What stands under /K: elements, and pieces of pages by their numbers.
        private void Add(PdfTag parent, IToken? token, int page, int depth)
        {
            limit.ThrowIfCancellationRequested();
            if (token is null || depth > Deepest || ++count > Most) return;
            // An element has one parent; one that comes again stands in a ring.
            if (token is IndirectReferenceToken { Data: var reference } && !seen.Add(reference)) return;
            switch (Resolve(token))
            {
                case NumericToken { Int: >= 0 } number:
                    parent.Kids.Add(new PdfTag("") { Page = page, Mark = number.Int });
                    break;
                case ArrayToken array:
                    foreach (var kid in array.Data) Add(parent, kid, page, depth + 1);
                    break;
                case DictionaryToken dictionary:
                    if (Entry(dictionary, "Pg") is IndirectReferenceToken { Data: var place } && pages.TryGetValue(place, out var own)) page = own;
                    if (Entry(dictionary, "MCID") is NumericToken { Int: >= 0 } mark) parent.Kids.Add(new PdfTag("") { Page = page, Mark = mark.Int });
                    else if (Entry(dictionary, "S") is NameToken name)
                    {
                        var element = new PdfTag(Role(name.Data)) { Language = (Resolve(Entry(dictionary, "Lang")) as StringToken)?.Data };
                        parent.Kids.Add(element);
                        Add(element, Entry(dictionary, "K"), page, depth + 1);
                    }
                    break;
            }
        }

        private string Role(string name)
        {
            for (var i = 0; i < 8 && !Standard.Contains(name) && roles is not null && Entry(roles, name) is NameToken mapped; i++) name = mapped.Data;
            return Standard.Contains(name) ? name : "NonStruct";
        }
    }
}
