// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Endorsements;

/// <summary>The form to endorse a statement.</summary>
public sealed record EndorseFormView
{
    public required SignedText Text { get; init; }
    public required bool TakesOrganisations { get; init; }
    public required bool TakesPersons { get; init; }

    /// <summary>Whether an organisation may ask to be counted without a name; and below, whether a person may.</summary>
    public bool UnnamedOrganisations { get; init; }

    public bool UnnamedPersons { get; init; }

    /// <summary>The last day; null without one.</summary>
    public DateOnly? Until { get; init; }

    public required string Ticket { get; init; }
    public required EndorseFields Given { get; init; }
    public IReadOnlyList<FoundOrganisation> Found { get; init; } = [];
    public bool Searched { get; init; }

    /// <summary>Names to offer while somebody types.</summary>
    public IReadOnlyList<string> Offered { get; init; } = [];

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>A string that says why the form is here again although every field could be used; null where that is not so.</summary>
    public string? Notice { get; init; }
}

/// <summary>What is said after a form was sent: always the same.</summary>
// Kind: `endorse` or `withdraw`.
public sealed record SentView(string Kind, SignedText Text, string Email);

/// <summary>The form that asks for a link to withdraw.</summary>
public sealed record WithdrawFormView(SignedText Text, string Ticket, string Email, IReadOnlyList<FieldError> Errors, string? Notice = null);
