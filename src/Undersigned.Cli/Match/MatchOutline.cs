// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Matching;

namespace Undersigned.Cli.Match;

/// <summary>An answer for a person to read.</summary>
internal static class MatchOutline
{
    private const int Shown = 3;

    public static void Write(TextWriter writer, MatchOutcome outcome)
    {
        writer.Write(outcome.Query.Name + "\n");
        writer.Write("  " + outcome.Decision switch { Decision.Match => "match", Decision.Review => "a person must decide", _ => "none" } + "\n");
        foreach (var match in outcome.Matches.Take(outcome.Decision == Decision.Match ? 1 : Shown))
        {
            var country = match.Organisation.Country is { } code ? " (" + code + ")" : "";
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"  {match.Score:0.00}  {match.Organisation.DisplayName}{country}  {match.Organisation.Id}\n"));
        }
        foreach (var sentence in outcome.Explanation) writer.Write("  - " + sentence + "\n");
        writer.Write("\n");
    }
}
