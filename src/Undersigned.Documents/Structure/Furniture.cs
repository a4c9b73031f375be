// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;

namespace Undersigned.Documents.Structure;

/// <summary>Finds what belongs to the page and not to the document: menus, share links, page numbers, repeated heads and feet.</summary>
internal static class Furniture
{
    private const int Repeats = 3;
    private const int Head = 12; // blocks from the start in which a page's head is looked for

    public static void Mark(Draft draft)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in draft.Blocks)
        {
            var key = WithoutDigits(block);
            if (key.Length is > 0 and < 120) counts[key] = counts.GetValueOrDefault(key) + 1;
        }
        var hadProse = false;
        for (var i = 0; i < draft.Blocks.Count; i++)
        {
            draft.Limit.ThrowIfCancellationRequested();
            var block = draft.Blocks[i];
            hadProse |= Shape.IsProse(block) && !Shape.IsTitleLike(block);
            if (IsFurniture(block) || IsRunningHead(draft, i, counts) || i < Head && !hadProse && IsMenuBar(block)) draft.Parts[i] = Part.Furniture;
            if (i < Head && IsBreadcrumb(block.Text)) Array.Fill(draft.Parts, Part.Furniture, 0, i); // what stands over it is the page's head
        }
        MarkMenu(draft);
    }

    private static bool IsFurniture(Block block)
    {
        var text = block.Text;
        var words = block.Words;
        if (words.Count == 0 || Shape.IsAddress(text)) return true;
        if (text[0] is '©' || text.StartsWith("(c) ", StringComparison.OrdinalIgnoreCase) && words.Count < 12) return true;
        if (IsPageNumber(text, words) || IsBreadcrumb(text)) return true;
        if (words.Count > 9 || block.EndsSentence && words.Count > 5) return false;
        var covered = Vocabulary.Furniture.Covers(words);
        return covered > 0 && (covered * 2 > words.Count || IsMenu(text));
    }

    // Bullets before anything else, none of which is a tag that says something, are a menu.
    private static void MarkMenu(Draft draft)
    {
        var start = 0;
        while (start < Math.Min(4, draft.Blocks.Count) && !draft.Blocks[start].IsMarked) start++;
        var end = start;
        while (end < draft.Blocks.Count && end < Head * 2 && draft.Blocks[end] is { IsMarked: true, Length: <= 4, EndsSentence: false }) end++;
        if (end - start < 2 || end >= draft.Blocks.Count) return;
        for (var i = start; i < end; i++) if (TagLines.IsTelling(draft.Blocks[i])) return;
        Array.Fill(draft.Parts, Part.Furniture, start, end - start);
    }

    private static bool IsMenuBar(Block block)
    {
        if (block.Text.Length > 120 || block.Text.Any(char.IsDigit) || Kinds.In(block.Text, block.Words) is not null || block.Text.AsSpan().Count(" | ") < 2 && block.Text.AsSpan().Count(" · ") < 2) return false;
        return Array.TrueForAll(block.Text.Split('|', '·'), part => part.AsSpan().Trim().Count(' ') <= 2);
    }

    private static bool IsMenu(string text) => text.AsSpan().Count('|') >= 2 || text.AsSpan().Count('·') >= 2;

    private static bool IsBreadcrumb(string text)
    {
        if (text.Length > 150) return false;
        var arrows = text.AsSpan().Count(" > ") + text.AsSpan().Count(" › ") + text.AsSpan().Count(" » ");
        return arrows >= 2 && !text.Contains('.', StringComparison.Ordinal);
    }

    // "3", "- 3 -", "Page 3 of 7", "стр. 3", "3/7", "第3页"
    private static bool IsPageNumber(string text, List<Word> words)
    {
        if (text.Length > 24 || words.Count > 5 || text[0] == '§' || !words.Exists(word => char.IsDigit(word.Key[0]))) return false;
        foreach (var word in words)
        {
            if (char.IsDigit(word.Key[0]) && word.Key.Length <= 3) continue;
            if (word.Key is not ("page" or "pagina" or "seite" or "of" or "de" or "von" or "из" or "з" or "стр" or "страница" or "сторінка" or "стор" or "страна" or "strona" or "str" or "z" or "od" or "од" or "σελ" or "σελιδα" or "απο" or "sayfa" or "p" or "pag" or "s" or "sur" or "di" or "第" or "页" or "頁" or "صفحه" or "من" or "از" or "共")) return false;
        }
        return words.Count > 1 || text.Length <= 3 || !char.IsDigit(text[0]);
    }

    // The same short line on every page. In a list, a name may stand twice or more: only lines set apart count.
    private static bool IsRunningHead(Draft draft, int i, Dictionary<string, int> counts)
    {
        var block = draft.Blocks[i];
        if (IsPrintHead(block) && counts.GetValueOrDefault(WithoutDigits(block)) >= 2) return true;
        if (block.IsMarked || block.Gap < 1 || block.Length > 14 || Shape.IsProse(block) || counts.GetValueOrDefault(WithoutDigits(block)) < Repeats) return false;
        var atPageEnd = i + 1 == draft.Blocks.Count || draft.Blocks[i + 1].Gap >= 1;
        return atPageEnd && block.Words.Exists(word => char.IsDigit(word.Key[0])) || block.Gap >= 2;
    }

    // What a browser prints over or under every page: title or address, and the hour of printing.
    private static bool IsPrintHead(Block block) =>
        !block.IsMarked && block.Length is > 3 and <= 30 && !block.EndsSentence && Dates.DateFinder.All(block.Text, block.Words) is [.., { Date.Time: not null }];

    private static string WithoutDigits(Block block) => block.Text.Length > 200 ? "" : string.Join(' ', block.Words.Where(word => !char.IsDigit(word.Key[0])).Select(word => word.Key));
}
