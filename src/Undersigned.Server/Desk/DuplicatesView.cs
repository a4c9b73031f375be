// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk;

/// <summary>Pairs of organisations that may be one.</summary>
public sealed record DuplicatesView
{
    public required IReadOnlyList<PairView> Pairs { get; init; }

    /// <summary>Of those that somebody said are two, the latest.</summary>
    public required IReadOnlyList<(PairSide One, PairSide Other)> Kept { get; init; }

    /// <summary>While they are compared: how many are, of how many; null when it is done.</summary>
    public (int Done, int Of)? Comparing { get; init; }

    /// <summary>What the last form did.</summary>
    public Phrase? Done { get; init; }

    public bool IsStale { get; init; }
}

// Percent: The probability that they are one.
// Reasons: In English.
public sealed record PairView(PairSide One, PairSide Other, int Percent, Phrase Why, IReadOnlyList<string> Reasons);

// Name: What it is listed by, cut where the two differ in letters.
// By: That of its names by which it is like the other, where it is not that one.
public sealed record PairSide(string Id, string Slug, string Listed, string? Country, IReadOnlyList<(string Text, bool Differs)> Name, string? By = null);
