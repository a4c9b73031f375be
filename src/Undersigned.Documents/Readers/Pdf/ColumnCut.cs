// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Readers.Pdf;

/// <summary>
/// Columns whose lines do not stand side by side: a strip that no word crosses, with several lines at both of its sides. Lines at different
/// heights are no rows of a table, so such columns are read one after the other.
/// </summary>
internal static class ColumnCut
{
    private const double Narrowest = 0.7; // times the size of the font
    private const int Fewest = 3;         // lines a side
    private const int FewestOfProse = 5;
    private const int MostLines = 2000;   // of a page; more are no page
    private const int Unaligned = 2;      // lines a side at the height of which the other has none

    /// <summary>The columns that start at a line, and where they end; null when there are none.</summary>
    /// <param name="lines">Lines from top to bottom.</param>
    /// <param name="start">The first one.</param>
    public static (int End, List<PdfLine> First, List<PdfLine> Second)? At(IReadOnlyList<PdfLine> lines, int start)
    {
        if (lines.Count > MostLines) return null;
        for (var i = 1; i < lines[start].Words.Count; i++)
        {
            var (left, right) = (lines[start].Words[i - 1].Right, lines[start].Words[i].Left);
            if (right - left >= Narrowest * lines[start].Size && Extend(lines, start, left, right) is { } found) return found;
        }
        for (var next = start + 1; next < Math.Min(lines.Count, start + 4); next++)
        {
            var (a, b) = (lines[start], lines[next]);
            if (a.Base - b.Base > 1.3 * Math.Max(a.Size, b.Size)) break;
            var (left, right) = a.Right < b.Left ? (a.Right, b.Left) : b.Right < a.Left ? (b.Right, a.Left) : (0, 0);
            if (right - left >= Narrowest * a.Size && Extend(lines, start, left, right) is { } found) return found;
        }
        return null;
    }

    private static (int, List<PdfLine>, List<PdfLine>)? Extend(IReadOnlyList<PdfLine> lines, int start, double left, double right)
    {
        var end = start;
        for (; end < lines.Count; end++)
        {
            if (end > start && lines[end - 1].Base - lines[end].Base > 4 * lines[end].Size) break;
            var (from, to) = (left, right);
            var middle = (left + right) / 2;
            foreach (var word in lines[end].Words)
            {
                if (word.Right <= middle) from = Math.Max(from, word.Right);
                else if (word.Left >= middle) to = Math.Min(to, word.Left);
                else from = double.MaxValue;
            }
            if (to - from < Narrowest * lines[end].Size) break;
            (left, right) = (from, to);
        }
        var cut = (left + right) / 2;
        end = WithoutTail(lines, start, end, cut);
        var own = lines.Skip(start).Take(end - start).ToList();
        var (one, two) = (own.Select(line => line.Between(double.MinValue, cut)).OfType<PdfLine>().ToList(), own.Select(line => line.Between(cut, double.MaxValue)).OfType<PdfLine>().ToList());
        if (one.Count < Fewest || two.Count < Fewest) return null;
        if ((Alone(one, two) < Unaligned || Alone(two, one) < Unaligned) && !(IsProse(one) && IsProse(two))) return null;
        return one.Count(line => line.IsRightToLeft) * 2 > one.Count ? (end, two, one) : (end, one, two);
    }

    // What stands under the columns in the width of the one that is read first, after a gap, is no part of it.
    private static int WithoutTail(IReadOnlyList<PdfLine> lines, int start, int end, double cut)
    {
        var last = end - 1;
        while (last > start && !(lines[last].Left < cut && lines[last].Right > cut) && lines[last].Left < cut == lines[last - 1].Left < cut) last--;
        for (var i = Math.Max(start + 1, last); i < end; i++)
        {
            if (lines[i - 1].Base - lines[i].Base > 1.7 * lines[i].Size) return i;
        }
        return end;
    }

    // Of the lines of wrapped text many start in small letters; those of a table do not.
    private static bool IsProse(List<PdfLine> lines)
    {
        if (lines.Count < FewestOfProse) return false;
        var lower = lines.Count(line => char.IsLower(line.Text.TrimStart() is [var first, ..] ? first : ' '));
        return lower * 5 >= lines.Count * 2 && lines.Average(line => line.Right - line.Left) > 9 * lines[0].Size;
    }

    private static int Alone(List<PdfLine> lines, List<PdfLine> others) =>
        lines.Count(line => others.TrueForAll(other => Math.Abs(other.Base - line.Base) > 0.2 * line.Size) && others[0].Base > line.Base - 2 * line.Size && others[^1].Base < line.Base + 2 * line.Size);
}
