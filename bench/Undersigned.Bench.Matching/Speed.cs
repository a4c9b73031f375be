// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Undersigned.Matching;

namespace Undersigned.Bench.Matching;

/// <summary>How long the index takes, how many names a second one thread matches, and how much memory that needs. In a process that does nothing else.</summary>
internal static class Speed
{
    public static bool Print(string data)
    {
        var clock = Stopwatch.StartNew();
        using var index = new RegistryIndex(Program.Registry(data));
        var built = clock.Elapsed.TotalSeconds;
        var lines = File.ReadLines(Path.Combine(data, "affiliations.train.jsonl")).Select(line =>
        {
            using var row = JsonDocument.Parse(line);
            return row.RootElement.GetProperty("affiliation").GetString()!;
        }).ToList();
        var names = Examples.HeldOutNames(index, false, 2000).Select(example => example.Line).ToList();
        // The first seconds of a program run slowly; they are over after one round.
        Rate(index, lines);
        var (ofLines, ofNames) = (Rate(index, lines), Rate(index, names));
        clock.Restart();
        foreach (var name in names) index.Suggest(name[..Math.Min(name.Length, 7)]);
        var suggested = clock.Elapsed.TotalMilliseconds / names.Count;
        var longest = 0.0;
        foreach (var name in names.Take(300))
        {
            for (var typed = 1; typed <= Math.Min(name.Length, 12); typed++)
            {
                clock.Restart();
                index.Suggest(name[..typed]);
                longest = Math.Max(longest, clock.Elapsed.TotalMilliseconds);
            }
        }
        var memory = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        return Report.Line("registry read and indexed", built, "s", "< 10", built < 10)
            & Report.Line("lines of affiliation matched", ofLines, "a second", ">= 2000", ofLines >= 2000)
            & Report.Line("names matched", ofNames, "a second", ">= 2000", ofNames >= 2000)
            & Report.Line("suggestions while typing, mean", suggested, "ms", "< 50", suggested < 50)
            & Report.Line("suggestions while typing, longest", longest, "ms", "< 50", longest < 50)
            & Report.Line("peak memory of the process", memory, "MB", "< 400", memory < 400);
    }

    private static double Rate(RegistryIndex index, List<string> lines)
    {
        var clock = Stopwatch.StartNew();
        foreach (var line in lines) index.Match(new(line));
        return lines.Count / clock.Elapsed.TotalSeconds;
    }
}

/// <summary>One figure a line, as the other benches print them.</summary>
internal static class Report
{
    public static bool Line(string figure, double value, string unit, string target, bool reached)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure,-62} {value,10:0.####} {unit,-9} {target,-9} {(target == "-" ? "" : reached ? "pass" : "fail")}"));
        return reached;
    }
}
