// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Shared;

public enum Section { None, Statements, Organisations, Log, Queue, Kept, KeptOrganisations, People, Mail, Mine }

/// <summary>What stands around a page: its head, the masthead, the colophon.</summary>
public sealed record Frame(SiteView Site, Interface Ui)
{
    /// <summary>Without the name of the network, which the layout adds.</summary>
    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>The address of the page, from its first slash, without the choice of interface language.</summary>
    public required string Path { get; init; }

    public Section Section { get; init; }

    /// <summary>Receipts, errors and narrowed lists are not for search engines.</summary>
    public bool NoIndex { get; init; }

    /// <summary>The same page in other languages, by absolute path; empty for one that differs by interface only.</summary>
    public IReadOnlyList<(string Language, string Path)> Alternates { get; init; } = [];

    /// <summary>A class for the body: <c>keep</c> for a paper that one keeps, which prints without the frame.</summary>
    public string? BodyClass { get; init; }

    /// <summary>A script of our own, by the name of its asset: it only adds keys to what buttons do.</summary>
    public string? Script { get; init; }

    /// <summary>After how many seconds a browser without scripts loads the page again, while something is being done; null for never.</summary>
    public int? Again { get; init; }

    /// <summary>The page in an interface language.</summary>
    public string In(string language) => $"{Path}{(Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}ui={language}";
}
