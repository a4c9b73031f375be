// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;

namespace Undersigned.Server.Organisations.Import;

/// <summary>A fault of a file: nothing of it is imported.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Reason">What is wrong there and what would be right.</param>
internal sealed record ImportFault(int Line, string Reason);

/// <summary>An organisation as a line of a file states it.</summary>
/// <param name="Key">What the file calls it by; null where it says nothing.</param>
/// <param name="Successors">Keys of those that followed it, in the file's words.</param>
/// <param name="SuccessionKind">One of <see cref="Log.Acts.Succession.Kinds"/>.</param>
/// <param name="IsDissolved">The file says that it exists no more, and names nobody who followed it.</param>
internal sealed record ImportedOrganisation(int Line, string? Key, OrganisationFacts Facts, IReadOnlyList<string> Successors, string SuccessionKind = "renamed", KnownDate? Date = null, bool IsDissolved = false);

/// <summary>What a file holds.</summary>
/// <param name="Faults">Its faults, by line.</param>
/// <param name="LeftOut">What cannot stand and is not needed, by line: a name beside the one that an organisation signs by, a domain that is none.</param>
internal sealed record ImportedFile(IReadOnlyList<ImportedOrganisation> Organisations, IReadOnlyList<ImportFault> Faults, IReadOnlyList<ImportFault> LeftOut);

/// <summary>Puts what the readers of both forms found of one organisation together, and says what cannot stand.</summary>
internal sealed class OrganisationDraft
{
    private readonly List<OrganisationName> _names = [];
    private readonly List<string> _domains = [];
    private readonly Dictionary<string, string> _identifiers = new(StringComparer.Ordinal);

    public List<string> Wrong { get; } = [];
    public List<string> LeftOut { get; } = [];
    public string? Country { get; private set; }
    public bool International { get; set; }
    public string? Region { get; private set; }
    public string? Qualifier { get; private set; }
    public List<string> Successors { get; } = [];

    /// <param name="needed">Whether one that cannot stand is a fault, or left out.</param>
    public void Name(string? text, string kind, string? language, string? until = null, bool needed = true)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        if (!Endorsements.SignatoryName.TryParse(text, out var name, out var error)) (needed ? Wrong : LeftOut).Add($"the name \"{Shown(text)}\" cannot stand: {error}");
        else if (!OrganisationFacts.NameKinds.Contains(kind)) Wrong.Add($"\"{Shown(kind)}\" is no kind of name; there are {string.Join(", ", OrganisationFacts.NameKinds)}");
        else if (language is not null && !LanguageTag.IsGood(language)) Wrong.Add($"\"{Shown(language)}\" is no language tag, such as pt or zh-Hant");
        else if (until is not null && KnownDate.Read(until) is null) Wrong.Add($"\"{Shown(until)}\" is no date; write 1991, 1991-12 or 1991-12-26");
        else if (!_names.Exists(one => one.Name == name.Value && one.Language == language)) _names.Add(new OrganisationName(name.Value, language, kind) { Until = until });
    }

    /// <summary>The last official name is the one that it signs by.</summary>
    public void SignsByLast()
    {
        var last = _names.FindLastIndex(name => name.Kind == "official");
        if (last <= 0) return;
        _names.Insert(0, _names[last]);
        _names.RemoveAt(last + 1);
    }

    public void PlacedIn(string? code)
    {
        var country = code?.Trim().ToUpperInvariant();
        if (string.IsNullOrEmpty(country)) return;
        if (CountryCode.IsKnown(country)) Country = country;
        else Wrong.Add($"\"{Shown(code!)}\" is no country of ISO 3166-1; leave it out for international bodies");
    }

    public void Around(string? region) => Region = Line(region, "region") ?? Region;

    public void Told(string? qualifier) => Qualifier = Line(qualifier, "qualifier") ?? Qualifier;

    /// <param name="strict">Whether one that is none is a fault, or left out.</param>
    public void Domain(string? text, bool strict)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        if (WebDomain.Read(text) is { } domain && _domains.Count < WebDomain.Most) _domains.Add(domain);
        else if (strict) Wrong.Add($"\"{Shown(text)}\" is no web domain, such as lamps.example, or there are more than {WebDomain.Most}");
        else LeftOut.Add($"\"{Shown(text)}\" is no web domain");
    }

    public void Identify(string scheme, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        if (Identifier.Read(scheme, text, out var error) is { } value) _identifiers[scheme] = value;
        else Wrong.Add($"{scheme}: \"{Shown(text)}\": {error}");
    }

    /// <summary>Null, with the reasons in <see cref="Wrong"/>, for one that cannot stand.</summary>
    public OrganisationFacts? Facts()
    {
        if (_names.Count == 0 && Wrong.Count == 0) Wrong.Add("it has no name; at least one is needed");
        if (International && Country is not null) Wrong.Add("it is said to be international and of a country; leave one out");
        if (_names.Count > OrganisationFacts.MostNames) Wrong.Add($"it has {_names.Count} names; at most {OrganisationFacts.MostNames} are read");
        if (Wrong.Count > 0) return null;
        if (!_names.Exists(name => name.Kind == "official")) _names[0] = _names[0] with { Kind = "official" };
        var first = _names.FindIndex(name => name.Kind == "official");
        if (first > 0)
        {
            _names.Insert(0, _names[first]);
            _names.RemoveAt(first + 1);
        }

        return new OrganisationFacts { Names = _names, Country = Country, International = International, Region = Region, Qualifier = Qualifier, Domains = _domains, Identifiers = _identifiers };
    }

    private string? Line(string? text, string what)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (Endorsements.SignatoryName.TryParse(text, 200, out var line, out var error)) return line.Value;
        Wrong.Add($"the {what} \"{Shown(text)}\" cannot stand: {error}");
        return null;
    }

    private static string Shown(string text) => Pages.FormBody.Shown(text)[..Math.Min(80, Pages.FormBody.Shown(text).Length)];
}
