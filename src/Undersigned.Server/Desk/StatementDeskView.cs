// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Desk;

/// <summary>One statement as the secretariat keeps it.</summary>
public sealed record StatementDeskView
{
    public required StatementItem Item { get; init; }
    public required IReadOnlyList<GroupForm> Groups { get; init; }
    public required IReadOnlyList<SignatoryItem> Signatories { get; init; }
    public required int Total { get; init; }
    public required int Page { get; init; }
    public string? Query { get; init; }
    public required int Waiting { get; init; }
    public required IReadOnlyList<DeedView> Deeds { get; init; }

    /// <summary>The documents that it was imported from.</summary>
    public IReadOnlyList<OriginalItem> Originals { get; init; } = [];

    /// <summary>The entry that was just recorded.</summary>
    public long? Recorded { get; init; }

    /// <summary>Whether an invitation was just sent.</summary>
    public bool IsInvited { get; init; }

    /// <summary>What a form held that was refused.</summary>
    public IReadOnlyDictionary<string, string> Given { get; init; } = new Dictionary<string, string>();

    public bool HasNext => Page * PageSize < Total;

    public const int PageSize = 50;

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

/// <summary>A document that a statement was imported from.</summary>
// IsKept: Whether its bytes are here, and not its hash alone.
public sealed record OriginalItem(string Sha256, string Name, bool IsKept, bool IsReleased);

/// <summary>A group in the form that opens a statement.</summary>
// Takes: none, organisations, persons or any. Who: anyone or members.
public sealed record GroupForm(string Id, string Role, string? Heading, string? HeadingLanguage, int Count, string Takes, string Who, bool Review, bool Confidential);

/// <summary>A line of the list of signatories.</summary>
// Name: Null where nobody is named.
// State: standing, withdrawn or annulled.
public sealed record SignatoryItem(long Index, string? Name, string? Country, bool IsPerson, string Evidence, DateOnly? Day, string State);

/// <summary>One endorsement as the secretariat keeps it.</summary>
public sealed record EndorsementDeskView
{
    public required StatementItem Statement { get; init; }
    public required SignatoryItem Signatory { get; init; }
    public string? Affiliation { get; init; }
    public string? Reservation { get; init; }
    public required bool IsAdReferendum { get; init; }
    public required string Receipt { get; init; }

    /// <summary>Corrections of the name that have not been reversed: the entry and its day.</summary>
    public required IReadOnlyList<(long Index, DateOnly Day)> Corrections { get; init; }

    public required IReadOnlyList<DeedView> Deeds { get; init; }
    public long? Recorded { get; init; }
    public IReadOnlyDictionary<string, string> Given { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
