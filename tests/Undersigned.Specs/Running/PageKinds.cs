// SPDX-License-Identifier: Apache-2.0
using System.Net;

namespace Undersigned.Specs.Running;

/// <summary>One of the sample network's pages, to look at.</summary>
internal sealed record PageKind(string Name, string Path, HttpStatusCode Status = HttpStatusCode.OK)
{
    /// <summary>One page of every kind, and of every state in which it looks different.</summary>
    public static async Task<IReadOnlyList<PageKind>> AllAsync(Demo demo) =>
    [
        new("home", "/"),
        new("list", "/statements"),
        new("list-narrowed", "/statements?language=ar&open=true"),
        new("list-nothing", "/statements?q=xylophone"),
        new("statement", Demo.TideRegisters),
        new("statement-arabic", Demo.TideRegisters + "/ar"),
        new("statement-closed", Demo.OldInstruments),
        new("statement-confidential", Demo.PrivateMaps + "/zh"),
        new("statement-3000", Demo.EveningHour + "?names=2"),
        new("side-by-side", Demo.TideRegisters + "/en/ar"),
        new("side-by-side-chinese", Demo.NamesOfSeeds + "/es/zh"),
        new("organisations", "/organisations"),
        new("organisation", Demo.Organisation),
        new("country", "/countries/es"),
        new("network", "/network"),
        new("network-nothing", "/network?min=1000"),
        new("network-pair", Demo.Pair),
        new("receipt", await demo.ReceiptAsync()),
        new("log", "/log"),
        new("entry", "/log/entries/60"),
        new("not-found", "/nothing/is/here", HttpStatusCode.NotFound),
    ];
}
