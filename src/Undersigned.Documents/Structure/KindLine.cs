// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Undersigned.Documents.Dates;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;

namespace Undersigned.Documents.Structure;

/// <summary>A line that starts with what the document is: "Joint statement", "Declaration of the Andean Network, 3 May 2021", "Open letter to the minister".</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Issuer">Who issues it, as printed, or null.</param>
/// <param name="Title">The title after a colon or dash, or null.</param>
/// <param name="Topic">Whether it also says what it is about or whom it addresses.</param>
/// <param name="Date">A date in it, or null.</param>
/// <param name="Weak">Whether it says no more than "statement".</param>
internal sealed record KindLine(StatementKind Kind, string? Issuer, MappedText? Title, bool Topic, FoundDate? Date, bool Weak)
{
    private const int Longest = 32; // words
    private static readonly SearchValues<char> Bars = SearchValues.Create("/–—|");
    private static readonly HashSet<string> Strong = ["on", "about", "regarding", "concerning", "sobre", "acerca", "о", "об", "про", "щодо", "über", "zu", "zum", "zur", "hakkinda", "حول", "بشان", "درباره", "w", "o", "για", "su", "sul", "sulla", "to", "against", "gegen", "contra", "против", "проти"];

    /// <summary>Reads a line; null when it does not start with a kind.</summary>
    public static KindLine? Of(Block block, bool monthFirst)
    {
        var words = block.Words;
        if (words.Count is 0 || block.Length > Longest) return null;
        var first = 0;
        Kinds.Found? found = null;
        for (; first < Math.Min(3, words.Count); first++)
        {
            found = Kinds.At(block.Text, words, first);
            if (found is not null || words[first].Key.Length > 13 || Vocabulary.By.At(words, first) > 0 && first > 0) break;
        }
        if (found is not { } kind) return null;
        var dates = DateFinder.All(block.Text, words, monthFirst);
        FoundDate? date = dates.Count > 0 ? dates[^1] : null;
        if (Script.IsEastAsian(Script.Of(block.Text[words[0].Start])) && kind.Start > 0 && block.Text.Length - kind.End <= 2) return Eastern(block, kind, date);
        if (first > 1 && words[^1].Start < kind.End && block.Language is "tr" or "az" or "hu" or "fi" or "et" or "de" or "sv" or "da" or "nb" or "nl" && !Vocabulary.Organisation.In(words)) return new KindLine(kind.Kind, null, null, true, date, kind.Weak); // "Sessiz deniz bildirgesi"
        var end = kind.End;
        // "Κοινή ανακοίνωση / Joint statement": both say the same.
        if (end + 2 < block.Text.Length && block.Text.AsSpan(end).TrimStart() is ['/' or '|' or '·' or '–' or '—' or '-', ..])
        {
            var next = words.FindIndex(word => word.Start >= end);
            if (next >= 0 && Kinds.At(block.Text, words, next) is { } second) end = second.End;
        }
        var until = date is { } d && d.Start >= end ? d.Start : block.Text.Length;
        until = BeforeSecondKind(block.Text, words, end, until);
        var rest = block.Mapped.Slice(end, until - end);
        return OfRest(block, kind, rest, until == block.Text.Length, date);
    }

    // "Gemeinsame Erklärung der Gemeinden – Déclaration commune des communes": the first half says it all.
    private static int BeforeSecondKind(string text, List<Word> words, int from, int until)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].Start <= from || words[i].Start >= until || !text.AsSpan(words[i - 1].End, words[i].Start - words[i - 1].End).ContainsAny(Bars)) continue;
            if (Kinds.At(text, words, i) is not null) return words[i - 1].End;
        }
        return until;
    }

    private static KindLine OfRest(Block block, Kinds.Found kind, MappedText rest, bool toEnd, FoundDate? date)
    {
        var text = WithoutNumber(rest.Text.Trim(' ', ',', '·', '|', '(', ')', '.', '-', '–', '—', '*'));
        if (date is not null && !toEnd) text = WithoutPlace(WithoutLabel(text));
        if (text.Length == 0) return new KindLine(kind.Kind, null, null, false, date, kind.Weak);
        if (rest.Text[0] is ':' or '：' or '–' or '—' or '-' or '|' && toEnd && rest.Text.Length > 4)
        {
            var title = rest.Slice(1);
            return new KindLine(kind.Kind, null, title, false, date, kind.Weak);
        }
        var words = Word.Of(text);
        if (words.Count == 0) return new KindLine(kind.Kind, null, null, false, date, kind.Weak);
        var topic = Vocabulary.About.At(words, 0);
        var by = Vocabulary.By.At(words, 0);
        if (by == 0 || by < words.Count && topic > by) return new KindLine(kind.Kind, by == 0 && topic == 0 && CaseIssuer(block, kind, words, text) ? text : null, null, true, date, kind.Weak);
        if (by >= words.Count) return new KindLine(kind.Kind, null, null, true, date, kind.Weak);
        var start = words[by].Start;
        // Articles that belong to the link and not to the name.
        var issuer = text[start..];
        var about = -1;
        for (var i = by + 1; i < words.Count && about < 0; i++) if (Strong.Contains(words[i].Key) && char.IsLower(text[words[i].Start])) about = i;
        var lower = char.IsLower(text[start]);
        if (about > by + 1) return new KindLine(kind.Kind, lower ? null : text[start..words[about - 1].End], null, true, date, kind.Weak);
        if (!lower && IsNobody(issuer)) return new KindLine(kind.Kind, null, null, false, date, kind.Weak);
        return new KindLine(kind.Kind, lower ? null : issuer.TrimEnd(',', ' ', '.'), null, lower, date, kind.Weak);
    }

    // "Uchwała nr 7/2014", "Resolution No. 12"
    private static string WithoutNumber(string text)
    {
        var words = Word.Of(text);
        var i = 0;
        if (i < words.Count && words[i].Key is "nr" or "no" or "n" or "num" or "number" or "numero" or "nummer" or "numer" or "номер" or "αριθ" or "sayı" or "رقم" or "شماره" || text.StartsWith('№')) i++;
        var figures = i;
        while (figures < words.Count && char.IsDigit(words[figures].Key[0])) figures++;
        if (figures == i && !text.StartsWith('№')) return text;
        return figures < words.Count ? text[words[figures].Start..] : "";
    }

    // "STATEMENT OF THE PARTICIPANTS": one word in capitals that names no body.
    private static bool IsNobody(string issuer)
    {
        var words = Word.Of(issuer);
        return words.Count == 1 && words[0].Length > 6 && !issuer.Any(char.IsLower) && !Vocabulary.Organisation.InAnyCase(words);
    }

    // "صادر عن جمعية تراث الماء، بتاريخ 12 مارس": the label goes with the date.
    private static string WithoutLabel(string text)
    {
        var words = Word.Of(text);
        var last = words.Count;
        while (last > 0 && Vocabulary.Of("label.date").At(words, last - 1) > 0 && !char.IsUpper(text[words[last - 1].Start])) last--;
        return last == words.Count ? text : last == 0 ? "" : text[..words[last - 1].End];
    }

    // "Collectif des places publiques — Genève, le 5 mai": the place goes with the date.
    private static string WithoutPlace(string text)
    {
        var dash = text.LastIndexOfAny(['–', '—', '|', '·']);
        if (dash < 3 || text[dash - 1] != ' ' || dash + 2 >= text.Length) return text;
        var place = Word.Of(text[(dash + 1)..]);
        return place.Count is > 0 and <= 3 && !Vocabulary.Organisation.In(place) ? text[..dash].TrimEnd() : text;
    }

    // Languages with cases need no word between: "Заявление Союза рыболовов", "Oświadczenie Związku Pszczelarzy", "Ανακοίνωση".
    private static bool CaseIssuer(Block block, Kinds.Found kind, List<Word> words, string text) =>
        Script.Of(text[words[0].Start]) is ScriptKind.Cyrillic or ScriptKind.Arabic || block.Language is "pl" or "cs" or "sk" or "hr" or "sr-Latn" or "sl"
            ? !char.IsLower(text[words[0].Start]) && words.Count <= 10 && kind.End > 0 && Vocabulary.Organisation.InAnyCase(words)
            : false;

    // "北方图书馆协会联合声明": who issues it stands before the kind.
    private static KindLine Eastern(Block block, Kinds.Found kind, FoundDate? date)
    {
        var issuer = block.Text[..kind.Start].TrimEnd('的', ' ', '：', ':');
        var about = issuer.StartsWith('关') || issuer.StartsWith('關') || issuer.Contains('致', StringComparison.Ordinal);
        return new KindLine(kind.Kind, about ? null : issuer, null, about, date, kind.Weak);
    }
}
