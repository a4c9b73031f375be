// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Bench.Matching;

/// <summary>Where an example comes from.</summary>
internal enum Origin
{
    /// <summary>A printed affiliation.</summary>
    Affiliation,

    /// <summary>A name of the registry that was taken out of it.</summary>
    HeldOutName,

    /// <summary>A name as it stands in the registry.</summary>
    Plain,

    /// <summary>A name as it is often misprinted.</summary>
    Distorted,

    /// <summary>A line of affiliation made from a name.</summary>
    Composed,

    /// <summary>A name of an organisation that was taken out of the registry.</summary>
    Unknown,

    /// <summary>A name to which a telling word was added, so that it is another body's.</summary>
    Sibling,
}

/// <summary>A printed name with the right answer.</summary>
/// <param name="Line">As printed.</param>
/// <param name="Country">Given beside it.</param>
/// <param name="Right">Organisations that are right answers, by their place in the registry; none: the answer is "none".</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Fold">0 to 4; 4 is held aside.</param>
/// <param name="Group">The fold when examples of one organisation stay together.</param>
/// <param name="IsLeftOut">Names that are taken as not being in the registry.</param>
internal sealed record Example(string Line, string? Country, IReadOnlyList<int> Right, Origin Origin, int Fold, int Group, Func<int, bool>? IsLeftOut)
{
    /// <summary>Whether it names organisations that the registry lacks: "none" is right, but nobody marked it so.</summary>
    public bool IsAbsent { get; init; }
}
