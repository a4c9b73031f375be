// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Readers.Tables;

namespace Undersigned.Documents.Structure;

/// <summary>A list of signatories as found, its entries not yet read.</summary>
internal sealed class ListGroup(string? heading)
{
    /// <summary>The heading without its colon; null when there is none.</summary>
    public string? Heading { get; } = heading;

    public List<ListEntry> Entries { get; } = [];
}

/// <summary>One entry of a list.</summary>
/// <param name="Text">The entry without number or bullet.</param>
/// <param name="Country">The country of the heading over it, or null.</param>
/// <param name="Columns">Places where a tab or a wide gap parts columns.</param>
/// <param name="Row">The row of a table that it is, whose other cells are not in the text; else null.</param>
internal sealed record ListEntry(MappedText Text, string? Country, IReadOnlyList<int> Columns, TableRow? Row = null);
