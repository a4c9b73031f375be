// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Languages;

/// <summary>The language that a text seems to be in.</summary>
/// <param name="Tag">BCP 47 tag; <c>und</c> when there is nothing to go by.</param>
/// <param name="Lead">How far it is ahead of the next, from 0, undecided, to 1.</param>
internal readonly record struct LanguageGuess(string Tag, double Lead)
{
    private const int Looked = 3000; // code units; more does not make the guess better

    public static readonly LanguageGuess None = new("und", 0);

    /// <summary>Guesses by script, then by letters, frequent words and trigrams of the languages in that script.</summary>
    /// <param name="text">Any text; its start is looked at.</param>
    /// <param name="among">Only these tags, when given and any of them is written in the text's script.</param>
    public static LanguageGuess Of(string text, IReadOnlyCollection<string>? among = null)
    {
        if (text.Length > Looked) text = text[..(char.IsHighSurrogate(text[Looked - 1]) ? Looked - 1 : Looked)];
        var script = Script.Main(text);
        if (script is ScriptKind.None or ScriptKind.Other) return None;
        var model = LanguageModel.Instance;
        var candidates = new List<int>();
        for (var i = 0; i < model.Tags.Length; i++)
        {
            if (model.Scripts[i] == script && (among is null || among.Contains(model.Tags[i]))) candidates.Add(i);
        }
        if (candidates.Count == 0) return among is null ? None : Of(text);
        if (candidates.Count == 1) return new LanguageGuess(model.Tags[candidates[0]], 1);
        var scores = Scores(text, model, candidates);
        var best = candidates.MaxBy(i => scores[i]);
        var second = candidates.Where(i => i != best).Max(i => scores[i]);
        if (scores[best] <= 0) return new LanguageGuess(model.Tags[best], 0);
        return new LanguageGuess(model.Tags[best], Math.Clamp((scores[best] - Math.Max(0, second)) / scores[best], 0, 1));
    }

    /// <summary>How much a text looks like one in any language that is known, for each of its letters: below 0 for noise, about 1 for good text.</summary>
    public static double Fitness(string text)
    {
        if (text.Length > Looked) text = text[..Looked];
        var script = Script.Main(text);
        if (script is ScriptKind.None) return 0;
        if (script is ScriptKind.Other) return -1;
        var model = LanguageModel.Instance;
        var letters = 0;
        var stray = 0; // letters of another script, and what no text has
        foreach (var c in text)
        {
            var of = Script.Of(c);
            if (of != ScriptKind.None) letters++;
            if (IsStray(c, of, script)) stray++;
        }
        var candidates = Enumerable.Range(0, model.Tags.Length).Where(i => model.Scripts[i] == script).ToList();
        var best = Script.IsEastAsian(script) ? EastAsian(text) : candidates.Max(Scores(text, model, candidates).ElementAt) + (candidates.Count == 1 ? letters * 0.25 : 0); // no trigrams are known for a script of one language
        return (best - 4.0 * stray - 2.0 * CaseFlips(text)) / letters;
    }

    // What does not belong into a text of a script: other scripts, signs that no sentence has, the leftovers of wrong tables.
    private static bool IsStray(char c, ScriptKind of, ScriptKind script)
    {
        if (c < 0x80) return char.IsControl(c) && c is not ('\r' or '\n' or '\t' or '\f');
        if (of != ScriptKind.None) return of != script && !(of == ScriptKind.Han && script == ScriptKind.Kana);
        if (char.IsWhiteSpace(c) || c is '“' or '”' or '‘' or '’' or '„' or '‚' or '«' or '»' or '–' or '—' or '…' or '•' or '·' or '№' or '§' or '°' or '©' or '\u00AD') return false;
        return script switch
        {
            ScriptKind.Arabic => c is not ('،' or '؛' or '؟' or '\u200C' or 'ـ') && !(c is >= '\u064B' and <= '\u0669' or >= '\u06F0' and <= '\u06F9'),
            ScriptKind.Latin => c is not ('¿' or '¡'),
            ScriptKind.Han or ScriptKind.Kana or ScriptKind.Hangul => c is not (>= '\u3000' and < '\u3020' or >= '\uFF00' and < '\uFF60' or '・'),
            _ => !char.IsDigit(c),
        };
    }

    // A wrong table turns lower case into upper: "Нет" in KOI8-R read as windows-1251 is "оЕФ".
    private static int CaseFlips(string text)
    {
        var flips = 0;
        for (var i = 1; i < text.Length; i++) if (char.IsLower(text[i - 1]) && char.IsUpper(text[i])) flips++;
        return flips;
    }

    private static double EastAsian(string text)
    {
        const string Frequent = "的一是不了在人有我他这個个们中来上大为和国地到以说時时要就出会可也你对生能而子那得于着下自之年過过发後后作里用道行所然家种事成方多经經么去法学如都同现當当没動动面起看定天分還还进好小部其些主样理心她本前开但因只从想实民與与會對發關为們這國请請書本社会者年月日会議声明共同";
        var sum = 0.0;
        foreach (var c in text)
        {
            var script = Script.Of(c);
            sum += script switch
            {
                ScriptKind.Kana or ScriptKind.Hangul => 0.9,
                ScriptKind.Han => Frequent.Contains(c, StringComparison.Ordinal) ? 1.6 : 0.1,
                _ => 0,
            };
        }
        return sum;
    }

    private static double[] Scores(string text, LanguageModel model, List<int> candidates)
    {
        var scores = new double[model.Tags.Length];
        Span<int> foreign = stackalloc int[model.Tags.Length];
        var word = new System.Text.StringBuilder();
        var a = ' ';
        var b = ' ';
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? char.ToLowerInvariant(text[i]) : ' ';
            if (c is '\u200C') continue;
            var inWord = char.IsLetter(c) || Script.Of(c) != ScriptKind.None || c is 'ʻ';
            if (inWord)
            {
                word.Append(c);
                if (c >= 0x80) foreach (var language in candidates) if (!model.HasLetter(language, c)) foreign[language]++;
            }
            else
            {
                c = ' ';
                if (word.Length > 0) AddWord(word.ToString(), model, scores);
                word.Clear();
                if (b == ' ') continue;
            }
            foreach (var (language, weight) in model.WithTrigram(a, b, c)) scores[language] += weight;
            (a, b) = (b, c);
        }
        foreach (var language in candidates) scores[language] -= 4.0 * Math.Min(foreign[language], 20);
        return scores;
    }

    private static void AddWord(string word, LanguageModel model, double[] scores)
    {
        var languages = model.WithWord(word);
        foreach (var language in languages) scores[language] += 2 + 4.0 / languages.Length;
    }
}
