// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Undersigned.Transparency;

/// <summary>Numbers as checkpoints and proofs write them: ASCII digits, no sign, no leading zeroes, here of at most 63 bits.</summary>
internal static class DecimalText
{
    public static bool TryParse(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        if (text.IsEmpty || text.ContainsAnyExceptInRange('0', '9') || (text.Length > 1 && text[0] == '0')) return false;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
