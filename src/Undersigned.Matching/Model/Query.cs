// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching;

/// <summary>A name as it was printed, and what was around it.</summary>
/// <param name="Name">A body's name in any language and script, or a whole line of affiliation with departments, towns and countries.</param>
/// <param name="Country">Where the document says that it is: a code of ISO 3166-1. Null where it says nothing.</param>
public sealed record NameQuery(string Name, string? Country = null)
{
    /// <summary>Registry ids of who else signs. Networks sign together, so between equals a body whose neighbours sign is likelier.</summary>
    public IReadOnlyList<string> Cosignatories { get; init; } = [];

    /// <summary>Registry id of an organisation that is not meant: of one whose own name this is, to find who else may be called so. Null for none.</summary>
    public string? Except { get; init; }
}
