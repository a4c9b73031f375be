// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Statements;

/// <summary>The order of a group: as its rule says, else that of its entries, which is that of the source for what is imported.</summary>
internal static class SignatoryOrder
{
    /// <param name="order"><c>country</c> or <c>name</c>, by the collation of the reader's language.</param>
    public static List<SignatoryView> Arrange(List<SignatoryView> signatories, string order, Interface ui)
    {
        var compare = ui.Collation.GetStringComparer(CompareOptions.None);
        return order == "country"
            ? [.. signatories
                .GroupBy(signatory => signatory.Country is null ? signatory.Place ?? "" : ui.Country(signatory.Country), StringComparer.Ordinal)
                // Those without a place come last rather than first.
                .OrderBy(group => group.Key.Length == 0)
                .ThenBy(group => group.Key, compare)
                .SelectMany(group => group)]
            : [.. signatories.OrderBy(signatory => signatory.Name, compare)];
    }

    /// <summary>Whether countries can head the names without moving one: those of a country stand together, and most have one.</summary>
    public static bool IsByCountry(List<SignatoryView> signatories)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var without = 0;
        string? last = null;
        foreach (var signatory in signatories)
        {
            var country = signatory.Country ?? signatory.Place ?? "";
            if (country.Length == 0) without++;
            if (country == last) continue;
            if (!seen.Add(country)) return false;
            last = country;
        }

        return signatories.Count > 0 && without * 3 <= signatories.Count;
    }
}
