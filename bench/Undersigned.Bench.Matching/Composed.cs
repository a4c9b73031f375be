// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching;

namespace Undersigned.Bench.Matching;

/// <summary>Lines of affiliation made from names of the registry, with departments before them and places behind, as journals and indexes print them.</summary>
internal static class Composed
{
    private static readonly string[] Fields =
    [
        "Physics", "Chemistry", "Mathematics", "Computer Science", "Computer Science and Technology", "Electrical Engineering", "Mechanical Engineering", "Civil Engineering", "Medicine",
        "Internal Medicine", "Surgery", "Biology", "Molecular Biology", "Economics", "History", "Geology", "Materials Science and Engineering", "Environmental Science", "Psychology",
        "Pharmacy", "Public Health", "Information Technology", "Statistics", "Agronomy", "Neurology", "Biochemistry", "Management", "Applied Mathematics", "Energy", "Law",
        "Theoretical Physics", "Education", "Oncology", "Nursing", "Automation", "Chemical Engineering", "Life Sciences", "Psychiatry", "Astronomy", "Linguistics",
    ];

    private static readonly string[] ShortFields =
    [
        "Phys.", "Chem.", "Math.", "Comput. Sci.", "Comput. Sci. & Technol.", "Electr. Eng.", "Mech. Eng.", "Civil Eng.", "Med.", "Biol.", "Econ.", "Mater. Sci. & Eng.", "Inf. Technol.", "Autom.", "Electron. Eng.",
    ];

    private static readonly string[] Heads = ["Department of", "School of", "Faculty of", "Institute of", "Division of", "Laboratory of", "Key Laboratory of", "State Key Laboratory of", "Center for", "College of", "Section of", "Chair of", "Graduate School of", "Research Center for"];
    private static readonly string[] ShortHeads = ["Dept. of", "Sch. of", "Fac. of", "Inst. of", "Lab. of", "Key Lab. of", "Coll. of", "Ctr. for"];

    public static string Of(string name, Organisation organisation, ref Chance chance)
    {
        var shortened = chance.In(0.35);
        var body = name.EndsWith(')') && name.LastIndexOf('(') is > 4 and var open ? name[..open].TrimEnd() : name;
        if (chance.In(0.2)) body = body.Replace(" of ", " ", StringComparison.Ordinal).Replace("The ", "", StringComparison.Ordinal);
        if (shortened) body = Misprint.Shorten(body, chance.In(0.4));
        var parts = new List<string>();
        for (var units = chance.Below(10) switch { < 2 => 0, < 7 => 1, < 9 => 2, _ => 3 }; units > 0; units--)
        {
            parts.Add(shortened ? ShortHeads[chance.Below(ShortHeads.Length)] + " " + ShortFields[chance.Below(ShortFields.Length)] : Heads[chance.Below(Heads.Length)] + " " + Fields[chance.Below(Fields.Length)]);
        }
        parts.Add(body);
        if (organisation.City is { } city && chance.In(0.7)) parts.Add(chance.In(0.25) ? city + " " + (10000 + chance.Below(89999)) : city);
        if (organisation.Country is { } code && chance.In(0.75)) parts.Add(code switch { "US" => chance.In(0.6) ? "USA" : "U.S.A.", "CN" => chance.In(0.4) ? "P.R. China" : "China", "GB" => "UK", "KR" => "South Korea", "RU" => "Russia", _ => Country(code) });
        var line = string.Join(chance.In(0.08) ? " " : ", ", parts);
        return chance.Below(12) switch { 0 => line + ".", 1 => line + "#TAB#", 2 => "[" + line + "]", _ => line };
    }

    public static string Country(string code)
    {
        try
        {
            return new System.Globalization.RegionInfo(code).EnglishName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
