// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Places;

namespace Undersigned.Documents.Signatories;

/// <summary>Weighs whether an entry is a person or a body.</summary>
internal static class PersonTest
{
    /// <summary>From here on a name alone tells a person, and below its negative a body.</summary>
    public const double Sure = 1.2;

    private static readonly SearchValues<char> Separators = SearchValues.Create(",،，(（|\t：");
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyаеиоуыэюяєії");
    private static readonly SearchValues<char> Quotes = SearchValues.Create("&«»\"“”„+");
    private static readonly HashSet<string> Particles =
        ["de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "la", "le", "les", "van", "von", "der", "den", "ter", "ten", "zu", "zur", "af", "av", "al", "el", "ul", "bin", "ibn", "ben", "bint", "abu", "y", "e", "i", "d", "l", "o", "st", "mac", "mc", "ap", "san", "santa", "и", "бен", "фон", "де", "оглы", "кызы", "uulu", "bey", "bar", "ould", "av", "vom"];

    private static readonly string[] SurnameEnds =
        ["enko", "chuk", "ovic", "evic", "wicz", "czyk", "owski", "owska", "ewski", "ewska", "inska", "inski", "escu", "sson", "sdottir", "ovna", "idis", "poulos", "opoulou", "akis", "shvili", "adze", "oglu", "енко", "чук", "ович", "евич", "ова", "ева", "ський", "ська", "цький", "цька", "ский", "ская", "ович", "евић", "овић", "ић", "παπουλοσ", "οπουλοσ", "οπουλου", "ιδησ", "ιδου", "ακησ", "ακη"];

    /// <summary>Above 0 for a person, below for a body, near 0 when the name alone does not tell.</summary>
    /// <param name="text">The entry without country, notes and abbreviation.</param>
    public static double Of(string text)
    {
        var end = Separator(text);
        var first = end > 0 ? text[..end].TrimEnd() : text;
        var rest = end > 0 ? text[end..].TrimStart(',', ' ', '–', '—', '-', '(', '|', '،', '，', ':', '/') : "";
        var words = Word.Of(first);
        if (words.Count == 0) return -1;
        var score = 0.0;
        if (Vocabulary.Title.At(words, 0) > 0 && words.Count > 1 && IsTitle(first, words[0])) score += 3;
        if (Vocabulary.GivenName.At(words, 0) > 0 || words.Count > 1 && IsTitle(first, words[0]) && Vocabulary.GivenName.At(words, 1) > 0) score += 2;
        var bodies = words.Count(word => Vocabulary.Organisation.At(words, words.IndexOf(word)) > 0);
        if (bodies > 0) score -= 3;
        if (Gazetteer.Instance.All(first, words).Exists(place => place.Code.Length > 0) && Vocabulary.GivenName.At(words, 0) == 0) score -= 1;
        var titles = 0;
        while (titles < words.Count - 1 && Vocabulary.Title.At(words, titles) > 0 && (titles > 0 || IsTitle(first, words[titles]))) titles++;
        score += Shape(first, words[titles..]);
        if (rest.Length > 0) score += After(rest, words.Count - titles);
        // Without capitals there is less to go by: two or three words and a comma are mostly a name and what its bearer does.
        if (rest.Length > 0 && bodies == 0 && words.Count is 2 or 3 && !Script.HasCase(Script.Of(first[words[0].Start])) && !Script.IsEastAsian(Script.Of(first[words[0].Start]))) score += 0.7;
        return score;
    }

    /// <summary>Where a person's name ends and an affiliation starts; -1 when there is no separator.</summary>
    public static int Separator(string text)
    {
        var at = text.AsSpan().IndexOfAny(Separators);
        foreach (var dash in (ReadOnlySpan<string>)[" – ", " — ", " - ", " / ", ": ", "－"])
        {
            var dashed = text.IndexOf(dash, StringComparison.Ordinal);
            if (dashed > 0 && (at < 0 || dashed < at)) at = dashed;
        }
        return at;
    }

    /// <summary>What stands after a person's name from the separator on, its marks taken off; null when there is none.</summary>
    public static string? Affiliation(string text, int end)
    {
        if (end <= 0) return null;
        var affiliation = text[end..].Trim(',', ' ', '–', '—', '-', '|', '،', '，', '\t', ':', '：', '/', '－');
        if (affiliation is ['(' or '（', .., ')' or '）']) affiliation = affiliation[1..^1];
        else if (text[end] is '(' or '（') affiliation = affiliation.Replace("(", "", StringComparison.Ordinal).Replace(")", ",", StringComparison.Ordinal).TrimEnd(',');
        return affiliation.Replace(" | ", ", ", StringComparison.Ordinal);
    }

    private static bool IsTitle(string text, Word word) =>
        Vocabulary.Title.At([word], 0) > 0 && (word.Length > 3 || word.End < text.Length && text[word.End] is '.' or 'ª' || char.IsUpper(text[word.Start]) && word.Length > 1 || word.Length is 2 or 3 && !word.Key.AsSpan().ContainsAny(Vowels)); // "dr", "mgr", "др"

    private static double Shape(string text, List<Word> words)
    {
        var score = 0.0;
        var capitals = 0;
        foreach (var word in words)
        {
            var part = text.AsSpan(word.Start, word.Length);
            if (char.IsDigit(part[0])) score -= 1.5;
            if (!Script.HasCase(Script.Of(part[0]))) continue;
            if (char.IsUpper(part[0])) capitals++;
            else if (!Particles.Contains(word.Key) && !(word.Start == words[0].Start && IsTitle(text, word))) score -= 2;
            if (word.Length == 1 && char.IsUpper(part[0]) && word.End < text.Length && text[word.End] == '.') score += 1.5; // an initial
            if (part.EndsWith("вич") || part.EndsWith("вна") || part.EndsWith("ична") || part.EndsWith("ович")) score += 2; // a patronymic
        }
        if (words.Count is 2 or 3 && HasSurname(text, words)) score += 0.8;
        if (text.AsSpan().IndexOfAny(Quotes) >= 0) score -= 2;
        if (words.Count is < 2 or > 5) score -= words.Count > 5 ? 2 : 0.7;
        if (text.Length > 6 && words.Count > 1 && !text.Any(char.IsLower) && text.Any(char.IsUpper)) score -= 0.3;
        if (Script.Of(text[words[0].Start]) == ScriptKind.Han && text.Length is 2 or 3) score += 1.5;
        return score + (capitals is 2 or 3 ? 0.3 : 0);
    }

    // Endings that are a surname's in one language or another, and surnames of two parts.
    private static bool HasSurname(string text, List<Word> words)
    {
        var last = words[^1];
        if (last.Length < 5) return words.Count == 3 && text[words[1].End] == '-' && char.IsUpper(text[last.Start]);
        return char.IsUpper(text[last.Start]) && Array.Exists(SurnameEnds, end => last.Key.EndsWith(end, StringComparison.Ordinal)) || words.Count == 3 && last.Start == words[1].End + 1 && text[words[1].End] is '-' or '‐' && char.IsUpper(text[last.Start]);
    }

    private static double After(string rest, int namesWords)
    {
        var words = Word.Of(rest);
        if (words.Count == 0) return 0;
        var score = namesWords <= 4 ? 0.5 : 0;
        if (Vocabulary.Profession.At(words, 0) > 0) score += 2;
        else if (Vocabulary.Profession.In(words)) score += 1;
        if (Vocabulary.Organisation.In(words)) score += 0.8;
        if (char.IsLower(rest[0])) score += 0.7;
        return score;
    }
}
