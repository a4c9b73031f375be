// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Statements;

/// <summary>What an act of the log says, in a sentence of the reader's language.</summary>
internal static class ActSentence
{
    public static Phrase Of(Interface ui, HistoryAct act)
    {
        var key = Key(ui, act);
        var values = new List<(string, object)>(4);
        if (act.Name is { } name)
            values.Add(("name", act.Kind == "withdrawal" ? Markup.Struck(name, act.NameLanguage) : Markup.Strong(name, act.NameLanguage)));
        if (act.Count > 1)
            values.Add(("count", act.Count));
        if (act.Until is { } until)
            values.Add(("date", Markup.Day(ui, until)));
        else if (act.OfDay is { } day)
            values.Add(("date", Markup.Day(ui, day)));
        if (act.Reason is { } reason)
            values.Add(("reason", ui.Word("reason.", reason)));
        if (act.Paragraph is { } paragraph)
            values.Add(("paragraph", ui.Plain(paragraph)));
        if (act.Language is { } language)
            values.Add(("language", ui.LanguageName(language)));
        if (key == "act.unknown")
            values.Add(("kind", act.Kind));
        return ui.Say(key, [.. values]);
    }

    /// <summary>The most exact sentence for what the act carries; an act from a later version of the protocol is named as it is.</summary>
    private static string Key(Interface ui, HistoryAct act)
    {
        var key = "act." + act.Kind;
        if (!ui.Has(key) && !ui.Has(key + ".unnamed"))
            return "act.unknown";
        if (act.Count > 1 && ui.Has(key + ".many"))
            return key + ".many";
        if (act.Name is null && ui.Has(key + ".unnamed"))
            return key + ".unnamed";
        if (act.Until is not null && ui.Has(key + ".until"))
            return key + ".until";
        if (act.OfDay is not null && ui.Has(key + ".of"))
            return key + ".of";
        if (act.Language is not null && ui.Has(key + ".in"))
            return key + ".in";
        if (act.Paragraph is not null && ui.Has(key + ".paragraph"))
            return key + ".paragraph";
        if (act.Reason is not null && ui.Has(key + ".reason"))
            return key + ".reason";
        return key;
    }
}
