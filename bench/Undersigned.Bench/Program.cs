// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Undersigned.Bench;

/// <summary>The parts of <c>bench/run</c> that need the product's own code.</summary>
internal static class Program
{
    private const int BadUsage = 2;

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["statement", var count]:
                Console.Write(SampleStatement.Text(Number(count)));
                return 0;
            case ["open", var data]:
                Console.WriteLine(await OpenStatement.Run(data));
                return 0;
            case ["tree", var rounds]:
                TreeRoot.Run(Number(rounds));
                return 0;
            case ["start", var rounds, var ours, var peer, .. var commands] when Array.IndexOf(commands, "--") is > 0 and var end:
                await StartTime.Run(Number(rounds), new Uri(ours), new Uri(peer), commands[..end], commands[(end + 1)..]);
                return 0;
            case ["form", var rounds, var data]:
                await FormRoundTrip.Run(Number(rounds), data);
                return 0;
            case ["queue", var rounds, var data, var waiting]:
                await QueueOpening.Run(data, Number(waiting), Number(rounds));
                return 0;
            case ["bare", var url, var page, var database]:
                await BareHandlers.Run(url, page, database);
                return 0;
            case ["parts", var data]:
                await EndorsementParts.Run(data);
                return 0;
            case ["page-parts", var data, var slug]:
                PageParts.Run(data, slug);
                return 0;
            default:
                await Console.Error.WriteLineAsync("usage: Undersigned.Bench statement COUNT | open DATA | tree ROUNDS | start ROUNDS URL URL PROGRAM… -- PROGRAM… | form ROUNDS DATA | queue ROUNDS DATA WAITING | bare URL PAGE DATABASE | parts DATA | page-parts DATA SLUG");
                return BadUsage;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
