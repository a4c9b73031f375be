// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Places;

namespace Undersigned.Documents.Structure;

/// <summary>Parts a line that holds several signatories: by semicolons, by dots or bars between them, by commas where there is nothing else.</summary>
internal static class EntryList
{
    /// <summary>The heading and the entries of a line such as "Signed: A; B, Norway; C."; null when it is none.</summary>
    public static (string Heading, MappedText Names)? Headed(Block block)
    {
        var text = block.Text;
        var colon = text.AsSpan(0, Math.Min(text.Length, 160)).IndexOfAny(':', '：');
        if (colon < 2 || colon > text.Length - 4 || text.AsSpan(colon).StartsWith("://")) return null;
        var head = new Block(block.Mapped.Slice(0, colon + 1), BlockStyle.Plain);
        if (head.Length > 12 || !Vocabulary.Heading.In(head.Words) || !ListHeadings.Heads(head)) return null;
        var rest = block.Mapped.Slice(colon + 1);
        return rest.Text.Length < 3 || rest.Text.Contains('@', StringComparison.Ordinal) ? null : (Shape.WithoutColon(head.Text), rest);
    }

    /// <summary>"Norway: A; B" – the country and the rest; null when the line does not start so.</summary>
    public static (string Country, MappedText Names)? UnderCountry(Block block)
    {
        var text = block.Text;
        var colon = text.AsSpan(0, Math.Min(text.Length, 60)).IndexOfAny(':', '：');
        if (colon < 2 || colon > text.Length - 3) return null;
        var country = Gazetteer.Instance.Whole(text[..colon].Trim());
        return country is null ? null : (country, block.Mapped.Slice(colon + 1));
    }

    /// <summary>Whether a line holds more than one entry.</summary>
    public static bool HasSeveral(string text) =>
        Count(text, ';') + Count(text, '；') + Count(text, '؛') >= 1 && text.Length > 30 || CountSpaced(text, '•') >= 1 || CountSpaced(text, '·') >= 2 || CountSpaced(text, '|') >= 3 || Count(text, '、') >= 2;

    /// <summary>The entries of a line.</summary>
    /// <param name="text">The line, without heading.</param>
    /// <param name="byCommas">Whether commas part entries when nothing else does.</param>
    public static List<MappedText> Split(MappedText text, bool byCommas)
    {
        ReadOnlySpan<char> separators = [';', '；', '؛', '•', '、'];
        foreach (var separator in separators) if (Count(text.Text, separator) > 0) return By(text, separator);
        if (CountSpaced(text.Text, '·') >= 2) return By(text, '·');
        if (CountSpaced(text.Text, '|') >= 3) return By(text, '|');
        if (!byCommas) return [text];
        var comma = Count(text.Text, '，') > 0 ? '，' : Count(text.Text, '،') > 0 ? '،' : ',';
        return Count(text.Text, comma) == 0 ? [text] : WithLastTwo(WithCountries(By(text, comma), text));
    }

    // "A, B (Austria) and C": after a bracket, "and" parts the last two. Elsewhere it may be part of a name.
    private static List<MappedText> WithLastTwo(List<MappedText> parts)
    {
        if (parts.Count == 0) return parts;
        var last = parts[^1];
        foreach (var and in (ReadOnlySpan<string>)[") and ", ") y ", ") et ", ") und ", ") e ", ") и ", ") і ", ") та ", ") i ", ") oraz ", ") και ", ") ve "])
        {
            var at = last.Text.IndexOf(and, StringComparison.Ordinal);
            if (at < 1) continue;
            parts[^1] = last.Slice(0, at + 1);
            parts.Add(last.Slice(at + and.Length));
            break;
        }
        return parts;
    }

    private static List<MappedText> By(MappedText text, char separator)
    {
        var parts = new List<MappedText>();
        var start = 0;
        var depth = 0;
        for (var i = 0; i <= text.Text.Length; i++)
        {
            if (i < text.Text.Length)
            {
                if (text.Text[i] is '(' or '[' or '«' or '“' or '（') depth++;
                if (text.Text[i] is ')' or ']' or '»' or '”' or '）') depth = Math.Max(0, depth - 1);
                if (text.Text[i] != separator || depth > 0) continue;
            }
            var part = text.Slice(start, i - start);
            if (part.Text.Length > 1) parts.Add(WithoutAnd(part));
            start = i + 1;
        }
        return parts;
    }

    // In "A, Norway, B" the country belongs to A.
    private static List<MappedText> WithCountries(List<MappedText> parts, MappedText whole)
    {
        var joined = new List<MappedText>();
        foreach (var part in parts)
        {
            if (joined.Count > 0 && Gazetteer.Instance.Whole(part.Text.TrimEnd('.')) is not null)
            {
                var start = Offset(whole, joined[^1]);
                joined[^1] = whole.Slice(start, Offset(whole, part) + part.Text.Length - start);
            }
            else
            {
                joined.Add(part);
            }
        }
        return joined;
    }

    private static int Offset(MappedText whole, MappedText part)
    {
        for (var at = 0; (at = whole.Text.IndexOf(part.Text, at, StringComparison.Ordinal)) >= 0; at++) if (whole.SourceOf(at) == part.From) return at;
        return 0;
    }

    private static MappedText WithoutAnd(MappedText part)
    {
        foreach (var and in (ReadOnlySpan<string>)["and ", "y ", "et ", "und ", "e ", "и ", "і ", "та ", "i ", "oraz ", "και ", "ve ", "و "])
        {
            if (part.Text.StartsWith(and, StringComparison.Ordinal) && part.Text.Length > and.Length + 2) return part.Slice(and.Length);
        }
        return part;
    }

    private static int Count(string text, char c) => text.AsSpan().Count(c);

    private static int CountSpaced(string text, char c) => text.AsSpan().Count([' ', c, ' ']);
}
