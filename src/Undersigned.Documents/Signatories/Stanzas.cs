// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Places;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents.Signatories;

/// <summary>Signatures of several lines, as under letters: a name, under it a title, an organisation or a country, and a blank line.</summary>
internal static class Stanzas
{
    private const int LongestStanza = 4; // lines
    private const double Most = 0.75;    // of the stanzas must be of that form

    /// <summary>The entries with the lines of each signature put together; the same entries when they are no stanzas.</summary>
    public static IReadOnlyList<ListEntry> Join(IReadOnlyList<ListEntry> entries)
    {
        if (entries.Count < 4 || entries.Any(entry => !entry.IsLine)) return entries;
        var stanzas = new List<List<ListEntry>>();
        foreach (var entry in entries)
        {
            if (entry.StartsStanza || stanzas.Count == 0) stanzas.Add([]);
            stanzas[^1].Add(entry);
        }
        if (stanzas.Count < 2 || stanzas.Count(stanza => stanza.Count is > 1 and <= LongestStanza) < stanzas.Count * Most) return entries;
        var below = stanzas.SelectMany(stanza => stanza.Skip(1)).ToList();
        var names = stanzas.Select(stanza => stanza[0]).ToList();
        if (names.Count(IsBareName) < names.Count * Most || below.Count(SaysWhoOrWhere) < below.Count * 0.6)
        {
            if (below.Count(entry => Gazetteer.Instance.Whole(entry.Text.Text) is not null) < below.Count * Most) return entries;
        }
        return [.. stanzas.Select(stanza => stanza[0] with { Below = [.. stanza.Skip(1).Select(line => line.Text.Text.TrimEnd(',', ';'))] })];
    }

    private static bool IsBareName(ListEntry entry)
    {
        var words = Word.Of(entry.Text.Text);
        return words.Count is > 0 and <= 6 && !Vocabulary.Organisation.In(words) && !entry.Text.Text.Any(char.IsDigit) && (words.Count > 1 || !Script.HasCase(Script.Of(entry.Text.Text[words[0].Start])));
    }

    private static bool SaysWhoOrWhere(ListEntry entry)
    {
        var words = Word.Of(entry.Text.Text);
        return Vocabulary.Profession.In(words) || Vocabulary.Organisation.InAnyCase(words) || Vocabulary.Personal.In(words) || words.Count > 0 && char.IsLower(entry.Text.Text[words[0].Start])
            || Gazetteer.Instance.Whole(entry.Text.Text) is not null || entry.Text.Text.Contains(',', StringComparison.Ordinal);
    }
}
