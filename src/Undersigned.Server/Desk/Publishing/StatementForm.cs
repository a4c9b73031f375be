// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Serialization;

namespace Undersigned.Server.Desk.Publishing;

/// <summary>A statement that is not published yet, as the fields of its form hold it: texts as they are typed, nothing checked.</summary>
public sealed record StatementForm
{
    public const int MaxRenditions = 20;
    public const int MaxGroups = 20;

    public string Kind { get; init; } = "joint-statement";

    /// <summary>As precise as is known: 2026, 2026-11 or 2026-11-23, perhaps with a time after it.</summary>
    public string Published { get; init; } = "";

    /// <summary>One a line.</summary>
    public string Issuers { get; init; } = "";

    /// <summary>Codes of ISO 3166-1, parted by spaces or commas.</summary>
    public string Countries { get; init; } = "";

    /// <summary>One a line.</summary>
    public string Tags { get; init; } = "";

    public IReadOnlyList<RenditionForm> Renditions { get; init; } = [];
    public IReadOnlyList<ListForm> Groups { get; init; } = [];

    /// <summary>How it is known that those in the list signed: <c>reviewed</c>, or <c>reported</c> by the document.</summary>
    public string Evidence { get; init; } = "reviewed";

    public bool Opens { get; init; }
    public string Until { get; init; } = "";

    /// <summary>What was chosen for names in doubt, by <see cref="NameChoice.Field"/>: an organisation's ULID, or <c>new</c>.</summary>
    public IReadOnlyDictionary<string, string> Choices { get; init; } = new Dictionary<string, string>();

    /// <summary>What the document itself says of its position, which is filed with it: open, closed or nothing.</summary>
    public string Says { get; init; } = "";

    public string Deadline { get; init; } = "";

    /// <summary>Paragraphs that somebody has paired by hand, the last pair first: it goes before those that it crosses.</summary>
    public IReadOnlyList<PairForm> Pairs { get; init; } = [];

    /// <summary>What the reader was unsure of and somebody has looked at: the keys of values, and warnings.</summary>
    public IReadOnlyList<string> Looked { get; init; } = [];
}

/// <summary>A paragraph of the first text and its counterpart in another. They are known by their words, and a pair ends with a change of either.</summary>
public sealed record PairForm(string First, string Language, string Other);

/// <summary>A text in one language.</summary>
public sealed record RenditionForm
{
    public string Language { get; init; } = "";
    public string Role { get; init; } = "authentic";
    public string Title { get; init; } = "";

    /// <summary>Blocks parted by an empty line; a heading begins with <c>###</c>, an item with <c>-</c>, a quotation with <c>&gt;</c>, a subtitle with <c>##</c>.</summary>
    public string Text { get; init; } = "";

    public string Translator { get; init; } = "";
    public string From { get; init; } = "";
}

/// <summary>A list of signatories, and who may add themselves once the statement is open.</summary>
public sealed record ListForm
{
    public string Role { get; init; } = "others";
    public string Heading { get; init; } = "";

    /// <summary>One a line: <c>Name | country code | affiliation</c>. A line with an affiliation, or a dash for one, is a person.</summary>
    public string Names { get; init; } = "";

    /// <summary>Whether lines without an affiliation are people too.</summary>
    public bool People { get; init; }

    public string Takes { get; init; } = "none";
    public string Who { get; init; } = "anyone";
    public bool Review { get; init; } = true;
}

[JsonSerializable(typeof(StatementForm))]
internal sealed partial class StatementFormJson : JsonSerializerContext;
