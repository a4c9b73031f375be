// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Matching;
using Undersigned.Matching.Scoring;

namespace Undersigned.Bench.Matching;

/// <summary>What is ranked wrongly, by rankers that did not see it, on the folds that may be looked at.</summary>
internal static class Errors
{
    public static IEnumerable<string> Of(RegistryIndex index, List<Sample> samples)
    {
        foreach (var group in samples.GroupBy(sample => sample.Example.Origin))
        {
            yield return $"== {group.Key}";
            foreach (var sample in group.Where(sample => sample.Example.Right.Count > 0 && !sample.IsRight).Take(90))
            {
                var bodies = index.Searching(search =>
                {
                    search.Find(sample.Example.Line, sample.Example.Country, sample.Example.IsLeftOut);
                    return search.Candidates.Select(candidate => candidate.Body).ToList();
                });
                yield return (string.Create(CultureInfo.InvariantCulture, $"{(sample.Right.Contains(true) ? "rank" : "MISS")} {sample.Example.Line}"));
                yield return ("      right: " + string.Join(" | ", sample.Example.Right.Select(body => Name(index, body))));
                if (sample.Right.Contains(true))
                {
                    var right = sample.Rows[Array.IndexOf(sample.Right, true)];
                    yield return "        " + string.Join(' ', Enum.GetValues<Feature>().Where(feature => feature != Feature.Count && right[(int)feature] != sample.Rows[sample.Best][(int)feature])
                        .Select(feature => string.Create(CultureInfo.InvariantCulture, $"{feature} {right[(int)feature]:0.##}/{sample.Rows[sample.Best][(int)feature]:0.##}")));
                }
                if (sample.Best >= 0) yield return ("      first: " + Name(index, bodies[sample.Best]) + string.Create(CultureInfo.InvariantCulture, $"  {sample.Scores[sample.Best]:0.00}"));
            }
        }
    }

    private static string Name(RegistryIndex index, int body) => index.BodyAt(body).Organisation is var organisation ? $"{organisation.DisplayName} ({organisation.Country})" : "";
}
