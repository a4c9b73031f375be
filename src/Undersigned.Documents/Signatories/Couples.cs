// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;

namespace Undersigned.Documents.Signatories;

/// <summary>Two people in one entry: "Nieves Encinas y Telmo Encinas, maestros rurales".</summary>
internal static class Couples
{
    private const int LongestName = 4; // words
    private static readonly string[] Ands = [" and ", " & ", " y ", " e ", " et ", " und ", " i ", " oraz ", " и ", " і ", " та ", " й ", " και ", " ve ", " ile ", " och ", " og ", " en ", " a ", " și ", " és ", "、"];

    /// <summary>The two, what is said of both given to both; null when an entry is one signatory.</summary>
    public static (ParsedEntry First, ParsedEntry Second)? Of(ParsedEntry entry)
    {
        var text = entry.Name.Text;
        var end = PersonTest.Separator(text);
        var names = end > 0 ? text[..end] : text;
        foreach (var and in Ands)
        {
            var at = names.IndexOf(and, StringComparison.Ordinal);
            if (at < 3 || at + and.Length + 3 > names.Length) continue;
            var (a, b) = (names[..at], names[(at + and.Length)..].TrimEnd());
            if (!IsName(a) || !IsName(b) || names.AsSpan(at + and.Length).Contains(and, StringComparison.Ordinal)) continue;
            return (entry.With(entry.Name.Slice(0, at), PersonTest.Affiliation(text, end)), entry.With(entry.Name.Slice(at + and.Length), null));
        }
        return null;
    }

    private static bool IsName(string text)
    {
        var words = Word.Of(text);
        return words.Count is >= 2 and <= LongestName && !Vocabulary.Organisation.In(words) && char.IsUpper(text[words[^1].Start]) && !words.Exists(word => char.IsDigit(word.Key[0])) && PersonTest.Of(text) > -0.5;
    }
}
