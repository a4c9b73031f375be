// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Organisations;
using Undersigned.Server.Statements;
using Undersigned.Transparency;

namespace Undersigned.Server.Import;

/// <summary>A name of the list that a statement is published with.</summary>
internal sealed record ListedSignatory(bool IsPerson, SignatoryName Name, string? Country)
{
    public string? Abbreviation { get; init; }
    public string? Affiliation { get; init; }
    public string? Note { get; init; }

    /// <summary>The organisation of the registry that is meant, by its ULID; null for the one that is called exactly so, or a new one.</summary>
    public string? Organisation { get; init; }

    /// <summary>Records the endorsement, and enters an organisation that the registry does not know; false for one that stands already.</summary>
    /// <param name="rendition">The language in which it was read; null where that is not known.</param>
    /// <param name="source">The hash of the document that reports it; null where none does.</param>
    public bool Record(LogTransaction tx, Adopt.Adopted adopted, string group, string evidence, byte[]? source, string? rendition = null)
    {
        string? organisation = null;
        if (!IsPerson)
        {
            organisation = (Organisation is null ? Registry.Find(tx.Db, Name.Value, Country) : Registry.Get(tx.Db, Organisation))?.Id;
            if (organisation is null) Registry.Register(tx, organisation = Registry.NewId(tx), Names, Country);
            if (Standing.Find(tx, tx.Keys.For(adopted.Id, "organisation:" + organisation)) is not null) return false;
        }

        var index = tx.Append(
            new Endorsing
            {
                Statement = adopted.Id,
                Text = adopted.Text,
                Rendition = rendition,
                Group = group,
                Capacity = IsPerson ? "personal" : "organisation",
                Evidence = evidence,
                Source = source is null ? null : new ContentHash(source).ToString(),
            },
            new Disclosure
            {
                Kind = IsPerson ? "person" : "organisation",
                Organisation = organisation,
                Name = Name.Value,
                Country = Country,
                Affiliation = !IsPerson || Affiliation is null ? null : RenditionText.Fold(Affiliation),
                Note = Note is null ? null : RenditionText.Fold(Note),
            });
        if (organisation is not null) Standing.Add(tx, tx.Keys.For(adopted.Id, "organisation:" + organisation), index);
        return true;
    }

    private IReadOnlyList<OrganisationName> Names => Abbreviation is null
        ? [new OrganisationName(Name.Value, null, "official")]
        : [new OrganisationName(Name.Value, null, "official"), new OrganisationName(Abbreviation, null, "abbreviation")];
}
