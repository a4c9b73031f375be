// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching;

/// <summary>What was decided about a printed name.</summary>
public enum Decision
{
    /// <summary>No organisation of the registry is likely to be meant: it is new.</summary>
    None,

    /// <summary>A person must decide.</summary>
    Review,

    /// <summary>The first match is meant. How often that is right: docs/matching.md.</summary>
    Match,
}

/// <summary>An organisation that may be meant.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Name">Its name that agrees best with the printed one.</param>
/// <param name="Score">
/// Between 0 and 1, best first. The first one's is the estimated probability that it is the right one; those after it share what is left by their rank.
/// </param>
public sealed record RankedMatch(Organisation Organisation, string Name, double Score);

/// <summary>The answer to one printed name.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Matches">The likeliest organisations, best first; also when none was accepted, for whoever looks.</param>
/// <param name="Flags">What was wrong with the name as it was printed.</param>
/// <param name="Explanation">Why, in short English sentences.</param>
public sealed record MatchOutcome(NameQuery Query, Decision Decision, IReadOnlyList<RankedMatch> Matches, NameFlags Flags, IReadOnlyList<string> Explanation);
