// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers.Html;

/// <summary>What a page says of itself outside its text: title, date, language, subjects.</summary>
internal static class HtmlHead
{
    private const int DeepestJson = 32;

    /// <summary>The encoding that a page names in its head; null when it names none.</summary>
    public static string? Charset(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, 2048)];
        var at = start.IndexOf("charset="u8);
        if (at < 0) at = start.IndexOf("encoding="u8) is >= 0 and var xml ? xml + 1 : -1;
        if (at < 0) return null;
        var name = new System.Text.StringBuilder();
        foreach (var b in start[(at + 8)..])
        {
            if (b is (byte)'"' or (byte)'\'' or (byte)' ' && name.Length == 0) continue;
            if (name.Length > 20 || !(char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_')) break;
            name.Append((char)b);
        }
        return name.Length > 2 ? name.ToString() : null;
    }

    public static Clues Read(HtmlNode root, string source)
    {
        var all = root.All().Where(node => !node.IsText).ToList();
        var titles = new List<MappedText>();
        string? published = null;
        string? language = null;
        var tags = new List<string>();
        foreach (var node in all)
        {
            switch (node.Name)
            {
                case "html":
                    language ??= node["lang"] ?? node["xml:lang"];
                    break;
                case "title" when titles.Count < 4:
                    var text = new MappedTextBuilder();
                    foreach (var child in node.Children) HtmlText.Append(text, source, child.From, child.To);
                    titles.Add(text.Take());
                    break;
                case "meta" when node["content"] is { Length: > 0 and < 1000 } content:
                    switch ((node["property"] ?? node["name"] ?? node["itemprop"] ?? node["http-equiv"] ?? "").ToUpperInvariant())
                    {
                        case "OG:TITLE" or "TWITTER:TITLE" or "DC.TITLE" or "DCTERMS.TITLE" or "CITATION_TITLE":
                            titles.Insert(0, Attribute(node, content));
                            break;
                        case "ARTICLE:PUBLISHED_TIME" or "DATEPUBLISHED" or "DC.DATE" or "DC.DATE.ISSUED" or "DCTERMS.DATE" or "DCTERMS.ISSUED" or "DCTERMS.CREATED" or "DATE" or "PUBDATE" or "PUBLISHDATE" or "PUBLICATION_DATE" or "CITATION_PUBLICATION_DATE" or "SAILTHRU.DATE":
                            published ??= content;
                            break;
                        case "CONTENT-LANGUAGE" or "DC.LANGUAGE" or "OG:LOCALE":
                            language ??= content.Replace('_', '-');
                            break;
                        case "ARTICLE:TAG":
                            tags.Add(content);
                            break;
                    }
                    break;
                case "script" when published is null && node["type"] is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase):
                    published = node.Children.Count > 0 ? Published(source[node.Children[0].From..node.Children[^1].To]) : null;
                    break;
            }
        }
        // A date that a script would put into words is worth more than that of the page.
        var time = all.FirstOrDefault(node => node.Name == "time" && node["datetime"] is not null && (node["pubdate"] is not null || node["itemprop"] == "datePublished")) ?? all.FirstOrDefault(node => node.Name == "time" && node["datetime"] is not null);
        var date = published ?? time?["datetime"];
        return new Clues { Titles = titles, Published = date is null ? null : Value(date), Language = language, Tags = tags };
    }

    // A value's place is not needed to the letter: that of its tag is near enough.
    private static MappedText Attribute(HtmlNode node, string value)
    {
        var text = new MappedTextBuilder();
        text.Append(value, node.From, node.From + 1, true);
        return text.Take();
    }

    private static MappedText Value(string value)
    {
        var text = new MappedTextBuilder();
        text.Append(value, 0, 1, true);
        return text.Take();
    }

    private static string? Published(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestJson, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Find(document.RootElement);
        }
        catch (JsonException)
        {
            return null; // a page's scripts are not ours to mend
        }
    }

    private static string? Find(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array) return element.EnumerateArray().Select(Find).FirstOrDefault(found => found is not null);
        if (element.ValueKind != JsonValueKind.Object) return null;
        if (element.TryGetProperty("datePublished", out var date) && date.ValueKind == JsonValueKind.String) return date.GetString();
        return element.TryGetProperty("@graph", out var graph) ? Find(graph) : null;
    }
}
