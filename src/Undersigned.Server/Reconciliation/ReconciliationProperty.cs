// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Reconciliation;

/// <summary>An attribute of the registry's organisations, by which they can be found and which can be fetched.</summary>
internal sealed record ReconciliationProperty(string Id, string Name, string Description)
{
    private static readonly Interface English = Interface.For("en");

    /// <summary>The setting of a name's property that narrows it to a language.</summary>
    public const string LanguageSetting = "language";

    public static readonly IReadOnlyList<ReconciliationProperty> All =
    [
        new("country", "Country", "Code of ISO 3166-1, two letters"),
        new("country-name", "Country, in English", "Its name"),
        new("region", "Region", "Part of the country, or of the world"),
        new("name", "Name", "All names, of every kind"),
        new("name-official", "Official name", "In each language"),
        new("name-short", "Short name", "As it is called for short"),
        new("name-abbreviation", "Abbreviation", "Such as its initials"),
        new("name-former", "Former name", "No longer in use"),
        new("name-misspelt", "Misspelt name", "As it was seen in a source"),
        new("ror", "ROR id", "Of the Research Organization Registry"),
        new("wikidata", "Wikidata id", "Such as Q42"),
        new("lei", "LEI", "Legal entity identifier, ISO 17442"),
        new("registration", "Registration number", "Of a register of its country"),
        new("domain", "Web domain", "Without www."),
        new("member-since", "Member since", "Of the network; empty where it is none"),
        new("endorsed", "Statements endorsed", "How many it stands under"),
        new("url", "Page", "Its page on this site"),
    ];

    public static ReconciliationProperty? Get(string id) => All.FirstOrDefault(property => property.Id == id);

    /// <summary>Whether a value of it is an identifier, which alone says which organisation is meant.</summary>
    public bool Identifies => Id is "domain" || Identifier.Schemes.Contains(Id);

    public bool IsName => Id == "name" || Id.StartsWith("name-", StringComparison.Ordinal);

    /// <summary>Its values, each a text or a whole number.</summary>
    /// <param name="language">Of names: only those in it; null for all.</param>
    public IReadOnlyList<object> Values(Connection db, RegisteredBody body, string siteUrl, string? language) => Id switch
    {
        "country" => Text(body.Country),
        "country-name" => Text(body.Country is { } code ? English.Country(code) : null),
        "region" => Text(body.Region),
        "name" => [.. Names(body, language, _ => true)],
        _ when IsName => [.. Names(body, language, kind => kind == Id["name-".Length..])],
        "domain" => [.. body.Domains],
        "member-since" => [.. Since(db, body.No)],
        "endorsed" => [Endorsed(db, body.No)],
        "url" => [$"{siteUrl}/organisations/{body.Slug}"],
        _ => Text(body.Identifiers.GetValueOrDefault(Id)),
    };

    public static void Write(Utf8JsonWriter json, object value)
    {
        json.WriteStartObject();
        if (value is long number) json.WriteNumber("int", number);
        else json.WriteString("str", (string)value);
        json.WriteEndObject();
    }

    private static IReadOnlyList<object> Text(string? value) => value is null ? [] : [value];

    private static IEnumerable<string> Names(RegisteredBody body, string? language, Func<string, bool> kind) =>
        body.Names.Where(name => kind(name.Kind) && (language is null || name.Language == language)).Select(name => name.Name).Distinct();

    private static List<string> Since(Connection db, long body)
    {
        var since = new List<string>();
        var query = db.Query("SELECT coalesce(since, '') FROM membership WHERE organisation = ?1 AND network IS NULL AND until IS NULL ORDER BY recorded LIMIT 1").With(body);
        while (query.Next()) since.Add(query.Text(0) is { Length: > 0 } day ? day : "unknown");
        return since;
    }

    /// <summary>Withheld endorsements name no organisation, annulled ones do not stand.</summary>
    public static long Endorsed(Connection db, long body)
    {
        var query = db.Query("SELECT count(DISTINCT statement) FROM endorsement WHERE organisation = ?1 AND state = 'standing' AND withheld = 0").With(body);
        query.Next();
        var count = query.Int(0);
        query.Reset();
        return count;
    }
}
