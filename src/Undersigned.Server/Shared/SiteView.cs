// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Shared;

/// <summary>What every page says about the network and its log. View records are public because the generated slice proxies are.</summary>
public sealed record SiteView
{
    public required string NetworkName { get; init; }

    /// <summary>One sentence, in the voice of the network; the first line of the home page.</summary>
    public required string Description { get; init; }

    /// <summary>Who the secretariat is and where: name, street, town.</summary>
    public required string Secretariat { get; init; }

    /// <summary>Where a body that wants to endorse may write; null where the network does not give one.</summary>
    public string? SecretariatEmail { get; init; }

    /// <summary>Without a slash at the end; every absolute link starts with it, never with a Host header.</summary>
    public required string PublicUrl { get; init; }

    public required string Origin { get; init; }
    public required long LogSize { get; init; }
    public DateTimeOffset? LastCheckpoint { get; init; }
    public int Witnesses { get; init; }

    /// <summary>Whether <c>/feed.atom</c> is served, so that no page links to what is not there.</summary>
    public bool HasFeed { get; init; }

    /// <summary>Whom the page is made for; null for a page that is the same for everybody, as all public ones are.</summary>
    public SignedIn? SignedIn { get; init; }
}
