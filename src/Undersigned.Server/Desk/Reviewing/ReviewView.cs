// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Desk.Publishing;
using Undersigned.Server.Import;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk.Reviewing;

/// <summary>A draft beside its source: what was understood, where it stands, what is doubtful, and the one thing that is being corrected.</summary>
public sealed record ReviewView
{
    public required string Id { get; init; }
    public required long Version { get; init; }
    public required StatementForm Form { get; init; }

    /// <summary>The batch that it came in; null where it was pasted.</summary>
    public long? Batch { get; init; }

    public required IReadOnlyList<SourcePane> Sources { get; init; }
    public required IReadOnlyList<DoubtView> Doubts { get; init; }
    public required IReadOnlyList<TextView> Texts { get; init; }

    /// <summary>Rows of blocks that belong together, one list a text.</summary>
    public required IReadOnlyList<IReadOnlyList<IReadOnlyList<ParagraphView>>> Rows { get; init; }

    public required IReadOnlyList<ListView> Lists { get; init; }

    /// <summary>Places of the fields of filing, by the name of the field.</summary>
    public required IReadOnlyDictionary<string, ValueView> Values { get; init; }

    /// <summary>What is open to be corrected: <c>n.0.3</c>, <c>b.0.2</c>, <c>g.1</c>, <c>r.0</c>, <c>filing</c>, <c>new</c>; empty for nothing.</summary>
    public required string Edit { get; init; }

    public DraftStep? Last { get; init; }

    /// <summary>Somebody else's correction, before which this one came too late; what was wanted stands in <see cref="Wanted"/>.</summary>
    public DraftStep? Theirs { get; init; }

    public bool IsBehind { get; init; }
    public IReadOnlyList<string> Wanted { get; init; } = [];

    /// <summary>The profiles that it was read with.</summary>
    public required IReadOnlyList<string> Profiles { get; init; }

    /// <summary>What can be kept as a profile; null where no correction made is of that sort.</summary>
    public KeepView? Keep { get; init; }

    public bool IsKept { get; init; }
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>The lists that something may be moved to, and one that does not exist yet.</summary>
    public IEnumerable<(string Value, string Label)> Targets(Interface ui) =>
        [.. Lists.Select((list, g) => (g.ToString(CultureInfo.InvariantCulture), list.Form.Heading.Length > 0 ? list.Form.Heading : $"{ui["group." + list.Form.Role]} ({ui.Plain(g + 1)})")), ("new", ui["review.new-group"])];
}

/// <summary>A document, line by line.</summary>
public sealed record SourcePane(int Number, string Name, string Sha256, IReadOnlyList<LineView> Lines);

/// <summary>A line of a document, in pieces.</summary>
public sealed record LineView(string Marker, bool IsHeading, bool StartsAnew, IReadOnlyList<PieceView> Pieces);

/// <summary>A piece of a line.</summary>
// Target: The id of what was understood from it; null for what was not.
// Kind: title, text, heading, name or filing.
// Id: Its own id, at the first piece of each target.
public sealed record PieceView(string Text, string? Target, string Kind, bool IsDoubtful, string? Id);

/// <summary>Something to look at: a warning of the reader, or a value of which it is not sure.</summary>
// Key: By which it is remembered that somebody has looked.
// Warning: The reader's sentence, which is English; null for a value.
// What: A word of the strings `doubt.`.
// Target: The id of what it is about; null where that is not known.
// Edit: What to open to make the choice; null where nothing is.
public sealed record DoubtView(string Key, string? Warning, string What, string Words, string? Target, string? Edit);

/// <summary>A text in one language.</summary>
public sealed record TextView(RenditionForm Form, ValueView Title);

/// <summary>A paragraph.</summary>
public sealed record ParagraphView(int Text, int Block, string Kind, string Words, bool IsPaired, ValueView Place)
{
    public string Id => string.Create(CultureInfo.InvariantCulture, $"b.{Text}.{Block}");
}

/// <summary>A list of signatories.</summary>
public sealed record ListView(ListForm Form, ValueView Heading, IReadOnlyList<NameView> Names);

/// <summary>A name of a list.</summary>
// State: How it compares with the registry: known, new, doubtful, chosen, person or unusable.
// Choice: Of a doubtful one: the control, beside the draft's fields, that says whose it is.
public sealed record NameView(int Group, int Line, string Name, string? Country, string? Affiliation, string State, string Choice, ValueView Place)
{
    public string Id => string.Create(CultureInfo.InvariantCulture, $"n.{Group}.{Line}");
}

/// <summary>Where a value stands, by the id of the piece of source; null where it stands nowhere as it is.</summary>
public sealed record ValueView(string? Source, bool IsDoubtful)
{
    public static readonly ValueView Nowhere = new(null, false);
}

/// <summary>Corrections that may be kept for the next import.</summary>
// KindLines: Lines of which one may say the kind that somebody has set; empty where the kind was not changed.
public sealed record KeepView(ProfileRules Rules, IReadOnlyList<string> KindLines, string? Host, IReadOnlyList<string> Issuers, string File);

/// <summary>The marks beside a value: unsure, and the way to its source.</summary>
// Words: What the value says, for who hears the link alone.
public sealed record PlaceView(ValueView Place, string Words);

/// <summary>A paragraph on its page.</summary>
public sealed record ParagraphPart(ReviewView Review, ParagraphView Block, string? Language);
