// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Undersigned.Server.Shared;

/// <summary>The form above a list: words, and what to narrow by.</summary>
public sealed record FilterBox(string Action, string SearchKey, string? Query, IReadOnlyList<FilterView> Filters, IReadOnlyList<FieldError> Errors)
{
    internal static string Label(Interface ui, FilterView filter, FilterOption option) => option.Label ?? filter.Name switch
    {
        "country" => ui.Country(option.Value),
        "language" => Interface.Autonym(option.Value),
        "year" => int.TryParse(option.Value, CultureInfo.InvariantCulture, out var year) ? ui.Plain(year) : option.Value,
        "open" => ui.Word("filter.open.", option.Value),
        "kind" => ui.Word("kind.", option.Value),
        "group" => ui.Word("group.", option.Value),
        _ => option.Value,
    };

    /// <summary>Countries and languages in the alphabet of the reader; the others as they came.</summary>
    internal static IEnumerable<FilterOption> Ordered(Interface ui, FilterView filter) => filter.Name is "country" or "language" or "organisation"
        ? filter.Options.OrderBy(o => Label(ui, filter, o), ui.Collation.GetStringComparer(CompareOptions.IgnoreCase))
        : filter.Options;
}
