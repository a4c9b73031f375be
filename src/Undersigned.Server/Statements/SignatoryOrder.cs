// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Statements;

/// <summary>Puts signatories of a country together, countries in the alphabet of the reader; within one the order of the group stays.</summary>
internal static class SignatoryOrder
{
    public static IReadOnlyList<SignatoryView> ByCountry(IReadOnlyList<SignatoryView> signatories, Interface ui) => signatories
        .GroupBy(s => s.Country is null ? s.Place ?? "" : ui.Country(s.Country), StringComparer.Ordinal)
        // Those without a place come last rather than first.
        .OrderBy(g => g.Key.Length == 0)
        .ThenBy(g => g.Key, ui.Collation.GetStringComparer(CompareOptions.None))
        .SelectMany(g => g)
        .ToArray();
}
