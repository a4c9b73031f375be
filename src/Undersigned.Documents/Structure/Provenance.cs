// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Structure;

/// <summary>Where a value was read and how sure the reader is of it.</summary>
/// <param name="From">Where it starts in the source; -1 when it stands in no one place.</param>
/// <param name="To">Where it ends, exclusive.</param>
/// <param name="Sure">From 0 to 1.</param>
internal readonly record struct Provenance(int From, int To, double Sure)
{
    /// <summary>The place of a value in a text, or the whole text when it is not in it as it is.</summary>
    public static Provenance In(MappedText? text, string? value, double sure)
    {
        if (text is null || text.IsEmpty) return new Provenance(-1, -1, sure);
        var at = value is { Length: > 0 } ? text.Text.IndexOf(value, StringComparison.Ordinal) : -1;
        return at < 0 ? new Provenance(text.From, text.To, sure) : new Provenance(text.SourceOf(at), text.SourceOf(at + value!.Length - 1) + 1, sure);
    }
}
