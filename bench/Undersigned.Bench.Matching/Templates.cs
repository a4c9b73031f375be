// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching;

namespace Undersigned.Bench.Matching;

/// <summary>
/// Lines of affiliation as they are printed, in which another organisation stands: what is around a name is real, and there are as many names as the registry has.
/// An example is of the fold of its line, so that nothing is learned from what is measured.
/// </summary>
internal static class Templates
{
    private const int LeastName = 8;

    private static readonly string[][] Spellings =
    [
        ["US", "USA", "U.S.A.", "United States", "U.S.A"], ["GB", "UK", "U.K.", "United Kingdom", "England"], ["CN", "P.R. China", "PR China", "People's Republic of China", "China"],
        ["KR", "South Korea", "Republic of Korea", "Korea"], ["RU", "Russia", "Russian Federation"], ["NL", "The Netherlands", "Netherlands"], ["TW", "Taiwan"], ["CZ", "Czech Republic"],
    ];

    public static IEnumerable<Example> Of(RegistryIndex index, IEnumerable<Example> affiliations, bool known, int copies)
    {
        var donors = Donors(index);
        var byCountry = donors.GroupBy(body => index.BodyAt(body).Organisation.Country ?? "").ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        foreach (var row in affiliations.Where(row => row.Right.Count == 1))
        {
            var own = index.BodyAt(row.Right[0]).Organisation;
            if (NameIn(row.Line, own) is not { } printed) continue;
            var chance = new Chance(Chance.Of(row.Line + (known ? "k" : "u")));
            for (var copy = 0; copy < copies; copy++)
            {
                var among = own.Country is not null && chance.In(0.5) && byCountry.TryGetValue(own.Country, out var near) ? near : donors;
                var body = among[chance.Below(among.Count)];
                var line = Fill(row.Line, own, printed, index.BodyAt(body).Organisation, ref chance);
                if (body == row.Right[0] || line is null) continue;
                yield return new(line, null, known ? [body] : [], Origin.Composed, row.Fold, row.Group, known ? null : candidate => index.OrganisationOf(candidate) == body);
            }
        }
    }

    // Bodies that affiliations are likely to name, those with many names several times.
    private static List<int> Donors(RegistryIndex index)
    {
        var donors = new List<int>();
        for (var body = 0; body < index.Count; body++)
        {
            var organisation = index.BodyAt(body).Organisation;
            if (!Examples.IsForTraining(organisation) || !organisation.IsActive || Examples.Script(organisation.DisplayName) != "Latin" || !organisation.Types.Any(type => type is "education" or "facility" or "healthcare" or "government")) continue;
            var times = organisation.Types.Contains("education") ? Math.Clamp(organisation.Names.Count - 1, 1, 5) : 1;
            for (var i = 0; i < times; i++) donors.Add(body);
        }
        return donors;
    }

    private static string? NameIn(string line, Organisation organisation)
    {
        string? best = null;
        foreach (var name in organisation.Names)
        {
            var cut = Cut(name.Value);
            foreach (var form in new[] { cut, Misprint.Shorten(cut, false), Misprint.Shorten(cut, true) })
            {
                if (form.Length >= LeastName && form.Length > (best?.Length ?? 0) && line.Contains(form, StringComparison.OrdinalIgnoreCase)) best = form;
            }
        }
        return best;
    }

    private static string? Fill(string line, Organisation own, string printed, Organisation other, ref Chance chance)
    {
        var fit = other.Names.Where(name => name.Kind != NameKind.Abbreviation && Examples.Script(name.Value) == "Latin" && (name.Kind == NameKind.Official || name.Language is "en" or null)).ToList();
        if (fit.Count == 0) return null;
        var name = Cut(chance.In(0.7) ? other.DisplayName : fit[chance.Below(fit.Count)].Value);
        if (printed.Contains('.', StringComparison.Ordinal)) name = Misprint.Shorten(name, chance.In(0.4));
        else if (chance.In(0.1)) name = name.Replace(" of ", " ", StringComparison.Ordinal);
        var at = line.IndexOf(printed, StringComparison.OrdinalIgnoreCase);
        line = string.Concat(line.AsSpan(0, at), name, line.AsSpan(at + printed.Length));
        if (own.City is { } city && other.City is { } town && line.IndexOf(city, Math.Min(at + name.Length, line.Length), StringComparison.Ordinal) is >= 0 and var place) line = string.Concat(line.AsSpan(0, place), town, line.AsSpan(place + city.Length));
        if (own.Country is not { } from || other.Country is not { } to || from == to) return line;
        foreach (var spelling in Of(from))
        {
            var country = line.LastIndexOf(spelling, StringComparison.Ordinal);
            if (country > at + name.Length) return string.Concat(line.AsSpan(0, country), Of(to).First(), line.AsSpan(country + spelling.Length));
        }
        return line;
    }

    private static IEnumerable<string> Of(string code) => Spellings.FirstOrDefault(row => row[0] == code) is { } row ? row.Skip(1) : [Composed.Country(code)];

    private static string Cut(string name) => name.EndsWith(')') && name.LastIndexOf('(') is > 4 and var open ? name[..open].TrimEnd() : name;
}
