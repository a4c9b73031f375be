// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching.Index;

/// <summary>In which countries towns of a name are, by the organisations that have their seat there: a line that names no country names one by its town.</summary>
internal sealed class TownCountries
{
    private readonly List<List<(string? Country, int Organisations)>> byTown = [];

    public void Count(int town, string? country)
    {
        if (town < 0) return;
        while (byTown.Count <= town) byTown.Add(new(1));
        var countries = byTown[town];
        var at = countries.FindIndex(one => one.Country == country);
        if (at < 0) countries.Add((country, 1));
        else countries[at] = (country, countries[at].Organisations + 1);
    }

    /// <summary>The share of the organisations of a town that are of a country.</summary>
    public float ShareOf(int town, string? country)
    {
        int all = 0, own = 0;
        foreach (var (one, organisations) in byTown[town])
        {
            all += organisations;
            if (one == country) own += organisations;
        }
        return (float)own / all;
    }
}
