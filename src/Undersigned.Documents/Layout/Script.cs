// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Layout;

/// <summary>Writing systems, as far as they tell languages apart.</summary>
internal enum ScriptKind { None, Latin, Cyrillic, Greek, Arabic, Hebrew, Han, Kana, Hangul, Armenian, Georgian, Devanagari, Bengali, Thai, Ethiopic, Other }

internal static class Script
{
    /// <summary>The script of a letter; None for digits, marks, punctuation and space.</summary>
    public static ScriptKind Of(char c) => c switch
    {
        < 'A' => ScriptKind.None,
        <= 'Z' => ScriptKind.Latin,
        < 'a' => ScriptKind.None,
        <= 'z' => ScriptKind.Latin,
        < '\u00C0' => c is 'ª' or 'º' or 'µ' ? ScriptKind.Latin : ScriptKind.None,
        < '\u0250' => c is '×' or '÷' ? ScriptKind.None : ScriptKind.Latin,
        < '\u0370' => ScriptKind.None,
        < '\u0400' => ScriptKind.Greek,
        < '\u0530' => ScriptKind.Cyrillic,
        < '\u0590' => ScriptKind.Armenian,
        < '\u0600' => ScriptKind.Hebrew,
        < '\u0780' => char.IsLetter(c) ? ScriptKind.Arabic : ScriptKind.None,
        < '\u0900' => ScriptKind.Other,
        < '\u0980' => ScriptKind.Devanagari,
        < '\u0A00' => ScriptKind.Bengali,
        >= '\u0E00' and < '\u0E80' => ScriptKind.Thai,
        >= '\u10A0' and < '\u1100' => ScriptKind.Georgian,
        >= '\u1100' and < '\u1200' => ScriptKind.Hangul,
        >= '\u1200' and < '\u1400' => ScriptKind.Ethiopic,
        >= '\u1E00' and < '\u1F00' => ScriptKind.Latin,
        >= '\u1F00' and < '\u2000' => ScriptKind.Greek,
        >= '\u3040' and < '\u3100' => c is '・' ? ScriptKind.None : ScriptKind.Kana,
        >= '\u3400' and < '\uA000' or '々' => ScriptKind.Han,
        >= '\uAC00' and < '\uD7B0' => ScriptKind.Hangul,
        >= '\uFB50' and < '\uFE00' or >= '\uFE70' and < '\uFEFF' => ScriptKind.Arabic,
        >= '\uFF21' and <= '\uFF5A' => ScriptKind.Latin,
        _ => char.IsLetter(c) ? ScriptKind.Other : ScriptKind.None,
    };

    /// <summary>Scripts written without spaces, or with words glued to others of another script.</summary>
    public static bool IsEastAsian(ScriptKind script) => script is ScriptKind.Han or ScriptKind.Kana or ScriptKind.Hangul;

    /// <summary>Whether its capital letters tell names from other words.</summary>
    public static bool HasCase(ScriptKind script) => script is ScriptKind.Latin or ScriptKind.Cyrillic or ScriptKind.Greek or ScriptKind.Armenian;

    /// <summary>The script most letters of a text are in, None when it has no letters.</summary>
    public static ScriptKind Main(string text)
    {
        Span<int> counts = stackalloc int[16];
        foreach (var c in text)
        {
            var script = Of(c);
            if (script != ScriptKind.None) counts[(int)script]++;
        }
        if (counts[(int)ScriptKind.Kana] > 0 && counts[(int)ScriptKind.Han] > 0 && counts[(int)ScriptKind.Kana] * 8 > counts[(int)ScriptKind.Han]) counts[(int)ScriptKind.Kana] += counts[(int)ScriptKind.Han];
        var best = 0;
        for (var i = 1; i < counts.Length; i++) if (counts[i] > counts[best]) best = i;
        return (ScriptKind)best;
    }
}
