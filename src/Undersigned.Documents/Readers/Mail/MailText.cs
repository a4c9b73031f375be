// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;

namespace Undersigned.Documents.Readers.Mail;

/// <summary>Tells what was sent from what mails bring along: signatures, quoted replies, the note before a text.</summary>
internal static class MailText
{
    private const int Cover = 12; // blocks from the start among which the title of the text is looked for

    private static readonly HashSet<string> Prefixes = ["re", "fw", "fwd", "aw", "wg", "tr", "rv", "rif", "r", "i", "enc", "ynt", "ilt", "απ", "πρθ", "odp", "pd", "отв", "ответ", "нa", "пересл", "vs", "vl", "sv", "vb", "antw", "doorst", "رد", "إعادة توجيه", "回复", "转发", "答复"];

    /// <summary>A subject without "Re:", "Fwd:" and the like.</summary>
    public static string Subject(string subject)
    {
        subject = subject.Trim();
        while (subject.AsSpan(0, Math.Min(subject.Length, 16)).IndexOfAny(':', '：') is > 0 and var colon && Prefixes.Contains(Fold.Of(subject[..colon].Trim()))) subject = subject[(colon + 1)..].Trim();
        return subject;
    }

    /// <summary>The text with signature and quoted lines blanked, as long as before.</summary>
    public static string WithoutQuotes(string text)
    {
        var lines = Line.Of(text);
        var quoted = lines.Where(line => IsQuoted(text, line)).Sum(line => line.Length);
        var all = lines.Sum(line => line.Length);
        var keepsQuotes = quoted * 2 > all; // the statement came back in a reply
        var result = text.ToCharArray();
        for (var i = 0; i < lines.Count; i++)
        {
            if (IsSignature(text, lines, i)) { Blank(result, lines[i].From, text.Length); break; }
            if (!IsQuoted(text, lines[i])) continue;
            if (keepsQuotes) for (var at = lines[i].From; at < lines[i].To && result[at] is '>' or ' ' or '|'; at++) result[at] = ' ';
            else
            {
                Blank(result, lines[i].From, lines[i].To);
                if (i > 0 && !IsQuoted(text, lines[i - 1])) BlankIntroduction(result, text, lines, i);
            }
        }
        return new string(result);
    }

    /// <summary>The blocks up to what programs and telephones put under a mail.</summary>
    public static IReadOnlyList<Block> WithoutFooter(IReadOnlyList<Block> blocks)
    {
        for (var i = Math.Max(0, blocks.Count - 8); i < blocks.Count; i++)
        {
            if (blocks[i].Text is "--" or "—" or "__" || blocks[i].Words.Count is > 1 and <= 12 && Vocabulary.Of("mail.footer").At(blocks[i].Words, 0) > 0) return [.. blocks.Take(i)];
        }
        return blocks;
    }

    /// <summary>The blocks from the line that the subject names, when a note stands before it.</summary>
    public static IReadOnlyList<Block> WithoutCover(IReadOnlyList<Block> blocks, string subject)
    {
        var named = Fold.Of(subject);
        for (var i = 0; i < Math.Min(Cover, blocks.Count); i++)
        {
            if (blocks[i].Words.Count < 2 || blocks[i].Length > 24 || !named.Contains(Fold.Of(blocks[i].Text).TrimEnd('.', '!'), StringComparison.Ordinal)) continue;
            return [.. blocks.Skip(i)];
        }
        return blocks;
    }

    private static bool IsQuoted(string text, Line line) => line.Length > 0 && text[line.From] == '>';

    // "-- ", alone on its line (RFC 3676 §4.3), with not more than a card's worth after it.
    private static bool IsSignature(string text, List<Line> lines, int i) =>
        lines[i].In(text) is "--" or "—" && lines[i].To < text.Length && (text[lines[i].To] == ' ' || lines.Count - i <= 12);

    // "On 12 September, Paolo wrote:", on one line or two.
    private static void BlankIntroduction(char[] result, string text, List<Line> lines, int i)
    {
        var before = i - 1;
        while (before >= 0 && lines[before].IsBlank) before--;
        if (before < 0 || text[lines[before].To - 1] is not (':' or '：')) return;
        for (var steps = 0; steps < 2 && before >= 0 && !lines[before].IsBlank; steps++, before--) Blank(result, lines[before].From, lines[before].To);
    }

    private static void Blank(char[] text, int from, int to)
    {
        for (var i = from; i < to; i++) if (text[i] is not ('\r' or '\n')) text[i] = ' ';
    }
}
