// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Transparency;

/// <summary>What is wrong with bytes that were not written as their format asks, and where.</summary>
/// <param name="What">What was being read: <c>checkpoint</c>, <c>signed note</c>, <c>tile path</c>.</param>
/// <param name="Where">The place, in the units of that format: <c>line 2</c>, <c>byte 310</c>; empty if it is the whole.</param>
/// <param name="Problem">What was found there, and what should have been.</param>
public sealed record Malformation(string What, string Where, string Problem)
{
    /// <summary>One line for a person: <c>checkpoint, line 2: the tree size has leading zeroes</c>.</summary>
    public override string ToString() => Where.Length == 0 ? $"{What}: {Problem}" : $"{What}, {Where}: {Problem}";

    internal static Malformation At(string what, long offset, string problem) =>
        new(what, FormattableString.Invariant($"byte {offset}"), problem);

    internal static Malformation OnLine(string what, int line, string problem) =>
        new(what, FormattableString.Invariant($"line {line}"), problem);
}
