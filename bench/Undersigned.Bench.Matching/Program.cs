// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Undersigned.Matching;

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
            case ["train", var data, var output, .. var errors]:
                Train(data, output, errors.FirstOrDefault());
                return 0;
            case ["figures", var data]:
                return Figures.Print(data) ? 0 : Missed;
            case ["speed", var data]:
                return Speed.Print(data) ? 0 : Missed;
            default:
                Console.Error.WriteLine("usage: Undersigned.Bench.Matching dictionary DATA OUTPUT | train DATA OUTPUT [ERRORS] | figures DATA | speed DATA");
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
        var affiliations = Examples.Affiliations(path, places, false).Concat(Examples.Affiliations(path, places, true)).Where(example => example.Fold != Examples.HeldAside).ToList();
        return [.. affiliations
            .Concat(Examples.HeldOutNames(index, true, 2500)).Concat(Examples.Distorted(index, true, 1600)).Concat(Examples.Plain(index, true, 1600)).Concat(Examples.Unknown(index, true, 1600)).Concat(Examples.Siblings(index, true, 500))
            .Concat(Examples.Compose(index, true, true, 2500)).Concat(Examples.Compose(index, true, false, 800))
            .Concat(Templates.Of(index, affiliations, true, 4)).Concat(Templates.Of(index, affiliations, false, 1))
            .Concat(Traps.Scattered(index, 1200)).Concat(Traps.Pairs(index, 300))
            .Select(example => Sample.Of(index, example))];
    }

    public static Dictionary<string, int> Places(RegistryIndex index)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < index.Count; i++) places[index.BodyAt(i).Organisation.Id] = i;
        return places;
    }

    private static void Train(string data, string output, string? errors)
    {
        var clock = Stopwatch.StartNew();
        using var index = new RegistryIndex(Registry(data));
        Say(clock, "registry indexed");
        var samples = TrainingSamples(index, data);
        Say(clock, $"{samples.Count} examples described");
        Training.ScoreAcross(samples, sample => sample.Example.Fold);
        Report(samples);
        if (errors is not null) File.WriteAllLines(errors, Errors.Of(index, samples));
        Say(clock, "scored across folds");
        foreach (var sample in samples) sample.HoldBack(index);
        var judge = Training.Judge(samples);
        var (acceptNames, acceptLines, reject) = Training.Thresholds(samples, sample => sample.Example.Fold, 0.993, 0.99);
        Say(clock, string.Create(CultureInfo.InvariantCulture, $"accept names from {acceptNames:0.####}, lines from {acceptLines:0.####}, reject below {reject:0.####}"));
        var (names, lines) = Training.Rankers(samples);
        Write(output, "ranker-names.txt", names.Lines());
        Write(output, "ranker-lines.txt", lines.Lines());
        Write(output, "judge.txt", [string.Create(CultureInfo.InvariantCulture, $"!accept-names {acceptNames:0.####}"), string.Create(CultureInfo.InvariantCulture, $"!accept-lines {acceptLines:0.####}"), string.Create(CultureInfo.InvariantCulture, $"!reject {reject:0.####}"), .. judge.Lines()]);
        Say(clock, "written");
    }

    private static void Write(string output, string name, IEnumerable<string> lines) => File.WriteAllLines(Path.Combine(output, name),
        ["# SPDX-License-Identifier: Apache-2.0", "# Made by ./bench/run matching --train. One tree a line; Scoring/Forest.cs says how to read it.", .. lines]);

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
