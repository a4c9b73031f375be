// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Undersigned.Matching;
using Undersigned.Matching.Scoring;

namespace Undersigned.Bench.Matching;

/// <summary>Learns the weights of the matching, and measures it.</summary>
internal static class Program
{
    private const int Missed = 1;
    private const int BadUsage = 2;

    public static int Main(string[] args)
    {
        switch (args)
        {
            case ["dictionary", var data, var output]:
                File.WriteAllLines(Path.Combine(output, "lexicon.tsv"), Dictionary.Learn([.. Registry(data).Where(Examples.IsForTraining)]));
                return 0;
            case ["train", var data, var output]:
                Train(data, output);
                return 0;
            case ["figures", var data]:
                return new Figures(data).Print() ? 0 : Missed;
            case ["errors", var data]:
                Errors.Print(data);
                return 0;
            default:
                Console.Error.WriteLine("usage: Undersigned.Bench.Matching dictionary DATA OUTPUT | train DATA OUTPUT | figures DATA | errors DATA");
                return BadUsage;
        }
    }

    public static IReadOnlyList<Organisation> Registry(string data)
    {
        using var file = File.OpenRead(Path.Combine(data, "ror.jsonl.gz"));
        using var stream = new GZipStream(file, CompressionMode.Decompress);
        var contents = RegistryReader.Read(stream);
        if (contents.Faults.Count > 0) throw new InvalidDataException($"line {contents.Faults[0].Line}: {contents.Faults[0].Reason}");
        return contents.Organisations;
    }

    public static List<Sample> TrainingSamples(RegistryIndex index, string data)
    {
        var places = Places(index);
        var path = Path.Combine(data, "affiliations.train.jsonl");
        return [.. Examples.Affiliations(path, places, false).Concat(Examples.Affiliations(path, places, true)).Where(example => example.Fold != Examples.HeldAside)
            .Concat(Examples.HeldOutNames(index, true, 2500)).Concat(Examples.Distorted(index, true, 1600)).Concat(Examples.Unknown(index, true, 1600)).Concat(Examples.Siblings(index, true, 500))
            .Select(example => Sample.Of(index, example))];
    }

    public static Dictionary<string, int> Places(RegistryIndex index)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < index.Count; i++) places[index.BodyAt(i).Organisation.Id] = i;
        return places;
    }

    private static void Train(string data, string output)
    {
        var clock = Stopwatch.StartNew();
        using var index = new RegistryIndex(Registry(data));
        Say(clock, "registry indexed");
        var samples = TrainingSamples(index, data);
        Say(clock, $"{samples.Count} examples described");
        Training.ScoreAcross(samples, sample => sample.Example.Fold);
        Report(samples);
        Say(clock, "scored across folds");
        var judge = Training.Judge(samples);
        var (accept, reject) = Training.Thresholds(samples, sample => sample.Example.Fold, 0.993);
        Say(clock, string.Create(CultureInfo.InvariantCulture, $"accept from {accept:0.####}, reject below {reject:0.####}"));
        var ranker = Training.Ranker(samples);
        const string Made = "# SPDX-License-Identifier: Apache-2.0";
        const string How = "# Made by ./bench/run matching --train. One tree a line; Scoring/Forest.cs says how to read it.";
        File.WriteAllLines(Path.Combine(output, "ranker.txt"), [Made, How, .. ranker.Lines()]);
        File.WriteAllLines(Path.Combine(output, "judge.txt"), [Made, How, string.Create(CultureInfo.InvariantCulture, $"!accept {accept:0.####}"), string.Create(CultureInfo.InvariantCulture, $"!reject {reject:0.####}"), .. judge.Lines()]);
        Say(clock, "written");
    }

    private static void Report(List<Sample> samples)
    {
        foreach (var group in samples.GroupBy(sample => sample.Example.Origin))
        {
            var known = group.Where(sample => sample.Example.Right.Count > 0).ToList();
            if (known.Count == 0) continue;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {group.Key}: {known.Count}, among candidates {(double)known.Count(sample => sample.Right.Contains(true)) / known.Count:0.0000}, first {(double)known.Count(sample => sample.IsRight) / known.Count:0.0000}"));
        }
    }

    private static void Say(Stopwatch clock, string what) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,6:0.0} s  {what}"));
}
