// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers.Pdf;

/// <summary>Joins lines, and the words that were broken between them.</summary>
internal sealed class Hyphens
{
    // Parts of compounds that are no syllable of another word, and what is hung on words with a hyphen.
    private static readonly HashSet<string> First = new(["non", "self", "well", "vice", "кое", "северо", "юго", "північно", "південно", "socio", "sócio"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Last = new(["ils", "elles", "nous", "vous", "même", "mêmes", "moi", "toi", "lhe", "lhes", "либо", "нибудь", "таки", "based", "led", "wide", "term", "being"], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> compounds = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Learns from lines which words a document writes in one and which with a hyphen.</summary>
    public Hyphens(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < parts.Length; i++)
            {
                var word = parts[i].Trim('.', ',', ';', ':', '!', '?', '(', ')', '"', '“', '”', '«', '»');
                if (IsHyphen(parts[i][^1]) && i == parts.Length - 1) continue;
                if (word.AsSpan().IndexOfAny('-', '\u2010') > 0) compounds.Add(word.Replace('\u2010', '-'));
                else if (i > 0 && i < parts.Length - 1) words.Add(word);
            }
        }
    }

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u00AD';

    /// <summary>One text of two lines.</summary>
    /// <param name="text">What was read so far, without white space at its end.</param>
    /// <param name="next">The next line, without white space at its ends.</param>
    /// <param name="known">The words of the document, or null.</param>
    public static string Join(string text, string next, Hyphens? known)
    {
        if (text.Length == 0 || next.Length == 0) return text + next;
        var last = text[^1];
        if (last == '\u00AD') return text[..^1] + next;
        if (IsHyphen(last) && text.Length > 1 && char.IsLetterOrDigit(text[^2]) && char.IsLetterOrDigit(next[0]))
        {
            return char.IsLower(next[0]) && char.IsLetter(text[^2]) && !Keeps(text, next, known) ? text[..^1] + next : text + next;
        }
        if (IsGlued(last) && IsGlued(next[0])) return text + next;
        return last is '/' && text.Length > 1 && !char.IsWhiteSpace(text[^2]) || last is '–' && char.IsDigit(next[0]) && text.Length > 1 && char.IsDigit(text[^2]) ? text + next : text + " " + next;
    }

    private static bool IsGlued(char c) => Script.Of(c) is ScriptKind.Han or ScriptKind.Kana || c is >= '\u3000' and <= '\u303F' or >= '\uFF00' and <= '\uFF0F' or '；' or '：' or '？';

    private static bool Keeps(string text, string next, Hyphens? known)
    {
        var start = text.LastIndexOfAny([' ', '\t', '(', '«', '“', '"', '\u00A0']) + 1;
        var before = text[start..^1];
        var end = 0;
        while (end < next.Length && (char.IsLetterOrDigit(next[end]) || next[end] == '-')) end++;
        var after = next[..end];
        if (known is not null)
        {
            if (known.words.Contains(before + after)) return false;
            if (known.compounds.Contains(before + "-" + after)) return true;
        }
        return First.Contains(before) || Last.Contains(after) || before is [.., 'á' or 'ê' or 'ô'] && after.Length <= 4 || before.Contains('-', StringComparison.Ordinal);
    }
}
