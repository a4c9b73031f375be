// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching;

/// <summary>What a name is to its organisation.</summary>
public enum NameKind
{
    /// <summary>The one that it is shown by.</summary>
    Official,

    /// <summary>The same in another language, or another full name in use.</summary>
    Label,

    /// <summary>Another name: short, former, misspelt as seen.</summary>
    Alias,

    /// <summary>An abbreviation, such as its initials.</summary>
    Abbreviation,
}

/// <summary>One name of an organisation.</summary>
/// <param name="Value">As it is written.</param>
/// <param name="Language">BCP 47 tag; null where nobody said.</param>
/// <param name="Kind">What the name is to the organisation.</param>
public sealed record OrganisationName(string Value, string? Language = null, NameKind Kind = NameKind.Label);

/// <summary>An organisation as a registry knows it.</summary>
/// <param name="Id">Whatever the registry calls it by; given back as it came.</param>
/// <param name="Names">At least one.</param>
/// <param name="Country">Code of ISO 3166-1; null for international bodies and those of which nobody said.</param>
public sealed record Organisation(string Id, IReadOnlyList<OrganisationName> Names, string? Country = null)
{
    /// <summary>The town of its seat.</summary>
    public string? City { get; init; }

    /// <summary>What it is: <c>education</c>, <c>healthcare</c>, <c>company</c> and so on, as ROR has it.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Its web domains, without <c>www.</c>.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>False when it no longer exists or was taken out of the registry.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Ids of the organisations that succeeded it.</summary>
    public IReadOnlyList<string> Successors { get; init; } = [];

    /// <summary>The name that it is shown by.</summary>
    public string DisplayName
    {
        get
        {
            foreach (var name in Names) if (name.Kind == NameKind.Official) return name.Value;
            return Names[0].Value;
        }
    }
}
