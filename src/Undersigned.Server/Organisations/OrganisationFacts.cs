// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>What the registry says of an organisation by itself: all that one act states, and that is stated anew as a whole.</summary>
internal sealed record OrganisationFacts
{
    public const int MostNames = 200;

    public static readonly IReadOnlyList<string> NameKinds = ["official", "short", "abbreviation", "former", "misspelt"];

    /// <summary>At least one. The first is the one that it signs by.</summary>
    public required IReadOnlyList<OrganisationName> Names { get; init; }

    public string? Country { get; init; }

    /// <summary>It is of no one country.</summary>
    public bool International { get; init; }

    public string? Region { get; init; }

    /// <summary>The neutral words that tell it from another of the same name.</summary>
    public string? Qualifier { get; init; }

    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>By scheme.</summary>
    public IReadOnlyDictionary<string, string> Identifiers { get; init; } = new Dictionary<string, string>();

    public string Name => Names[0].Name;

    public Disclosure Disclose(string id, string slug) => new()
    {
        Kind = "organisation",
        Organisation = id,
        Name = Name,
        Names = Names,
        Slug = slug,
        Country = International ? null : Country,
        International = International,
        Region = Region,
        Qualifier = Qualifier,
        Domains = Domains.Count == 0 ? null : [.. Domains.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Identifiers = Identifiers.Count == 0 ? null : Identifiers,
    };

    /// <summary>Whether both state the same.</summary>
    public bool Says(OrganisationFacts other) => Bytes().SequenceEqual(other.Bytes());

    private byte[] Bytes()
    {
        var writer = new CanonicalWriter();
        Disclose("", "").Write(writer, stackalloc byte[Salts.Size]);
        return writer.Written.ToArray();
    }

    /// <summary>What is stated of an organisation now.</summary>
    /// <param name="organisation">Its number.</param>
    public static OrganisationFacts? Load(Connection db, long organisation)
    {
        var query = db.Query("SELECT country, international, region, qualifier FROM organisation WHERE no = ?1").With(organisation);
        if (!query.Next()) return null;
        var (country, international, region, qualifier) = (query.TextOrNull(0), query.Bool(1), query.TextOrNull(2), query.TextOrNull(3));
        query.Reset();

        var names = new List<OrganisationName>();
        var name = db.Query("SELECT name, language, kind, until FROM organisation_name WHERE organisation = ?1 ORDER BY ord").With(organisation);
        while (name.Next()) names.Add(new OrganisationName(name.Text(0), name.TextOrNull(1), name.Text(2)) { Until = name.TextOrNull(3) });

        var domains = new List<string>();
        var identifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        var identifier = db.Query("SELECT scheme, value FROM organisation_identifier WHERE organisation = ?1 ORDER BY scheme, value").With(organisation);
        while (identifier.Next())
        {
            if (identifier.Text(0) == "domain") domains.Add(identifier.Text(1));
            else identifiers[identifier.Text(0)] = identifier.Text(1);
        }

        return new OrganisationFacts { Names = names, Country = country, International = international, Region = region, Qualifier = qualifier, Domains = domains, Identifiers = identifiers };
    }
}
