// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk;

/// <summary>A request of the queue as the desk shows it: what is asked, how it is known, who is nearest, what can be done.</summary>
public sealed record CaseView
{
    public required long No { get; init; }
    public required string Name { get; init; }
    public required bool IsPerson { get; init; }

    /// <summary>Country, kind and how long it has waited, as one line.</summary>
    public required IReadOnlyList<string> About { get; init; }

    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required string TitleLanguage { get; init; }

    /// <summary>A code of the marks: <c>reviewed</c> or <c>email</c>, or <c>domain-email</c> where the domain is known to be the body's.</summary>
    public required string Evidence { get; init; }

    public required IReadOnlyList<Phrase> Known { get; init; }

    public required IReadOnlyList<PieceView> Pieces { get; init; }
    public NearView? Near { get; init; }
    public required int NamesKnown { get; init; }
    public string? Reservation { get; init; }

    /// <summary>It asks to be counted without a name.</summary>
    public bool Unnamed { get; init; }

    /// <summary>What became of it, or what it waits for.</summary>
    public required IReadOnlyList<Phrase> Notes { get; init; }

    /// <summary>Whether the secretariat has still to decide, and can.</summary>
    public required bool IsPending { get; init; }

    /// <summary>Whether it asks to take an endorsement back.</summary>
    public required bool IsWithdrawal { get; init; }

    /// <summary>Where nobody of the body has written, to ask comes before to accept.</summary>
    public required bool AskFirst { get; init; }

    /// <summary>Of the whole case: what was done, newest first.</summary>
    public IReadOnlyList<Phrase> Deeds { get; init; } = [];

    /// <summary>Where the body can be asked: addresses of its delegates, and the one that asked.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The language of mail about it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The address that asked, where it could be the body's own domain.</summary>
    public string? OwnAddress { get; init; }
}

/// <summary>Something that shows how a request came: a quotation, or a picture.</summary>
// Text: Of a quotation; null for a file.
public sealed record PieceView(int Ord, string Name, string? Text);

/// <summary>The nearest name.</summary>
// Asked: The name that is asked for, cut like it. Both are null where the two are not so near that single letters count.
public sealed record NearView(
    IReadOnlyList<(string Text, bool Differs)> Name, IReadOnlyList<(string Text, bool Differs)>? Asked, string? Organisation, Phrase State, Phrase Why, Phrase? Where, bool IsDuplicate);
