// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Shared;

/// <summary>One way to narrow a list; the name is the name of the query parameter.</summary>
public sealed record FilterView(string Name, IReadOnlyList<FilterOption> Options, string? Selected = null);

// Value: A country code, a language tag, a kind, a slug, a year: what the parameter carries.
// Count: How many results have it.
// Label: Only where the value is not a code that the interface can name, such as an organisation's slug.
public sealed record FilterOption(string Value, int Count, string? Label = null);
