// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching;

namespace Undersigned.Bench.Matching;

/// <summary>
/// Lines in which the words of a longer name are scattered around a shorter one, "School of Science and Technology, Tianjin University", and lines of two bodies,
/// of which the first is taken: what is rare among printed lines and is always read in one way.
/// </summary>
internal static class Traps
{
    private static readonly string[] Heads = ["Department of", "School of", "Faculty of", "Institute of", "Dept. of", "College of", "Laboratory of", "Division of"];

    public static IEnumerable<Example> Scattered(RegistryIndex index, int most)
    {
        var byName = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var body = 0; body < index.Count; body++) if (Usable(index.BodyAt(body).Organisation)) byName.TryAdd(index.BodyAt(body).Organisation.DisplayName, body);
        var found = new List<(int Body, string Left)>();
        for (var body = 0; body < index.Count; body++)
        {
            var organisation = index.BodyAt(body).Organisation;
            if (!Usable(organisation)) continue;
            var words = organisation.DisplayName.Split(' ');
            for (var from = 0; from < words.Length; from++)
            {
                for (var to = from + 2; to <= words.Length; to++)
                {
                    if (to - from == words.Length || !byName.TryGetValue(string.Join(' ', words[from..to]), out var shorter)) continue;
                    var rest = string.Join(' ', words[..from].Concat(words[to..])).Trim(',', '-', '–', ' ');
                    foreach (var particle in new[] { "of ", "for ", "and ", "in ", "at " }) if (rest.StartsWith(particle, StringComparison.OrdinalIgnoreCase)) rest = rest[particle.Length..];
                    if (rest.Length >= 4 && index.BodyAt(shorter).Organisation.Country == organisation.Country) found.Add((shorter, rest));
                }
            }
        }
        var chance = new Chance(21);
        for (var i = 0; i < most && found.Count > 0; i++)
        {
            var (body, rest) = found[chance.Below(found.Count)];
            var organisation = index.BodyAt(body).Organisation;
            var line = Heads[chance.Below(Heads.Length)] + " " + rest + (chance.In(0.25) ? " " : ", ") + organisation.DisplayName + Place(organisation, ref chance);
            yield return new(line, null, [body], Origin.Composed, Examples.Fold(organisation.Id), Examples.Fold(organisation.Id), null);
        }
    }

    public static IEnumerable<Example> Pairs(RegistryIndex index, int most)
    {
        var chance = new Chance(22);
        var usable = Enumerable.Range(0, index.Count).Where(body => Usable(index.BodyAt(body).Organisation) && index.BodyAt(body).Organisation.Types.Contains("education")).ToList();
        for (var i = 0; i < most; i++)
        {
            int first = usable[chance.Below(usable.Count)], second = usable[chance.Below(usable.Count)];
            var (one, other) = (index.BodyAt(first).Organisation, index.BodyAt(second).Organisation);
            var line = $"Department of Mathematics, {one.DisplayName}{Place(one, ref chance)}{(chance.In(0.5) ? " and " : "; ")}{other.DisplayName}{Place(other, ref chance)}";
            yield return new(line, null, [first], Origin.Composed, Examples.Fold(one.Id), Examples.Fold(one.Id), null);
        }
    }

    private static bool Usable(Organisation organisation) => Examples.IsForTraining(organisation) && organisation.IsActive && organisation.DisplayName.Contains(' ', StringComparison.Ordinal)
        && !organisation.DisplayName.Contains('(', StringComparison.Ordinal) && Examples.Script(organisation.DisplayName) == "Latin" && organisation.Types.Any(type => type is "education" or "facility" or "healthcare");

    private static string Place(Organisation organisation, ref Chance chance) => (organisation.City is { } city && chance.In(0.7) ? ", " + city : "") + (organisation.Country is { } country && chance.In(0.7) ? ", " + Composed.Country(country) : "");
}
