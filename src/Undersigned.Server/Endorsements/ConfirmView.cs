// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Endorsements;

/// <summary>What is about to be signed, with the button that signs.</summary>
public sealed record ConfirmView
{
    public required string Token { get; init; }
    public required SignedText Text { get; init; }
    public required bool IsPerson { get; init; }

    /// <summary>The name to stand in the list.</summary>
    public required string Name { get; init; }

    public string? Country { get; init; }
    public string? Affiliation { get; init; }
    public string? Reservation { get; init; }

    /// <summary>The name is not to be published.</summary>
    public bool Unnamed { get; init; }

    public string? Signer { get; init; }
    public string? Office { get; init; }

    /// <summary>The secretariat invites: reservation, name, office and language are filled in here.</summary>
    public bool IsInvitation { get; init; }

    /// <summary>Why the secretariat looks at it first, as the end of a key of the strings; null where it is listed at once.</summary>
    public string? Cause { get; init; }

    /// <summary>Of full powers that ended: when.</summary>
    public DateOnly? CauseDay { get; init; }

    public required DateOnly LastDay { get; init; }
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

/// <summary>What may be withdrawn from the confirmed address, with the button that does it.</summary>
// Mine: The endorsements by their entries; where there are none, the secretariat can be asked.
public sealed record ConfirmWithdrawalView(string Token, SignedText Text, IReadOnlyList<(long Index, string Name)> Mine, string Given, IReadOnlyList<FieldError> Errors);

/// <summary>What became of a request, or of a link.</summary>
public sealed record OutcomeView
{
    /// <summary>Which of the strings <c>outcome.CASE.title</c> and <c>outcome.CASE.text</c>.</summary>
    public required string Case { get; init; }

    public int Status { get; init; } = 200;
    public SignedText? Text { get; init; }

    /// <summary>The signatory, as it stands in the list or would.</summary>
    public string? Name { get; init; }

    public DateOnly? Day { get; init; }
    public long? Entry { get; init; }

    /// <summary>The address of the receipt.</summary>
    public string? Receipt { get; init; }

    /// <summary>The address of the page of the request, to come back to.</summary>
    public string? Request { get; init; }

    public string? Cause { get; init; }
    public DateOnly? CauseDay { get; init; }

    /// <summary>Of a refusal: one of the fixed reasons.</summary>
    public string? Reason { get; init; }

    public string? Words { get; init; }
}
