// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.RegularExpressions;

namespace Undersigned.Server.Import;

/// <summary>The site that a page was saved from, as the page says itself: by its canonical address, the address for sharing, its base, or the note that a browser leaves on top.</summary>
internal static partial class DocumentHost
{
    /// <summary>So much of a page has its head in it.</summary>
    private const int Head = 256 * 1024;

    /// <summary>The host in lower case and without <c>www.</c>; null where the page names none.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Head)]);
        foreach (Match tag in Tag().Matches(text))
            if (Names().IsMatch(tag.Value) && Address().Match(tag.Value) is { Success: true } address) return Bare(address.Groups[1].Value);
        return SavedFrom().Match(text) is { Success: true } saved ? Bare(saved.Groups[1].Value) : null;
    }

    private static string Bare(string host)
    {
        var lower = host.ToLowerInvariant();
        return lower.StartsWith("www.", StringComparison.Ordinal) ? lower[4..] : lower;
    }

    [GeneratedRegex("<(?:link|meta|base)\\s[^<>]{1,2000}>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("rel\\s*=\\s*[\"']?canonical|property\\s*=\\s*[\"']?og:url|^<base", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Names();

    [GeneratedRegex("(?:href|content)\\s*=\\s*[\"']?\\s*(?:https?:)?//([a-z0-9.-]{1,253})", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("<!-- saved from url=\\(\\d+\\)https?://([a-z0-9.-]{1,253})", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SavedFrom();
}
