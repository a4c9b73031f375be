// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Serialization;

namespace Undersigned.Documents;

/// <summary>What one document, or several files of one document, say. Everything is as printed; nothing is corrected or looked up.</summary>
public sealed record ReadStatement
{
    /// <summary>Names of the files, as given, without folders.</summary>
    public required IReadOnlyList<string> Source { get; init; }

    /// <summary>SHA-256 of each file's bytes, 64 lower-case hexadecimal digits, in the order of <see cref="Source"/>.</summary>
    public required IReadOnlyList<string> Sha256 { get; init; }

    /// <summary>The kind that the document gives itself; <see cref="StatementKind.Other"/> when it gives none.</summary>
    public required StatementKind Kind { get; init; }

    /// <summary>BCP 47 tag to title, without the issuer's prefix, in document order. Empty when no title was found.</summary>
    public required IReadOnlyDictionary<string, string> Title { get; init; }

    /// <summary>The date that the document gives itself, as precise as it does; null when it gives none.</summary>
    public required DocumentDate? Published { get; init; }

    /// <summary>Who issued it, in the document's words.</summary>
    public required IReadOnlyList<string> Issuers { get; init; }

    /// <summary>ISO 3166-1 alpha-2 codes that the document is filed under, not those it mentions.</summary>
    public required IReadOnlyList<string> Countries { get; init; }

    /// <summary>The filing tags that are no country, issuer, language or kind.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>BCP 47 tags of the texts found, in document order.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Whether it says that it is open for further endorsement: true, false when it says that it is closed, null when it says nothing.</summary>
    public required bool? Open { get; init; }

    /// <summary>The last day for endorsement, where it names one.</summary>
    public required DocumentDate? Deadline { get; init; }

    /// <summary>The text in each language, in document order.</summary>
    public required IReadOnlyList<Rendition> Renditions { get; init; }

    /// <summary>Rows of corresponding blocks: in each row one list of block ids for each rendition, in their order. Rows never cross; a list may be empty.</summary>
    public required IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Alignment { get; init; }

    /// <summary>The lists of signatories, in document order.</summary>
    public required IReadOnlyList<SignatoryGroup> Groups { get; init; }

    /// <summary>What a person should look at.</summary>
    public required IReadOnlyList<ReadWarning> Warnings { get; init; }

    /// <summary>JSON Pointer into this statement to where a value stands and how sure the reader is; null when nothing is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, FieldSource>? Fields { get; init; }
}
