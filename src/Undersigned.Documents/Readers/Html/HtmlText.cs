// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using AngleSharp.Html;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers.Html;

/// <summary>Text of a page with its character references resolved, each keeping its place.</summary>
internal static class HtmlText
{
    private const int LongestName = 33; // "CounterClockwiseContourIntegral;" and the ampersand

    /// <summary>Adds the text of a piece of source to a text.</summary>
    public static void Append(MappedTextBuilder text, string source, int from, int to)
    {
        while (from < to)
        {
            var ampersand = source.AsSpan(from, to - from).IndexOf('&');
            var end = ampersand < 0 ? to : from + ampersand;
            text.Append(source, from, end);
            from = end;
            if (from == to) return;
            var (meant, length) = Reference(source.AsSpan(from, Math.Min(to - from, LongestName)));
            if (length == 0) { text.Append(source, from, ++from); continue; }
            text.Append(meant, from, from + length, true);
            from += length;
        }
    }

    /// <summary>The text of an element, without its places.</summary>
    public static string Plain(HtmlNode node, string source)
    {
        var text = new MappedTextBuilder();
        foreach (var one in node.All())
        {
            if (one.IsText) Append(text, source, one.From, one.To);
            else if (one.Name is "br" or "p" or "div" or "li" or "td" or "tr") text.Space(one.From);
        }
        return text.Take().Text;
    }

    // What a reference at the start of a text stands for, and its length there; 0 when there is none.
    private static (string Meant, int Length) Reference(ReadOnlySpan<char> text)
    {
        if (text.Length < 3) return ("", 0);
        if (text[1] == '#') return Number(text);
        var length = 1;
        while (length < text.Length && char.IsAsciiLetterOrDigit(text[length])) length++;
        if (length < text.Length && text[length] == ';') length++;
        // Without a semicolon the longest of the old names counts: "&copy2024" is "©2024".
        for (; length > 2; length--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(text[1..length].ToString()) is { } symbol) return (symbol, length);
        }
        return ("", 0);
    }

    private static (string Meant, int Length) Number(ReadOnlySpan<char> text)
    {
        var hex = text[2] is 'x' or 'X';
        var start = hex ? 3 : 2;
        var end = start;
        while (end < text.Length && end - start < 8 && (hex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end]))) end++;
        if (end == start) return ("", 0);
        var value = int.Parse(text[start..end], hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture);
        if (end < text.Length && text[end] == ';') end++;
        if (HtmlEntityProvider.IsInCharacterTable(value)) return (HtmlEntityProvider.GetSymbolFromTable(value) ?? "\uFFFD", end);
        return value is <= 0 or > 0x10FFFF or >= 0xD800 and <= 0xDFFF ? ("\uFFFD", end) : (char.ConvertFromUtf32(value), end);
    }
}
