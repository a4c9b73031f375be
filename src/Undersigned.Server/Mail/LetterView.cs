// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Mail;

/// <summary>A letter before it is set in plain text and in HTML. What a visitor wrote must not stand in it: mail from here would say it to anybody.</summary>
public sealed record LetterView
{
    public required string Subject { get; init; }
    public required IReadOnlyList<LetterPart> Parts { get; init; }
}

/// <summary>One paragraph of a letter.</summary>
public abstract record LetterPart
{
    /// <summary>A sentence of the interface with its values; names and titles among them as <see cref="Markup"/>.</summary>
    public sealed record Sentence(string Key, params (string Name, object Value)[] Values) : LetterPart;

    /// <summary>Lines of the interface without values, and under them an address, to be opened.</summary>
    public sealed record Address(IReadOnlyList<string> Keys, string Url) : LetterPart;

    /// <summary>Lines of the interface without values, and under them what is typed as it stands.</summary>
    public sealed record Code(IReadOnlyList<string> Keys, string Text) : LetterPart;

    /// <summary>A paragraph or heading of a statement, in its own language.</summary>
    public sealed record Passage(string Text, string Language, bool IsHeading = false) : LetterPart;
}
