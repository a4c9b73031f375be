// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Statements;

namespace Undersigned.Server.Log;

/// <summary>Whether the opening of a commitment is served.</summary>
public enum DisclosureState { None, Public, Withheld, Annulled, Erased }

/// <summary>One entry: what that act says, in words.</summary>
public sealed record LogEntryView
{
    public required long Index { get; init; }

    /// <summary>The act as the log calls it.</summary>
    public required string Act { get; init; }

    public required DateTimeOffset At { get; init; }
    public DateOnly? On { get; init; }
    public string? StatementSlug { get; init; }
    public string? StatementTitle { get; init; }
    public string? StatementLanguage { get; init; }

    /// <summary>The signatory or organisation, where it may be named.</summary>
    public string? Name { get; init; }

    public string? NameLanguage { get; init; }
    public string? Country { get; init; }
    public string? GroupRole { get; init; }
    public string? RenditionLanguage { get; init; }
    public EvidenceMark? Evidence { get; init; }
    public long? Of { get; init; }
    public DateOnly? OfDay { get; init; }
    public string? Reason { get; init; }
    public int? Paragraph { get; init; }
    public DateOnly? Until { get; init; }
    public DisclosureState Disclosure { get; init; }
    public required string LeafHash { get; init; }

    /// <summary>The canonical JSON of the entry, as it was hashed.</summary>
    public required string Json { get; init; }

    public required long LogSize { get; init; }
}
