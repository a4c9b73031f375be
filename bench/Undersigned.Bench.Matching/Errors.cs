// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Matching;
using Undersigned.Matching.Scoring;

namespace Undersigned.Bench.Matching;

/// <summary>Shows what is ranked wrongly, by rankers that did not see it, on the folds that may be looked at.</summary>
internal static class Errors
{
    public static void Print(string data)
    {
        using var index = new RegistryIndex(Program.Registry(data));
        var samples = Program.TrainingSamples(index, data);
        Training.ScoreAcross(samples, sample => sample.Example.Fold);
        foreach (var group in samples.GroupBy(sample => sample.Example.Origin))
        {
            Console.WriteLine($"== {group.Key}");
            foreach (var sample in group.Where(sample => sample.Example.Right.Count > 0 && !sample.IsRight).Take(90))
            {
                var bodies = index.Searching(search =>
                {
                    search.Find(sample.Example.Line, sample.Example.Country, sample.Example.IsLeftOut);
                    return search.Candidates.Select(candidate => candidate.Body).ToList();
                });
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(sample.Right.Contains(true) ? "rank" : "MISS")} {sample.Example.Line}"));
                Console.WriteLine("      right: " + string.Join(" | ", sample.Example.Right.Select(body => Name(index, body))));
                if (sample.Best >= 0) Console.WriteLine("      first: " + Name(index, bodies[sample.Best]) + string.Create(CultureInfo.InvariantCulture, $"  {sample.Scores[sample.Best]:0.00}"));
            }
        }
    }

    private static string Name(RegistryIndex index, int body) => index.BodyAt(body).Organisation is var organisation ? $"{organisation.DisplayName} ({organisation.Country})" : "";
}
