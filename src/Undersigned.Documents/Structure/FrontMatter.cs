// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Dates;
using Undersigned.Documents.Languages;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;

namespace Undersigned.Documents.Structure;

/// <summary>Reads what stands before a text: title, subtitle, kind, issuer, date, tags – in any order and some of it twice.</summary>
internal sealed class FrontMatter(Draft draft, Func<string, RenditionDraft> rendition)
{
    private const int LongestHanBody = 20;

    private readonly List<(KindLine Line, Block Block)> kinds = [];
    private int addressed = -2; // the last line of an address
    private MappedText? certain; // the title that the format marks as such
    private MappedText? numbered; // "1. What we have seen" over the first paragraph

    /// <summary>Whether dates in figures are to be read with the month first; unknown forms have the day first.</summary>
    public bool MonthFirst { get; } = draft.Blocks.Take(12).Any(block => block.Text.Length < 60 && (block.Text.Contains(" AM", StringComparison.Ordinal) || block.Text.Contains(" PM", StringComparison.Ordinal)));

    /// <summary>Files the lines before the text in a language.</summary>
    public void Read(List<int> lines, string language)
    {
        kinds.Clear();
        numbered = null;
        var titles = new List<Block>();
        var paired = -1;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var i in lines)
        {
            var block = draft.Blocks[i];
            draft.Parts[i] = Part.Meta;
            draft.Filing.At(block.Mapped, Sureness.Placed);
            if (!seen.Add(string.Join(' ', block.Words.Select(word => word.Key)))) continue;
            if (i == paired || IsAddressee(i) || FrontLine.File(draft, i, MonthFirst)) continue;
            if (draft.Next(i) is var under && lines.Contains(under) && FrontLine.FilePair(draft, block, draft.Blocks[under], MonthFirst))
            {
                paired = under;
                continue;
            }
            if (block.Style == BlockStyle.Number && ReferenceEquals(block, draft.Blocks[lines[^1]]) && block.Number == 1 && !block.EndsSentence && !TagLines.IsTelling(block)) { numbered = block.Mapped; continue; }
            if (block.IsMarked) { TagLines.Read(draft, block.Text); continue; }
            if (BarLine.File(draft, block, MonthFirst, LooksLikeIssuer, kind => File(kind, block))) continue;
            if (IsContact(block) || titles.Count == 0 && Letterhead(block)) continue;
            if (IssuedBy(block)) continue;
            if (KindLine.Of(block, MonthFirst) is { } kind) { kinds.Add((kind, block)); continue; }
            // "Совместное заявление" over "Союза пчеловодов": one line that was broken.
            if (block.Gap == 0 && i > 0 && kinds.Count > 0 && ReferenceEquals(kinds[^1].Block, draft.Blocks[i - 1]) && kinds[^1].Line is { Issuer: null, Title: null, Topic: false } && LooksLikeIssuer(block.Text) && titles.Count == 0)
            {
                draft.Filing.AddIssuer(block.Text);
                continue;
            }
            titles.Add(block);
        }
        Choose(WithoutPage(titles), language);
    }

    // The name of a site over the title: what the head of the page calls it, or the format marks as its first heading, is the title.
    private List<Block> WithoutPage(List<Block> titles)
    {
        var named = titles.FindIndex(block => block.Words.Count > 1 && draft.Clues.Titles.Any(title => title.Text.StartsWith(block.Text, StringComparison.OrdinalIgnoreCase)));
        if (named < 0) named = titles.FindIndex(block => block.Level == 1);
        certain = named < 0 ? null : titles[named].Mapped;
        for (var i = 0; i < named; i++)
        {
            if (titles[i].IsLink || !IsIssuer(titles[i].Text)) continue;
            draft.Filing.At(titles[i].Mapped, Sureness.Inferred);
            draft.Filing.AddIssuer(titles[i].Text);
        }
        return named <= 0 ? titles : titles.GetRange(named, titles.Count - named);
    }

    /// <summary>Files a line that says what the document is.</summary>
    /// <param name="line">What it says.</param>
    /// <param name="block">The line.</param>
    public void File(KindLine line, Block block)
    {
        draft.Filing.At(block.Mapped, line.Weak ? Sureness.Inferred : Sureness.Told);
        if (line.Weak) draft.Filing.WeakKind ??= line.Kind;
        else draft.Filing.Kind ??= line.Kind;
        if (line.Date is { } date && draft.Filing.Published is null) draft.Filing.Publish(date);
        if (line.Issuer is not null && !IsPlace(line.Issuer)) draft.Filing.AddIssuer(line.Issuer);
    }

    // "Declaration of Lisbon" of a text dated "Lisbon, 3 May".
    private bool IsPlace(string issuer) =>
        Word.Of(issuer).Count <= 2 && !LooksLikeIssuer(issuer) && draft.Blocks.Any(block => block.Length <= 14 && block.Text.StartsWith(issuer, StringComparison.Ordinal) && block.Text.Length > issuer.Length && Shape.DateLine(block, MonthFirst) is { Start: > 0 });

    private void Choose(List<Block> blocks, string language)
    {
        var titles = Titles(WithoutHeads(blocks));
        titles = WithoutIssuers(titles);
        var own = titles.Where(one => one.Language == language).ToList();
        if (own.Count == 0) own = [.. titles.Where(one => !draft.Languages.Contains(one.Language))];
        foreach (var other in titles.Where(one => one.Language != language && draft.Languages.Contains(one.Language)).GroupBy(one => one.Language))
        {
            SetTitles(rendition(other.Key), [.. other.Select(one => one.Text)]);
        }
        var target = rendition(language);
        SetTitles(target, [.. own.Select(one => one.Text)]);
        if (target.Subtitle is { } addressee && Vocabulary.Salutation.At(Word.Of(addressee.Text), 0) > 1)
        {
            target.Blocks.Insert(0, (addressee, BlockKind.Paragraph)); // "To the County Council"
            target.Subtitle = null;
        }
        if (target.Subtitle is { } subtitle && IsHeading(subtitle, language))
        {
            target.Blocks.Insert(0, (subtitle, BlockKind.Heading));
            target.Subtitle = null;
        }
        foreach (var (line, block) in kinds) ReadKind(line, block, target);
        if (numbered is not null) target.Blocks.Add((numbered, BlockKind.Heading));
    }

    // A body's name over the line of kind is the issuer when the title stands under that line.
    private List<Block> WithoutHeads(List<Block> blocks)
    {
        if (kinds.Count == 0 || blocks.Count < 2) return blocks;
        var kind = kinds[0].Block.Mapped.From;
        var heads = blocks.Where(block => block.Mapped.From < kind && !ReferenceEquals(block.Mapped, certain) && block.Words.Count is > 1 and <= 12 && !block.EndsSentence && StartsAsBody(block.Text, block.Words)).ToList();
        if (heads.Count == 0 || !blocks.Exists(block => block.Mapped.From > kind)) return blocks;
        foreach (var head in heads)
        {
            draft.Filing.At(head.Mapped, Sureness.Placed);
            draft.Filing.AddIssuer(head.Text);
        }
        return [.. blocks.Except(heads)];
    }

    // "III Encuentro de Relojeros" starts with its second word.
    private static bool StartsAsBody(string text, List<Word> words)
    {
        if (words.Count == 0) return false;
        var first = words.Count > 2 && (char.IsDigit(words[0].Key[0]) || text.AsSpan(words[0].Start, words[0].Length).IndexOfAnyExcept("IVX") < 0 || words[0].Key is "the" or "el" or "la" or "die" or "der" or "das" or "le" or "les" or "o" or "a") ? 1 : 0;
        return Vocabulary.Organisation.At(words, first) > 0 || Vocabulary.Organisation.At(words, words.Count - 1) > 0;
    }

    // To whom a letter goes: "To the Board of the Railway" and the lines of the address under it.
    private bool IsAddressee(int i)
    {
        var block = draft.Blocks[i];
        if (block.IsMarked || block.EndsSentence || block.Text[^1] is ',' or '!' or ':' or '،') return false;
        if (block.Gap == 0 && i > 0 && i - 1 == addressed && block.Length <= 8) { addressed = i; return true; }
        if (block.Words.Count < 2 || Vocabulary.Salutation.At(block.Words, 0) == 0 || block.Words[0].Length < 2 || Kinds.In(block.Text, block.Words) is not null) return false;
        var next = draft.Next(i);
        if (next >= draft.Blocks.Count || draft.Blocks[next].Gap > 0 || Shape.DateLine(draft.Blocks[next], MonthFirst) is not null || !draft.Blocks[next].Text.Any(char.IsDigit) || draft.Blocks[next].Length > 8) return false;
        addressed = i;
        return true;
    }

    // "Village Museum Society · 12 Mill Lane · 00999 Deepstone": what is printed at the head of a sheet.
    private bool Letterhead(Block block)
    {
        var parts = block.Text.Split([" · ", " | ", " • ", " – ", " — "], StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || Array.Exists(parts, part => DateFinder.All(part, Word.Of(part)).Count > 0) || !Array.Exists(parts[1..], part => part.Any(char.IsDigit) || part.Contains('@', StringComparison.Ordinal) || part.Contains("www.", StringComparison.Ordinal))) return false;
        if (!Vocabulary.Organisation.In(Word.Of(parts[0])) || Kinds.In(parts[0], Word.Of(parts[0])) is not null) return false;
        draft.Filing.AddIssuer(parts[0]);
        return true;
    }

    // Where one lives and can be called, at the head of a sheet: "12 River Street · tel. 20 30 40".
    private static bool IsContact(Block block) =>
        block.Length <= 20 && block.Text.Count(char.IsDigit) >= 5 && DateFinder.All(block.Text, block.Words) is [] && block.Words.Exists(word => word.Key is "tel" or "telephone" or "phone" or "fax" or "tlf" or "telefon" or "telefono" or "telefone" or "тел" or "телефон" or "факс" or "τηλ" or "هاتف" or "تلفن" or "电话" or "電話");

    private void ReadKind(KindLine line, Block block, RenditionDraft target)
    {
        var own = block.Language != target.Language && draft.Languages.Contains(block.Language) ? rendition(block.Language) : target;
        if (line.Title is not null && own.Title is null)
        {
            own.Title = line.Title;
            File(line, block);
        }
        else if (own.Title is null && (line.Topic || line.Issuer is not null && !LooksLikeIssuer(line.Issuer)))
        {
            own.Title = block.Mapped;
            File(line with { Issuer = line.Issuer is not null && LooksLikeIssuer(line.Issuer) ? line.Issuer : null }, block);
        }
        else
        {
            // What is said under a title and says more than kind and issuer goes on the title.
            if (line.Topic && own.Subtitle is null && own.Title is not null && block.Mapped.From > own.Title.From) own.Subtitle = block.Mapped;
            File(line, block);
        }
    }

    // A word or two over the first paragraph are a heading when later parts of the text have such headings too.
    private bool IsHeading(MappedText text, string language)
    {
        if (Word.Of(text.Text).Count > 4) return false;
        for (var i = 0; i + 1 < draft.Blocks.Count; i++)
        {
            var block = draft.Blocks[i];
            if (block.Mapped.From <= text.From || draft.Parts[i] != Part.None || block.IsMarked || block.Length > 6 || block.EndsSentence || Shape.EndsWithColon(block.Text) || block.Text[^1] == ',') continue;
            if (block.Language == language && draft.Parts[i + 1] == Part.None && (Shape.IsProse(draft.Blocks[i + 1]) || draft.Blocks[i + 1].IsMarked)) return true;
        }
        return false;
    }

    // "issued by the Circle of Readers", "Circle of Readers, 2 March 2017"
    private bool IssuedBy(Block block)
    {
        var words = block.Words;
        for (var i = 0; i < Math.Min(3, words.Count - 1); i++)
        {
            var by = Vocabulary.Of("issued-by").At(words, i);
            if (by == 0 || i + by >= words.Count || Kinds.In(block.Text[..words[i].Start], words[..i]) is not null) continue;
            var name = block.Text[words[i + by].Start..].TrimEnd('.');
            if (char.IsLower(name[0]) || !LooksLikeIssuer(name)) continue;
            draft.Filing.AddIssuer(name);
            return true;
        }
        if (DateFinder.All(block.Text, words, MonthFirst) is not [{ } date]) return false;
        var (before, after) = (block.Text[..date.Start].Trim(' ', ',', '·', '|', '–', '—', '-', '('), block.Text[date.End..].Trim(' ', ',', '·', '|', '–', '—', '-', ')', '.'));
        var label = Word.Of(before);
        if (Vocabulary.Of("label.date").Covers(label) == label.Count) before = ""; // "Posted on 7 January 2020 by the Circle"
        before = WithoutSmallWords(before);
        var rest = before.Length > 0 ? before : WithoutBy(after);
        if (before.Length > 0 && after.Length > 0 || rest.Length == 0 || Kinds.In(rest, Word.Of(rest)) is not null) return false;
        var end = rest.LastIndexOfAny([',', '·', '|']); // "Guides' Union, Yasinia, 30 August 2019"
        if (before.Length > 0 && end > 3 && IsIssuer(rest[..end].TrimEnd()) && Word.Of(rest[end..]) is { Count: 1 or 2 } place && place.TrueForAll(word => char.IsUpper(rest[end + word.Start])) && !Vocabulary.Organisation.In(place)) rest = rest[..end].TrimEnd();
        if (!IsIssuer(rest) && !(Word.Of(rest) is { Count: > 1 and <= 8 } own && Vocabulary.Organisation.At(own, 0) > 0 && !rest.Contains(',', StringComparison.Ordinal)))
        {
            var comma = rest.LastIndexOf(','); // "Guides' Union, Yasinia, 30 August 2019"
            if (comma < 3 || !IsIssuer(rest[..comma])) return false;
            rest = rest[..comma];
        }
        draft.Filing.AddIssuer(rest);
        FrontLine.Publish(draft, block, date);
        return true;
    }

    // "Network of Wells, im August 2020": what leads to the date goes with it.
    private static string WithoutSmallWords(string before)
    {
        var comma = before.LastIndexOf(',');
        return comma > 3 && Word.Of(before[comma..]) is { Count: 1 or 2 } words && words.TrueForAll(word => word.Length <= 4 && char.IsLower(before[comma + word.Start])) ? before[..comma].TrimEnd() : before;
    }

    private static string WithoutBy(string text)
    {
        var words = Word.Of(text);
        var by = words.Count > 1 ? Vocabulary.Of("issued-by").At(words, 0) : 0;
        return by > 0 && by < words.Count ? text[words[by].Start..] : text;
    }

    private bool LooksLikeIssuer(string name)
    {
        var words = Word.Of(name);
        return Vocabulary.Organisation.InAnyCase(words) || IsSignatory(name);
    }

    private bool IsSignatory(string name) =>
        draft.Groups.Exists(group => group.Entries.Exists(entry => entry.Text.Text.StartsWith(name, StringComparison.OrdinalIgnoreCase)));

    // One line may hold the title in two languages; one that goes on in lower case belongs to the line before.
    private List<(MappedText Text, string Language)> Titles(List<Block> blocks)
    {
        var titles = new List<(MappedText Text, string Language)>();
        foreach (var block in blocks)
        {
            if (Halves(block) is { } halves)
            {
                titles.AddRange(halves);
                continue;
            }
            titles.Add((block.Mapped, block.Language));
        }
        return titles;
    }

    private List<(MappedText, string)>? Halves(Block block)
    {
        if (draft.Languages.Count < 2) return null;
        foreach (var separator in (ReadOnlySpan<string>)[" / ", " | ", " – ", " — ", " - "])
        {
            var at = block.Text.IndexOf(separator, StringComparison.Ordinal);
            if (at < 4) continue;
            var first = block.Mapped.Slice(0, at);
            var second = block.Mapped.Slice(at + separator.Length);
            var (a, b) = (LanguageGuess.Of(first.Text, draft.Languages), LanguageGuess.Of(second.Text, draft.Languages));
            if (a.Tag != b.Tag && draft.Languages.Contains(a.Tag) && draft.Languages.Contains(b.Tag) && a.Lead > 0.15 && b.Lead > 0.15) return [(first, a.Tag), (second, b.Tag)];
        }
        return null;
    }

    // "SM of Kazakhstan, No to the ban!" over "No to the ban!"; the name of a signatory on a line of its own.
    private List<(MappedText Text, string Language)> WithoutIssuers(List<(MappedText Text, string Language)> titles)
    {
        var kept = new List<(MappedText Text, string Language)>();
        foreach (var title in titles)
        {
            if (titles.Any(other => other.Text != title.Text && IsPrefixed(title.Text.Text, other.Text.Text)))
            {
                var other = titles.First(one => one.Text != title.Text && IsPrefixed(title.Text.Text, one.Text.Text));
                draft.Filing.At(title.Text, Sureness.Told);
                Issue(title.Text.Text[..^other.Text.Text.Length]);
            }
            else if ((titles.Count > 1 || kinds.Exists(one => one.Line.Topic || one.Line.Title is not null)) && !ReferenceEquals(title.Text, certain) && IsIssuer(title.Text.Text))
            {
                draft.Filing.At(title.Text, Sureness.Inferred);
                draft.Filing.AddIssuer(title.Text.Text);
            }
            else
            {
                kept.Add(title);
            }
        }
        if (kept.Count > 0 && Prefix(kept[0].Text) is { } length)
        {
            draft.Filing.At(kept[0].Text, Sureness.Placed);
            Issue(kept[0].Text.Text[..length]);
            kept[0] = (kept[0].Text.Slice(length + 1), kept[0].Language);
        }
        return kept;
    }

    private static bool IsPrefixed(string text, string title) =>
        text.Length > title.Length + 2 && title.Length > 5 && text.EndsWith(title, StringComparison.Ordinal) && text[..^title.Length].TrimEnd() is [.., ',' or ':' or '–' or '—' or '-' or '|' or '.' or '：' or '，'];

    private bool IsIssuer(string text)
    {
        var words = Word.Of(text);
        if (words.Count is 0 or > 10 || text[^1] is '!' or '?' or '.' or ':' or ',' || Vocabulary.Salutation.At(words, 0) > 1) return false; // "To the County Council"
        if (IsSignatory(text)) return true;
        if (words.Count == 1 && Script.IsEastAsian(Script.Of(text[0]))) return text.Length is >= 4 and <= LongestHanBody && Vocabulary.Organisation.EndsEastern(text);
        return (Vocabulary.Organisation.At(words, 0) > 0 || Vocabulary.Organisation.At(words, words.Count - 1) > 0) && words.Where(word => word.Length > 3).All(word => !char.IsLower(text[word.Start])) && words.Count >= 2;
    }

    // Without the title a second time, what stands before a comma or colon is the issuer only when it is known as a body.
    private int? Prefix(MappedText title)
    {
        var at = title.Text.IndexOfAny([',', ':', '：']);
        if (at < 2 || at > 90 || at + 4 > title.Text.Length) return null;
        var prefix = title.Text[..at];
        var known = IsSignatory(prefix) || draft.Filing.IssuerTags.Exists(tag => Abbreviated.Matches(prefix, tag));
        return known ? at : null;
    }

    private void Issue(string prefix)
    {
        prefix = prefix.TrimEnd(' ', ',', ':', '–', '—', '-', '|', '.', '：', '，');
        var full = draft.Filing.IssuerTags.Find(tag => Abbreviated.Matches(prefix, tag))
            ?? draft.Groups.SelectMany(group => group.Entries).Select(entry => entry.Text.Text).FirstOrDefault(name => name.Length < 200 && Abbreviated.Matches(prefix, name));
        draft.Filing.AddIssuer(full ?? prefix);
    }

    private static void SetTitles(RenditionDraft target, List<MappedText> titles)
    {
        if (titles.Count == 0) return;
        var first = 0;
        if (target.Title is null) target.Title = titles[first++];
        if (first < titles.Count && target.Subtitle is null) target.Subtitle = titles[first++];
        for (; first < titles.Count; first++) target.Blocks.Add((titles[first], BlockKind.Heading));
    }
}
