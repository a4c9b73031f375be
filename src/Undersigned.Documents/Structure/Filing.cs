// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Dates;

namespace Undersigned.Documents.Structure;

/// <summary>What a document says of itself beside its text.</summary>
internal sealed class Filing
{
    public StatementKind? Kind { get; set; }

    /// <summary>A kind that was only mentioned, where nothing states it.</summary>
    public StatementKind? WeakKind { get; set; }

    public (DocumentDate Date, int From, int To)? Published { get; set; }

    public List<string> Issuers { get; } = [];

    public List<string> Countries { get; } = [];

    public List<string> Tags { get; } = [];

    /// <summary>Whole tags that may be the issuer, in the order printed.</summary>
    public List<string> IssuerTags { get; } = [];

    public bool? Open { get; set; }

    public DocumentDate? Deadline { get; set; }

    public void AddIssuer(string name)
    {
        if (name.Length > 1 && !Issuers.Contains(name, StringComparer.OrdinalIgnoreCase)) Issuers.Add(name);
    }

    public void AddCountry(string code)
    {
        if (!Countries.Contains(code)) Countries.Add(code);
    }

    public void AddTag(string tag)
    {
        if (tag.Length > 1 && !Tags.Contains(tag, StringComparer.OrdinalIgnoreCase)) Tags.Add(tag);
    }

    /// <summary>Keeps the first date given outright; a later one gives way, unless it is the same and says more.</summary>
    public void Publish(FoundDate date, int from, int to)
    {
        if (Published is not { } first || Refines(date.Date, first.Date)) Published = (date.Date, from, to);
    }

    private static bool Refines(DocumentDate date, DocumentDate known) =>
        known.Day is null && date.Day is not null && known.Year == date.Year && (known.Month is null || known.Month == date.Month);
}
