// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Statements;

namespace Undersigned.Server.Log;

/// <summary>What the signatory keeps.</summary>
public sealed record ReceiptView
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string? NameLanguage { get; init; }
    public string? Country { get; init; }
    public bool Person { get; init; }
    public required string StatementSlug { get; init; }
    public required string StatementTitle { get; init; }
    public required string StatementLanguage { get; init; }

    /// <summary>The role of the group: initiators, members, others, individuals or unknown.</summary>
    public required string GroupRole { get; init; }

    /// <summary>The day the endorsement counts from, where it is not the day it was recorded.</summary>
    public DateOnly? On { get; init; }

    public required DateTimeOffset Recorded { get; init; }
    public DateOnly? Adopted { get; init; }
    public required string TextHash { get; init; }
    public required string RenditionLanguage { get; init; }
    public RenditionRole RenditionRole { get; init; }
    public required EvidenceMark Evidence { get; init; }
    public ReservationView? Reservation { get; init; }
    public bool AdReferendum { get; init; }
    public bool Personal { get; init; }
    public required long Index { get; init; }
    public required long TreeSize { get; init; }

    /// <summary>The leaf hash, 64 hexadecimal digits.</summary>
    public required string LeafHash { get; init; }

    public int Witnesses { get; init; }
    public int ProofBytes { get; init; }

    /// <summary>The endorsement was withdrawn since, on this day.</summary>
    public DateOnly? Withdrawn { get; init; }

    /// <summary>The form that asks for a link to withdraw; null where no mail can carry one, and where it was withdrawn.</summary>
    public string? WithdrawUrl { get; init; }
}
