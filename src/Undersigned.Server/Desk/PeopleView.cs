// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk;

/// <summary>Who keeps the site, and who may act for which organisation.</summary>
public sealed record PeopleView
{
    public required IReadOnlyList<PersonItem> Keepers { get; init; }
    public required IReadOnlyList<PowerItem> Powers { get; init; }

    /// <summary>How many full powers there are; more than are shown where the list is long.</summary>
    public required int Total { get; init; }

    /// <summary>The organisation that the list is narrowed to, by its name.</summary>
    public string? Organisation { get; init; }

    /// <summary>What was typed to find delegates.</summary>
    public string? Query { get; init; }

    /// <summary>Whether the reader may add and remove secretaries.</summary>
    public required bool IsAdministrator { get; init; }

    /// <summary>What a form held that was refused, by the name of its field.</summary>
    public IReadOnlyDictionary<string, string> Given { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Organisations that one might have meant whose name was not found.</summary>
    public IReadOnlyList<string> Near { get; init; } = [];
}

/// <summary>Somebody who keeps the site.</summary>
public sealed record PersonItem(long No, string Name, string Email, Role Role, bool IsReader);

/// <summary>Full powers, as the desk lists them.</summary>
// State: in-force, later (not begun yet), past (their last day is over), contested or ended.
public sealed record PowerItem(
    long No, string Person, string Email, string Organisation, string? Statement, string? StatementLanguage, DateOnly Since, DateOnly? Until, string State, DateOnly? StateDay);
