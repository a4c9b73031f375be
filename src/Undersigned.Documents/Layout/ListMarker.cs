// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Undersigned.Documents.Layout;

/// <summary>The bullet or number that a line starts with.</summary>
/// <param name="Length">Code units up to the text after it.</param>
/// <param name="Style">Bullet or number.</param>
/// <param name="Number">The number, 0 for a bullet.</param>
internal readonly record struct ListMarker(int Length, BlockStyle Style, int Number)
{
    private const string Bullets = "•‣▪▫●○◦∙·■□◆◇►▶➢➤✓✔✦★☆♦-–—*+⁃";
    private const string HanNumbers = "一二三四五六七八九十";

    /// <summary>
    /// The markers of all lines. A number of four figures and more is one only where it goes on counting or the next line does: else it is a year.
    /// </summary>
    public static ListMarker[] OfLines(string source, List<Line> lines)
    {
        var markers = new ListMarker[lines.Count];
        var last = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].IsBlank) continue;
            var line = lines[i].In(source);
            markers[i] = Of(line);
            if (markers[i].Length == 0 && Long(line) is { Length: > 0 } found && (last > 0 && found.Number - last is > 0 and < 4 || NextNumber(source, lines, i) == found.Number + 1)) markers[i] = found;
            if (markers[i].Number > 0) last = markers[i].Number;
        }
        return markers;
    }

    private static int NextNumber(string source, List<Line> lines, int i)
    {
        do i++;
        while (i < lines.Count && lines[i].IsBlank);
        return i < lines.Count ? Long(lines[i].In(source)).Number : 0;
    }

    // "1004. "
    private static ListMarker Long(ReadOnlySpan<char> line)
    {
        var digits = 0;
        while (digits < line.Length && digits < 7 && char.IsDigit(line[digits])) digits++;
        if (digits is < 4 or > 6) return default;
        var value = 0;
        foreach (var c in line[..digits]) value = value * 10 + CharUnicodeInfo.GetDecimalDigitValue(c);
        return Close(line, digits, false, value, false);
    }

    /// <summary>The marker of a line, or one of length 0. A single letter with a full stop is taken for an initial, not for a number.</summary>
    public static ListMarker Of(ReadOnlySpan<char> line)
    {
        var bullet = Bullet(line);
        if (bullet.Length > 0) return bullet;
        var i = 0;
        var open = line.Length > 0 && line[0] is '(' or '（' or '[';
        if (open) i++;
        var start = i;
        while (i < line.Length && i - start < 4 && char.IsDigit(line[i])) i++;
        var digits = i - start;
        var value = 0;
        if (digits is > 0 and <= 3)
        {
            foreach (var c in line.Slice(start, digits)) value = value * 10 + CharUnicodeInfo.GetDecimalDigitValue(c);
        }
        else if (digits == 0 && Letters(line[start..]) is { Length: > 0 } letters)
        {
            i = start + letters.Length;
            value = letters.Number;
        }
        else if (digits == 0 && Han(line[start..]) is { Length: > 0 } han)
        {
            i = start + han.Length;
            value = han.Number;
        }
        else
        {
            return default;
        }
        return Close(line, i, open, value, digits == 0);
    }

    private static ListMarker Bullet(ReadOnlySpan<char> line)
    {
        if (line.Length < 2 || !Bullets.Contains(line[0], StringComparison.Ordinal)) return default;
        if (!char.IsWhiteSpace(line[1]) && line[0] is not ('•' or '●' or '■' or '►' or '▪')) return default;
        return new ListMarker(SkipSpace(line, 1), BlockStyle.Bullet, 0);
    }

    private static ListMarker Close(ReadOnlySpan<char> line, int i, bool open, int value, bool letters)
    {
        if (i >= line.Length || value == 0) return default;
        var end = line[i];
        if (end is ')' or '）' or ']' && (open || end is ')' or '）')) i++;
        else if (open) return default;
        else if (end is '、' or '．') i++;
        else if (end is '.' or '-' && !(letters && end is '-'))
        {
            i++;
            if (i < line.Length && line[i] is '-' or ')') i++;
            if (i < line.Length && !char.IsWhiteSpace(line[i])) return default;
        }
        else return default;
        return i < line.Length ? new ListMarker(SkipSpace(line, i), BlockStyle.Number, value) : default;
    }

    // "a)", "(b)", "iv)", "II." – but not "A. Smith".
    private static (int Length, int Number) Letters(ReadOnlySpan<char> line)
    {
        var i = 0;
        while (i < line.Length && i < 5 && line[i] is 'i' or 'v' or 'x' or 'I' or 'V' or 'X') i++;
        if (i > 0 && i < line.Length && (line[i] == ')' || line[i] == '.' && i > 1)) return (i, Roman(line[..i]));
        if (line.Length > 1 && char.IsLetter(line[0]) && line[1] == ')' && char.IsLower(line[0])) return (1, Math.Max(1, char.ToLowerInvariant(line[0]) - 'a' + 1));
        return default;
    }

    private static int Roman(ReadOnlySpan<char> digits)
    {
        var value = 0;
        var last = 0;
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            var digit = char.ToLowerInvariant(digits[i]) switch { 'i' => 1, 'v' => 5, _ => 10 };
            value += digit < last ? -digit : digit;
            last = Math.Max(last, digit);
        }
        return Math.Max(1, value);
    }

    private static (int Length, int Number) Han(ReadOnlySpan<char> line)
    {
        var i = 0;
        while (i < line.Length && i < 3 && HanNumbers.Contains(line[i], StringComparison.Ordinal)) i++;
        if (i == 0) return default;
        var value = HanNumbers.IndexOf(line[i - 1], StringComparison.Ordinal) + 1;
        return (i, i > 1 && line[0] == '十' ? 10 + value : value);
    }

    private static int SkipSpace(ReadOnlySpan<char> line, int i)
    {
        while (i < line.Length && char.IsWhiteSpace(line[i])) i++;
        return i;
    }
}
