// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Content;

namespace Undersigned.Documents.Readers.Pdf;

/// <summary>One letter on a page, in points from its lower left corner.</summary>
/// <param name="Text">What it stands for; several code units for a ligature or a letter with its marks.</param>
/// <param name="Left">Its left end on the baseline.</param>
/// <param name="Right">Its right end on the baseline.</param>
/// <param name="Base">The height of the baseline.</param>
/// <param name="Size">The size of its font.</param>
/// <param name="Bold">Whether its font is bold.</param>
/// <param name="Paragraph">The paragraph that the file says it is part of; -1 when it does not say.</param>
internal readonly record struct Glyph(string Text, double Left, double Right, double Base, double Size, bool Bold, int Paragraph = -1)
{
    private const int Bolder = 600; // a weight of CSS and OpenType
    private const int Artifact = -2; // what a tagged page has besides its text

    public bool IsSpace => string.IsNullOrWhiteSpace(Text);

    /// <summary>The letters of a page that are written along its lines; what is turned, or belongs to the page by its own mark, is left out.</summary>
    /// <param name="page">The page.</param>
    /// <param name="tagged">What the file says of its paragraphs, or null.</param>
    public static List<Glyph> Of(Page page, TaggedText? tagged)
    {
        var left = new HashSet<double>();
        var paragraphs = new Dictionary<Letter, int>(ReferenceEqualityComparer.Instance);
        foreach (var content in page.GetMarkedContents())
        {
            LeaveOut(content, left, 0);
            if (tagged is not null) Assign(content, page.Number, tagged, paragraphs, -1, 0);
        }
        var glyphs = new List<Glyph>(page.Letters.Count);
        var marks = new List<(Glyph Mark, int At)>();
        foreach (var letter in page.Letters)
        {
            if (letter.TextOrientation != TextOrientation.Horizontal || letter.Value is not { Length: > 0 } value || left.Contains(Height(letter))) continue;
            var (start, end, size) = (letter.StartBaseLine, letter.EndBaseLine, letter.PointSize);
            if (!double.IsFinite(start.X) || !double.IsFinite(start.Y) || !double.IsFinite(end.X) || !double.IsFinite(size) || size is <= 0.5 or > 1000) continue;
            var text = Plain(value);
            var paragraph = paragraphs.GetValueOrDefault(letter, -1);
            if (text.Length == 0 || paragraph == Artifact) continue;
            var glyph = new Glyph(text, start.X, Math.Max(end.X, start.X), start.Y, size, IsBold(letter), paragraph);
            if (IsMark(text)) marks.Add((glyph, glyphs.Count));
            else glyphs.Add(glyph);
        }
        foreach (var (mark, at) in marks) Attach(glyphs, mark, at);
        return glyphs;
    }

    // A mark over or under a letter is drawn by itself, before or after it.
    private static void Attach(List<Glyph> glyphs, Glyph mark, int at)
    {
        var (best, least) = (-1, mark.Size);
        for (var i = Math.Max(0, at - 2); i < Math.Min(glyphs.Count, at + 2); i++)
        {
            var glyph = glyphs[i];
            if (glyph.IsSpace || Math.Abs(glyph.Base - mark.Base) > mark.Size) continue;
            var distance = Math.Abs((mark.Left + mark.Right - glyph.Left - glyph.Right) / 2);
            if (distance < least) (best, least) = (i, distance);
        }
        if (best >= 0) glyphs[best] = glyphs[best] with { Text = (glyphs[best].Text + mark.Text).Normalize(NormalizationForm.FormC) };
    }

    // Heads and feet of pages that the program which made the file marked as such, by the heights of their lines.
    private static void LeaveOut(MarkedContentElement content, HashSet<double> left, int depth)
    {
        if (content is ArtifactMarkedContentElement { Type: ArtifactMarkedContentElement.ArtifactType.Pagination }) left.UnionWith(content.Letters.Select(Height));
        if (depth < 20) foreach (var child in content.Children) LeaveOut(child, left, depth + 1);
    }

    // Which paragraph the letters of a piece of the page belong to; the innermost piece that is numbered tells.
    private static void Assign(MarkedContentElement content, int page, TaggedText tagged, Dictionary<Letter, int> into, int paragraph, int depth)
    {
        if (content.IsArtifact) paragraph = Artifact;
        else if (paragraph != Artifact && content.MarkedContentIdentifier >= 0 && tagged.ParagraphOf(page, content.MarkedContentIdentifier) is >= 0 and var own) paragraph = own;
        if (paragraph != -1) foreach (var letter in content.Letters) into[letter] = paragraph;
        if (depth < 20) foreach (var child in content.Children) Assign(child, page, tagged, into, paragraph, depth + 1);
    }

    private static double Height(Letter letter) => Math.Round(letter.StartBaseLine.Y, 1);

    private static bool IsMark(string text)
    {
        foreach (var c in text) if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)) return false;
        return true;
    }

    /// <summary>Letters for the forms that fonts give them: ligatures, and the shapes of Arabic letters by their place in a word.</summary>
    private static string Plain(string value)
    {
        if (value.Length == 1 && value[0] is '\uF0B7' or '\uF0A7' or '\uF0A8' or '\uF0D8' or '\uF06E' or '\uF076' or '\uF0FC') return "•"; // bullets of symbol fonts
        var composed = false;
        foreach (var c in value)
        {
            if (c is >= '\u2E80' and <= '\u2FD5') return HanRadicals.Unified(value);
            if (c is >= '\uFB00' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFE') return value.Normalize(NormalizationForm.FormKC).Trim('\0');
            composed |= c >= '\u0300';
        }
        return composed && value.Length > 1 && IsWellFormed(value) ? value.Normalize(NormalizationForm.FormC) : IsWellFormed(value) ? value : "\uFFFD";
    }

    private static bool IsWellFormed(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (!char.IsHighSurrogate(value[i]) || i + 1 == value.Length || !char.IsLowSurrogate(value[i + 1])) return false;
            i++;
        }
        return true;
    }

    private static bool IsBold(Letter letter)
    {
        var font = letter.FontDetails;
        if (font.IsBold || font.Weight >= Bolder) return true;
        var name = font.Name ?? "";
        return name.Contains("bold", StringComparison.OrdinalIgnoreCase) || name.Contains("black", StringComparison.OrdinalIgnoreCase) || name.Contains("heavy", StringComparison.OrdinalIgnoreCase);
    }
}
