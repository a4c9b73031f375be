// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Statements;

/// <summary>The day that most names of a list share is said once under it, not five hundred times.</summary>
internal static class NameDays
{
    /// <summary>The one day of all dated names that are not late; null where they differ or none is known.</summary>
    public static DateOnly? Common(IReadOnlyList<SignatoryView> signatories)
    {
        DateOnly? common = null;
        foreach (var signatory in signatories)
        {
            if (signatory.Late || signatory.Day is not { } day)
                continue;
            if (common is { } other && other != day)
                return null;
            common = day;
        }
        return common;
    }

    public static bool HasNote(SignatoryView signatory, DateOnly? common) =>
        signatory.Late || signatory.Affiliation is not null || signatory.Personal || signatory.AdReferendum || signatory.Reservation is not null || signatory.AlsoAs.Count > 0
        || signatory.Source is not null || (common is null) != (signatory.Day is null);
}
