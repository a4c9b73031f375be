// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Data;

namespace Undersigned.Documents.Phrases;

/// <summary>The words by which the parts of a document are told. Loaded once, read by all threads.</summary>
internal static class Vocabulary
{
    private static readonly Lazy<Dictionary<string, PhraseSet>> Sets = new(Load);

    public static PhraseSet Sign => Of("sign");
    public static PhraseSet Open => Of("open");
    public static PhraseSet Closed => Of("closed");
    public static PhraseSet Until => Of("until");
    public static PhraseSet Heading => Of("heading");
    public static PhraseSet Category => Of("category");
    public static PhraseSet Organisation => Of("organisation");
    public static PhraseSet Title => Of("title");
    public static PhraseSet Profession => Of("profession");
    public static PhraseSet Personal => Of("personal");
    public static PhraseSet Reservation => Of("reservation");
    public static PhraseSet Note => Of("note");
    public static PhraseSet Salutation => Of("salutation");
    public static PhraseSet Furniture => Of("furniture");
    public static PhraseSet LanguageName => Of("language");
    public static PhraseSet By => Of("by");
    public static PhraseSet About => Of("about");
    public static PhraseSet GivenName => Of("given");

    public static PhraseSet Of(string section) => Sets.Value[section];

    private static Dictionary<string, PhraseSet> Load()
    {
        var sets = new Dictionary<string, PhraseSet>(StringComparer.Ordinal);
        foreach (var line in Resource.Lines("phrases.txt").Concat(Resource.Lines("given-names.txt")).Concat(Resource.Lines("columns.txt")).Concat(Resource.Lines("pages.txt")))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var section = line[..colon];
            if (!sets.TryGetValue(section, out var set)) sets[section] = set = new PhraseSet();
            foreach (var phrase in line[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) set.Add(phrase);
        }
        return sets;
    }
}
