// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace Undersigned.Server.Organisations;

/// <summary>A language as the registry takes it: BCP 47.</summary>
internal static partial class LanguageTag
{
    private const int MaxLength = 35;

    public static bool IsGood(string tag) => tag.Length <= MaxLength && Form().IsMatch(tag);

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex Form();
}
