// SPDX-License-Identifier: Apache-2.0
using Microsoft.Playwright;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Browsing;

/// <summary>Pictures for people to look at, in artifacts/screenshots. No test compares them: fonts differ between machines.</summary>
internal static class Screenshots
{
    public static async Task<string> SaveAsync(IPage page, string name)
    {
        var path = Path.Combine(Repository.Artifacts("screenshots"), name + ".png");
        await page.ScreenshotAsync(new() { Path = path, FullPage = true, Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        return path;
    }

    /// <summary>The part that fits in the window: for the guides in docs/screenshots, to which it is copied by hand.</summary>
    public static async Task SaveWindowAsync(IPage page, string name) =>
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Artifacts("screenshots"), name + ".png"), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
}
