// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Statements;

namespace Undersigned.Server.Organisations;

public sealed record CountryView
{
    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public required string Code { get; init; }

    public required IReadOnlyList<OrganisationItem> Organisations { get; init; }

    /// <summary>Statements that a person filed as being about the country.</summary>
    public IReadOnlyList<StatementItem> About { get; init; } = [];

    /// <summary>Statements that a body of the country endorsed, newest first.</summary>
    public IReadOnlyList<StatementItem> Endorsed { get; init; } = [];

    public int EndorsedTotal { get; init; }
}
