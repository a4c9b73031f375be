// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk;

/// <summary>What waits to be mailed, what did not arrive and why.</summary>
public sealed record MailView
{
    /// <summary>Whether mail is set up.</summary>
    public required bool Sends { get; init; }

    public required IReadOnlyList<MailLine> Waiting { get; init; }

    /// <summary>How many wait in all.</summary>
    public required long WaitingCount { get; init; }

    public required IReadOnlyList<MailLine> Failed { get; init; }

    /// <summary>The address of what failed before that; null where there is no more.</summary>
    public string? Older { get; init; }

    /// <summary>How many of today ended in which way.</summary>
    public required IReadOnlyList<(string Ending, long Count)> Today { get; init; }

    /// <summary>How many addresses get no mail now.</summary>
    public required long Refused { get; init; }

    /// <summary>What the last form did; a key of the strings.</summary>
    public string? Done { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
    public string Given { get; init; } = "";
}

/// <summary>One mail.</summary>
// Address: Null where it is not kept any more.
// About: What it is about, with a link where it has a page at the desk.
// Case: The request that it is about; null where it is about none.
// CanSend: Whether the same can be sent again. CanLift: Whether its address refused, and is known to whoever reads this.
public sealed record MailLine(long No, string What, string? Address, Phrase? About, long? Case, Phrase When, Phrase? Why, bool CanSend, bool CanLift);
