// SPDX-License-Identifier: Apache-2.0
using AnyAscii;
using Undersigned.Matching;

namespace Undersigned.Bench.Matching;

/// <summary>Names as they come to be printed: misspelt, cut short, without accents, in capitals, with a place behind.</summary>
internal static class Misprint
{
    private static readonly Dictionary<string, string> Short = new(StringComparer.OrdinalIgnoreCase)
    {
        ["University"] = "Univ.",
        ["Institute"] = "Inst.",
        ["Technology"] = "Technol.",
        ["Science"] = "Sci.",
        ["Sciences"] = "Sci.",
        ["National"] = "Natl.",
        ["Research"] = "Res.",
        ["Center"] = "Ctr.",
        ["Centre"] = "Ctr.",
        ["Hospital"] = "Hosp.",
        ["Medical"] = "Med.",
        ["Engineering"] = "Eng.",
        ["Department"] = "Dept.",
        ["Laboratory"] = "Lab.",
        ["Association"] = "Assoc.",
        ["International"] = "Int.",
        ["Foundation"] = "Found.",
        ["Academy"] = "Acad.",
        ["College"] = "Coll.",
        ["Agricultural"] = "Agric.",
        ["Society"] = "Soc.",
        ["Technological"] = "Technol.",
        ["Technical"] = "Tech.",
        ["Telecommunications"] = "Telecommun.",
        ["Communications"] = "Commun.",
        ["Electronic"] = "Electron.",
        ["School"] = "Sch.",
        ["State"] = "St.",
        ["and"] = "&",
        ["Polytechnic"] = "Polytech.",
        ["Biomedical"] = "Biomed.",
        ["Agriculture"] = "Agric.",
        ["Physics"] = "Phys.",
        ["Chemistry"] = "Chem.",
        ["Mathematics"] = "Math.",
        ["Finance"] = "Financ.",
        ["Economics"] = "Econ.",
        ["Normal"] = "Norm.",
    };

    public static string Of(string name, Organisation organisation, ref Chance chance)
    {
        var cut = name.EndsWith(')') && name.LastIndexOf('(') is > 4 and var open ? name[..open].TrimEnd() : name;
        return chance.Below(8) switch
        {
            0 => Typo(cut, ref chance),
            1 => Shorten(cut, false),
            2 => Examples.Script(cut) is "Han" or "Hangul" ? cut : cut.Transliterate(),
            3 => cut.ToUpperInvariant(),
            4 => cut + (organisation.City is { } city ? ", " + city : "") + (organisation.Country is { } country ? ", " + country : ""),
            5 => cut.StartsWith("University of ", StringComparison.Ordinal) && cut.IndexOf(' ', 14) < 0 ? cut[14..] + " University" : Typo(cut, ref chance),
            6 => organisation.Names.FirstOrDefault(other => other.Kind == NameKind.Abbreviation) is { } abbreviation ? cut + " (" + abbreviation.Value + ")" : "The " + cut,
            _ => cut.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant(),
        };
    }

    /// <param name="turned">Whether "University of X" is printed as "X Univ.", as some indexes do.</param>
    public static string Shorten(string name, bool turned)
    {
        if (turned && name.StartsWith("University of ", StringComparison.Ordinal)) name = name[14..] + " University";
        return string.Join(' ', name.Split(' ').Select(word => Short.GetValueOrDefault(word, word)));
    }

    private static string Typo(string name, ref Chance chance)
    {
        var words = name.Split(' ');
        var longest = words.Select((word, i) => (word.Length, i)).Where(word => word.Length >= 5).Select(word => word.i).ToList();
        if (longest.Count == 0) return name;
        ref var word = ref words[longest[chance.Below(longest.Count)]];
        var at = 1 + chance.Below(word.Length - 2);
        word = chance.Below(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            _ => word[..at] + word[at] + word[at..],
        };
        return string.Join(' ', words);
    }
}
