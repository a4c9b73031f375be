// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Log;

/// <summary>One name of an organisation.</summary>
/// <param name="Kind"><c>official</c>, <c>short</c>, <c>abbreviation</c>, <c>former</c> or <c>misspelt</c>.</param>
internal sealed record OrganisationName(string Name, string? Language, string Kind)
{
    /// <summary>The day, the month or the year until which it was used.</summary>
    public string? Until { get; init; }
}

/// <summary>
/// The opening of a commitment: what an act says of somebody, with 32 random bytes so that a name cannot be found by guessing.
/// Served beside the log while it may be, and erasable: the log stays valid without it.
/// </summary>
internal sealed record Disclosure
{
    /// <summary><c>organisation</c>, <c>person</c>, or <c>translator</c>: a credit as it is printed, of either.</summary>
    public required string Kind { get; init; }

    /// <summary>The organisation's ULID in the registry.</summary>
    public string? Organisation { get; init; }

    /// <summary>The name as signed.</summary>
    public required string Name { get; init; }

    public string? Country { get; init; }
    public string? Affiliation { get; init; }
    public string? Reservation { get; init; }

    /// <summary>What the source prints beside the name.</summary>
    public string? Note { get; init; }

    /// <summary>Of an organisation's registration: all its names, and its address on the site.</summary>
    public IReadOnlyList<OrganisationName>? Names { get; init; }

    public string? Slug { get; init; }

    /// <summary>Of an organisation: the neutral words that tell it from another of the same name.</summary>
    public string? Qualifier { get; init; }

    /// <summary>Of an organisation: it is of no one country.</summary>
    public bool International { get; init; }

    /// <summary>Of an organisation: where it is at home within its country, or across countries, in words.</summary>
    public string? Region { get; init; }

    /// <summary>Of an organisation: its web domains in ASCII, without <c>www.</c>.</summary>
    public IReadOnlyList<string>? Domains { get; init; }

    /// <summary>Of an organisation: by the names of <see cref="Organisations.Identifier.Schemes"/>.</summary>
    public IReadOnlyDictionary<string, string>? Identifiers { get; init; }

    /// <summary>What the signatory says with a declaration, an objection, a confirmation or a withdrawal.</summary>
    public string? Words { get; init; }

    /// <summary>Writes the canonical form with a new salt.</summary>
    public void Write(CanonicalWriter writer)
    {
        Span<byte> salt = stackalloc byte[Salts.Size];
        Salts.Next(salt);
        Write(writer, salt);
    }

    /// <summary>Writes the canonical form with a given salt: the same disclosure has the same bytes, as the published examples need.</summary>
    public void Write(CanonicalWriter writer, ReadOnlySpan<byte> salt)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(salt.Length, Salts.Size);
        writer.Begin().Member("affiliation", Affiliation).Member("country", Country).Member("domains", Domains)
            .Member("identifiers", Identifiers).Flag("international", International).Member("kind", Kind).Member("name", Name);
        if (Names is not null)
            writer.Objects("names", Names, static (w, name) => w.Member("kind", name.Kind).Member("language", name.Language).Member("name", name.Name).Member("until", name.Until));
        writer.Member("note", Note).Member("organisation", Organisation).Member("qualifier", Qualifier).Member("region", Region)
            .Member("reservation", Reservation).Member("salt", Convert.ToBase64String(salt)).Member("slug", Slug).Member("words", Words).End();
    }

    public static Disclosure Read(ReadOnlyMemory<byte> canonical)
    {
        using var document = JsonDocument.Parse(canonical);
        var json = document.RootElement;
        return new Disclosure
        {
            Kind = json.Text("kind"),
            Organisation = json.TextOrNull("organisation"),
            Name = json.Text("name"),
            Country = json.TextOrNull("country"),
            Affiliation = json.TextOrNull("affiliation"),
            Reservation = json.TextOrNull("reservation"),
            Note = json.TextOrNull("note"),
            Slug = json.TextOrNull("slug"),
            Qualifier = json.TextOrNull("qualifier"),
            Words = json.TextOrNull("words"),
            International = json.Flag("international"),
            Region = json.TextOrNull("region"),
            Domains = json.TextsOrNull("domains"),
            Identifiers = json.MapOrNull("identifiers"),
            Names = json.TryGetProperty("names", out var names)
                ? [.. names.EnumerateArray().Select(name => new OrganisationName(name.Text("name"), name.TextOrNull("language"), name.Text("kind")) { Until = name.TextOrNull("until") })]
                : null,
        };
    }
}
