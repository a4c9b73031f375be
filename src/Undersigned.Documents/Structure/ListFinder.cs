// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Languages;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;

namespace Undersigned.Documents.Structure;

/// <summary>
/// Finds the lists of signatories. A list starts at a heading, at a line that holds heading and names, or where a run of names follows the text;
/// it ends where running text, the title of the text in another language, or tags begin.
/// </summary>
internal sealed class ListFinder(Draft draft)
{
    private readonly IReadOnlyList<Block> blocks = draft.Blocks;
    private ListGroup? group;
    private string? country;
    private int countryDepth; // of the item that is the country's heading; 0 when it is no item
    private int widest;      // the widest gap inside the current group
    private Block? last;     // the last entry
    private string? proseLanguage; // of the last running text outside lists; null before any

    public static void Mark(Draft draft) => new ListFinder(draft).Run();

    private void Run()
    {
        for (var i = 0; i < blocks.Count;)
        {
            draft.Limit.ThrowIfCancellationRequested();
            if (draft.Parts[i] != Part.None) { i++; continue; }
            var start = Start(i);
            if (start > i)
            {
                i = Consume(start);
                group = null;
                country = null;
                continue;
            }
            if (Shape.IsProse(blocks[i]) && (!Shape.IsTitleLike(blocks[i]) || proseLanguage is not null)) proseLanguage = blocks[i].Language;
            i++;
        }
        draft.Groups.RemoveAll(list => list.Entries.Count == 0);
    }

    // The block to go on with when a list starts here; the same when none does.
    private int Start(int i)
    {
        var hadProse = proseLanguage is not null;
        var block = blocks[i];
        if (block.Row is not null)
        {
            Open(null, null, Sureness.Stated);
            Take(i);
            return i + 1;
        }
        if (TagLines.StartAt(draft, i, null) && draft.Groups.Count > 0) return i;
        if (hadProse && Openness.Of(block) is not null && !IsInsideText(i)) { draft.Parts[i] = Part.Openness; return i; }
        if (EntryList.Headed(block) is { } headed && Openness.Of(block) is null && hadProse)
        {
            Open(headed.Heading, block, Sureness.Told);
            AddAll(headed.Names);
            draft.Parts[i] = Part.Entry;
            last = block;
            return i + 1;
        }
        var next = NextOf(i);
        if (hadProse && next < blocks.Count && IsClosing(block) && Shape.IsEntry(blocks[next]) && !StartsLow(blocks[next]) && !ListHeadings.Heads(blocks[next]) && Shape.DateLine(blocks[next], false) is null)
        {
            Open(null, null, Sureness.Placed);
            draft.Parts[i] = Part.Meta;
            return i + 1;
        }
        if (next < blocks.Count && (ListHeadings.Heads(block) && (blocks[next].Row is not null || IsListAfter(i, next)) || block.Style == BlockStyle.Heading && HeadsByPlace(i, next)))
        {
            Open(Shape.WithoutColon(block.Text), block, Sureness.Told);
            draft.Parts[i] = Part.ListHeading;
            return i + 1;
        }
        if (hadProse && next < blocks.Count && ListHeadings.MayHead(block) && (!Shape.LooksLikeSignatory(block) || Shape.EndsWithColon(block.Text)) && IsHeadless(next, true) && Shape.DateLine(block, false) is null)
        {
            Open(Shape.WithoutColon(block.Text), block, Sureness.Placed);
            draft.Parts[i] = Part.ListHeading;
            return i + 1;
        }
        if (hadProse && (IsHeadless(i) || ListHeadings.Country(block) is not null && next < blocks.Count && IsHeadless(next)))
        {
            Open(null, null, Sureness.Inferred);
            Take(i);
            return i + 1;
        }
        return i;
    }

    // A heading that says nothing of signing, over what can be nothing but a list: "Who stands behind this".
    private bool HeadsByPlace(int i, int next)
    {
        if (ListHeadings.Country(blocks[i]) is not null || StartsRendition(i)) return false;
        if (blocks[next].Row is not null) return proseLanguage is not null || i > 0;
        return proseLanguage is not null && IsHeadless(next) && !blocks[i].EndsSentence;
    }

    // The block that a heading would head: a notice between the two does not count.
    private int NextOf(int i)
    {
        var next = draft.Next(i);
        while (next < blocks.Count && Openness.Of(blocks[next]) is not null && !ListHeadings.Heads(blocks[next])) next = draft.Next(next);
        return next;
    }

    // A heading of few words is believed when entries follow; a long one only when these look like signatories, not like demands.
    private bool IsListAfter(int heading, int next)
    {
        if (ListHeadings.Heads(blocks[next]) || ListHeadings.Country(blocks[next]) is not null) return !blocks[next].EndsSentence;
        var good = 0;
        var looked = 0;
        var sentences = 0;
        for (var i = next; i < blocks.Count && looked < 8; i = draft.Next(i))
        {
            if (looked > 0 && !Shape.IsEntry(blocks[i]) && !EntryList.HasSeveral(blocks[i].Text)) break;
            looked++;
            if (Shape.LooksLikeSignatory(blocks[i])) good++;
            if (StartsLow(blocks[i]) || blocks[i].EndsSentence && !Shape.KeepsFullStop(blocks[i].Text)) sentences++;
        }
        if (looked == 1 && (Vocabulary.Heading.In(blocks[heading].Words) || good == 1) && CommaList(blocks[next])) return true;
        if (!Shape.IsEntry(blocks[next]) && !EntryList.HasSeveral(blocks[next].Text)) return false;
        if (sentences * 2 > looked && !EntryList.HasSeveral(blocks[next].Text)) return false;
        if (!Vocabulary.Heading.In(blocks[heading].Words)) return good * 2 >= looked && (looked >= 2 || group is not null);
        return blocks[heading].Length <= 8 || good * 2 >= looked;
    }

    // "and seven other groups", "et 43 autres"
    private static bool SaysOthers(Block block) =>
        !block.IsMarked && block.Length is > 1 and <= 8 && block.Words[0].Key is "and" or "plus" or "y" or "e" or "et" or "ainsi" or "und" or "sowie" or "и" or "а" or "і" or "та" or "i" or "oraz" or "και" or "ve" or "و" or "以及" or "及" or "en" or "och" or "og"
        && StartsLow(block) && Vocabulary.Of("and-others").In(block.Words) && !Vocabulary.Organisation.In(block.Words[..1]);

    // "Yours faithfully," over the names under a letter.
    private static bool IsClosing(Block block) =>
        !block.IsMarked && block.Length <= 6 && block.Words.Count > 0 && Vocabulary.Of("closing").At(block.Words, 0) > 0 && block.Text[^1] is not ('.' or ':' or '!');

    private static bool StartsLow(Block block) => block.Words.Count > 0 && char.IsLower(block.Text[block.Words[0].Start]);

    private static bool CommaList(Block block)
    {
        var commas = block.Text.AsSpan().Count(',') + block.Text.AsSpan().Count('，') + block.Text.AsSpan().Count('،');
        return commas >= 3 && commas * 7 >= block.Length || EntryList.HasSeveral(block.Text);
    }

    private bool IsHeadless(int start, bool headed = false)
    {
        if (!Shape.IsEntry(blocks[start]) || StartsLow(blocks[start]) || !headed && IsIntroduced(start) || Shape.DateLine(blocks[start], false) is not null || StartsRendition(start)) return false;
        var good = 0;
        var count = 0;
        var words = 0;
        for (var i = start; i < blocks.Count && count < 12; i = draft.Next(i))
        {
            var block = blocks[i];
            if (draft.Parts[i] != Part.None || !Shape.IsEntry(block) || count > 0 && ListHeadings.Heads(block) && !Shape.LooksLikeSignatory(block) || block.Text.Contains('@', StringComparison.Ordinal) || FrontLine.IsLabelled(block, "label.furniture") || Openness.Of(block) is not null || block.IsMarked != blocks[start].IsMarked || StartsRendition(i)) break;
            if (StartsLow(block) || block.EndsSentence && !Shape.KeepsFullStop(block.Text)) return false;
            count++;
            words += block.Length;
            if (Shape.LooksLikeSignatory(block)) good++;
        }
        if (count == 0 || words > count * 14) return false;
        return count >= 3 ? good * 10 >= count * 6 : count == 2 && good == 2 && blocks[start].IsMarked;
    }

    // Items after "We call on:" belong to the text, names after "We, the undersigned:" do not.
    private bool IsIntroduced(int start)
    {
        var before = start - 1;
        while (before >= 0 && draft.Parts[before] == Part.Furniture) before--;
        return before >= 0 && Shape.EndsWithColon(blocks[before].Text) && !Vocabulary.Heading.In(blocks[before].Words) && !ListHeadings.Heads(blocks[before]);
    }

    private bool IsInsideText(int i)
    {
        var next = draft.Next(i);
        return next < blocks.Count && i > 0 && Shape.IsProse(blocks[i - 1]) && Shape.IsProse(blocks[next]) && blocks[next].Language == blocks[i - 1].Language;
    }

    private int Consume(int i)
    {
        for (; i < blocks.Count; i++)
        {
            draft.Limit.ThrowIfCancellationRequested();
            var block = blocks[i];
            if (draft.Parts[i] is Part.Furniture or Part.Openness) continue;
            if (block.Row is not null) { Take(i); continue; }
            if (countryDepth > 0 && block.Depth <= countryDepth && !block.HasNested) (country, countryDepth) = (null, 0);
            if (Footnotes.Take(draft, i)) continue;
            if (Openness.Of(block) is not null && (!block.IsMarked || block.EndsSentence) && !Shape.LooksLikeSignatory(block) | block.Length > 5) { draft.Parts[i] = Part.Openness; continue; }
            if (FrontLine.IsLabelled(block, "label.tags") || FrontLine.IsLabelled(block, "label.furniture") || TagLines.AreHashes(block) || TagLines.StartAt(draft, i, last)) break;
            if (SaysOthers(block))
            {
                draft.Warn("\"" + block.Text + "\" stands for signatories that are not named: find out who they are.", block.Mapped.From);
                draft.Parts[i] = Part.Meta;
                continue;
            }
            if (EntryList.Headed(block) is { } headed)
            {
                Open(headed.Heading, block, Sureness.Told);
                AddAll(headed.Names);
                draft.Parts[i] = Part.Entry;
                continue;
            }
            var next = draft.Next(i);
            if (next < blocks.Count && IsHeadingInside(i, next))
            {
                Open(Shape.WithoutColon(block.Text), block, Sureness.Told);
                draft.Parts[i] = Part.ListHeading;
                continue;
            }
            if (EndsHere(i)) break;
            if (ListHeadings.Country(block) is { } code && next < blocks.Count && (Shape.IsEntry(blocks[next]) || EntryList.HasSeveral(blocks[next].Text)))
            {
                country = code;
                countryDepth = block.HasNested ? block.Depth : 0;
                draft.Parts[i] = Part.CountryHeading;
                continue;
            }
            Take(i);
        }
        return i;
    }

    private void Take(int i)
    {
        var block = blocks[i];
        if (block.Row is not null)
        {
            if (StartsNewGroup(block)) Open(null, null, Sureness.Stated);
            draft.Parts[i] = Part.Entry;
            last = block;
            Add(block.Mapped, [], null, block);
            return;
        }
        if (group!.Entries.Count == 0 && block.Columns.Count > 0 && Vocabulary.Of("column").Covers(block.Words) == block.Words.Count)
        {
            draft.Parts[i] = Part.ListHeading; // the head of a table
            return;
        }
        if (ListHeadings.Country(block) is { } code && group!.Entries.Count == 0)
        {
            country = code;
            countryDepth = block.HasNested ? block.Depth : 0;
            draft.Parts[i] = Part.CountryHeading;
            return;
        }
        if (StartsNewGroup(block)) Open(null, null, Sureness.Inferred);
        if (group!.Entries.Count > 0) widest = Math.Max(widest, block.Gap);
        draft.Parts[i] = Part.Entry;
        last = block;
        if (EntryList.UnderCountry(block) is { } under)
        {
            foreach (var part in EntryList.Split(under.Names, false)) Add(part, [], under.Country);
            return;
        }
        if (EntryList.HasSeveral(block.Text) || group!.Entries.Count == 0 && CommaList(block) && block.Length > 8 && Alone(i))
        {
            AddAll(block.Mapped);
            return;
        }
        Add(block.Mapped, block.Columns, null, block);
    }

    // One paragraph of names, parted by commas: nothing like it follows.
    private bool Alone(int i)
    {
        var next = draft.Next(i);
        return next >= blocks.Count || !Shape.IsEntry(blocks[next]) || Openness.Of(blocks[next]) is not null || ListHeadings.Heads(blocks[next]) || blocks[next].Length * 3 < blocks[i].Length && blocks[next].Gap > 0;
    }

    // A wider gap than any before, or a number that starts again, parts two lists without headings.
    private bool StartsNewGroup(Block block)
    {
        if (group is not { Entries.Count: > 0 } || country is not null) return false;
        if (block.Number == 1 && last is { Number: > 1 }) return true;
        return block.Gap >= 2 && block.Gap > widest && group.Entries.Count >= 3;
    }

    private bool IsHeadingInside(int i, int next)
    {
        var block = blocks[i];
        if (block.HasNested && ListHeadings.Country(block) is null && blocks[next].Depth > block.Depth && Shape.IsEntry(blocks[next])) return true;
        if (block.IsMarked || !Shape.IsEntry(blocks[next]) && !EntryList.HasSeveral(blocks[next].Text) && ListHeadings.Country(blocks[next]) is null) return false;
        if (ListHeadings.Country(block) is not null || StartsRendition(i)) return false;
        if (block.Style == BlockStyle.Heading && block.Level > 0) return true;
        if (ListHeadings.Heads(block)) return IsListAfter(i, next) && (Vocabulary.Heading.In(block.Words) || Shape.EndsWithColon(block.Text) || IsSetApart(block));
        if (block.Style == BlockStyle.Heading) return true;
        if (Shape.EndsWithColon(block.Text) && block.Length <= 10) return true;
        return blocks[next].IsMarked && (last is null || last.IsMarked) && block.Length <= 10 && block.Gap >= 1;
    }

    // "Artists & Friends" may be a class of signatories or one of them: its place tells.
    private bool IsSetApart(Block block) => block.Style == BlockStyle.Heading || block.Gap > widest || last is null or { IsMarked: true } || ListHeadings.IsPlainCategory(block);

    private bool EndsHere(int i)
    {
        var block = blocks[i];
        if (StartsRendition(i)) return true;
        if (EntryList.HasSeveral(block.Text) && !Shape.IsProse(block)) return false;
        if (Shape.IsProse(block)) return !(group is { Entries.Count: 0 } && CommaList(block));
        if (Shape.DateLine(block, false) is not null && !block.IsMarked) return true;
        return !Shape.IsEntry(block) && !block.IsMarked;
    }

    // A line that stands over running text in another language than the text before it is the title of that text.
    private bool StartsRendition(int i)
    {
        if (blocks[i].IsMarked || Shape.IsProse(blocks[i]) && !Shape.IsTitleLike(blocks[i])) return false;
        var prose = i;
        for (var steps = 0; steps < 5; steps++)
        {
            prose = draft.Next(prose);
            if (prose >= blocks.Count || blocks[prose].IsMarked) return false;
            if (Shape.IsProse(blocks[prose])) break;
        }
        if (prose >= blocks.Count || !Shape.IsProse(blocks[prose])) return false;
        var language = blocks[prose].Language;
        if (proseLanguage is null || proseLanguage == language) return false;
        var own = LanguageGuess.Of(blocks[i].Text, draft.Languages);
        return own.Tag == language || own.Lead < 0.3 && (blocks[i].Gap > widest || last is null || last.IsMarked);
    }

    private void Open(string? heading, Block? line, double sure)
    {
        if (group is { Entries.Count: 0 }) draft.Groups.RemoveAt(draft.Groups.Count - 1);
        group = new ListGroup(heading) { HeadingPlace = heading is null ? null : line?.Mapped.Slice(0, Math.Min(heading.Length, line.Text.Length)), Sure = sure };
        draft.Groups.Add(group);
        country = null;
        widest = 0;
        last = null;
    }

    // What only commas part may be one name with a comma in it.
    private void AddAll(MappedText names)
    {
        var parts = EntryList.Split(names, true);
        var sure = parts.Count > 1 && EntryList.Split(names, false).Count == 1 ? Sureness.Placed : 1;
        foreach (var part in parts) Add(part, []);
        for (var i = group!.Entries.Count - parts.Count; i < group.Entries.Count; i++) group.Entries[i] = group.Entries[i] with { Sure = sure };
    }

    private void Add(MappedText text, IReadOnlyList<int> columns, string? under = null, Block? whole = null)
    {
        foreach (var mark in Footnotes.MarksIn(text.Text)) draft.UsedMarks.Add(mark);
        var isLine = whole is { IsMarked: false, Row: null };
        group!.Entries.Add(new ListEntry(text, under ?? country, columns, whole?.Row) { IsLine = isLine, StartsStanza = isLine && (whole!.Gap > 0 || group.Entries.Count == 0) });
    }
}
