// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk;

/// <summary>The form by which the secretariat enters a "we sign" that came by another way than the site's own form.</summary>
public sealed record EnterView
{
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required string TitleLanguage { get; init; }

    /// <summary>Ids of the groups, with what each is called.</summary>
    public required IReadOnlyList<(string Id, string Role)> Groups { get; init; }

    public required bool TakesOrganisations { get; init; }
    public required bool TakesPersons { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Whether mail can be sent.</summary>
    public required bool Mails { get; init; }

    /// <summary>What was given, by field; empty for a new form.</summary>
    public IReadOnlyDictionary<string, string> Given { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Why it cannot be recorded at once, by the rules; null where nothing was tried.</summary>
    public string? Against { get; init; }

    /// <summary>What the form before this one did.</summary>
    public Phrase? Done { get; init; }

    public string Of(string field, string otherwise = "") => Given.GetValueOrDefault(field, otherwise);
}
