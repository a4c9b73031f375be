// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Statements;

/// <summary>The statement page in one language of the text.</summary>
public sealed record StatementView
{
    public required string Id { get; init; }
    public required string Slug { get; init; }

    /// <summary>joint-statement, open-letter, declaration, appeal, resolution, or another that the interface may not know.</summary>
    public required string Kind { get; init; }

    public IReadOnlyList<string> Issuers { get; init; } = [];

    /// <summary>Country codes that a person assigned: what the statement is about.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Topics that a person assigned, in the words of the network.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>“Filed by the source under”: the countries and tags of the document, never mixed with the former.</summary>
    public IReadOnlyList<string> SourceCountries { get; init; } = [];

    public IReadOnlyList<string> SourceTags { get; init; } = [];

    public DateView? Published { get; init; }
    public required DateOnly Recorded { get; init; }

    /// <summary>The hash of the manifest, <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public required string TextHash { get; init; }

    public required IReadOnlyList<RenditionView> Renditions { get; init; }

    /// <summary>The rendition shown, with its blocks.</summary>
    public required RenditionView Current { get; init; }

    public required PositionView Position { get; init; }

    /// <summary>Who may endorse, in the words of the opening; null for the interface's own sentence.</summary>
    public string? WhoMayEndorse { get; init; }

    /// <summary>The form to endorse with; null as long as endorsements come by the API and the secretariat only.</summary>
    public string? EndorseUrl { get; init; }

    /// <summary>The form that asks for a link to withdraw; null where no mail can carry one.</summary>
    public string? WithdrawUrl { get; init; }

    public required IReadOnlyList<GroupView> Groups { get; init; }
    public NamesPage Names { get; init; } = new(1, 1);

    /// <summary>The evidence kinds that occur under the statement: the legend explains these and no others.</summary>
    public IReadOnlyList<EvidenceMark> Evidence { get; init; } = [];

    /// <summary>All reservations in force, on whichever page of names their signatories are.</summary>
    public IReadOnlyList<GlossView> Reservations { get; init; } = [];

    /// <summary>How many stood under the statement at the end of each day on which that changed; empty for none to draw.</summary>
    public IReadOnlyList<GrowthPoint> Growth { get; init; } = [];

    /// <summary>The day of the page, in the network's time zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Newest first; the latest ones only where there are many.</summary>
    public IReadOnlyList<HistoryAct> History { get; init; } = [];

    public int HistoryTotal { get; init; }
    public IReadOnlyList<SourceView> Sources { get; init; } = [];
}

/// <summary>A reservation with the name of its signatory.</summary>
public sealed record GlossView(string Name, string? NameLanguage, ReservationView Reservation);

public readonly record struct GrowthPoint(DateOnly Day, int Total);

// Kind: pdf, docx, html, txt, … : what sort of document it is. Its name is not public.
// IsReleased: Whether readers may download it.
public sealed record SourceView(string Kind, string Sha256, bool IsReleased = false);
