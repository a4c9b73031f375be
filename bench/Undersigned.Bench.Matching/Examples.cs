// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using Undersigned.Matching;
using Undersigned.Matching.Text;

namespace Undersigned.Bench.Matching;

/// <summary>Examples to learn from and to measure by. Which fold one is in follows from its text alone.</summary>
internal static class Examples
{
    public const int Folds = 5;
    public const int HeldAside = 4;

    private static readonly string[] Telling = ["New", "United", "Revolutionary", "Youth of the", "Old", "Second", "Popular", "Democratic", "Friends of the", "Former", "Free", "Independent", "Women's", "Students of the"];

    /// <summary>The affiliations whose organisations the registry holds, and those that name none.</summary>
    /// <param name="absent">Whether those are wanted whose organisations are all missing here: for them "none" is right too, but nobody marked them so.</param>
    public static IEnumerable<Example> Affiliations(string path, IReadOnlyDictionary<string, int> places, bool absent)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var row = JsonDocument.Parse(line);
            var text = row.RootElement.GetProperty("affiliation").GetString()!;
            var ids = row.RootElement.GetProperty("ror_ids").EnumerateArray().Select(id => id.GetString()!).ToList();
            var right = ids.Where(places.ContainsKey).Select(id => places[id]).ToList();
            if (ids.Count > 0 && right.Count == 0 != absent) continue;
            if (ids.Count == 0 && absent) continue;
            yield return new(text, null, right, Origin.Affiliation, Fold(text), ids.Count > 0 ? Fold(ids[0]) : Fold(text), null) { IsAbsent = absent };
        }
    }

    public static int Fold(string text) => (int)(Chance.Of(text) % Folds);

    /// <summary>Whether an organisation may be learned from; the others are held aside, with all their names.</summary>
    public static bool IsForTraining(Organisation organisation) => Fold(organisation.Id) != HeldAside;

    /// <summary>Names that were taken out of the registry, of organisations that keep another one in the same script.</summary>
    public static IEnumerable<Example> HeldOutNames(RegistryIndex index, bool training, int most)
    {
        var seen = 0;
        foreach (var (body, name) in Shuffled(index, 11))
        {
            if (seen == most) yield break;
            var organisation = index.BodyAt(body).Organisation;
            var chosen = organisation.Names[name];
            if (IsForTraining(organisation) != training || chosen.Kind == NameKind.Abbreviation) continue;
            var key = Key(chosen.Value);
            var others = organisation.Names.Where((other, place) => place != name && other.Kind != NameKind.Abbreviation).ToList();
            if (key.Length < 4 || !others.Any(other => Script(other.Value) == Script(chosen.Value)) || others.Any(other => Key(other.Value) == key)) continue;
            seen++;
            var country = Chance.Of(chosen.Value) % 2 == 0 ? organisation.Country : null;
            yield return new(chosen.Value, training ? country : null, [body], Origin.HeldOutName, Fold(organisation.Id), Fold(organisation.Id), candidate => index.OrganisationOf(candidate) == body && index.PlaceOf(candidate) == name);
        }
    }

    /// <summary>Names in a script that no other name of the organisation is in, taken out of the registry.</summary>
    public static IEnumerable<Example> AcrossScripts(RegistryIndex index, int most)
    {
        var seen = 0;
        foreach (var (body, name) in Shuffled(index, 17))
        {
            if (seen == most) yield break;
            var organisation = index.BodyAt(body).Organisation;
            var chosen = organisation.Names[name];
            if (IsForTraining(organisation) || chosen.Kind == NameKind.Abbreviation || organisation.Names.Count < 2) continue;
            if (Script(chosen.Value) is "Latin" or "none" or "other" || organisation.Names.Where((_, place) => place != name).Any(other => Script(other.Value) == Script(chosen.Value))) continue;
            seen++;
            yield return new(chosen.Value, null, [body], Origin.HeldOutName, Fold(organisation.Id), Fold(organisation.Id), candidate => index.OrganisationOf(candidate) == body && index.PlaceOf(candidate) == name);
        }
    }

    public static IEnumerable<Example> Distorted(RegistryIndex index, bool training, int most)
    {
        var seen = 0;
        foreach (var (body, name) in Shuffled(index, 12))
        {
            if (seen == most) yield break;
            var organisation = index.BodyAt(body).Organisation;
            if (IsForTraining(organisation) != training || organisation.Names[name].Kind == NameKind.Abbreviation || organisation.Names[name].Value.Length < 8) continue;
            seen++;
            var chance = new Chance(Chance.Of(organisation.Id + name));
            yield return new(Misprint.Of(organisation.Names[name].Value, organisation, ref chance), chance.In(0.4) ? organisation.Country : null, [body], Origin.Distorted, Fold(organisation.Id), Fold(organisation.Id), null);
        }
    }

    /// <summary>Names as the registry has them: what most printed names are.</summary>
    public static IEnumerable<Example> Plain(RegistryIndex index, bool training, int most)
    {
        var seen = 0;
        foreach (var (body, name) in Shuffled(index, 18))
        {
            if (seen == most) yield break;
            var organisation = index.BodyAt(body).Organisation;
            if (IsForTraining(organisation) != training || organisation.Names[name].Kind == NameKind.Abbreviation) continue;
            seen++;
            yield return new(organisation.Names[name].Value, Chance.Of(organisation.Id) % 3 == 0 ? organisation.Country : null, [body], Origin.Plain, Fold(organisation.Id), Fold(organisation.Id), null);
        }
    }

    public static IEnumerable<Example> Compose(RegistryIndex index, bool training, bool known, int most)
    {
        var seen = 0;
        foreach (var (body, name) in Shuffled(index, known ? 15UL : 16UL))
        {
            if (seen == most) yield break;
            var organisation = index.BodyAt(body).Organisation;
            var chosen = organisation.Names[name];
            // Affiliations name universities, institutes and hospitals, and are mostly in English.
            if (IsForTraining(organisation) != training || chosen.Kind == NameKind.Abbreviation && (chosen.Value.Length < 3 || !chosen.Value.All(char.IsAsciiLetterUpper) || organisation.Names.Count < 4) || !organisation.IsActive || Script(chosen.Value) != "Latin") continue;
            if (!organisation.Types.Any(type => type is "education" or "facility" or "healthcare" or "government") || chosen.Language is not ("en" or null) && chosen.Kind is not (NameKind.Official or NameKind.Abbreviation)) continue;
            seen++;
            var chance = new Chance(Chance.Of(organisation.Id + "c" + name));
            var line = Composed.Of(chosen.Value, organisation, ref chance);
            yield return known
                ? new(line, null, [body], Origin.Composed, Fold(organisation.Id), Fold(organisation.Id), null)
                : new(line, null, [], Origin.Composed, Fold(organisation.Id), Fold(organisation.Id), candidate => index.OrganisationOf(candidate) == body);
        }
    }

    /// <summary>Names of organisations that are not in the registry, because they were taken out with all their names.</summary>
    public static IEnumerable<Example> Unknown(RegistryIndex index, bool training, int most)
    {
        var seen = 0;
        foreach (var (body, name) in Shuffled(index, 13))
        {
            if (seen == most) yield break;
            var organisation = index.BodyAt(body).Organisation;
            if (IsForTraining(organisation) != training || organisation.Names[name].Kind == NameKind.Abbreviation) continue;
            seen++;
            yield return new(organisation.Names[name].Value, Chance.Of(organisation.Id) % 3 == 0 ? organisation.Country : null, [], Origin.Unknown, Fold(organisation.Id), Fold(organisation.Id), candidate => index.OrganisationOf(candidate) == body);
        }
    }

    public static IEnumerable<Example> Siblings(RegistryIndex index, bool training, int most)
    {
        var seen = 0;
        foreach (var (body, name) in Shuffled(index, 14))
        {
            if (seen == most) yield break;
            var organisation = index.BodyAt(body).Organisation;
            if (IsForTraining(organisation) != training || organisation.Names[name] is not { Kind: not NameKind.Abbreviation, Language: "en" } chosen) continue;
            seen++;
            yield return new(Telling[Chance.Of(organisation.Id) % (ulong)Telling.Length] + " " + chosen.Value, null, [], Origin.Sibling, Fold(organisation.Id), Fold(organisation.Id), null);
        }
    }

    private static List<(int Body, int Name)> Shuffled(RegistryIndex index, ulong seed)
    {
        var all = new List<(int, int)>();
        for (var body = 0; body < index.Count; body++) for (var name = 0; name < index.BodyAt(body).Organisation.Names.Count; name++) all.Add((body, name));
        var chance = new Chance(seed);
        for (var i = all.Count - 1; i > 0; i--)
        {
            var j = chance.Below(i + 1);
            (all[i], all[j]) = (all[j], all[i]);
        }
        return all;
    }

    public static string Key(string name)
    {
        var tokens = new TokenList();
        Tokeniser.Read(name, tokens);
        return string.Join(' ', tokens.Items.Select(token => token.Surface));
    }

    public static string Script(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune)) continue;
            return rune.Value switch
            {
                < 0x250 or >= 0x1E00 and < 0x1F00 => "Latin",
                < 0x400 => "Greek",
                < 0x530 => "Cyrillic",
                < 0x590 => "Armenian",
                < 0x600 => "Hebrew",
                < 0x780 => "Arabic",
                >= 0x10A0 and < 0x1100 => "Georgian",
                >= 0x3040 and < 0x3100 => "Han",
                >= 0x3400 and < 0xA000 => "Han",
                >= 0xAC00 and < 0xD7B0 => "Hangul",
                _ => "other",
            };
        }
        return "none";
    }
}
