// SPDX-License-Identifier: Apache-2.0
using Microsoft.Playwright;

namespace Undersigned.Specs.Browsing;

/// <summary>How a page lies in its window.</summary>
internal static class Layout
{
    /// <summary>Fails with what sticks out, if the page as a whole can be scrolled sideways.</summary>
    public static async Task ExpectNoSidewaysScrollingAsync(IPage page)
    {
        var outside = await page.EvaluateAsync<string[]>("""
            () => document.documentElement.scrollWidth <= innerWidth ? [] : [
              `${document.documentElement.scrollWidth} pixels wide in ${innerWidth}`,
              ...[...document.querySelectorAll('body *')].filter(element => {
                const box = element.getBoundingClientRect();
                return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1);
              }).slice(0, 5).map(element => element.outerHTML.slice(0, 200)),
            ]
            """);
        Assert.True(outside.Length == 0, $"{page.Url} scrolls sideways:\n{string.Join('\n', outside)}");
    }

    public static async Task ResizeAsync(IPage page, View view)
    {
        await page.SetViewportSizeAsync(view.Width, view.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = view.Dark ? ColorScheme.Dark : ColorScheme.Light });
    }
}
