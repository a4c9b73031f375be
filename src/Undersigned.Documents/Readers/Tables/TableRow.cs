// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers.Tables;

/// <summary>One row of a table of signatories, by what its columns hold. What is absent or empty is null.</summary>
/// <param name="Name">The name, as one text even where given and family name have columns of their own.</param>
internal sealed record TableRow(MappedText Name)
{
    /// <summary>Organisation or person, when the table says so: by a column for the kind, or by having names and organisations apart.</summary>
    public SignatoryKind? Kind { get; init; }

    /// <summary>The country as printed.</summary>
    public string? Country { get; init; }

    public string? Abbreviation { get; init; }

    /// <summary>The cells that say what the person is, in the order printed.</summary>
    public IReadOnlyList<string> Affiliation { get; init; } = [];

    /// <summary>Dates of signing, remarks, and who signed for an organisation.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
