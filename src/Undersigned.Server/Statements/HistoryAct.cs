// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Statements;

/// <summary>One line of the history of a statement.</summary>
public sealed record HistoryAct
{
    /// <summary>The act as the log calls it: adoption, filing, opening, closing, reopening, rendition, endorsement, …</summary>
    public required string Kind { get; init; }

    public required DateOnly Day { get; init; }
    public required long Index { get; init; }

    /// <summary>The signatory, where it may be named.</summary>
    public string? Name { get; init; }

    public string? NameLanguage { get; init; }

    /// <summary>The entry that the act is about.</summary>
    public long? Of { get; init; }

    /// <summary>The day of that entry.</summary>
    public DateOnly? OfDay { get; init; }

    /// <summary>In the secretariat's words, or a code of the fixed list of reasons (<c>reason.*</c>).</summary>
    public string? Reason { get; init; }

    /// <summary>What the signatory said with it, in its own words: of a declaration, a confirmation or a withdrawal.</summary>
    public string? Words { get; init; }

    public int? Paragraph { get; init; }

    /// <summary>Of a rendition.</summary>
    public string? Language { get; init; }

    /// <summary>Of an opening.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>For a run of endorsements on one day that is told in one line; 1 otherwise.</summary>
    public int Count { get; init; } = 1;
}
