// SPDX-License-Identifier: Apache-2.0
using Microsoft.Playwright;

namespace Undersigned.Specs.Browsing;

/// <summary>Who looks, and with what. Sizes are in CSS pixels; the phone's is the narrowest that the pages are drawn for.</summary>
internal sealed record View(int Width, int Height, string Locale = "en-GB", bool Dark = false, bool JavaScript = true)
{
    public static readonly View Desktop = new(1440, 900);
    public static readonly View Tablet = new(820, 1180);
    public static readonly View Phone = new(390, 844);

    public BrowserNewContextOptions Options => new()
    {
        ViewportSize = new() { Width = Width, Height = Height },
        Locale = Locale,
        TimezoneId = "UTC",
        ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
        // A screenshot or a contrast measured in the middle of a transition is a test that fails on Thursdays.
        ReducedMotion = ReducedMotion.Reduce,
        JavaScriptEnabled = JavaScript,
    };
}
