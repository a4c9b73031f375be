// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Pages;

/// <summary>The fields that a form sends.</summary>
internal static class FormBody
{
    /// <summary>So much of a field that cannot be used is shown again.</summary>
    private const int MaxShown = 300;

    /// <summary>Reads the form; without one, no fields.</summary>
    public static async Task<IFormCollection> Read(HttpContext context) =>
        context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;

    /// <summary>What is shown again of a field that was refused: without control characters and what turns the direction of writing, and not at any length.</summary>
    public static string Shown(string value)
    {
        var kept = new string([.. value.Take(MaxShown).Where(c => !char.IsControl(c) && c is not ((>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')))]);
        return kept.Length > 0 && char.IsHighSurrogate(kept[^1]) ? kept[..^1] : kept;
    }
}
