// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.RegularExpressions;

namespace Undersigned.Server.Organisations;

/// <summary>A web domain as the registry keeps it: in ASCII, lower case, without <c>www.</c>.</summary>
internal static partial class WebDomain
{
    public const int Most = 20;
    private const int MaxLength = 253;

    /// <summary>Reads a domain, or the address of a site; null for what is neither.</summary>
    public static string? Read(string text)
    {
        var host = text.Trim();
        if (host.Contains("://", StringComparison.Ordinal)) host = Uri.TryCreate(host, UriKind.Absolute, out var address) ? address.Host : "";
        host = host.Split('/')[0].TrimEnd('.');
        try
        {
            host = new IdnMapping { AllowUnassigned = false, UseStd3AsciiRules = true }.GetAscii(host).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }

        if (host.StartsWith("www.", StringComparison.Ordinal) && host.IndexOf('.', 4) > 0) host = host[4..];
        return host.Length <= MaxLength && Form().IsMatch(host) && !char.IsAsciiDigit(host[^1]) ? host : null;
    }

    /// <summary>As it is shown: in the letters of its own script.</summary>
    public static string Show(string ascii)
    {
        try
        {
            return new IdnMapping().GetUnicode(ascii);
        }
        catch (ArgumentException)
        {
            return ascii;
        }
    }

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$")]
    private static partial Regex Form();
}
