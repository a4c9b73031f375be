// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;

namespace Undersigned.Documents.Structure;

/// <summary>
/// Puts the running text together, one rendition a language, whether the languages follow one another or alternate. What stands before the
/// first sentence of a language is its front matter; what stands between its sentences is part of it.
/// </summary>
internal sealed class TextFinder
{
    private const int Introduction = 9; // words

    private readonly Draft draft;
    private readonly FrontMatter front;
    private readonly List<RenditionDraft> renditions = [];
    private readonly List<int> pending = [];
    private readonly bool alternates;
    private RenditionDraft? current;

    private TextFinder(Draft draft)
    {
        this.draft = draft;
        front = new FrontMatter(draft, Rendition);
        alternates = Alternates();
    }

    /// <summary>The renditions of a document whose lists are already marked, in document order.</summary>
    public static List<RenditionDraft> Read(Draft draft) => new TextFinder(draft).Run();

    private List<RenditionDraft> Run()
    {
        var listBefore = false;
        for (var i = 0; i < draft.Blocks.Count; i++)
        {
            draft.Limit.ThrowIfCancellationRequested();
            if (draft.Parts[i] is not Part.None)
            {
                if (draft.Parts[i] is Part.Entry or Part.ListHeading && current is not null) Flush(listBefore);
                listBefore |= draft.Parts[i] is Part.Entry or Part.ListHeading;
                continue;
            }
            if (!IsBody(i) && !IsShortSentence(i) || IsRepeated(i)) { pending.Add(i); continue; }
            var language = LanguageOf(i);
            if (renditions.Find(one => one.Language == language && one.Blocks.Count > 0) is not { } known)
            {
                var title = TitleBefore(i, language);
                if (title) { pending.Add(i); continue; }
                front.Read([.. pending], language);
                current = Rendition(language);
            }
            else
            {
                current = known;
                Flush(listBefore);
            }
            pending.Clear();
            listBefore = false;
            Add(i, current);
        }
        if (renditions.Count == 0) front.Read([.. pending], draft.Languages.FirstOrDefault() ?? "und");
        else Flush(listBefore);
        return [.. renditions.OrderBy(one => one.Blocks.Count > 0 ? one.Blocks[0].Text.From : int.MaxValue)];
    }

    private void Flush(bool afterList)
    {
        foreach (var one in pending) AddBetween(one, current ?? renditions[^1], afterList);
        pending.Clear();
    }

    // After text, a short sentence in the same language goes on with it; after a list or a heading it may be anything.
    private bool IsShortSentence(int i)
    {
        var block = draft.Blocks[i];
        if (current is not { Blocks.Count: > 0 } || pending.Count > 0 || block.IsMarked || !block.EndsSentence || block.Length < 3 || draft.Parts[i - 1] is not Part.Body) return false;
        return block.Language == current.Language && FrontLine.IsFreeOfFiling(block);
    }

    // The title, said again over the text.
    private bool IsRepeated(int i) =>
        draft.Blocks[i].Text.Length < 400 && pending.Count < 40 && pending.Exists(one => draft.Blocks[one].Text.EndsWith(draft.Blocks[i].Text, StringComparison.Ordinal));

    private RenditionDraft Rendition(string language)
    {
        var found = renditions.Find(one => one.Language == language);
        if (found is null) renditions.Add(found = new RenditionDraft(language));
        return found;
    }

    // The first sentence of a language may be its title: short, or shouted.
    private bool TitleBefore(int i, string language)
    {
        var block = draft.Blocks[i];
        if (renditions.Exists(one => one.Language == language && one.Title is not null)) return false;
        if (pending.Exists(one => draft.Blocks[one].Language == language && !draft.Blocks[one].IsMarked && KindLine.Of(draft.Blocks[one], false) is null && Shape.DateLine(draft.Blocks[one], false) is null && Shape.IsTitleLike(draft.Blocks[one]))) return false;
        if (!Shape.IsTitleLike(block) || IsSalutation(block)) return false;
        var next = NextFree(i);
        return next < draft.Blocks.Count;
    }

    private int NextFree(int i)
    {
        do i++;
        while (i < draft.Blocks.Count && draft.Parts[i] != Part.None);
        return i;
    }

    private bool IsBody(int i)
    {
        var block = draft.Blocks[i];
        if (Shape.IsProse(block)) return !block.IsMarked || current is not null || !IsTagLine(block);
        if (block.Style == BlockStyle.Quote) return current is not null;
        if (block.IsMarked) return current is not null && pending.Count == 0 && (block.Language == current.Language || alternates || block.Length < 8) && Shape.DateLine(block, false) is null;
        if (IsSalutation(block)) return true;
        return Shape.EndsWithColon(block.Text) && block.Length >= 3 && NextFree(i) is var next && next < draft.Blocks.Count && (draft.Blocks[next].IsMarked && (current is not null || pending.Count > 0) || block.Length >= Introduction && Shape.IsProse(draft.Blocks[next]));
    }

    private static bool IsTagLine(Block block) => !block.EndsSentence && Kinds.In(block.Text, block.Words) is not null;

    private static bool IsSalutation(Block block) =>
        block.Text.Length > 0 && block.Text[^1] is ',' or '!' or '،' or '，' or ':' or '：' && block.Length <= 14 && block.Words.Count > 0 && Vocabulary.Salutation.At(block.Words, 0) > 0
        && !(block.Text[^1] == '!' && block.Length > 6);

    private string LanguageOf(int i)
    {
        var block = draft.Blocks[i];
        if (block.Length >= 6 || alternates) return block.Language;
        // A short line belongs to the text around it.
        var next = NextFree(i);
        if (current is not null && current.Language != block.Language && next < draft.Blocks.Count && draft.Blocks[next].Language == current.Language) return current.Language;
        return next < draft.Blocks.Count && current is null && Shape.IsProse(draft.Blocks[next]) ? draft.Blocks[next].Language : block.Language;
    }

    private void Add(int i, RenditionDraft rendition)
    {
        var block = draft.Blocks[i];
        draft.Parts[i] = Part.Body;
        rendition.Blocks.Add((block.Mapped, KindOf(block)));
    }

    // Short lines inside a text: headings before text, closing lines after it. A date or a label is filed.
    private void AddBetween(int i, RenditionDraft around, bool afterList)
    {
        var block = draft.Blocks[i];
        if (FrontLine.File(draft, i, front.MonthFirst)) { draft.Parts[i] = Part.Meta; return; }
        if (KindLine.Of(block, front.MonthFirst) is { Topic: false, Title: null } line && (line.Issuer is not null || block.Length <= 4))
        {
            front.File(line, block);
            draft.Parts[i] = Part.Meta;
            return;
        }
        if (renditions.Exists(one => one.Title?.Text == block.Text)) { draft.Parts[i] = Part.Furniture; return; }
        if (afterList && !Shape.IsProse(block))
        {
            draft.Warn("The line \"" + Short(block.Text) + "\" after the signatories was left out: decide whether it belongs to the text.", block.Mapped.From);
            draft.Parts[i] = Part.Meta;
            return;
        }
        var rendition = alternates && renditions.Find(one => one.Language == block.Language) is { } own ? own : around;
        draft.Parts[i] = Part.Body;
        var next = NextFree(i);
        var introduces = next < draft.Blocks.Count && draft.Blocks[next] is { IsMarked: true } item && char.IsLower(item.Text[0]);
        var heads = !introduces && next < draft.Blocks.Count && !block.EndsSentence && block.Length <= 10 && block.Text[^1] is not (',' or ':' or '،' or '，') && draft.Parts[next] is Part.None or Part.Body;
        rendition.Blocks.Add((block.Mapped, block.Style == BlockStyle.Heading || heads && !block.IsMarked || heads && block.Style == BlockStyle.Number && Shape.IsProse(draft.Blocks[next]) && !draft.Blocks[next].IsMarked ? BlockKind.Heading : KindOf(block)));
    }

    private static string Short(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[56]) ? 56 : 57), "…");

    private static BlockKind KindOf(Block block) => block.Style switch
    {
        BlockStyle.Heading => BlockKind.Heading,
        BlockStyle.Bullet or BlockStyle.Number => BlockKind.Item,
        BlockStyle.Quote => BlockKind.Quote,
        _ => block.Indent >= 4 && block.Text[0] is '"' or '“' or '«' or '„' && block.Text.AsSpan().TrimEnd('.') is [.., '"' or '”' or '»' or '“'] ? BlockKind.Quote : BlockKind.Paragraph,
    };

    // Two languages that change more often than there are languages take turns.
    private bool Alternates()
    {
        var changes = 0;
        string? last = null;
        for (var i = 0; i < draft.Blocks.Count; i++)
        {
            draft.Limit.ThrowIfCancellationRequested();
            if (draft.Parts[i] != Part.None || !Shape.IsProse(draft.Blocks[i])) continue;
            if (last is not null && last != draft.Blocks[i].Language) changes++;
            last = draft.Blocks[i].Language;
        }
        return changes > draft.Languages.Count;
    }
}
