// SPDX-License-Identifier: Apache-2.0
using Microsoft.Playwright;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Browsing;

/// <summary>A page on paper, and what can be read on it.</summary>
internal static class Print
{
    /// <summary>Prints as the stylesheet's print rules say, tagged for screen readers.</summary>
    public static Task<byte[]> ToPdfAsync(IPage page) =>
        page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = false, Tagged = true, Outline = true });

    /// <summary>The text in reading order, one string a printed page.</summary>
    public static async Task<IReadOnlyList<string>> TextOfAsync(byte[] pdf)
    {
        var result = await Command.RunAsync(Needs.PdfToText(), ["-enc", "UTF-8", "-", "-"], pdf);
        return result.Expect(0).Out.TrimEnd('\f').Split('\f');
    }
}
