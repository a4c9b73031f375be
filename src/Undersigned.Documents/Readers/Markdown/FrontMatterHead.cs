// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents.Readers.Markdown;

/// <summary>
/// The head of a Markdown file, in the simple forms of YAML or TOML that such heads are written in: a key and a value, a list in brackets, or
/// a list of lines. What has a name that documents use becomes a line such as a document has; the rest is for the site's machinery.
/// </summary>
internal sealed class FrontMatterHead
{
    private static readonly HashSet<string> Titles = ["title", "headline", "titulo", "titre", "titel", "titolo", "tytul", "τιτλοσ", "baslik", "название", "заголовок", "назва", "наслов", "naslov", "العنوان", "عنوان", "标题", "標題"];
    private static readonly HashSet<string> Subtitles = ["subtitle", "subtitulo", "sous titre", "untertitel", "sottotitolo", "подзаголовок", "підзаголовок", "поднаслов", "podtytul", "υποτιτλοσ", "alt baslik"];

    private readonly string source;
    private readonly List<Block> before = [];
    private readonly List<Block> after = [];
    private string? language;

    private FrontMatterHead(string source) => this.source = source;

    /// <summary>Where the head ends in the source; 0 when there is none.</summary>
    public int End { get; private set; }

    /// <summary>What stands before the text: title, date, subjects.</summary>
    public IReadOnlyList<Block> Before => before;

    /// <summary>Signatories listed in the head, who stand after the text.</summary>
    public IReadOnlyList<Block> After => after;

    public Clues Clues => new() { Language = language };

    public static FrontMatterHead Read(string source)
    {
        var head = new FrontMatterHead(source);
        var lines = Line.Of(source);
        if (lines.Count < 3 || lines[0].In(source) is not ("---" or "+++")) return head;
        var fence = lines[0].In(source).ToString();
        var end = lines.FindIndex(1, line => line.In(source).SequenceEqual(fence) || fence == "---" && line.In(source).SequenceEqual("..."));
        if (end < 0) return head;
        head.End = end + 1 < lines.Count ? lines[end].To : source.Length;
        for (var i = 1; i < end;) i = head.Entry(lines, i, end, fence == "+++" ? '=' : ':');
        return head;
    }

    // Reads a key and what belongs to it; returns the line after.
    private int Entry(List<Line> lines, int i, int end, char equals)
    {
        var line = lines[i];
        var next = i + 1;
        while (next < end && (lines[next].IsBlank || lines[next].Indent > line.Indent || lines[next].In(source).StartsWith("- "))) next++;
        var text = line.In(source);
        var at = text.IndexOf(equals);
        if (at < 1 || text[0] is '#' or '[') return i + 1;
        var key = Fold.Of(text[..at].Trim(" \"'")).Replace('_', ' ').Replace('-', ' ');
        var values = Values(line.From + at + 1, line.To);
        if (values.Count == 0 || values is [{ Text: "|" or ">" or "|-" or ">-" }]) values = Values(lines, i + 1, next);
        if (values.Count > 0) File(key, line.From, line.From + at, values);
        return next;
    }

    private void File(string key, int from, int to, List<MappedText> values)
    {
        var words = Word.Of(key);
        if (Titles.Contains(key)) before.Insert(0, new Block(values[0], BlockStyle.Heading) { Level = 1 });
        else if (Subtitles.Contains(key)) before.Add(new Block(values[0], BlockStyle.Plain) { Gap = 1 });
        else if (key is "lang" or "language" or "locale") language = values[0].Text;
        else if (FrontLine.IsLabel(key) || key is "pubdate" or "publishdate" or "publish date") before.Add(Labelled(key, from, to, values));
        else if (words.Count is > 0 and <= 4 && Vocabulary.Heading.In(words) && values.Count > 1)
        {
            after.Add(new Block(MappedText.Of(source, from, to), BlockStyle.Heading) { Gap = 1 });
            after.AddRange(values.Select(value => new Block(value, BlockStyle.Bullet) { Marker = "-" }));
        }
    }

    // "tags: [Asia, Labour]" as "tags: Asia, Labour".
    private static Block Labelled(string key, int from, int to, List<MappedText> values)
    {
        var text = new MappedTextBuilder();
        text.Append(key is "pubdate" or "publishdate" or "publish date" ? "date" : key, from, to, true);
        text.Between(":", to);
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0) text.Between(values.Exists(value => value.Text.Contains(',', StringComparison.Ordinal)) ? ";" : ",", values[i].From);
            text.Space(values[i].From);
            text.Append(values[i].Text, values[i].From, values[i].To, true);
        }
        return new Block(text.Take(), BlockStyle.Plain) { Gap = 1 };
    }

    // The values on the line of the key: one, or several in brackets.
    private List<MappedText> Values(int from, int to)
    {
        (from, to) = Trim(from, to);
        if (from >= to) return [];
        if (source[from] != '[' || source[to - 1] != ']') return [Scalar(from, to)];
        var values = new List<MappedText>();
        var start = from + 1;
        var quote = '\0';
        for (var i = start; i < to; i++)
        {
            if (quote != '\0') { if (source[i] == quote) quote = '\0'; continue; }
            if (source[i] is '"' or '\'' && source.AsSpan(start, i - start).Trim().Length == 0) quote = source[i];
            if (source[i] != ',' && i != to - 1) continue;
            var (a, b) = Trim(start, i);
            if (a < b) values.Add(Scalar(a, b));
            start = i + 1;
        }
        return values;
    }

    // The values on the lines under the key: "- one", "- name: one", or a text over several lines.
    private List<MappedText> Values(List<Line> lines, int start, int end)
    {
        var values = new List<MappedText>();
        var item = new List<MappedText>();
        void Done()
        {
            if (item.Count > 0) values.Add(Join(item));
            item.Clear();
        }
        for (var i = start; i < end; i++)
        {
            if (lines[i].IsBlank) continue;
            var (from, to) = (lines[i].From, lines[i].To);
            if (source[from] == '-' && from + 1 < to && source[from + 1] == ' ') { Done(); (from, to) = Trim(from + 1, to); }
            var text = source.AsSpan(from, to - from);
            var colon = text.IndexOf(": ");
            if (colon is > 0 and < 24 && text[..colon].IndexOf(' ') < 0) (from, to) = Trim(from + colon + 1, to);
            if (from < to) item.Add(Scalar(from, to));
        }
        Done();
        return values;
    }

    private static MappedText Join(List<MappedText> parts)
    {
        if (parts.Count == 1) return parts[0];
        var text = new MappedTextBuilder();
        foreach (var part in parts)
        {
            if (!text.IsEmpty) text.Between(",", part.From);
            text.Space(part.From);
            text.Append(part.Text, part.From, part.To, true);
        }
        return text.Take();
    }

    private MappedText Scalar(int from, int to)
    {
        if (to - from >= 2 && source[from] is '"' or '\'' && source[to - 1] == source[from])
        {
            var quote = source[from];
            var text = new MappedTextBuilder();
            for (var i = from + 1; i < to - 1; i++)
            {
                if (i + 1 < to - 1 && (quote == '"' && source[i] == '\\' || quote == '\'' && source[i] == '\'' && source[i + 1] == '\'')) { text.Append(source[i + 1].ToString(), i, i + 2, true); i++; }
                else text.Append(source, i, i + 1);
            }
            return text.Take();
        }
        var comment = source.AsSpan(from, to - from).IndexOf(" #");
        return MappedText.Of(source, from, comment > 0 ? from + comment : to);
    }

    private (int From, int To) Trim(int from, int to)
    {
        while (from < to && char.IsWhiteSpace(source[from])) from++;
        while (to > from && char.IsWhiteSpace(source[to - 1])) to--;
        return (from, to);
    }
}
