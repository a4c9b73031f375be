// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using System.Text.RegularExpressions;

namespace Undersigned.Server.Organisations;

/// <summary>What other registries call an organisation by. Check digits are checked where there are any.</summary>
internal static partial class Identifier
{
    public const string Lei = "lei";
    public const string Registration = "registration";
    public const string Ror = "ror";
    public const string Wikidata = "wikidata";

    /// <summary>In the order in which they are shown and written.</summary>
    public static readonly IReadOnlyList<string> Schemes = [Lei, Registration, Ror, Wikidata];

    /// <summary>Reads one as it is written or as the address of its page.</summary>
    /// <param name="error">A sentence that says what is wrong and what to do; null where it is good.</param>
    public static string? Read(string scheme, string text, out string? error)
    {
        var value = text.Trim();
        if (value.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(value, UriKind.Absolute, out var address)) value = address.AbsolutePath.TrimEnd('/').Split('/')[^1];
        (value, error) = scheme switch
        {
            Ror => (value.ToLowerInvariant(), "a ROR id has 9 characters, such as https://ror.org/03yrm5c26, of which the last two check the others"),
            Wikidata => (value.ToUpperInvariant(), "a Wikidata id is Q and a number, such as Q42"),
            Lei => (value.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(), "a LEI has 20 characters, of which the last two check the others"),
            Registration => (value, "a registration number has at most 80 letters and digits, with spaces, dots, strokes or hyphens between them"),
            _ => throw new ArgumentOutOfRangeException(nameof(scheme), scheme, "No such scheme."),
        };
        if (!IsGood(scheme, value)) return null;
        error = null;
        return value;
    }

    private static bool IsGood(string scheme, string value) => scheme switch
    {
        Ror => RorForm().IsMatch(value) && RorDigits(value),
        Wikidata => WikidataForm().IsMatch(value),
        Lei => LeiForm().IsMatch(value) && LeiDigits(value),
        _ => value.Length <= 80 && RegistrationForm().IsMatch(value),
    };

    /// <summary>ISO/IEC 7064, MOD 97-10, over the base 32 number without its two last digits.</summary>
    private static bool RorDigits(string value)
    {
        const string digits = "0123456789abcdefghjkmnpqrstvwxyz";
        var number = value[..7].Aggregate(0L, (sum, c) => (sum * 32) + digits.IndexOf(c, StringComparison.Ordinal));
        return 98 - (number * 100 % 97) == ((value[7] - '0') * 10) + value[8] - '0';
    }

    /// <summary>ISO 17442: ISO/IEC 7064, MOD 97-10, where a letter counts from A = 10.</summary>
    private static bool LeiDigits(string value) =>
        BigInteger.Parse(string.Concat(value.Select(c => char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10)), System.Globalization.CultureInfo.InvariantCulture) % 97 == 1;

    [GeneratedRegex("^0[0-9a-hj-km-np-tv-z]{6}[0-9]{2}$")]
    private static partial Regex RorForm();

    [GeneratedRegex("^Q[1-9][0-9]{0,12}$")]
    private static partial Regex WikidataForm();

    [GeneratedRegex("^[0-9A-Z]{18}[0-9]{2}$")]
    private static partial Regex LeiForm();

    [GeneratedRegex("^[0-9A-Za-z]+([ ./-][0-9A-Za-z]+)*$")]
    private static partial Regex RegistrationForm();

    /// <summary>Where others show what they know of it; null where there is no such page.</summary>
    public static string? AddressOf(string scheme, string value) => scheme switch
    {
        Ror => "https://ror.org/" + value,
        Wikidata => "https://www.wikidata.org/wiki/" + value,
        Lei => "https://search.gleif.org/#/record/" + value,
        _ => null,
    };
}
