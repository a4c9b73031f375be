// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Serialization;

namespace Undersigned.Documents;

/// <summary>Where a value of a <see cref="ReadStatement"/> was read, and how sure the reader is of it.</summary>
/// <param name="File">Index in <see cref="ReadStatement.Source"/>; null when there is one file only.</param>
/// <param name="From">Where it starts in the source's decoded text, in UTF-16 code units; null where there is no one place.</param>
/// <param name="To">Where it ends, exclusive, in UTF-16 code units; null where there is no one place.</param>
/// <param name="Confidence">From 0, a guess, to 1, stated outright; in hundredths.</param>
public sealed record FieldSource(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? File,
    int? From,
    int? To,
    double Confidence);
