// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers;

/// <summary>What a column of a table of signatories holds.</summary>
internal enum Column { Other, Number, Name, GivenName, FamilyName, Title, Organisation, Affiliation, Country, Place, Date, Abbreviation, Note, Group, Private }

/// <summary>One row of a table of signatories: the cells and what their columns hold.</summary>
/// <param name="Cells">The cells, empty ones too.</param>
/// <param name="Columns">What each holds; as long as <paramref name="Cells"/>.</param>
internal sealed record TableRow(IReadOnlyList<MappedText> Cells, IReadOnlyList<Column> Columns)
{
    /// <summary>The first cell of a kind that is not empty.</summary>
    public MappedText? this[Column column]
    {
        get
        {
            for (var i = 0; i < Cells.Count; i++) if (Columns[i] == column && !Cells[i].IsEmpty) return Cells[i];
            return null;
        }
    }
}
