// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Readers.Tables;

namespace Undersigned.Documents.Structure;

/// <summary>A list of signatories as found, its entries not yet read.</summary>
internal sealed class ListGroup(string? heading)
{
    /// <summary>The heading without its colon; null when there is none.</summary>
    public string? Heading { get; } = heading;

    /// <summary>Where the heading stands; null when there is none.</summary>
    public MappedText? HeadingPlace { get; init; }

    /// <summary>How sure it is that this is a list of signatories.</summary>
    public double Sure { get; init; } = Sureness.Told;

    public List<ListEntry> Entries { get; } = [];
}

/// <summary>One entry of a list.</summary>
/// <param name="Text">The entry without number or bullet.</param>
/// <param name="Country">The country of the heading over it, or null.</param>
/// <param name="Columns">Places where a tab or a wide gap parts columns.</param>
/// <param name="Row">The row of a table that it is, whose other cells are not in the text; else null.</param>
internal sealed record ListEntry(MappedText Text, string? Country, IReadOnlyList<int> Columns, TableRow? Row = null)
{
    /// <summary>Whether it is a whole line without bullet or number.</summary>
    public bool IsLine { get; init; }

    /// <summary>Whether a blank line stands before it, or nothing.</summary>
    public bool StartsStanza { get; init; }

    /// <summary>How sure it is that this is one entry: less where commas part it from the next.</summary>
    public double Sure { get; init; } = 1;

    /// <summary>Lines under the name that belong to it: a title, an organisation, a country.</summary>
    public IReadOnlyList<string> Below { get; init; } = [];
}
