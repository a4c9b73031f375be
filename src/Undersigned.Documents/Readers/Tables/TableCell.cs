// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers.Tables;

/// <summary>One cell of a table, as its reader found it.</summary>
/// <param name="Text">Its text, the lines of it joined by commas.</param>
/// <param name="IsHeader">Whether the format marks it as the head of a column.</param>
internal readonly record struct TableCell(MappedText Text, bool IsHeader)
{
    public bool IsEmpty => Text.IsEmpty;
}
