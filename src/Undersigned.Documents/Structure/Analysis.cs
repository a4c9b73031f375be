// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Dates;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Readers;
using Undersigned.Documents.Signatories;

namespace Undersigned.Documents.Structure;

/// <summary>What one file says, before files of one statement are put together.</summary>
internal sealed record Analysed(Draft Draft, List<RenditionDraft> Renditions, List<ReadGroup> Groups, bool HasOffsets)
{
    /// <summary>Its index among the sources; null when there is one source only.</summary>
    public int? File { get; init; }
}

/// <summary>Understands the blocks of one file, whatever reader made them.</summary>
internal static class Analysis
{
    /// <param name="reading">The blocks in document order, and what the format says beside them.</param>
    /// <param name="hint">The language that the file's name gives, or null.</param>
    /// <param name="limit">When to stop, by OperationCanceledException: every step looks at it block by block.</param>
    /// <param name="options">What is known of its lines beforehand; null for nothing.</param>
    public static Analysed Of(Reading reading, string? hint, CancellationToken limit, ReadOptions? options = null)
    {
        var draft = new Draft(reading.Blocks) { Clues = reading.Clues, Limit = limit };
        Furniture.Mark(draft);
        options?.Mark(draft);
        BlockLanguages.Mark(draft, hint);
        ListFinder.Mark(draft);
        FileTagsAndNotices(draft);
        var renditions = TextFinder.Read(draft);
        Settle(draft, renditions);
        Use(reading.Clues, draft, renditions);
        var groups = Groups(draft);
        WarnOfDuplicates(draft, groups);
        return new Analysed(draft, renditions, groups, reading.HasOffsets);
    }

    // Tags after the lists, labels anywhere outside the text, and what lines say of being open.
    private static void FileTagsAndNotices(Draft draft)
    {
        var lists = Array.FindLastIndex(draft.Parts, part => part is Part.Entry);
        for (var i = 0; i < draft.Blocks.Count; i++)
        {
            draft.Limit.ThrowIfCancellationRequested();
            var block = draft.Blocks[i];
            if (draft.Parts[i] == Part.Openness && Openness.Of(block) is { } openness)
            {
                draft.Filing.At(block.Mapped, Sureness.Told);
                // The first word on it stands, but a closing overrules an opening: the list was open once.
                if (draft.Filing.Open is null || !openness.Open) draft.Filing.Open = openness.Open;
                draft.Filing.Deadline ??= openness.Deadline;
            }
            if (draft.Parts[i] != Part.None) continue;
            if (TagLines.AreHashes(block))
            {
                draft.Filing.At(block.Mapped, Sureness.Told);
                TagLines.Read(draft, block.Text);
                draft.Parts[i] = Part.Tag;
                continue;
            }
            if (FrontLine.IsLabelled(block, "label.tags") || lists >= 0 && i > lists && FrontLine.IsLabelled(block, "label.issuer")) { if (FrontLine.File(draft, i, false)) draft.Parts[i] = Part.Tag; }
            else if (lists >= 0 && i > lists && TagLines.StartAt(draft, i, null)) i = TakeTags(draft, i);
        }
        if (draft.Filing.Open == false) draft.Filing.Deadline = null;
    }

    private static int TakeTags(Draft draft, int i)
    {
        for (; i < draft.Blocks.Count; i++)
        {
            if (draft.Parts[i] == Part.Furniture) continue;
            draft.Parts[i] = Part.Tag;
            draft.Filing.At(draft.Blocks[i].Mapped, Sureness.Placed);
            if (draft.Blocks[i].Length > 8) TagLines.Read(draft, draft.Blocks[i].Text);
            else TagLines.One(draft, draft.Blocks[i].Text);
        }
        return i;
    }

    // Kind and issuers, once everything that could tell them was read.
    private static void Settle(Draft draft, List<RenditionDraft> renditions)
    {
        var filing = draft.Filing;
        foreach (var tag in filing.IssuerTags)
        {
            if (filing.Issuers.Count == 0) filing.AddIssuer(tag);
            else if (!filing.Issuers.Contains(tag, StringComparer.OrdinalIgnoreCase)) filing.AddTag(tag);
        }
        filing.At(null, Sureness.Inferred);
        foreach (var text in renditions.SelectMany(one => new[] { one.Title, one.Subtitle })) Consider(filing, text, false);
        filing.Kind ??= filing.WeakKind;
        for (var i = 0; i < draft.Blocks.Count && filing.Kind is null; i++)
        {
            if (draft.Parts[i] is Part.Openness or Part.ListHeading) Consider(filing, draft.Blocks[i].Mapped, true);
        }
    }

    // What stands beside the text, where the text does not say.
    private static void Use(Clues clues, Draft draft, List<RenditionDraft> renditions)
    {
        var filing = draft.Filing;
        filing.At(null, clues.Authoritative ? Sureness.Told : Sureness.Inferred);
        if (filing.Published is null && clues.Published is { } published && DateFinder.All(published.Text, Word.Of(published.Text)) is [{ } date, ..])
        {
            filing.Publish(clues.Authoritative ? date : date with { Date = date.Date with { Time = null } }, published.From, published.To);
        }
        if (clues.Authoritative || filing.Tags.Count + filing.Countries.Count == 0) foreach (var tag in clues.Tags) TagLines.One(draft, tag);
        if (filing.Issuers.Count == 0) foreach (var issuer in clues.Issuers) filing.AddIssuer(issuer);
        // "Communiqué: …" as the subject of a mail.
        foreach (var title in clues.Titles.Where(title => renditions.Exists(one => one.Title is { } own && title.Text.Contains(own.Text, StringComparison.OrdinalIgnoreCase)))) Consider(filing, title, true);
        if (renditions.Find(one => one.Blocks.Count > 0) is { Title: null } first && renditions.TrueForAll(one => one.Title is null) && clues.Titles.Count > 0) first.Title = clues.Titles[0];
        renditions.RemoveAll(one => one.Title is null && one.Blocks.Count == 0);
    }

    private static void Consider(Filing filing, MappedText? text, bool weak)
    {
        if (filing.Kind is not null || text is null || Kinds.In(text.Text, Word.Of(text.Text)) is not { } kind) return;
        filing.At(text, Sureness.Inferred);
        if (!kind.Weak || weak) filing.Kind = kind.Kind;
        else filing.WeakKind ??= kind.Kind;
    }

    private static List<ReadGroup> Groups(Draft draft)
    {
        var roles = draft.Groups.Select(group => ListHeadings.Role(group.Heading)).ToList();
        for (var i = 0; i < roles.Count; i++)
        {
            // "Network Parties signing" over "Other Parties": the first are the network's own.
            if (roles[i] == GroupRole.Unknown && draft.Groups[i].Heading is { } heading && draft.Groups.Skip(i + 1).Any(later => later.Heading is not null && ListHeadings.Role(later.Heading) == GroupRole.Others && SharesClass(heading, later.Heading))) roles[i] = GroupRole.Members;
        }
        return [.. draft.Groups.Select((group, i) => GroupReader.Read(draft, group, roles[i])).Where(group => group.Group.Signatories.Count > 0)];
    }

    private static bool SharesClass(string heading, string other)
    {
        var classes = Word.Of(other).Where(word => Vocabulary.Category.At([word], 0) > 0 && Vocabulary.Of("role.others").At([word], 0) == 0).Select(word => word.Key).ToHashSet();
        var words = Word.Of(heading);
        return words.Count > 1 && words.Exists(word => classes.Contains(word.Key)) && Vocabulary.Category.At(words, 0) == 0;
    }

    private static void WarnOfDuplicates(Draft draft, List<ReadGroup> groups)
    {
        foreach (var group in groups)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var signatory in group.Group.Signatories)
            {
                if (!seen.Add(Fold.Of(signatory.Name) + "\n" + signatory.Country)) draft.Warn("Signatory \"" + signatory.Name + "\" stands twice in one list.", signatory.From);
            }
        }
    }
}
