// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching.Text;

/// <summary>What a word says of the body that it names, or of a part of one.</summary>
[Flags]
internal enum WordKinds : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>University.</summary>
    University = 1,

    /// <summary>Institute, laboratory, centre.</summary>
    Institute = 2,

    /// <summary>Hospital, clinic.</summary>
    Hospital = 4,

    /// <summary>College, school, faculty, department.</summary>
    School = 8,

    /// <summary>A company's form.</summary>
    Company = 16,

    /// <summary>A part of a body, or a word that parts are mostly called by.</summary>
    Unit = 32,

    /// <summary>A part of a body and nothing else.</summary>
    Department = 64,
}

/// <summary>The kinds of the words that have any.</summary>
internal static class WordKind
{
    private static readonly Dictionary<string, WordKinds> Kinds = new(StringComparer.Ordinal)
    {
        ["university"] = WordKinds.University,
        ["institute"] = WordKinds.Institute | WordKinds.Unit,
        ["laboratory"] = WordKinds.Institute | WordKinds.Unit,
        ["centre"] = WordKinds.Institute | WordKinds.Unit,
        ["observatory"] = WordKinds.Institute,
        ["hospital"] = WordKinds.Hospital | WordKinds.Unit,
        ["clinic"] = WordKinds.Hospital | WordKinds.Unit,
        ["college"] = WordKinds.School | WordKinds.Unit,
        ["school"] = WordKinds.School | WordKinds.Unit,
        ["faculty"] = WordKinds.School | WordKinds.Unit | WordKinds.Department,
        ["department"] = WordKinds.School | WordKinds.Unit | WordKinds.Department,
        ["division"] = WordKinds.Unit | WordKinds.Department,
        ["section"] = WordKinds.Unit | WordKinds.Department,
        ["group"] = WordKinds.Unit,
        ["study"] = WordKinds.Unit,
        ["key"] = WordKinds.Unit,
        ["state"] = WordKinds.Unit,
        ["company"] = WordKinds.Company,
        ["corporation"] = WordKinds.Company,
        ["incorporated"] = WordKinds.Company,
    };

    /// <summary>The kinds of a unit, as <see cref="Lexicon.Unit"/> names it.</summary>
    public static WordKinds Of(string unit) => Kinds.GetValueOrDefault(unit);
}
