// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Dates;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Structure;

/// <summary>What a document says of itself beside its text, and where it says so: whoever reads a line tells with <see cref="At"/> which.</summary>
internal sealed class Filing
{
    private readonly Dictionary<string, Provenance> places = new(StringComparer.OrdinalIgnoreCase);
    private MappedText? here;
    private double sure = Sureness.Placed;
    private StatementKind? kind;
    private bool? open;
    private DocumentDate? deadline;

    public StatementKind? Kind
    {
        get => kind;
        set
        {
            if (kind is null && value is not null) Keep("kind", null);
            kind = value;
        }
    }

    /// <summary>A kind that was only mentioned, where nothing states it.</summary>
    public StatementKind? WeakKind { get; set; }

    public (DocumentDate Date, int From, int To)? Published { get; set; }

    public List<string> Issuers { get; } = [];

    public List<string> Countries { get; } = [];

    public List<string> Tags { get; } = [];

    /// <summary>Whole tags that may be the issuer, in the order printed.</summary>
    public List<string> IssuerTags { get; } = [];

    public bool? Open
    {
        get => open;
        set
        {
            if (open != value) Keep("open", null, true);
            open = value;
        }
    }

    public DocumentDate? Deadline
    {
        get => deadline;
        set
        {
            if (deadline is null && value is not null) Keep("deadline", null);
            deadline = value;
        }
    }

    /// <summary>What is filed from now on stands in a text.</summary>
    /// <param name="text">The line; null when it stands in no one place.</param>
    /// <param name="sureness">How sure what it says is.</param>
    public void At(MappedText? text, double sureness) => (here, sure) = (text, sureness);

    /// <summary>Where a value was read; null when that was not kept.</summary>
    /// <param name="field">"kind", "published", "open", "deadline", "issuer", "country" or "tag".</param>
    /// <param name="value">The value, where there may be several.</param>
    public Provenance? PlaceOf(string field, string? value = null) => places.TryGetValue(Key(field, value), out var place) ? place : null;

    public void AddIssuer(string name)
    {
        if (name.Length <= 1 || Issuers.Contains(name, StringComparer.OrdinalIgnoreCase)) return;
        Keep("issuer", name);
        Issuers.Add(name);
    }

    /// <summary>Keeps a tag that may turn out to be the issuer.</summary>
    public void AddIssuerTag(string tag)
    {
        Keep("issuer", tag);
        Keep("tag", tag);
        IssuerTags.Add(tag);
    }

    public void AddCountry(string code)
    {
        if (Countries.Contains(code)) return;
        Keep("country", code);
        Countries.Add(code);
    }

    public void AddTag(string tag)
    {
        if (tag.Length <= 1 || Tags.Contains(tag, StringComparer.OrdinalIgnoreCase)) return;
        Keep("tag", tag);
        Tags.Add(tag);
    }

    /// <summary>Keeps the first date given outright; a later one gives way, unless it is the same and says more.</summary>
    public void Publish(FoundDate date, int from, int to)
    {
        if (Published is { } first && !Refines(date.Date, first.Date)) return;
        Published = (date.Date, from, to);
        places[Key("published", null)] = new Provenance(from, to, date.Ambiguous ? Sureness.Doubtful : sure);
    }

    /// <summary>Keeps a date in the line that is being read.</summary>
    public void Publish(FoundDate date)
    {
        if (here is null || date.End > here.Text.Length) Publish(date, -1, -1);
        else Publish(date, here.SourceOf(date.Start), here.SourceOf(date.End - 1) + 1);
    }

    private static bool Refines(DocumentDate date, DocumentDate known) =>
        known.Day is null && date.Day is not null && known.Year == date.Year && (known.Month is null || known.Month == date.Month);

    // The first place stands, unless the value is another now.
    private void Keep(string field, string? value, bool anew = false)
    {
        if (anew) places.Remove(Key(field, value));
        places.TryAdd(Key(field, value), Provenance.In(here, value, sure));
    }

    private static string Key(string field, string? value) => value is null ? field : field + "\n" + value;
}
