// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Undersigned.Fuzz;

/// <summary>Runs inputs one by one and says what they throw: what afl-fuzz found, or all of a corpus after a change.</summary>
internal static class Replay
{
    public static int Run(Target target, IEnumerable<string> files)
    {
        var failed = 0;
        foreach (var path in files)
        {
            var clock = Stopwatch.StartNew();
            if (Thrown(target, File.ReadAllBytes(path)) is not { } error)
            {
                if (clock.ElapsedMilliseconds > 1000) Console.WriteLine(path + ": " + clock.ElapsedMilliseconds + " ms");
                continue;
            }
            failed++;
            Console.WriteLine(path + ": " + error);
        }
        return failed == 0 ? 0 : 1;
    }

    /// <summary>What an input throws; null when nothing.</summary>
    public static Exception? Thrown(Target target, byte[] input)
    {
        try
        {
            target.Run(input);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }
}
