// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk.Bodies;

/// <summary>The form of an organisation's facts: read, and filled again after a refusal.</summary>
internal static class OrganisationForm
{
    private const int MaxLine = 200;

    /// <summary>Null, with the refusals, where something cannot stand.</summary>
    public static OrganisationFacts? Read(IFormCollection form, List<FieldError> errors)
    {
        var names = Names(form, errors);
        if (names.Count == 0 && errors.Count == 0) errors.Add(new FieldError("name-0", "error.registry.no-name", ""));
        var country = Field(form, "country")?.ToUpperInvariant();
        if (country is not null && !CountryCode.IsKnown(country)) errors.Add(new FieldError("country", "error.country-code", FormBody.Shown(country)));
        var international = form["international"] == "1";
        if (international && country is not null) errors.Add(new FieldError("country", "error.registry.international", country));
        var domains = new List<string>();
        foreach (var line in form["domains"].ToString().Split(['\n', ' ', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (WebDomain.Read(line) is not { } domain) errors.Add(new FieldError("domains", "error.registry.domain", FormBody.Shown(line)));
            else if (!domains.Contains(domain)) domains.Add(domain);
        }

        if (domains.Count > WebDomain.Most) errors.Add(new FieldError("domains", "error.registry.domains", ""));
        var identifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var scheme in Identifier.Schemes)
        {
            if (Field(form, scheme) is not { } text) continue;
            if (Identifier.Read(scheme, text, out _) is { } value) identifiers[scheme] = value;
            else errors.Add(new FieldError(scheme, "error.registry." + scheme, FormBody.Shown(text)));
        }

        var (region, qualifier) = (Line(form, "region", errors), Line(form, "qualifier", errors));
        return errors.Count > 0 ? null : new OrganisationFacts
        {
            Names = names,
            Country = country,
            International = international,
            Region = region,
            Qualifier = qualifier,
            Domains = domains,
            Identifiers = identifiers,
        };
    }

    private static List<OrganisationName> Names(IFormCollection form, List<FieldError> errors)
    {
        var names = new List<OrganisationName>();
        for (var i = 0; i < OrganisationFacts.MostNames && form.ContainsKey(Key("name", i)); i++)
        {
            if (Field(form, Key("name", i)) is not { } text) continue;
            var kind = form[Key("kind", i)].ToString();
            var (language, until) = (Field(form, Key("language", i)), Field(form, Key("until", i)));
            if (!SignatoryName.TryParse(text, out var name, out _)) errors.Add(new FieldError(Key("name", i), "error.signatory", FormBody.Shown(text)));
            else if (!OrganisationFacts.NameKinds.Contains(kind)) errors.Add(new FieldError(Key("name", i), "error.choice", FormBody.Shown(kind)));
            else if (language is not null && !LanguageTag.IsGood(language)) errors.Add(new FieldError(Key("language", i), "error.registry.language", FormBody.Shown(language)));
            else if (until is not null && KnownDate.Read(until) is null) errors.Add(new FieldError(Key("until", i), "error.published", FormBody.Shown(until)));
            else names.Add(new OrganisationName(name.Value, language, kind) { Until = until });
        }

        // The one that it signs by comes first, whatever the order of the lines.
        var first = names.FindIndex(name => name.Kind == "official");
        if (names.Count > 0 && first < 0) errors.Add(new FieldError("name-0", "error.registry.no-official", ""));
        if (first > 0)
        {
            names.Insert(0, names[first]);
            names.RemoveAt(first + 1);
        }

        return names;
    }

    public static string Key(string field, int line) => string.Create(CultureInfo.InvariantCulture, $"{field}-{line}");

    /// <summary>A text without the blanks around it; null where there is none.</summary>
    public static string? Field(IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static string? Line(IFormCollection form, string field, List<FieldError> errors)
    {
        if (Field(form, field) is not { } text) return null;
        if (SignatoryName.TryParse(text, MaxLine, out var line, out _)) return line.Value;
        errors.Add(new FieldError(field, "error.registry.line", FormBody.Shown(text)));
        return null;
    }
}
