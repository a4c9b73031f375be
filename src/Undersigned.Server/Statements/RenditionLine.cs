// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Statements;

/// <summary>What a rendition is, in a line above the text.</summary>
internal static class RenditionLine
{
    public static string RoleKey(RenditionRole role) => role switch
    {
        RenditionRole.Authentic => "rendition.authentic",
        RenditionRole.OfficialTranslation => "rendition.official-translation",
        RenditionRole.Translation => "rendition.translation",
        _ => "rendition.unstated",
    };

    /// <summary>Role, translator and source of the one shown, then what is authentic, where another one is too or this one is not.</summary>
    public static Phrase Of(Interface ui, RenditionView current, IReadOnlyList<RenditionView> all)
    {
        var authentic = all.Where(r => r.Role == RenditionRole.Authentic).Select(r => ui.LanguageName(r.Language)).ToArray();
        var alone = current.Role == RenditionRole.Authentic ? authentic.Length < 2 : authentic.Length == 0;
        return ui.Say(alone ? "rendition.line" : "rendition.line-with-authentic",
            ("role", Markup.Strong(ui[RoleKey(current.Role)])),
            ("origin", Origin(ui, current)),
            ("count", authentic.Length),
            ("languages", ui.List(authentic)));
    }

    /// <summary>“ by the secretariat, from the English”: the part of the line that only a translation has.</summary>
    private static string Origin(Interface ui, RenditionView rendition) => (rendition.Translator, rendition.From) switch
    {
        ({ } by, { } from) => ui.Line("rendition.by-from", ("by", by), ("language", ui.LanguageName(from))),
        ({ } by, null) => ui.Line("rendition.by", ("by", by)),
        (null, { } from) => ui.Line("rendition.from", ("language", ui.LanguageName(from))),
        _ => "",
    };
}
