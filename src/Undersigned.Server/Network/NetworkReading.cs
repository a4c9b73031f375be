// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Numerics;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Network;

/// <summary>Reads the network for its pages.</summary>
internal sealed class NetworkReading(Connection db, Networks networks)
{
    private const int TiesShown = 50;
    private const int StatementsShown = 100;

    private static readonly int[] Leasts = [1, 2, 3, 5, 10, 20];

    /// <summary>What the query asks for; what is no such value narrows nothing.</summary>
    public static NetworkFilter Filter(IQueryCollection query) => new(
        query["country"].ToString().ToUpperInvariant() is var code && CountryCode.IsKnown(code) ? code : null,
        Number(query["year"]),
        Number(query["min"]) is { } least ? Math.Clamp(least, 1, 1_000) : 1);

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 10_000 ? number : null;

    public NetworkView Page(NetworkFilter filter)
    {
        var all = networks.All(db);
        var (network, ties, picture) = networks.Draw(db, filter);
        return new NetworkView
        {
            Bodies = network.Bodies.Count,
            Statements = Count(network),
            Shown = picture.Nodes.Count,
            Filters =
            [
                new FilterView("country", [.. all.Bodies.Where(body => body.Country is not null).GroupBy(body => body.Country!).OrderByDescending(group => group.Count()).Select(group => new FilterOption(group.Key, group.Count()))], filter.Country),
                new FilterView("year", [.. all.Statements.GroupBy(statement => statement.Year).OrderByDescending(group => group.Key).Select(group => new FilterOption(group.Key.ToString(CultureInfo.InvariantCulture), group.Count()))], filter.Year?.ToString(CultureInfo.InvariantCulture)),
                new FilterView("min", [.. Leasts.Select(least => new FilterOption(least.ToString(CultureInfo.InvariantCulture), least))], filter.Least.ToString(CultureInfo.InvariantCulture)),
            ],
            Nodes = picture.Nodes,
            Lines = picture.Lines,
            Rows = picture.Rows,
            Shades = picture.Shades,
            Ties = [.. ties.Take(TiesShown).Select(tie => new TieView(network.Bodies[tie.One].Slug, network.Bodies[tie.One].Name, network.Bodies[tie.Other].Slug, network.Bodies[tie.Other].Name, tie.Together, Percent(tie.Jaccard)))],
            Query = Query(filter),
        };
    }

    private static string Query(NetworkFilter filter)
    {
        var parts = new List<string>();
        if (filter.Country is { } country) parts.Add("country=" + country);
        if (filter.Year is { } year) parts.Add(string.Create(CultureInfo.InvariantCulture, $"year={year}"));
        if (filter.Least > 1) parts.Add(string.Create(CultureInfo.InvariantCulture, $"min={filter.Least}"));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    private static int Count(CoSignatures network)
    {
        if (network.Bodies.Count == 0) return 0;
        var any = new ulong[network.Bodies[0].Statements.Length];
        foreach (var body in network.Bodies)
            for (var i = 0; i < any.Length; i++) any[i] |= body.Statements[i];
        return any.Sum(BitOperations.PopCount);
    }

    private static int Percent(double jaccard) => (int)Math.Round(jaccard * 100);

    /// <summary>Null where one of them is no organisation that signs, or both are the same.</summary>
    public NetworkPairView? Pair(string oneSlug, string otherSlug, string language)
    {
        var network = networks.All(db);
        var (one, other) = (Find(network, oneSlug), Find(network, otherSlug));
        if (one < 0 || other < 0 || one == other) return null;
        var (a, b) = (network.Bodies[one], network.Bodies[other]);
        var tie = network.Tie(one, other);
        var search = new StatementSearch(db, "");
        return new NetworkPairView
        {
            OneSlug = a.Slug,
            One = a.Name,
            OtherSlug = b.Slug,
            Other = b.Name,
            OneAlone = a.Count - tie.Together,
            OtherAlone = b.Count - tie.Together,
            Together = tie.Together,
            Percent = Percent(tie.Jaccard),
            Years = Years(network, a, b),
            Statements = [.. Enumerable.Range(0, network.Statements.Count).Where(i => Has(a, i) && Has(b, i)).OrderByDescending(i => network.Statements[i].Year).ThenByDescending(i => i)
                .Take(StatementsShown).Select(i => search.One(network.Statements[i].Slug)!.Item(language))],
        };
    }

    private static int Find(CoSignatures network, string slug)
    {
        for (var i = 0; i < network.Bodies.Count; i++) if (network.Bodies[i].Slug == slug) return i;
        return -1;
    }

    private static bool Has(NetworkBody body, int statement) => (body.Statements[statement >> 6] & (1UL << (statement & 63))) != 0;

    private static List<NetworkYear> Years(CoSignatures network, NetworkBody one, NetworkBody other)
    {
        var years = new SortedDictionary<int, NetworkYear>();
        for (var i = 0; i < network.Statements.Count; i++)
        {
            var (a, b) = (Has(one, i), Has(other, i));
            if (!a && !b) continue;
            var year = years.GetValueOrDefault(network.Statements[i].Year, new NetworkYear(network.Statements[i].Year, 0, 0, 0));
            years[year.Year] = a && b ? year with { Together = year.Together + 1 } : a ? year with { OneAlone = year.OneAlone + 1 } : year with { OtherAlone = year.OtherAlone + 1 };
        }

        return years.Count == 0 ? [] : [.. Enumerable.Range(years.Keys.First(), years.Keys.Last() - years.Keys.First() + 1).Select(year => years.GetValueOrDefault(year, new NetworkYear(year, 0, 0, 0)))];
    }
}
