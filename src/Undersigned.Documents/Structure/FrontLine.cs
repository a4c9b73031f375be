// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Dates;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;

namespace Undersigned.Documents.Structure;

/// <summary>Reads one line before a text: a label and its value, a date, or what kind of document it is and who issues it.</summary>
internal static class FrontLine
{
    private static readonly string[] Labels = ["label.tags", "label.issuer", "label.date", "label.kind", "label.language", "label.country", "label.furniture"];

    /// <summary>Whether a line starts with a label of a section and a colon.</summary>
    public static bool IsLabelled(Block block, string section) => Label(block) is { } label && label.Section == section;

    /// <summary>Whether a line starts with a known label and a colon.</summary>
    public static bool IsLabelled(Block block) => Label(block) is { } label && label.End < block.Text.Length;

    /// <summary>Files what stands after a label.</summary>
    public static void FileLabelled(Draft draft, Block block, bool monthFirst) => Labelled(draft, block, monthFirst);

    /// <summary>Whether a text is a label such as stands before a date, an issuer or subjects.</summary>
    public static bool IsLabel(string text) => Word.Of(text) is { Count: > 0 and <= 5 } words && Array.Exists(Labels, section => Vocabulary.Of(section).Is(words));

    /// <summary>The label's section and the place after its colon; null when the line has no known label.</summary>
    private static (string Section, int End)? Label(Block block)
    {
        var colon = block.Text.AsSpan(0, Math.Min(block.Text.Length, 50)).IndexOfAny(':', '：');
        if (colon < 1) return null;
        var words = Word.Of(block.Text[..colon]);
        if (words.Count is 0 or > 5) return null;
        foreach (var section in Labels)
        {
            if (Vocabulary.Of(section).Is(words)) return (section, colon + 1);
        }
        return null;
    }

    /// <summary>Files what a line says of the document; false when it is none of these and may be a title.</summary>
    /// <param name="draft">The document.</param>
    /// <param name="i">The block.</param>
    /// <param name="monthFirst">Whether 3/5/2021 is the fifth of March.</param>
    public static bool File(Draft draft, int i, bool monthFirst)
    {
        var block = draft.Blocks[i];
        if (Labelled(draft, block, monthFirst)) return true;
        if (Shape.DateLine(block, monthFirst) is { } date)
        {
            draft.Filing.At(block.Mapped, Sureness.Stated);
            Publish(draft, block, date);
            return true;
        }
        return Vocabulary.LanguageName.Covers(block.Words) == block.Words.Count && block.Words.Count <= 4;
    }

    /// <summary>Whether a line is neither a date nor a label nor a name of languages.</summary>
    public static bool IsFreeOfFiling(Block block) => Label(block) is null && Shape.DateLine(block, false) is null && Openness.Of(block) is null;

    /// <summary>Keeps a date as that of the document, and says where it could be read in two ways.</summary>
    public static void Publish(Draft draft, Block block, FoundDate date)
    {
        var from = block.Mapped.SourceOf(date.Start);
        if (date.Ambiguous && draft.Filing.Published is null)
        {
            draft.Warn("The date \"" + block.Text[date.Start..date.End] + "\" could have its day and month the other way round; it was read as " + date.Date + ": check it.", from);
        }
        draft.Filing.Publish(date, from, block.Mapped.SourceOf(date.End - 1) + 1);
    }

    /// <summary>Files a label that stands on a line of its own, and the line under it that has the value; false when it is none.</summary>
    /// <param name="draft">The document.</param>
    /// <param name="block">The line that may be a label.</param>
    /// <param name="value">The line under it.</param>
    /// <param name="monthFirst">Whether 3/5/2021 is the fifth of March.</param>
    public static bool FilePair(Draft draft, Block block, Block value, bool monthFirst)
    {
        if (block.Words.Count is 0 or > 3 || value.Length > 12 || value.EndsSentence || Shape.EndsWithColon(value.Text) || Label(value) is not null) return false;
        if (Array.Find(Labels, section => section is not "label.furniture" && Vocabulary.Of(section).Is(block.Words)) is not { } section) return false;
        draft.Filing.At(value.Mapped, Sureness.Stated);
        return Take(draft, section, value.Text, value, monthFirst);
    }

    private static bool Labelled(Draft draft, Block block, bool monthFirst)
    {
        if (Label(block) is not { } label) return false;
        var value = block.Text[label.End..].Trim();
        if (value.Length == 0 || block.Length > 40) return false;
        draft.Filing.At(block.Mapped, Sureness.Stated);
        // "Published: 3 May 2021" where the same word may stand before a name.
        if (label.Section == "label.issuer" && DateFinder.All(block.Text, block.Words, monthFirst) is [{ } dated] && dated.Start - label.End <= 6)
        {
            Publish(draft, block, dated);
            return true;
        }
        return Take(draft, label.Section, value, block, monthFirst);
    }

    private static bool Take(Draft draft, string section, string value, Block block, bool monthFirst)
    {
        switch (section)
        {
            case "label.tags":
                TagLines.Read(draft, value);
                return true;
            case "label.country":
                TagLines.Read(draft, value);
                return true;
            case "label.issuer":
                draft.Filing.AddIssuer(value.TrimEnd('.'));
                return true;
            case "label.kind":
                if (Kinds.In(value, Word.Of(value)) is { } kind) draft.Filing.Kind ??= kind.Kind;
                return true;
            case "label.date":
                var dates = DateFinder.All(block.Text, block.Words, monthFirst);
                if (dates.Count == 0) return false;
                Publish(draft, block, dates[0]);
                return true;
            default:
                return block.Length <= 25;
        }
    }
}
