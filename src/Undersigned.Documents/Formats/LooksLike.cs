// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Formats;

/// <summary>Tells formats that are text by the first bytes, whatever the name says. UTF-16 is looked at without its zeros.</summary>
internal static class LooksLike
{
    private const int Looked = 4096; // bytes

    private static readonly string[] Tags = ["html", "head", "body", "p", "div", "h1", "h2", "h3", "table", "ul", "ol", "meta", "article", "section", "span", "br", "main"];

    /// <summary>Whether it starts as an HTML document does.</summary>
    public static bool Html(ReadOnlySpan<byte> bytes)
    {
        var text = Start(bytes).AsSpan().TrimStart();
        while (text.StartsWith("<!--") || text.StartsWith("<?"))
        {
            var end = text.IndexOf('>');
            if (end < 0) return false;
            text = text[(end + 1)..].TrimStart();
        }
        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)) return true;
        return text.StartsWith("<") && Count(text) >= 3; // a page without its head: saved, or from a mail
    }

    /// <summary>Whether there is any tag of HTML in it.</summary>
    public static bool Markup(ReadOnlySpan<byte> bytes) => Count(Start(bytes)) > 0;

    /// <summary>Whether it starts with the head of a mail: lines of a name and a colon, and those that every mail has among them.</summary>
    public static bool Mail(ReadOnlySpan<byte> bytes)
    {
        var known = 0;
        var lines = 0;
        foreach (var line in Start(bytes).AsSpan().EnumerateLines())
        {
            if (line.Length == 0) break;
            if (lines > 0 && line[0] is ' ' or '\t') continue;
            if (lines == 0 && line.StartsWith("From ")) continue; // a mailbox of one mail
            var colon = line.IndexOf(':');
            if (colon < 1 || line[..colon].ContainsAnyExcept(HeaderName)) return false;
            if (line[..colon] is "From" or "To" or "Date" or "Message-ID" or "MIME-Version" or "Received" or "Return-Path" or "Content-Type" or "Delivered-To" or "Message-Id" or "Mime-Version") known++;
            lines++;
        }
        return known >= 3;
    }

    private static readonly System.Buffers.SearchValues<char> HeaderName = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    private static string Start(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder(Looked);
        foreach (var b in bytes[..Math.Min(bytes.Length, Looked)]) if (b is not (0 or 0xEF or 0xBB or 0xBF or 0xFE or 0xFF)) text.Append((char)b);
        return text.ToString();
    }

    private static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = text.IndexOf('<'); at >= 0 && at + 1 < text.Length;)
        {
            var rest = text[(at + 1)..];
            if (rest[0] == '/') rest = rest[1..];
            foreach (var tag in Tags) if (rest.StartsWith(tag, StringComparison.OrdinalIgnoreCase) && rest.Length > tag.Length && rest[tag.Length] is '>' or ' ' or '/' or '\n' or '\r' or '\t') count++;
            var next = text[(at + 1)..].IndexOf('<');
            at = next < 0 ? -1 : at + 1 + next;
        }
        return count;
    }
}
