// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Storage;

/// <summary>What the operator wrote in several languages.</summary>
internal static class InLanguage
{
    /// <summary>In the reader's language, else in English, else in the first there is; null where there is none.</summary>
    public static string? In(this IReadOnlyDictionary<string, string> texts, Interface ui) =>
        texts.GetValueOrDefault(ui.Language) ?? texts.GetValueOrDefault("en") ?? texts.Values.FirstOrDefault();
}
