// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Desk.Bodies;

/// <summary>The registry as the secretariat searches it.</summary>
public sealed record OrganisationDeskListView
{
    public required IReadOnlyList<DeskOrganisation> Items { get; init; }
    public required int Total { get; init; }
    public string? Query { get; init; }

    /// <summary>The query string of the next page; null on the last.</summary>
    public string? Next { get; init; }
}

/// <summary>An organisation in a list of the desk.</summary>
public sealed record DeskOrganisation(string Id, string Slug, string Name, string? Language, string? Qualifier, string? Place, int Endorsements);

/// <summary>One organisation as the secretariat keeps it; empty for one that is to be entered.</summary>
public sealed record OrganisationDeskView
{
    /// <summary>Null for one that is to be entered.</summary>
    public string? Id { get; init; }

    public string? Slug { get; init; }
    public string Name { get; init; } = "";
    public string? Qualifier { get; init; }

    /// <summary>The fields of its facts, by the names of the form.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>How many lines for names the form has.</summary>
    public required int NameLines { get; init; }

    /// <summary>What it was merged into: nothing of it can be changed until that is undone.</summary>
    public DeskOrganisation? MergedInto { get; init; }

    public IReadOnlyList<DeskOrganisation> Merged { get; init; } = [];
    public IReadOnlyList<DeskMembership> Memberships { get; init; } = [];
    public IReadOnlyList<DeskFact> Facts { get; init; } = [];
    public IReadOnlyList<DeskNote> Notes { get; init; } = [];

    /// <summary>Where several of its endorsements have one place.</summary>
    public IReadOnlyList<DeskDouble> Doubles { get; init; } = [];

    public IReadOnlyList<string> OwnDomains { get; init; } = [];
    public int Powers { get; init; }
    public IReadOnlyList<DeedView> Deeds { get; init; } = [];

    /// <summary>The entry that was just recorded.</summary>
    public long? Recorded { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Organisations that one might have meant whose name was not found.</summary>
    public IReadOnlyList<DeskOrganisation> Near { get; init; } = [];

    public string? Field(string name) => Fields.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}

// Entry: Of its first statement. Last: of the one that holds, which an undoing reverses.
public sealed record DeskMembership(long Entry, long Last, string? Network, DateOnly? Since, DateOnly? Until);

/// <summary>Something of the registry that the log says of it, and that can be undone.</summary>
// Entry: That is reversed; null for one that another has to be undone for.
public sealed record DeskFact(long Entry, string Kind, string? Other, string? OtherId, DateView? Date, string? ClaimedBy);

/// <summary>A succession that is noted and not published.</summary>
public sealed record DeskNote(long No, string Kind, string? Other, DateView? Date, string? ClaimedBy);

/// <summary>Endorsements of one statement that have one place.</summary>
public sealed record DeskDouble(StatementItem Statement, long Shown, string ShownName, long Other, string OtherName);

/// <summary>A merge before it is made: what will be the other's.</summary>
public sealed record MergeView
{
    public required DeskOrganisation From { get; init; }

    /// <summary>Null until one is chosen.</summary>
    public DeskOrganisation? Into { get; init; }

    public string? Query { get; init; }
    public IReadOnlyList<DeskOrganisation> Found { get; init; } = [];
    public IReadOnlyList<string> Names { get; init; } = [];
    public int Endorsements { get; init; }
    public int Memberships { get; init; }
    public int Powers { get; init; }
    public int Domains { get; init; }

    /// <summary>Statements that both signed: there they will have one place.</summary>
    public IReadOnlyList<StatementItem> Both { get; init; } = [];

    public IReadOnlyDictionary<string, string> Given { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

/// <summary>A split before it is made.</summary>
public sealed record SplitView
{
    public required DeskOrganisation From { get; init; }
    public required IReadOnlyList<SplitLine> Endorsements { get; init; }
    public IReadOnlyDictionary<string, string> Given { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

/// <summary>An endorsement that may be the other's.</summary>
public sealed record SplitLine(long Entry, StatementItem Statement, string Name, DateOnly? Day, bool IsChosen);
