// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Undersigned.Bench;

/// <summary>From the start of a program to the first answer 200 at an address: of two programs in turn, a line a round with the seconds of each.</summary>
internal static class StartTime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task Run(int rounds, Uri ours, Uri peer, string[] ourCommand, string[] peerCommand)
    {
        for (var i = 0; i < rounds; i++)
        {
            // By turns the first and the second, so that neither always follows the other.
            var (a, b) = i % 2 == 0 ? (await Once(ours, ourCommand), await Once(peer, peerCommand)) : Swap(await Once(peer, peerCommand), await Once(ours, ourCommand));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{a:F6} {b:F6}"));
        }
    }

    private static (double, double) Swap(double first, double second) => (second, first);

    private static async Task<double> Once(Uri address, string[] command)
    {
        using var client = new HttpClient();
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
        try
        {
            while (!await Answers(client, address))
            {
                if (process.HasExited || Stopwatch.GetElapsedTime(start) > Patience) throw new InvalidOperationException($"{command[0]} does not answer at {address}.");
                await Task.Delay(1);
            }

            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<bool> Answers(HttpClient client, Uri address)
    {
        try
        {
            using var answer = await client.GetAsync(address);
            return answer.StatusCode == HttpStatusCode.OK ? true : throw new InvalidOperationException($"{address} answers {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
