// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Readers;

/// <summary>What a format says of a document outside its text: the head of a page, front matter, properties, the head of a mail. The text comes first.</summary>
internal sealed record Clues
{
    /// <summary>Titles, the surest first, with the name of the site where it could not be told apart.</summary>
    public IReadOnlyList<MappedText> Titles { get; init; } = [];

    /// <summary>The date of publication, as printed; any form that the dates of texts may have.</summary>
    public MappedText? Published { get; init; }

    /// <summary>BCP 47 tag of the whole document, as given.</summary>
    public string? Language { get; init; }

    /// <summary>Who issued it.</summary>
    public IReadOnlyList<string> Issuers { get; init; } = [];

    /// <summary>What it is filed under: subjects, countries, kinds.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether nothing else files it: front matter says all there is, the keywords of a web page only hint.</summary>
    public bool Authoritative { get; init; }
}
