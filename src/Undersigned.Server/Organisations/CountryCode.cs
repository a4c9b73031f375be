// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using System.Text;

namespace Undersigned.Server.Organisations;

/// <summary>The officially assigned codes of ISO 3166-1 alpha-2, and XK, which is in wide use.</summary>
internal static class CountryCode
{
    private static readonly FrozenSet<string> Known = (
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
        "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR " +
        "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
        "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ " +
        "NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW " +
        "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
        "UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private const int Letters = 26;

    // By first and second letter.
    private static readonly string?[] ByLetters = Table();

    /// <summary>All of them, in no order.</summary>
    public static IEnumerable<string> All => Known;

    public static bool IsKnown(string code) => Known.Contains(code);

    /// <summary>A code that the state holds, from UTF-8, without a string of its own for each of a long list; null for none.</summary>
    public static string? Text(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return null;
        var (first, second) = utf8.Length == 2 ? (utf8[0] - 'A', utf8[1] - 'A') : (-1, -1);
        return (uint)first < Letters && (uint)second < Letters && ByLetters[(first * Letters) + second] is { } known ? known : Encoding.UTF8.GetString(utf8);
    }

    private static string?[] Table()
    {
        var table = new string?[Letters * Letters];
        foreach (var code in Known) table[((code[0] - 'A') * Letters) + code[1] - 'A'] = code;
        return table;
    }
}
