// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching.Scoring;

/// <summary>What is known about one candidate for one printed name, as numbers. The learned weights refer to these by place: the order is part of their format.</summary>
internal enum Feature
{
    /// <summary>Share of the name's weight found in the line, by how sure.</summary>
    NameCovered,

    /// <summary>The same, counting only words that are written exactly so.</summary>
    NameCoveredExactly,

    /// <summary>Words of the name that count.</summary>
    NameWords,

    /// <summary>Weight of the name found.</summary>
    Matched,

    /// <summary>Weight of the whole name.</summary>
    NameWeight,

    /// <summary>Weight of the name's heaviest word that was not found.</summary>
    HeaviestMissing,

    /// <summary>Share of the weight between the first and the last word found that belongs to the name.</summary>
    SpanCovered,

    /// <summary>Share of the weight of the parts touched that belongs to the name; places left out.</summary>
    PartCovered,

    /// <summary>Share of the weight of the whole line.</summary>
    LineCovered,

    /// <summary>Weight of the heaviest word of the same part that does not belong to the name.</summary>
    HeaviestExtra,

    /// <summary>Share of neighbouring words that stand in the same order.</summary>
    InOrder,

    /// <summary>Words between those found.</summary>
    Gaps,

    /// <summary>Parts of the line that the name is spread over.</summary>
    PartsTouched,

    /// <summary>The part, counted from the first.</summary>
    PartFromStart,

    /// <summary>The part, counted from the last.</summary>
    PartFromEnd,

    /// <summary>Parts of the line.</summary>
    Parts,

    /// <summary>Words of the line that count.</summary>
    LineWords,

    /// <summary>1 the same country, -1 another, 0 nothing said.</summary>
    Country,

    /// <summary>The same country as was given beside the name: 1, -1, 0.</summary>
    GivenCountry,

    /// <summary>1 when the line names its town outside the name, 0.5 within.</summary>
    Town,

    /// <summary>Whether the line names another town and not its own.</summary>
    OtherTown,

    /// <summary>Whether the name is an abbreviation.</summary>
    IsAbbreviation,

    /// <summary>Whether the abbreviation was printed in capitals.</summary>
    InCapitals,

    /// <summary>Whether it was found by initials that we made.</summary>
    ByInitials,

    /// <summary>Whether the name is the official one.</summary>
    IsOfficial,

    /// <summary>Whether the name is an alias.</summary>
    IsAlias,

    /// <summary>Education.</summary>
    IsEducation,

    /// <summary>Healthcare.</summary>
    IsHealthcare,

    /// <summary>A facility, mostly part of something.</summary>
    IsFacility,

    /// <summary>A company.</summary>
    IsCompany,

    /// <summary>Government.</summary>
    IsGovernment,

    /// <summary>Whether it is active.</summary>
    IsActive,

    /// <summary>How many names it has, as a logarithm: known bodies have many.</summary>
    NamesKnown,

    /// <summary>Whether an abbreviation of it stands elsewhere in the line.</summary>
    AlsoAbbreviated,

    /// <summary>Whether a domain of it stands in the line.</summary>
    DomainFound,

    /// <summary>The least sure of the words found.</summary>
    LeastGrade,

    /// <summary>Words found misspelt or by their sound.</summary>
    NearlyAlike,

    /// <summary>Words found cut short.</summary>
    CutShort,

    /// <summary>Words found in another form or language.</summary>
    OtherForm,

    /// <summary>Whether the part starts with Department, Faculty, Laboratory and the like.</summary>
    PartIsUnit,

    /// <summary>Whether the name says university.</summary>
    SaysUniversity,

    /// <summary>Whether the name says institute, laboratory or centre.</summary>
    SaysInstitute,

    /// <summary>Whether the name says hospital or clinic.</summary>
    SaysHospital,

    /// <summary>Whether the name says college or school.</summary>
    SaysSchool,

    /// <summary>Whether the line says university and the name found does not hold it.</summary>
    UniversityElsewhere,

    /// <summary>Score in the first ranking, as a share of the best.</summary>
    FirstScore,

    /// <summary>Weight found, as a share of the most of any candidate.</summary>
    MatchedOfBest,

    /// <summary>Coverage of the name less that of the best candidate.</summary>
    CoveredLessBest,

    /// <summary>Whether another candidate's words, as well covered, include all of these and more.</summary>
    IsWithinOther,

    /// <summary>Whether its words include all of another candidate's that is fully covered.</summary>
    Includes,

    /// <summary>Other candidates found by the very same words.</summary>
    SameWords,

    /// <summary>Whether the name has all its words, in order, with nothing between, written exactly so.</summary>
    IsVerbatim,

    /// <summary>Weight of the lightest word of the name found, when it has only one.</summary>
    SingleWord,

    /// <summary>Weight of the town's words that are in the name.</summary>
    HasTownInName,

    /// <summary>A funder: mostly bodies that are known well.</summary>
    IsFunder,

    /// <summary>How many other organisations of its country bear its name within theirs, as a logarithm.</summary>
    Mentions,

    /// <summary>Share of the articles and prepositions, of the name and of the line where the name lies, that both have.</summary>
    SmallWordsAgree,

    /// <summary>Score in the first ranking, as it is.</summary>
    FirstMass,

    /// <summary>Candidates that have all of their name in the line.</summary>
    WholeCandidates,

    /// <summary>Of the parts touched, the least covered one's share that belongs to the name.</summary>
    LeastPartCovered,

    /// <summary>Whether name and line are both in Latin letters, or neither.</summary>
    SameScript,

    /// <summary>Whether the name has all its words, in order and with nothing between; some may be cut short or in another form.</summary>
    IsWhole,

    /// <summary>Weight of the words of its part that stand before it.</summary>
    ExtraBefore,

    /// <summary>Weight of the words of its part that stand after it; places left out.</summary>
    ExtraAfter,

    /// <summary>Weight of the heaviest word in the parts before it.</summary>
    HeaviestBefore,

    /// <summary>Other candidates, whole and apart from it, that the line names before it.</summary>
    WholeBefore,

    /// <summary>Other candidates, whole and apart from it, that the line names after it.</summary>
    WholeAfter,

    /// <summary>1 where the kind of body that its part speaks of is its own: a hospital, a university, a company. -1 where it is another.</summary>
    KindAgrees,

    /// <summary>Languages that it has names in, as a logarithm.</summary>
    Languages,

    /// <summary>Where no country is named: the share of the bodies of a town named that are of its country; -1 where a town is named and none is.</summary>
    TownCountry,

    /// <summary>How well the name lies in the line, as a share of the best candidate's.</summary>
    FitOfBest,

    /// <summary>Weight of the longest run of its words that stand in the line in order and with nothing but articles between, all in one part or in neighbours.</summary>
    Run,

    /// <summary>The same as a share of the name's weight.</summary>
    RunOfName,

    /// <summary>The same as a share of the best candidate's.</summary>
    RunOfBest,

    /// <summary>Number of features; not one itself.</summary>
    Count,
}
