// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Dates;

/// <summary>A date in a text.</summary>
/// <param name="Date">The date.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="End">Where it ends, exclusive; a time of day or a mark of the year after it belongs to it.</param>
/// <param name="Ambiguous">Whether day and month could be the other way round.</param>
internal readonly record struct FoundDate(DocumentDate Date, int Start, int End, bool Ambiguous = false);
