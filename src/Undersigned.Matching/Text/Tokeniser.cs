// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;
using AnyAscii;

namespace Undersigned.Matching.Text;

/// <summary>Cuts names in any script into words of ASCII letters.</summary>
internal static class Tokeniser
{
    // What stands before an apostrophe and is a word of its own: l'Université, dell'Ateneo, qu'il.
    private static readonly SearchValues<string> Elided = SearchValues.Create(
        ["l", "d", "dell", "all", "nell", "sull", "dall", "qu", "un", "j", "n", "m", "s", "degl", "dels"], StringComparison.OrdinalIgnoreCase);

    private const string UniversityOf = "universitats";

    public static void Read(string text, TokenList tokens)
    {
        tokens.Clear();
        var flags = NameFlags.None;
        text = Cleaning.Clean(text, ref flags);
        tokens.Flags = flags;
        var latin = tokens.IsLatin = IsAscii(text) || Homoglyphs.IsMostlyLatin(text);
        int part = 0, depth = 0, i = 0;
        var partHasWords = false;
        while (i < text.Length)
        {
            var c = text[i];
            if (IsWord(text, i))
            {
                var start = i;
                while (i < text.Length && IsWord(text, i)) i += char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
                // A letter and a full stop, again and again: U.S.A.
                if (i - start == 1 && i + 2 < text.Length && text[i] == '.' && char.IsLetter(c) && char.IsLetter(text[i + 1]) && Initials(text, start) is > 2 and var length)
                {
                    AddWord(tokens, text.Substring(start, length).Replace(".", "", StringComparison.Ordinal), latin, part, depth > 0, false);
                    i = start + length;
                }
                else
                {
                    var word = text[start..i];
                    if (i + 1 < text.Length && text[i] is '\'' or '’' or 'ʼ' or '`' or '´' && IsWord(text, i + 1) && !Elided.Contains(word))
                    {
                        // People's, Xi'an, Be'er: one word.
                        var rest = i + 1;
                        while (rest < text.Length && IsWord(text, rest)) rest++;
                        word += text[(i + 1)..rest];
                        i = rest;
                    }
                    AddWord(tokens, word, latin, part, depth > 0, i < text.Length && text[i] == '.');
                }
                partHasWords = true;
                continue;
            }
            // What is meant by it is a word, and one that has no weight.
            if (c == '&') Add(tokens, "and", false, part, depth > 0, false);
            if (c is '(' or '[' or '{' or '（') depth++;
            else if (c is ')' or ']' or '}' or '）' && depth > 0) depth--;
            if (partHasWords && IsBreak(text, i)) { part++; partHasWords = false; }
            i++;
        }
        tokens.Parts = partHasWords ? part + 1 : part;
        if (tokens.Items.Count == 0) tokens.Flags |= NameFlags.Empty;
    }

    /// <summary>ASCII letters and digits of a word, in lower case.</summary>
    public static string Surface(string word)
    {
        if (IsPlain(word)) return word;
        var ascii = word.Transliterate();
        var buffer = new StringBuilder(ascii.Length);
        foreach (var c in ascii) if (char.IsAsciiLetterOrDigit(c)) buffer.Append(char.ToLowerInvariant(c));
        return buffer.ToString();
    }

    private static void AddWord(TokenList tokens, string word, bool latin, int part, bool bracketed, bool dotted)
    {
        if (IsAscii(word)) { AddSurface(tokens, Surface(word), IsCapitals(word), part, bracketed, dotted); return; }
        var repaired = Homoglyphs.Repair(word, latin, out var changed);
        if (changed)
        {
            tokens.Flags |= NameFlags.Homoglyphs;
            tokens.Mixed.Add(word);
            word = repaired;
        }
        var capitals = IsCapitals(word);
        foreach (var piece in EastAsian.Split(word))
        {
            var surface = ScriptForms.Surface(piece);
            if (surface.Length > 0) AddSurface(tokens, surface, capitals, part, bracketed, dotted);
        }
    }

    // Universitätsklinikum, universitetssjukhus: two words, of which the second says what it is.
    private static void AddSurface(TokenList tokens, string surface, bool capitals, int part, bool bracketed, bool dotted)
    {
        if (surface.Length >= UniversityOf.Length + 5 && surface.StartsWith("universit", StringComparison.Ordinal) && surface[9] is 'a' or 'e' && surface[10] == 't' && surface[11] == 's')
        {
            Add(tokens, surface[..(UniversityOf.Length - 1)], capitals, part, bracketed, false);
            surface = surface[UniversityOf.Length..];
        }
        Add(tokens, surface, capitals, part, bracketed, dotted);
    }

    private static void Add(TokenList tokens, string surface, bool capitals, int part, bool bracketed, bool dotted) => tokens.Items.Add(new Token
    {
        Surface = surface.Length > 40 ? surface[..40] : surface,
        Part = part,
        IsCapitals = capitals,
        IsDotted = dotted,
        IsBracketed = bracketed,
        IsStop = !(capitals && surface.Length > 1) && Lexicon.IsStop(surface),
    });

    // The length of "U.S.A." from its first letter.
    private static int Initials(string text, int start)
    {
        var i = start;
        while (i + 1 < text.Length && char.IsLetter(text[i]) && text[i + 1] == '.') i += 2;
        if (i < text.Length && char.IsLetter(text[i]) && (i + 1 >= text.Length || !IsWord(text, i + 1))) i++;
        return i - start;
    }

    private static bool IsBreak(string text, int i) => text[i] switch
    {
        ',' or ';' or '|' or '(' or ')' or '[' or ']' or '{' or '}' or '•' or '·' or '\n' or '،' or '؛' or '、' or '，' or '；' or '—' => true,
        '-' or '–' or ':' => i > 0 && i + 1 < text.Length && text[i - 1] == ' ' && text[i + 1] == ' ',
        '/' => i + 1 < text.Length && text[i + 1] == ' ',
        _ => false,
    };

    private static bool IsWord(string text, int i)
    {
        var c = text[i];
        if (char.IsAscii(c)) return char.IsAsciiLetterOrDigit(c);
        if (char.IsSurrogate(c)) return i + 1 < text.Length && char.IsHighSurrogate(c) && Rune.IsLetterOrDigit(Rune.GetRuneAt(text, i)) || i > 0 && char.IsLowSurrogate(c) && char.IsHighSurrogate(text[i - 1]) && Rune.IsLetterOrDigit(Rune.GetRuneAt(text, i - 1));
        return char.IsLetterOrDigit(c) && c is not ('ʼ' or '´') || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.ModifierLetter && c is not 'ʼ';
    }

    private static bool IsCapitals(string word)
    {
        var capitals = 0;
        foreach (var c in word)
        {
            if (char.IsUpper(c)) capitals++;
            else if (char.IsLower(c)) return false;
        }
        return capitals >= 2;
    }

    private static bool IsPlain(string word)
    {
        foreach (var c in word) if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c)) return false;
        return true;
    }

    private static bool IsAscii(string text) => System.Text.Ascii.IsValid(text);
}
