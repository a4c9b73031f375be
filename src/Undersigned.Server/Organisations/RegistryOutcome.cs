// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Organisations;

/// <summary>What became of a wish to change the registry.</summary>
internal abstract record RegistryOutcome
{
    private RegistryOutcome() { }

    /// <param name="Index">The entry.</param>
    /// <param name="Id">The ULID of the organisation that it is about.</param>
    public sealed record Done(long Index, string Id) : RegistryOutcome;

    /// <summary>There is no such organisation, or no such fact, any more.</summary>
    public sealed record Unknown : RegistryOutcome;

    /// <summary>There is nothing to change.</summary>
    public sealed record Unchanged : RegistryOutcome;

    /// <summary>One is to follow, or to be merged with, itself.</summary>
    public sealed record Same : RegistryOutcome;

    /// <summary>It is part of another already.</summary>
    public sealed record IsMerged(string Name, string Into) : RegistryOutcome;

    /// <summary>Who followed whom would come back to where it began.</summary>
    public sealed record Circle(IReadOnlyList<string> Names) : RegistryOutcome;

    /// <summary>Another organisation has this identifier.</summary>
    public sealed record Taken(string Scheme, string Value, string By) : RegistryOutcome;

    /// <summary>Another of the same country has this name, and nothing tells the two apart.</summary>
    public sealed record NeedsQualifier(string Name, string Slug) : RegistryOutcome;

    /// <summary>It was undone before.</summary>
    public sealed record Reversed : RegistryOutcome;

    /// <summary>An endorsement that is to be told apart is not the organisation's.</summary>
    public sealed record NotItsOwn(long Entry) : RegistryOutcome;
}
