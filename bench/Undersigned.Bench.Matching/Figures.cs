// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching;
using Undersigned.Matching.Scoring;

namespace Undersigned.Bench.Matching;

/// <summary>Measures the weights that are built in on what was held aside, and the method by cross-validation.</summary>
internal static class Figures
{
    public static bool Print(string data)
    {
        using var index = new RegistryIndex(Program.Registry(data));
        var places = Program.Places(index);
        var path = Path.Combine(data, "affiliations.train.jsonl");
        var all = Examples.Affiliations(path, places, false).ToList();
        var good = HeldAside(index, all.Where(example => example.Fold == Examples.HeldAside).ToList(), [.. Examples.Affiliations(path, places, true).Where(example => example.Fold == Examples.HeldAside)]);
        good &= Names(index);
        good &= Decided(index);
        return CrossValidated(index, all) & good;
    }

    private static bool HeldAside(RegistryIndex index, List<Example> rows, List<Example> absent)
    {
        Console.WriteLine($"Affiliations held aside: {rows.Count(row => row.Right.Count > 0)} rows with an organisation of the registry, {rows.Count(row => row.Right.Count == 0)} marked as naming none, {absent.Count} whose organisations the registry lacks");
        int known = 0, first = 0, match = 0, matchRight = 0, falseMatch = 0, contradicted = 0, none = 0, saidNone = 0, missingMatched = 0, lines = 0, linesRight = 0;
        foreach (var row in rows)
        {
            var outcome = index.Match(new(row.Line));
            var right = outcome.Matches.Count > 0 && row.Right.Any(body => index.BodyAt(body).Organisation.Id == outcome.Matches[0].Organisation.Id);
            if (row.Right.Count > 0) { known++; if (right) first++; }
            else { none++; if (outcome.Decision == Decision.Match) { falseMatch++; if (Scored(index, row).IsContradicted) contradicted++; } if (outcome.Decision == Decision.None) saidNone++; }
            if (outcome.Decision != Decision.Match) continue;
            match++;
            if (right) matchRight++;
            if (Scored(index, row).IsName) continue;
            lines++;
            if (right) linesRight++;
        }
        foreach (var row in absent) if (index.Match(new(row.Line)).Decision == Decision.Match) missingMatched++;
        var precision = (double)matchRight / Math.Max(match, 1);
        Console.WriteLine($"decided without a person: {match}, rightly {matchRight}; of lines of several parts {lines}, rightly {linesRight}; marked as naming none {falseMatch}, of which {contradicted} name a body of the registry word for word");
        return Report.Line("precision@1", (double)first / known, "", ">= 0.957", (double)first / known >= 0.957)
            & Report.Line("precision of what is decided without a person", precision, "", ">= 0.99", precision >= 0.99)
            & Report.Line("  95 in 100 lower bound (Wilson)", Lower(matchRight, match), "", "-", true)
            & Report.Line("  without rows that the registry contradicts", (double)matchRight / Math.Max(match - contradicted, 1), "", "-", true)
            & Report.Line("recall of what is decided without a person", (double)matchRight / known, "", "-", true)
            & Report.Line("matched though the answer is none", (double)falseMatch / Math.Max(none, 1), "", "-", true)
            & Report.Line("said none where the answer is none", (double)saidNone / Math.Max(none, 1), "", "-", true)
            & Report.Line("matched though the registry lacks the organisation", (double)missingMatched / Math.Max(absent.Count, 1), "", "-", true);
    }

    private static double Lower(int right, int all)
    {
        if (all == 0) return 0;
        double share = (double)right / all, z = 1.96, z2 = z * z;
        return (share + z2 / (2 * all) - z * Math.Sqrt(share * (1 - share) / all + z2 / (4.0 * all * all))) / (1 + z2 / all);
    }

    private static bool Names(RegistryIndex index)
    {
        var samples = Examples.HeldOutNames(index, false, 3000).Select(example => Scored(index, example)).ToList();
        Console.WriteLine($"Names held out of the registry, of organisations that nothing was learned from, another name in the same script left: {samples.Count}");
        var recall = Share(samples);
        var good = Report.Line("recall@1", recall, "", ">= 0.90", recall >= 0.90);
        foreach (var script in samples.GroupBy(sample => Examples.Script(sample.Example.Line)).Where(group => group.Count() >= 20).OrderByDescending(group => group.Count()))
        {
            Report.Line($"  {script.Key}, {script.Count()}", Share(script), "", "-", true);
        }
        // What no comparison of names could find: the old name of a body that was renamed, a trade name, a number.
        var akin = samples.Where(sample => sample.Rows.Where((_, i) => sample.Right[i]).Any(row => row[(int)Feature.NameCovered] >= 0.5f || row[(int)Feature.LineCovered] >= 0.5f)).ToList();
        Report.Line($"  of {akin.Count} that have half their weight in common with a name left", Share(akin), "", "-", true);
        var across = Examples.AcrossScripts(index, 1500).Select(example => Scored(index, example)).ToList();
        Report.Line($"recall@1 across scripts, {across.Count} names, none left in their script", Share(across), "", "-", true);
        foreach (var script in across.GroupBy(sample => Examples.Script(sample.Example.Line)).Where(group => group.Count() >= 20).OrderByDescending(group => group.Count()))
        {
            Report.Line($"  {script.Key}, {script.Count()}", Share(script), "", "-", true);
        }
        return good;
    }

    // Our own examples, as they would be decided: names left in, misprinted, and names of nobody.
    private static bool Decided(RegistryIndex index)
    {
        var good = true;
        foreach (var (what, examples) in new (string, IEnumerable<Example>)[]
        {
            ("names as registered", Examples.Plain(index, false, 1500)),
            ("misprinted names", Examples.Distorted(index, false, 1500)),
            ("names held out", Examples.HeldOutNames(index, false, 1500)),
            ("names of organisations taken out", Examples.Unknown(index, false, 1500)),
            ("names with a telling word added", Examples.Siblings(index, false, 1000)),
        })
        {
            int count = 0, match = 0, right = 0, none = 0;
            foreach (var example in examples)
            {
                count++;
                var outcome = index.MatchWithout(new(example.Line, example.Country), example.IsLeftOut);
                if (outcome.Decision == Decision.None) none++;
                if (outcome.Decision != Decision.Match) continue;
                match++;
                if (example.Right.Any(body => index.BodyAt(body).Organisation.Id == outcome.Matches[0].Organisation.Id)) right++;
            }
            Console.WriteLine($"{what}: {count}, decided without a person {match}, rightly {right}, said none {none}");
            if (what == "names with a telling word added") good &= Report.Line("  wrong merges", match, "", "<= 0", match == 0);
        }
        return good;
    }

    private static bool CrossValidated(RegistryIndex index, List<Example> affiliations)
    {
        var samples = affiliations.Concat(Examples.HeldOutNames(index, true, 1200)).Concat(Examples.Distorted(index, true, 800)).Concat(Examples.Compose(index, true, true, 1200))
            .Concat(Templates.Of(index, affiliations, true, 2)).Concat(Traps.Scattered(index, 600)).Concat(Traps.Pairs(index, 150)).Select(example => Sample.Of(index, example)).ToList();
        Console.WriteLine("Affiliations, all rows, five folds, rankers trained anew without each");
        foreach (var (how, fold) in new (string, Func<Sample, int>)[] { ("rows apart by chance", sample => sample.Example.Fold), ("rows of one organisation together", sample => sample.Example.Group) })
        {
            Training.ScoreAcross(samples, fold);
            Report.Line("precision@1, " + how, Share(samples.Where(sample => sample.Example.Origin == Origin.Affiliation && sample.Example.Right.Count > 0)), "", "-", true);
        }
        return true;
    }

    private static Sample Scored(RegistryIndex index, Example example)
    {
        var sample = Sample.Of(index, example);
        sample.Score(sample.IsName ? Weights.Instance.Names : Weights.Instance.Lines);
        return sample;
    }

    private static double Share(IEnumerable<Sample> samples)
    {
        var list = samples.ToList();
        return list.Count == 0 ? 0 : (double)list.Count(sample => sample.IsRight) / list.Count;
    }
}
