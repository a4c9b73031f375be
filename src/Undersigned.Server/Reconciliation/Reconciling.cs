// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Reconciliation;

/// <summary>A candidate for a query.</summary>
/// <param name="Score">Between 0 and 100.</param>
/// <param name="IsMatch">Whether it is decided without a person.</param>
/// <param name="Features">What spoke for it, each between 0 and 1.</param>
internal sealed record ReconciliationCandidate(RegisteredBody Body, IReadOnlyList<ReconciliationType> Types, double Score, bool IsMatch, IReadOnlyList<(string Id, double Value)> Features);

/// <summary>Answers queries over the registry, in one snapshot: by identifier where there is one, else by the matcher.</summary>
internal sealed class Reconciling(Connection db, OrganisationIndex index, string today)
{
    private const int Looked = 25;

    private readonly RegistryReading _registry = new(db);

    public List<ReconciliationCandidate> Find(ReconciliationQuery query)
    {
        var country = Country(query);
        var text = query.Text?.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, SignatoryName.MaxLength)] : query.Properties.FirstOrDefault(property => ReconciliationProperty.Get(property.Property) is { IsName: true }).Value;
        var found = new Dictionary<long, ReconciliationCandidate>();
        foreach (var body in Identified(query, text)) found[body.No] = Candidate(body, 1, isMatch: true, country, query, ("identifier", 1));
        var isIdentified = found.Count == 1;
        if (text is not null && (!isIdentified || query.Limit > 1))
        {
            var outcome = index.Match(db, text, country, Looked);
            var verdict = NameVerdict.Of(db, index, text, country);
            foreach (var match in outcome.Matches.Select(match => (match.Organisation.Id, match.Score)).Concat(verdict.Candidates.Select(candidate => (candidate.Id, candidate.Score))))
            {
                if (Get(match.Id) is not { } body) continue;
                var isMatch = verdict.Organisation == body.Id && !isIdentified;
                if (!found.TryGetValue(body.No, out var known) || known.Score < match.Score * 100) found[body.No] = Candidate(body, match.Score, isMatch, country, query, ("name", match.Score));
            }
        }

        // Two identifiers of two bodies, or a name that is surely another's than the identifier: a person must look.
        var sure = found.Values.Count(candidate => candidate.IsMatch);
        return [.. found.Values.Where(candidate => HasType(candidate.Types, query)).OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Body.No)
            .Take(query.Limit).Select(candidate => sure > 1 ? candidate with { IsMatch = false } : candidate)];
    }

    private RegisteredBody? Get(string id) => Registry.Get(db, id) is { } known ? _registry.Get(known.No) : null;

    private ReconciliationCandidate Candidate(RegisteredBody body, double score, bool isMatch, string? country, ReconciliationQuery query, (string, double) first)
    {
        var features = new List<(string, double)> { first };
        if (country is not null && body.Country is not null) features.Add(("country", body.Country == country ? 1 : 0));
        foreach (var (id, value) in query.Properties)
            if (ReconciliationProperty.Get(id) is { Id: not "country" and not "country-name" } property && !features.Exists(feature => feature.Item1 == id))
                features.Add((id, property.Values(db, body, "", null).Any(known => string.Equals(Convert.ToString(known, CultureInfo.InvariantCulture), value, StringComparison.OrdinalIgnoreCase)) ? 1 : 0));
        return new ReconciliationCandidate(body, ReconciliationType.Of(db, body, today), Math.Round(score * 100, 2), isMatch, features);
    }

    /// <summary>Those that the query names by an identifier: the registry's own, its address, or another registry's.</summary>
    private IEnumerable<RegisteredBody> Identified(ReconciliationQuery query, string? text)
    {
        if (text is not null && (Get(text) ?? BySlug(text)) is { } named) yield return named;
        foreach (var (id, value) in query.Properties)
        {
            if (ReconciliationProperty.Get(id) is not { Identifies: true } || Normal(id, value) is not { } normal) continue;
            var rows = db.Query("SELECT DISTINCT coalesce(o.merged, o.no) FROM organisation_identifier i JOIN organisation o ON o.no = i.organisation WHERE i.scheme = ?1 AND i.value = ?2 LIMIT 5").With(id).With(normal);
            var numbers = new List<long>();
            while (rows.Next()) numbers.Add(rows.Int(0));
            foreach (var number in numbers)
                if (_registry.Get(number) is { } body) yield return body;
        }
    }

    private static string? Normal(string scheme, string value) => scheme == "domain"
        ? value.ToLowerInvariant() is var domain && domain.StartsWith("www.", StringComparison.Ordinal) ? domain[4..] : value.ToLowerInvariant()
        : Identifier.Read(scheme, value, out _);

    private RegisteredBody? BySlug(string text)
    {
        if (text.Length > 100 || text.Contains(' ', StringComparison.Ordinal)) return null;
        var query = db.Query("SELECT no FROM organisation WHERE slug = ?1").With(text.Split('/')[^1]);
        long? number = query.Next() ? query.Int(0) : null;
        query.Reset();
        return number is null ? null : _registry.Get(number.Value);
    }

    /// <summary>The country that a query gives, by code or by a name in one of the interface's languages.</summary>
    private static string? Country(ReconciliationQuery query)
    {
        var given = query.Properties.FirstOrDefault(property => property.Property is "country" or "country-name").Value;
        if (given is null) return null;
        if (CountryCode.IsKnown(given.ToUpperInvariant())) return given.ToUpperInvariant();
        foreach (var language in Interface.Languages)
            foreach (var (code, name) in Countries.Of(Interface.For(language)))
                if (name.Equals(given, StringComparison.OrdinalIgnoreCase)) return code;
        return null;
    }

    /// <summary>A type that the service does not have restricts nothing: it is another service's.</summary>
    private static bool HasType(IReadOnlyList<ReconciliationType> types, ReconciliationQuery query)
    {
        var wanted = query.Types.Where(id => ReconciliationType.All.Any(type => type.Id == id)).ToList();
        return wanted.Count == 0 || (query.AllTypes ? wanted.TrueForAll(id => types.Any(type => type.Id == id)) : wanted.Exists(id => types.Any(type => type.Id == id)));
    }
}
